#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of edits that cannot be saved: when the window is closed, and when its process is killed.

usage: test-unsaved.py PROGRAM SAMPLE
"""

import os
import signal
import sys

from gi.repository import GLib

from window_driver import Atspi, Failure, run_tests, wait_for

NAME = "Perpetua Vane"


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def journals():
    """The files with edits that are not saved yet."""
    folder = os.path.join(GLib.get_user_state_dir(), "stickler", "journals")
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def tag_without_folder(article, window):
    """Tags a name while the article's folder is not there, as with a drive that was pulled out."""
    os.rename(article.folder, article.folder + ".away")
    window.go_to("Vane called")
    window.key("s")
    window.wait_until_shown("Not Saved")
    wait_for("a journal", journals)


def bring_back(article):
    os.rename(article.folder + ".away", article.folder)


def brings_back_what_was_not_saved_when_killed(article, open_window):
    window = open_window()
    tag_without_folder(article, window)
    window.kill()
    bring_back(article)
    expect(article.tags(), [], "the saved tags")

    window = open_window()
    window.wait_until_shown("Changes to 1 tag that were not saved the last time are back.")
    article.wait_for_tags([("source", NAME)])
    window.wait_until_shown("Saved")
    wait_for("the journal to go", lambda: not journals())
    window.close()


def lists_articles_with_unsaved_edits_at_the_start(article, open_window):
    window = open_window()
    tag_without_folder(article, window)
    window.kill()
    bring_back(article)

    window = open_window(at_start=True)
    window.wait_until_shown("Not Saved the Last Time")
    row = wait_for("the row of the article", lambda: window.find(
        lambda a: a.get_role() == Atspi.Role.LIST_ITEM and os.path.basename(article.path) in (a.get_name() or "")))
    window.click(row)
    window.wait_for_article()
    article.wait_for_tags([("source", NAME)])
    window.close()


def keeps_edits_of_a_window_that_is_closed(article, open_window):
    window = open_window()
    tag_without_folder(article, window)
    window.key("ctrl+w")
    window.wait_until_shown("come back when the article is opened again")
    window.press(window.find_button("Keep and Close"))
    expect(window.process.wait(20), 0, "the status of the program")
    bring_back(article)

    window = open_window()
    article.wait_for_tags([("source", NAME)])
    window.close()


def discards_edits_when_asked_to(article, open_window):
    window = open_window()
    tag_without_folder(article, window)
    window.key("ctrl+w")
    window.wait_until_shown("come back when the article is opened again")
    window.press(window.find_button("Discard Changes"))
    expect(window.process.wait(20), 0, "the status of the program")
    expect(journals(), [], "the journals")
    bring_back(article)

    window = open_window()
    window.settle()
    expect(article.tags(), [], "the tags")
    window.close()


def saves_when_it_is_ended_from_outside(article, open_window):
    """As a desktop does that ends its session."""
    window = open_window()
    window.go_to("Vane called")
    window.key("s")
    window.process.send_signal(signal.SIGTERM)
    expect(window.process.wait(20), 0, "the status of the program")
    expect(article.tags(), [("source", NAME)], "the saved tags")
    expect(journals(), [], "the journals")


TESTS = [
    brings_back_what_was_not_saved_when_killed,
    lists_articles_with_unsaved_edits_at_the_start,
    keeps_edits_of_a_window_that_is_closed,
    discards_edits_when_asked_to,
    saves_when_it_is_ended_from_outside,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, *sys.argv[1:]))
