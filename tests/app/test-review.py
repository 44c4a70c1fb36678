#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when a writer changes the article while it is checked.

usage: test-review.py PROGRAM SAMPLE
"""

import copy
import json
import os
import sys
import time

from window_driver import Atspi, run_tests, wait_for

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


def shown_text(window):
    window.view.clear_cache_single()
    return Atspi.Text.get_text(window.view, 0, -1)


def shows_what_changed(article, open_window):
    window = open_window()
    tag_two(article, window)
    assert not window.shows("Show Changes")
    rewrite(article, ("11.4 metres", "11.9 metres"))
    window.wait_until_shown("Show Changes")
    assert "11.4" not in shown_text(window)
    window.key("F7")
    wait_for("the deleted words", lambda: "leaves 11.4 11.9 metres" in shown_text(window))
    picture(window, "changes")

    # it goes on when the article changes once more, against what it was when the tags were saved
    rewrite(article, ("according to a survey", "according to a new survey"))
    wait_for("the other change", lambda: "to a new survey" in shown_text(window))
    wait_for("the deleted words", lambda: "leaves 11.4 11.9 metres" in shown_text(window))
    window.key("F7")
    wait_for("the deleted words to go", lambda: "leaves 11.9 metres" in shown_text(window))
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])  # to look is no edit
    window.close()

    window = open_window()
    window.wait_until_shown("The article has changed since it was tagged.")
    window.key("F7")
    wait_for("the deleted words", lambda: "leaves 11.4 11.9 metres" in shown_text(window))


def waits_for_a_file_that_is_being_written(article, open_window):
    """Some editors empty the file, and write it a moment later."""
    window = open_window()
    tag_two(article, window)
    text = article.text.replace("The bridge leaves", "It is certain by now. The bridge leaves")
    with open(article.path, "w", encoding="utf-8") as file:
        for _ in range(15):  # longer than the window waits for a file to rest
            time.sleep(0.1)
            assert not window.shows("words are gone")
        file.write(text)
    article.text = text
    window.wait_until_shown("All tags were found again")
    window.settle()
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])


def follows_several_changes(article, open_window):
    window = open_window()
    tag_two(article, window)
    for i in range(5):
        rewrite(article, ("The bridge leaves", f"Change {i}. The bridge leaves"))
        time.sleep(0.1 if i < 3 else 1.5)  # some before the window has taken over the one before
    wait_for("the last change", lambda: "Change 4. The bridge" in shown_text(window))
    window.settle()
    window.go_to("survey report", into=0)
    window.key("shift+Right", repeat=len("survey"))
    window.key("n")
    article.wait_for_tags([("claim", CLAIM), ("note", "survey"), ("source", NAME)])

    # back over all of them and on again
    for left in ([("claim", CLAIM), ("source", NAME)], [("claim", CLAIM)], []):
        window.key("ctrl+z")
        article.wait_for_tags(left)
    for there in ([("claim", CLAIM)], [("claim", CLAIM), ("source", NAME)]):
        window.key("ctrl+shift+z")
        article.wait_for_tags(there)


def takes_another_persons_tag_with_the_change(article, open_window):
    """Somebody else saves a tag in the moment in which the writer saves the article."""
    window = open_window()
    tag_two(article, window)
    with open(article.sidecar, encoding="utf-8") as file:
        sidecar = json.load(file)
    items = sidecar["first"]["items"]
    other = copy.deepcopy(items[0])
    other["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001"
    other["body"] = [dict(other["body"][0], value="note")]
    other["motivation"] = "commenting"
    items.insert(1, other)
    sidecar["total"] = 3
    with open(article.sidecar + "~", "w", encoding="utf-8") as file:
        json.dump(sidecar, file, ensure_ascii=False, indent=2)
    os.replace(article.sidecar + "~", article.sidecar)
    rewrite(article, ("The bridge leaves", "It is certain by now. The bridge leaves"))
    wait_for("all three tags in the list", lambda: len(window.rows()) == 3)
    wait_for("the change", lambda: "It is certain by now." in shown_text(window))
    wait_for("all three tags in the list", lambda: len(window.rows()) == 3)
    window.go_to("survey report", into=0)
    window.key("shift+Right", repeat=len("survey"))
    window.key("s")
    wait_for("all four tags on disk", lambda: len(article.tags()) == 4)
    assert sorted(article.tags()) == sorted([("claim", CLAIM), ("note", CLAIM), ("source", "survey"), ("source", NAME)])


if __name__ == "__main__":
    sys.exit(run_tests([follows_the_article, asks_about_changed_words, keeps_a_tag_without_words,
                        puts_a_tag_on_other_words, shows_what_changed, waits_for_a_file_that_is_being_written,
                        follows_several_changes, takes_another_persons_tag_with_the_change], *sys.argv[1:]))
