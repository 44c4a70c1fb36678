#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences in the real window: who one is, snapping, the length of lines, the colours of tags.

usage: test-preferences.py PROGRAM SAMPLE
"""

import json
import os
import sys
import time

from window_driver import Atspi, Failure, run_tests, wait_for, xdotool


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def open_preferences(window):
    window.key("ctrl+comma")
    wait_for("the preferences", lambda: window.find_named("Line Length"))
    time.sleep(0.5)


def close_preferences(window):
    def are_closed():
        window.key("Escape")  # the first one only leaves a row that is being edited
        time.sleep(0.5)
        return not window.find_named("Line Length")

    wait_for("the preferences to go", are_closed)
    wait_for("the focus in the article", lambda: window._has_state(window.view, Atspi.StateType.FOCUSED))


def creator(article):
    wait_for("a saved tag", article.tags)
    return article.items()[0]["creator"]


def signs_with_the_name_and_identifier_given(article, open_window):
    window = open_window()
    open_preferences(window)
    window.type("Ada Reviewer")
    window.key("Tab")
    window.type("https://example.org/people/ada")
    window.key("Return")
    close_preferences(window)
    window.go_to("We measured the ship")
    window.key("q")
    expect(creator(article)["name"], "Ada Reviewer", "who tagged")
    expect(creator(article)["id"], "https://example.org/people/ada", "the identifier")
    window.close()


def asks_for_the_name_once(article, open_window):
    window = open_window(asks_name=True)
    window.go_to("We measured the ship")
    window.key("q")
    # the tag is there before anything is asked, and keys that follow at once are for the article
    window.key("Right", repeat=3)
    account = creator(article)["name"]
    entry = window.wait_for_focus("Name")
    expect(Atspi.Text.get_text(entry, 0, -1), account, "what is suggested")
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        time.sleep(0.5)
        window.picture(os.path.join(folder, "name.png"))
    window.key("ctrl+a")
    window.type("Ada Reviewer")
    window.key("Return")
    window.wait_for_focus_in_article()
    window.key("n")
    wait_for("the second tag", lambda: len(article.items()) == 2)
    expect({item["creator"]["name"] for item in article.items()}, {account, "Ada Reviewer"}, "who tagged")
    time.sleep(2)
    expect(window.find_named("Name"), None, "a second question")
    window.close()


def does_not_ask_while_a_field_is_typed_in(article, open_window):
    window = open_window(asks_name=True)
    window.go_to("We measured the ship")
    window.key("n", "Return")
    wait_for("the focus in a field", lambda: not window.focused_name().startswith("Article:"))
    field = window.focused_name()
    window.type("Ask the harbour office")
    time.sleep(2.5)
    expect(window.focused_name(), field, "the focus")
    window.type(" about it")
    window.key("Escape")
    window.wait_for_focus("Name")
    window.key("Escape")
    window.wait_for_focus_in_article()
    wait_for("the note", lambda: "Ask the harbour office about it" in article.sidecar_bytes().decode())
    window.close()


def takes_no_identifier_that_is_none(article, open_window):
    window = open_window()
    open_preferences(window)
    window.type("Ada Reviewer")
    window.key("Tab")
    window.type("ada")
    window.key("Return")
    entry = window.find(lambda a: a.get_name().startswith("Identifier") and a.get_role() == Atspi.Role.TEXT)
    wait_for("the mistake to be shown", lambda: window._has_state(entry, Atspi.StateType.INVALID_ENTRY))
    close_preferences(window)
    window.go_to("We measured the ship")
    window.key("q")
    expect("id" in creator(article), False, "an identifier in the file")
    window.close()


def selects_parts_of_words_where_snapping_is_off(article, open_window):
    window = open_window()
    open_preferences(window)
    switches = [a for a in window.walk() if a.get_role() == Atspi.Role.CHECK_BOX]
    window.press(next(a for a in switches if a.get_name() == "Snap to Whole Words" and a.get_n_actions() > 0))
    close_preferences(window)
    offset = article.text.index("swing bridge")
    start = Atspi.Text.get_character_extents(window.view, offset + 2, Atspi.CoordType.WINDOW)
    end = Atspi.Text.get_character_extents(window.view, offset + 9, Atspi.CoordType.WINDOW)
    xdotool("mousemove", "--window", window.id, start.x + 1, start.y + start.height // 2)
    time.sleep(0.1)
    xdotool("mousedown", 1)
    for part in range(1, 9):
        x = start.x + (end.x - start.x) * part // 8
        xdotool("mousemove", "--window", window.id, x + 1, start.y + start.height // 2)
        time.sleep(0.03)
    xdotool("mouseup", 1)
    time.sleep(0.3)
    window.key("c")
    wait_for("a tag", article.tags)
    words = article.tags()[0][1]
    expect(words in "swing bridge" and not words.startswith("swing"), True, f"part of the words, {words!r}")
    window.close()


def records_only_verdicts_if_asked(article, open_window):
    def say(statement):
        """Fills in a field and gives what is recorded then."""
        window.go_to("The bridge leaves", into=6)
        window.key("Return")
        window.walk_to("Statement")
        window.key("ctrl+a")
        window.type(statement)
        window.key("Tab")
        wait_for("the saved statement", lambda: statement in article.sidecar_bytes().decode())
        window.key("Escape")
        window.wait_for_focus_in_article()
        return json.loads(article.sidecar_bytes())["stk:history"]

    window = open_window()
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    wait_for("a saved tag", article.tags)
    full = say("It is low.")
    expect("It is low." in json.dumps(full), True, "the statement in the history")
    open_preferences(window)
    switches = [a for a in window.walk() if a.get_role() == Atspi.Role.CHECK_BOX]
    window.press(next(a for a in switches if a.get_name() == "Record Every Change" and a.get_n_actions() > 0))
    close_preferences(window)
    expect(say("It is high."), full, "the history after another statement")
    window.close()


def sets_lines_as_long_as_asked(article, open_window):
    def right_edge():
        start = article.text.index("We measured the ship")
        extents = (Atspi.Text.get_character_extents(window.view, start + i, Atspi.CoordType.WINDOW) for i in range(200))
        return max(rect.x + rect.width for rect in extents)

    window = open_window()
    edges = []
    for length in (60, 75):
        open_preferences(window)
        row = window.find(lambda a: a.get_name().startswith("Line Length") and a.get_role() == Atspi.Role.SPIN_BUTTON)
        Atspi.Value.set_current_value(row, length)
        close_preferences(window)
        time.sleep(0.3)
        edges.append(right_edge())
    expect(edges[0] < edges[1], True, f"lines of 75 characters end further out than those of 60, {edges}")
    window.close()


TESTS = [
    asks_for_the_name_once,
    does_not_ask_while_a_field_is_typed_in,
    signs_with_the_name_and_identifier_given,
    takes_no_identifier_that_is_none,
    selects_parts_of_words_where_snapping_is_off,
    records_only_verdicts_if_asked,
    sets_lines_as_long_as_asked,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
