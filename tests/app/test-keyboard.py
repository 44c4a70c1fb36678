#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session by keyboard alone: no pointer is moved, and whenever a step is done something has the focus.

usage: test-keyboard.py PROGRAM SAMPLE
"""

import sys
import time

from window_driver import Atspi, Failure, run_tests, wait_for

QUOTE = "“We measured the ship twice and the bridge once,”"
NAME = "Perpetua Vane"
CLAIM = "The bridge leaves 11.4 metres at spring high tide, according to a survey report dated 27 April that the Courier has seen."
NOTE = "swing bridge"
TAGS = [("note", NOTE), ("claim", CLAIM), ("quote", QUOTE), ("source", NAME)]


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def states(article):
    return [item.get("stk:status", "open") for item in article.items()]


def wait_for_states(article, expected):
    try:
        wait_for("the saved states", lambda: states(article) == expected)
    except Failure:
        raise Failure(f"the saved states are {states(article)}, not {expected}") from None


def open_from_start_page(article, window):
    window.wait_for_focus()
    window.key("ctrl+o")
    window.focus_other_window()
    time.sleep(1)  # the dialog looks at the folder first
    window.type(article.path)
    time.sleep(0.5)
    window.key("shift+End", "Delete")  # what the dialog completed
    window.key("Return")
    window.focus_window()
    window.wait_for_article()


def read(window):
    window.key("ctrl+Home")
    window.key("alt+Right", repeat=2)
    wait_for("the caret to move by sentences", lambda: window.caret() > 20)
    window.key("ctrl+Down")


def tag(article, window):
    window.go_to(NOTE, into=0)
    window.key("shift+Right", repeat=len(NOTE))
    window.key("n")
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    window.go_to("We measured the ship")
    window.key("q")
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags(TAGS)


def change(article, window):
    window.key("alt+n")
    article.wait_for_tags(TAGS[:3] + [("note", NAME)])
    window.key("alt+s")
    article.wait_for_tags(TAGS)
    window.key("r")
    window.key("ctrl+shift+Right")
    window.key("Return")
    article.wait_for_tags(TAGS[:3] + [("source", NAME + " called")])
    window.wait_for_focus_in_article()
    window.key("ctrl+z")
    article.wait_for_tags(TAGS)


def fill_in(article, window):
    window.go_to("The bridge leaves", into=6)
    window.key("Return")
    window.wait_for_focus()
    window.walk_to("Statement")
    window.type("The bridge leaves 11.4 m at spring high tide.")
    window.key("Tab")
    wait_for("the saved statement", lambda: "The bridge leaves 11.4 m at spring high tide." in article.sidecar_bytes().decode())
    window.walk_to("High")
    window.key("space")
    wait_for("the saved priority", lambda: any(item.get("stk:priority") == "high" for item in article.items()))
    window.key("Escape")
    window.wait_for_focus_in_article()


def choose_in_list(article, window):
    window.key("ctrl+shift+f")
    window.wait_for_focus("Search Tags")
    window.type("vane")
    wait_for("one row", lambda: window.rows() == [NAME])
    window.key("Escape")
    wait_for("all rows", lambda: len(window.rows()) == 4)
    window.key("ctrl+shift+f")
    window.walk_to("State, Grouping and Order")
    window.key("space")
    window.walk_to("By Kind", "Down")
    window.key("Return")
    wait_for("another order", lambda: window.rows() == [QUOTE, CLAIM, NAME, NOTE])
    window.wait_for_focus()


def edit_several(article, window):
    window.key("F6")  # from the list to the fields
    window.wait_for_focus()
    window.key("Escape")
    window.wait_for_focus_in_article()
    window.key("F6")
    window.wait_for_focus()
    window.key("Home")
    window.key("shift+Down")
    window.wait_until_shown("2 Selected")
    window.key("shift+F10")
    window.walk_to("State", "Down")
    window.key("Right")
    window.walk_to("Checked", "Down")
    window.key("Return")
    wait_for_states(article, ["open", "checked", "checked", "open"])
    window.wait_for_focus()
    window.key("Delete")
    article.wait_for_tags([TAGS[0], TAGS[3]])
    window.wait_for_focus()
    window.key("ctrl+z")
    article.wait_for_tags(TAGS)
    window.wait_for_focus()


def find_and_command(article, window):
    window.key("ctrl+f")
    window.wait_for_focus("Search in the Article")
    window.type("survey")
    window.wait_until_shown("1 of ")
    window.key("Escape")
    window.wait_for_focus_in_article()
    window.key("ctrl+shift+p")
    window.wait_for_focus("Search Commands")
    window.type("outlx")
    window.key("BackSpace")
    wait_for("the command", lambda: window.find_named("Outline"))
    window.key("ctrl+z")  # takes back the last key in the entry, no edit of the tags
    wait_for("the entry as it was", lambda: not window.find_named("Outline"))
    window.key("BackSpace")
    wait_for("the command again", lambda: window.find_named("Outline"))
    expect(article.tags(), TAGS, "the tags after an undo in an entry")
    window.key("Return")
    wait_for("the outline", lambda: window.find_named("Outline"))
    window.wait_for_focus()
    window.key("Escape")
    window.wait_for_focus_in_article()
    window.key("ctrl+question")
    window.wait_until_shown("Keyboard Shortcuts")
    window.wait_for_focus()
    window.key("Escape")
    window.wait_for_focus_in_article()


def opens_a_file(article, open_window):
    window = open_window(at_start=True, chooses_files=True)
    open_from_start_page(article, window)
    read(window)
    window.close()


def goes_through_a_whole_session(article, open_window):
    open_window().close()
    window = open_window(at_start=True)
    window.wait_for_focus()
    window.walk_to(article.headline())
    window.key("Return")
    window.wait_for_article()
    read(window)
    tag(article, window)
    change(article, window)
    fill_in(article, window)
    choose_in_list(article, window)
    edit_several(article, window)
    find_and_command(article, window)
    window.wait_until_shown("Saved")
    window.close()
    saved = article.sidecar_bytes()

    window = open_window()
    wait_for("the rows", lambda: len(window.rows()) == 4)
    window.close()
    expect(article.sidecar_bytes(), saved, "the saved tags after looking at them")


TESTS = [opens_a_file, goes_through_a_whole_session]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
