#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when a writer changes the article while it is checked.

usage: test-review.py PROGRAM SAMPLE
"""

import os
import sys

from window_driver import run_tests, wait_for

CLAIM = "The bridge leaves 11.4 metres at spring high tide, according to a survey report dated 27 April that the Courier has seen."
NAME = "Perpetua Vane"


def rewrite(article, *changes):
    """Changes the article as editors do: another file takes its place."""
    with open(article.path, encoding="utf-8") as file:
        text = file.read()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    with open(article.path + "~", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(article.path + "~", article.path)
    article.text = text


def tag_two(article, window):
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    window.wait_until_shown("Saved")


def picture(window, name):
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        window.picture(os.path.join(folder, f"{name}.png"))


def follows_the_article(article, open_window):
    window = open_window()
    tag_two(article, window)
    rewrite(article, ("The bridge leaves", "It is certain by now. The bridge leaves"))
    window.wait_until_shown("All tags were found again")
    window.go_to("survey report", into=0)
    window.key("shift+Right", repeat=len("survey"))
    window.key("n")
    article.wait_for_tags([("claim", CLAIM), ("note", "survey"), ("source", NAME)])


def asks_about_changed_words(article, open_window):
    window = open_window()
    tag_two(article, window)
    rewrite(article, ("11.4 metres", "11.9 metres"), (NAME, "The chair"))
    window.wait_until_shown("1 tag’s words changed · 1 tag’s words are gone")
    picture(window, "banner")
    window.key("F8")
    window.wait_until_shown("The Words of This Tag Changed")
    window.wait_for_focus("Accept")
    picture(window, "changed")
    window.key("Return")
    article.wait_for_tags([("claim", CLAIM.replace("11.4", "11.9")), ("source", NAME)])
    window.wait_until_shown("The Words of This Tag Are Gone")
    picture(window, "gone")
    window.key("Escape")

    # back over the change of the article, to before the first tag
    window.key("ctrl+z")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    window.key("ctrl+z")
    article.wait_for_tags([("claim", CLAIM)])
    window.key("ctrl+z")
    article.wait_for_tags([])


def keeps_a_tag_without_words(article, open_window):
    window = open_window()
    tag_two(article, window)
    rewrite(article, (NAME, "The chair of the board"))
    window.wait_until_shown("1 tag’s words are gone")
    window.key("F8")
    window.wait_until_shown("The Words of This Tag Are Gone")
    picture(window, "keep")
    window.key("alt+k")
    wait_for("the end of the review", lambda: not window.shows("The Words of This Tag"))
    wait_for("the banner to go", lambda: not window.shows("1 tag’s words are gone"))
    wait_for("it to be saved", lambda: b'"stk:leftOut": true' in article.sidecar_bytes())
    window.close()

    window = open_window()
    window.settle()
    assert not window.shows("words are gone")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])


def puts_a_tag_on_other_words(article, open_window):
    window = open_window()
    tag_two(article, window)
    rewrite(article, (NAME, "The chair of the board"))
    window.wait_until_shown("1 tag’s words")
    window.key("F8")
    window.wait_for_focus()
    window.key("F6")
    window.go_to("The chair of the board", into=0)
    window.key("shift+Right", repeat=len("The chair"))
    window.key("alt+p")
    article.wait_for_tags([("claim", CLAIM), ("source", "The chair")])
    wait_for("the end of the review", lambda: not window.shows("The Words of This Tag"))
    window.close()


if __name__ == "__main__":
    sys.exit(run_tests([follows_the_article, asks_about_changed_words, keeps_a_tag_without_words,
                        puts_a_tag_on_other_words], *sys.argv[1:]))
