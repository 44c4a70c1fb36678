#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles of a folder: the list, the way to an article and back, the search over all tags.

usage: test-folder.py PROGRAM SAMPLE
"""

import os
import sys

from window_driver import run_tests, wait_for

OTHER = "Town library to open on Sundays\n\nBy Imke Dorn\n\nThe library lent 214,000 books last year.\n"


def picture(window, name):
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        window.picture(os.path.join(folder, f"{name}.png"))


def add(article, name, text=OTHER):
    path = os.path.join(article.folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def open_folder(article, open_window, count):
    window = open_window(folder=article.folder)
    window.wait_until_shown(count)
    window.wait_for_focus("Search the Folder")
    return window


def leads_to_an_article_and_back(article, open_window):
    add(article, "week/library.txt")
    window = open_folder(article, open_window, "2 articles")
    window.wait_until_shown("Not Begun")
    picture(window, "desk")

    # a headline is found, and opened by the keyboard alone
    window.type("sundays")
    window.wait_until_shown("1 of 2 articles, 0 tags")
    window.key("Down")
    window.wait_for_focus("Town library to open on Sundays, Not Begun, week/library.txt")
    window.key("Return")
    window.wait_for_article()

    window.key("ctrl+End", "Left", "Left", "c")
    window.wait_until_shown("Saved")
    window.key("alt+Up")
    window.wait_until_shown("In Check")
    window.wait_until_shown("0 of 1")
    picture(window, "desk-back")

    # the article is still open behind the list
    window.key("ctrl+f", "ctrl+a", "Delete")
    window.wait_until_shown("2 articles")
    window.key("Down", "Return")
    window.wait_for_focus_in_article()
    window.close()


def finds_tags_of_all_articles(article, open_window):
    add(article, "week/library.txt")
    window = open_window()
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    wait_for("the tag to be saved", lambda: os.path.exists(article.sidecar) and len(article.items()) == 1)
    window.close()

    window = open_folder(article, open_window, "2 articles")
    window.type("kind:claim bridge")
    window.wait_until_shown("0 of 2 articles, 1 tag")
    window.wait_until_shown("Open")
    picture(window, "desk-search")
    window.key("Return")
    wait_for("the focus on the tag", lambda: "bridge leaves" in (window.focused_name() or ""))
    window.key("Return")
    window.wait_for_article()
    window.wait_until_shown("Statement")
    window.close()


def follows_the_folder(article, open_window):
    window = open_folder(article, open_window, "1 article")
    add(article, "library.txt")
    window.wait_until_shown("2 articles")
    window.wait_until_shown("Town library to open on Sundays")
    os.unlink(os.path.join(article.folder, "library.txt"))
    window.wait_until_shown("1 article")
    window.close()


def says_that_a_folder_is_empty(article, open_window):
    os.unlink(article.path)
    window = open_folder(article, open_window, "No Articles Here")
    picture(window, "desk-empty")
    window.close()


if __name__ == "__main__":
    sys.exit(
        run_tests(
            [
                leads_to_an_article_and_back,
                finds_tags_of_all_articles,
                follows_the_folder,
                says_that_a_folder_is_empty,
            ],
            sys.argv[1],
            sys.argv[2],
        )
    )
