#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody reads the sample article: zooms, goes by its headings, leaves it and comes back, on a desk and on a phone.

usage: test-reader.py PROGRAM SAMPLE
"""

import sys

from window_driver import Atspi, Failure, run_tests, wait_for, xdotool

HEADING = "A record purchase"
LATE = "Not every passenger minds."
QUOTE = "“embarrassing, expensive and entirely ours.”"


def letter(window, words):
    """Where the first letter of the words is."""
    offset = window.article.text.index(words)
    return Atspi.Text.get_character_extents(window.view, offset, Atspi.CoordType.WINDOW)


def zooms_by_the_wheel(article, open_window):
    window = open_window()
    usual = letter(window, "KESTERMOUTH").height
    xdotool("mousemove", "--window", window.id, 400, 400)
    xdotool("keydown", "ctrl", "click", 4, "click", 4, "keyup", "ctrl")
    larger = wait_for("larger text", lambda: (height := letter(window, "KESTERMOUTH").height) > usual and height)
    xdotool("keydown", "ctrl", "click", 5, "keyup", "ctrl")
    wait_for("smaller text", lambda: letter(window, "KESTERMOUTH").height < larger)
    window.key("ctrl+0")
    wait_for("the usual size", lambda: letter(window, "KESTERMOUTH").height == usual)


def scrolls_by_the_wheel(article, open_window):
    window = open_window()
    before = letter(window, "KESTERMOUTH")
    xdotool("mousemove", "--window", window.id, 400, 400)
    xdotool("click", 5)
    wait_for("the text to move up", lambda: letter(window, "KESTERMOUTH").y < before.y)
    if letter(window, "KESTERMOUTH").height != before.height:
        raise Failure("the wheel alone must not zoom")


def goes_by_the_headings(article, open_window):
    window = open_window()
    window.key("F2")
    wait_for("the outline", lambda: window.find_named(HEADING))
    window.key("Down", "Return")
    wait_for("the caret at the heading", lambda: window.caret() == article.text.index(HEADING))
    wait_for("the heading in sight", lambda: 50 < letter(window, HEADING).y < 700)


def comes_back_to_the_place(article, open_window):
    window = open_window()
    place = window.go_to(LATE)
    window.close()
    window = open_window()
    wait_for("the caret where it was", lambda: window.caret() == place)
    wait_for("the place in sight", lambda: 50 < letter(window, LATE).y < 700)


def reads_on_a_phone(article, open_window):
    window = open_window()
    window.go_to("expensive and")
    window.key("q")
    article.wait_for_tags([("quote", QUOTE)])
    xdotool("windowsize", "--sync", window.id, 360, 640)
    wait_for("the tags out of the way", lambda: window.find_named("List of Tags") is None)
    window.wait_until_shown("0 of 1 checked")
    window.key("F9")
    wait_for("the tags", lambda: window.find_named("List of Tags"))
    if window.rows() != [QUOTE]:
        raise Failure(f"the list has {window.rows()}")
    window.press(wait_for("the way back", lambda: window.find_named("Hide the Tags")))
    wait_for("the tags gone", lambda: window.find_named("List of Tags") is None)


TESTS = [
    zooms_by_the_wheel,
    scrolls_by_the_wheel,
    goes_by_the_headings,
    comes_back_to_the_place,
    reads_on_a_phone,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
