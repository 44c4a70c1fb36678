#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading and tagging in the real window: searching, parts, kinds, overlaps, resizing, by keyboard and pointer.

usage: test-tagging.py PROGRAM SAMPLE
"""

import os
import sys
import time

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk

from window_driver import Atspi, Failure, run_tests, wait_for, xdotool

FIRST = "“We measured the ship twice and the bridge once,”"
SECOND = "“and the once was in August, at low water.”"


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def parts(article):
    """The saved tags as (kind, [words of each part])."""
    found = []
    if not os.path.exists(article.sidecar):
        return found
    for item in article.items():
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        found.append((item["body"][0]["value"], [t["selector"][0]["exact"] for t in targets]))
    return found


def wait_for_parts(article, expected):
    try:
        wait_for("the saved tags", lambda: parts(article) == expected)
    except Failure:
        raise Failure(f"the saved tags are {parts(article)}, not {expected}") from None


def point(window, words, into=0):
    """Where a character of the words is."""
    offset = window.article.text.index(words) + into
    rect = Atspi.Text.get_character_extents(window.view, offset, Atspi.CoordType.WINDOW)
    return rect.x, rect.y, rect.width, rect.height


def drag(window, start, end):
    xdotool("mousemove", "--window", window.id, *map(int, start))
    time.sleep(0.2)
    xdotool("mousedown", 1)
    for i in range(1, 9):
        step = [start[k] + (end[k] - start[k]) * i / 8 for k in (0, 1)]
        xdotool("mousemove", "--window", window.id, *map(int, step))
        time.sleep(0.03)
    xdotool("mouseup", 1)
    time.sleep(0.3)


def drag_over(window, first, first_into, last, last_into):
    x, y, _, height = point(window, first, first_into)
    to_x, to_y, _, to_height = point(window, last, last_into)
    drag(window, (x + 1, y + height / 2), (to_x + 1, to_y + to_height / 2))


def click_in_popover(window, part):
    """Clicks into the popover, which is a window of its own, at a part of its width."""
    found = xdotool("search", "--onlyvisible", "--pid", window.process.pid).split()
    popover = next(i for i in found if i != window.id)
    lines = xdotool("getwindowgeometry", "--shell", popover).splitlines()
    size = dict(line.split("=") for line in lines)
    for step in range(8, -1, -1):  # as a hand moves it: the last step is a small one
        xdotool("mousemove", "--window", popover, int(int(size["WIDTH"]) * part) - step, int(size["HEIGHT"]) // 2)
        time.sleep(0.03)
    time.sleep(0.3)
    xdotool("click", 1)


def read_clipboard():
    """What another program gets when it pastes."""
    texts = []
    loop = GLib.MainLoop()

    def read_cb(clipboard, result):
        try:
            texts.append(clipboard.read_text_finish(result))
        except GLib.Error:  # there is no text yet
            pass
        loop.quit()

    Gtk.init()
    Gdk.Display.get_default().get_clipboard().read_text_async(None, read_cb)
    loop.run()
    return texts[0] if texts else ""


def finds_words_and_goes_on_with_them(article, open_window):
    window = open_window()
    n = article.text.lower().count("bridge")
    window.key("ctrl+f")
    time.sleep(0.3)
    window.type("BRIDGE")
    window.wait_until_shown(f"1 of {n}")
    window.key("Return")
    window.wait_until_shown(f"2 of {n}")
    window.key("shift+Return")
    window.key("shift+Return")
    window.wait_until_shown(f"{n} of {n}")
    window.key("ctrl+g")
    window.wait_until_shown(f"1 of {n}")
    window.key("Escape")
    wait_for("the focus in the article", lambda: window._has_state(window.view, Atspi.StateType.FOCUSED))
    window.key("n")
    wait_for("a note", lambda: [(k, w.lower()) for k, w in article.tags()] == [("note", "bridge")])
    window.close()


def tags_a_quotation_with_its_parts(article, open_window):
    window = open_window()
    window.go_to("We measured the ship")
    window.key("shift+q")
    wait_for_parts(article, [("quote", [FIRST, SECOND])])
    window.key("ctrl+z")
    wait_for_parts(article, [])
    window.key("q")
    wait_for_parts(article, [("quote", [FIRST])])
    window.key("q")
    wait_for_parts(article, [("quote", [FIRST, SECOND])])
    window.key("alt+n")
    wait_for_parts(article, [("note", [FIRST, SECOND])])
    window.close()


def goes_through_what_overlaps_and_on(article, open_window):
    window = open_window()
    window.go_to("swing bridge", into=2)
    window.key("c")
    window.key("n")
    window.key("s")
    wait_for("three tags", lambda: len(article.tags()) == 3)
    window.key("Left")
    window.key("Right")
    window.key("Tab")
    window.key("Tab")
    expect(window._has_state(window.view, Atspi.StateType.FOCUSED), True, "the focus in the article")
    window.key("Tab")
    wait_for("the focus elsewhere", lambda: not window._has_state(window.view, Atspi.StateType.FOCUSED))
    window.close()


def resizes_by_keys(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", "Perpetua Vane")])
    window.key("r")
    window.key("ctrl+shift+Right")
    window.key("ctrl+Right")
    window.key("Return")
    article.wait_for_tags([("source", "Vane called")])
    window.key("r")
    window.key("ctrl+shift+Right")
    window.key("Escape")
    window.key("ctrl+z")
    article.wait_for_tags([("source", "Perpetua Vane")])
    window.close()


def resizes_by_dragging(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", "Perpetua Vane")])
    window.key("r")
    time.sleep(0.6)
    x, y, width, height = point(window, "Vane called", len("Vane") - 1)
    to_x, to_y, _, to_height = point(window, "Vane called", len("Vane cal"))
    drag(window, (x + width, y + height + 4), (to_x, to_y + to_height / 2))
    window.key("Return")
    article.wait_for_tags([("source", "Perpetua Vane called")])
    window.close()


def offers_to_tag_what_was_selected_with_the_pointer(article, open_window):
    window = open_window()
    drag_over(window, "swing bridge", 2, "swing bridge", len("swing bri"))
    wait_for("the offer", lambda: window.find_button("Tag as Claim"))
    window.key("Escape")
    wait_for("the offer to go", lambda: not window.find_button("Tag as Claim"))
    drag_over(window, "swing bridge", 2, "swing bridge", len("swing bri"))
    window.press(wait_for("the offer", lambda: window.find_button("Tag as Claim")))
    article.wait_for_tags([("claim", "swing bridge")])
    wait_for("the offer to go", lambda: not window.find_button("Tag as Claim"))
    drag_over(window, "swing bridge", 2, "swing bridge", len("swing bri"))
    wait_for("the offer", lambda: window.find_button("Tag as Claim"))
    click_in_popover(window, 7 / 8)
    both = [("claim", "swing bridge"), ("note", "swing bridge")]  # of the same words: in the order of their ids
    wait_for("both tags", lambda: sorted(article.tags()) == both)
    window.close()


def selects_exactly_with_alt(article, open_window):
    window = open_window()
    xdotool("keydown", "alt")
    try:
        drag_over(window, "swing bridge", 2, "swing bridge", len("swing bri"))
    finally:
        xdotool("keyup", "alt")
    window.key("c")
    wait_for("a tag", lambda: len(article.tags()) == 1)
    words = article.tags()[0][1]
    expect(words in "swing bridge" and not words.startswith("swing"), True, f"part of the words, {words!r}")
    window.close()


def copies_words_with_their_source(article, open_window):
    window = open_window()
    window.go_to("We measured the ship")
    window.key("q")
    article.wait_for_tags([("quote", "“We measured the ship twice and the bridge once,”")])
    window.key("ctrl+shift+c")
    wait_for("the words on the clipboard", lambda: "measured the ship twice" in read_clipboard())
    window.close()


def sets_states_and_chooses_what_is_listed_by_keys(article, open_window):
    window = open_window()
    window.go_to("We measured the ship")
    window.key("q")
    article.wait_for_tags([("quote", FIRST)])
    window.key("ctrl+3")
    wait_for("the saved state", lambda: article.items()[0]["stk:status"] == "in-check")
    wait_for("the tag in the list", lambda: window.rows() == [FIRST])
    window.key("alt+2")
    wait_for("a list of claims only", lambda: window.rows() == [])
    window.key("alt+0")
    wait_for("a list of all tags", lambda: window.rows() == [FIRST])
    window.key("ctrl+alt+2")
    wait_for("a list of open tags only", lambda: window.rows() == [])
    window.close()


def sets_findings_and_states_by_digits(article, open_window):
    window = open_window()
    window.key("1")
    window.wait_until_shown("Select a tag first")
    window.go_to("We measured the ship")
    window.key("q")
    article.wait_for_tags([("quote", FIRST)])
    window.key("2")
    window.wait_until_shown("Verified By: Transcript")
    window.key("7")
    window.wait_until_shown("State: Checked")
    saved = lambda: (article.items()[0].get("stk:verifiedBy"), article.items()[0]["stk:status"])
    wait_for("the saved choices", lambda: saved() == ("transcript", "checked"))
    window.key("ctrl+z")
    wait_for("the state as it was", lambda: saved() == ("transcript", "open"))
    window.key("ctrl+z")
    wait_for("the verification as it was", lambda: saved() == (None, "open"))
    window.key("alt+c")
    window.key("3")
    wait_for("the saved finding", lambda: article.items()[0].get("stk:finding") == "cannot-confirm")
    window.key("alt+s")
    window.key("3")
    window.wait_until_shown("The key 3 sets nothing in a tag of this kind")
    window.close()


def move_slowly(window, start, end):
    for i in range(1, 31):
        step = [start[k] + (end[k] - start[k]) * i / 30 for k in (0, 1)]
        xdotool("mousemove", "--window", window.id, *map(int, step))
        time.sleep(0.03)


def saved_roles(article):
    entities = [body["source"] for item in article.items() for body in item["body"] if body["purpose"] == "identifying"]
    return [entity["schema:jobTitle"] for entity in entities if "schema:jobTitle" in entity]


def drags_words_to_a_field(article, open_window):
    window = open_window()
    window.go_to("Odile Marchbanks")
    window.key("s")
    article.wait_for_tags([("source", "Odile Marchbanks")])
    role = wait_for("the role", lambda: window.find(
        lambda a: a.get_name() == "Role" and a.get_role() == Atspi.Role.TEXT))
    field = window.settled_extents(role)
    drag_over(window, "harbour board", 3, "harbour board", 10)
    if not window.find_named("Role"):
        raise Failure("the fields of the tag go when words are selected")
    x, y, width, height = point(window, "harbour board", 3)
    start, end = (x + 1, y + height / 2), (field.x + field.width // 2, field.y + field.height // 2)
    xdotool("mousemove", "--window", window.id, *map(int, start))
    time.sleep(0.2)
    xdotool("mousedown", 1)
    move_slowly(window, start, end)
    time.sleep(0.3)
    xdotool("mouseup", 1)
    wait_for("the saved role", lambda: saved_roles(article) == ["harbour board"])
    if article.tags() != [("source", "Odile Marchbanks")]:
        raise Failure(f"the tags are {article.tags()}")
    window.key("ctrl+z")
    wait_for("the role taken back", lambda: saved_roles(article) == [])
    window.close()


def goes_by_outline(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("F2")
    wait_for("the outline", lambda: window.find_named("Outline"))
    time.sleep(0.5)
    window.key("Home")
    window.key("Return")
    wait_for("the caret at the headline", lambda: window.caret() == 0)
    wait_for("the focus in the article", lambda: window._has_state(window.view, Atspi.StateType.FOCUSED))
    window.close()


TESTS = [
    finds_words_and_goes_on_with_them,
    tags_a_quotation_with_its_parts,
    goes_through_what_overlaps_and_on,
    resizes_by_keys,
    resizes_by_dragging,
    offers_to_tag_what_was_selected_with_the_pointer,
    selects_exactly_with_alt,
    copies_words_with_their_source,
    sets_states_and_chooses_what_is_listed_by_keys,
    sets_findings_and_states_by_digits,
    drags_words_to_a_field,
    goes_by_outline,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
