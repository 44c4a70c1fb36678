#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a check: what is left to look at, and the sign-off of the article.

usage: test-sign-off.py PROGRAM SAMPLE
"""

import os
import sys

from window_driver import run_tests, wait_for

REASON = "The lawyer has read it"


def picture(window, name):
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        window.picture(os.path.join(folder, f"{name}.png"))


def tag_claim(article, window):
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    wait_for("the tag to be saved", lambda: os.path.exists(article.sidecar) and len(article.items()) == 1)
    window.wait_until_shown("Saved")


def saved(article, term):
    return [item[term] for item in article.items() if term in item]


def is_refused_with_a_list_and_overridden(article, open_window):
    window = open_window()
    tag_claim(article, window)
    window.key("ctrl+shift+o")
    window.wait_until_shown("1 Thing Is Missing")
    picture(window, "sign-off")
    window.walk_to("Reason to Sign Off All the Same")
    window.key("Return")  # without a reason it does nothing
    assert not saved(article, "stk:signedOffBy")
    window.walk_to("It is not checked", key="shift+Tab")

    # a row leads to the tag
    window.key("Return")
    window.wait_until_shown("Statement")
    assert not window.shows("1 Thing Is Missing")

    window.key("ctrl+shift+o")
    window.wait_until_shown("1 Thing Is Missing")
    window.walk_to("Reason to Sign Off All the Same")
    window.type(REASON)
    window.key("Return")
    wait_for("the reason", lambda: saved(article, "stk:signOffOverride") == [REASON])
    window.wait_until_shown("Signed off by")
    picture(window, "signed-off")
    window.key("ctrl+shift+o")
    window.wait_until_shown("Signed Off by")
    picture(window, "sign-off-done")
    window.key("Escape")

    # any edit opens it again, visibly; to take the edit back is to be signed off again
    window.go_to("Vane called")
    window.key("s")
    window.wait_until_shown("Open again after the sign-off")
    window.key("ctrl+z")
    window.wait_until_shown("Signed off by")
    window.close()


def goes_to_what_nobody_has_looked_at(article, open_window):
    window = open_window()
    tag_claim(article, window)
    window.go_to("The bridge leaves", into=6)
    start = window.caret()
    window.key("o")
    wait_for("the caret to move on", lambda: window.caret() > start)
    place = window.caret()
    window.key("x")
    wait_for("the mark", lambda: len(article.items()) == 2)
    window.key("o")
    wait_for("the next sentence", lambda: window.caret() > place)

    # the mark is taken away by the same key, and undone like anything else
    window.key("ctrl+z")
    wait_for("the mark to go", lambda: len(article.items()) == 1)
    window.close()


if __name__ == "__main__":
    sys.exit(run_tests([is_refused_with_a_list_and_overridden, goes_to_what_nobody_has_looked_at], *sys.argv[1:]))
