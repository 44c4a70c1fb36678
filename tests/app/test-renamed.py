#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article that was renamed, and its tags.

usage: test-renamed.py PROGRAM SAMPLE
"""

import os
import shutil
import sys

from window_driver import run_tests, wait_for

QUESTION = "Was This Article Renamed?"
NAME = "Perpetua Vane"


def rename(article, name):
    os.rename(article.path, os.path.join(article.folder, name))
    article.path = os.path.join(article.folder, name)
    article.sidecar = article.path + ".annotations.json"


def tag(article, window):
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", NAME)])
    window.wait_until_shown("Saved")


def picture(window, name):
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        window.picture(os.path.join(folder, f"{name}.png"))


def takes_the_tags_that_stayed_behind(article, open_window):
    window = open_window()
    tag(article, window)
    window.close()
    before = article.sidecar
    rename(article, "harbour-final-as-it-goes-to-print-on-monday.txt")

    # "Not Now" takes nothing, and it is asked again the next time
    window = open_window(question=QUESTION)
    picture(window, "renamed")
    window.key("Escape")
    wait_for("the question to go", lambda: not window.shows(QUESTION))
    window.settle()
    assert os.path.exists(before) and not os.path.exists(article.sidecar)
    window.close()

    window = open_window(question=QUESTION)
    window.key("Return")
    article.wait_for_tags([("source", NAME)])
    wait_for("the tag in the list", lambda: len(window.rows()) == 1)
    wait_for("the old file to go", lambda: not os.path.exists(before))
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    wait_for("both tags on disk", lambda: len(article.tags()) == 2)
    window.close()

    window = open_window()
    window.settle()
    assert not window.shows(QUESTION)


def lets_choose_between_several(article, open_window):
    window = open_window()
    tag(article, window)
    window.close()
    sidecar = article.sidecar
    rename(article, "new.txt")
    other = os.path.join(article.folder, "an-earlier-name.txt.annotations.json")
    shutil.copyfile(sidecar, other)

    window = open_window(question="Several articles had the same words")
    picture(window, "renamed-several")
    window.walk_to("Use These Tags")
    window.key("Return")
    article.wait_for_tags([("source", NAME)])
    wait_for("the file that was chosen to go", lambda: not os.path.exists(other))
    assert os.path.exists(sidecar)


def leaves_a_copy_alone(article, open_window):
    window = open_window()
    tag(article, window)
    window.close()
    shutil.copyfile(article.path, os.path.join(article.folder, "copy.txt"))
    article.path = os.path.join(article.folder, "copy.txt")

    window = open_window()
    window.settle()
    assert not window.shows(QUESTION)


def follows_an_article_that_is_renamed_while_it_is_open(article, open_window):
    window = open_window()
    tag(article, window)
    before = article.sidecar
    rename(article, "new.txt")
    window.wait_until_shown("The article was renamed to “new.txt”")
    picture(window, "renamed-open")
    window.press(window.find_button("Open It"))
    window.wait_until_shown(QUESTION)
    window.key("Return")
    article.wait_for_tags([("source", NAME)])
    wait_for("the old file to go", lambda: not os.path.exists(before))
    wait_for("the tag in the list", lambda: len(window.rows()) == 1)


if __name__ == "__main__":
    sys.exit(run_tests([takes_the_tags_that_stayed_behind, lets_choose_between_several, leaves_a_copy_alone,
                        follows_an_article_that_is_renamed_while_it_is_open], *sys.argv[1:]))
