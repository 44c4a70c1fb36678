#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's session with the sample article, by keyboard and pointer.

usage: test-session.py PROGRAM SAMPLE
"""

import json
import os
import sys

from window_driver import Failure, run_tests, wait_for

QUOTE = "“We measured the ship twice and the bridge once,”"
SECOND = "“embarrassing, expensive and entirely ours.”"
NAME = "Perpetua Vane"
CLAIM = "The bridge leaves 11.4 metres at spring high tide, according to a survey report dated 27 April that the Courier has seen."


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def tag_four(article, window):
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    window.go_to("We measured the ship")
    window.key("q")
    window.go_to("expensive and")
    window.key("q")
    window.go_to("Vane called")
    window.key("s")
    tags = [("claim", CLAIM), ("quote", QUOTE), ("quote", SECOND), ("source", NAME)]
    article.wait_for_tags(tags)
    return tags


def tags_what_is_under_the_cursor(article, open_window):
    window = open_window()
    tag_four(article, window)
    window.wait_until_shown("Saved")
    expect(window.rows(), [CLAIM, QUOTE, SECOND, NAME], "the rows of the list")
    window.close()


def tags_exactly_the_selection(article, open_window):
    window = open_window()
    window.go_to("14.2 million", into=0)
    window.key("shift+Right", repeat=len("14.2 million crowns"))
    window.key("c")
    article.wait_for_tags([("claim", "14.2 million crowns")])


def says_when_nothing_is_found(article, open_window):
    window = open_window()
    window.go_to("The bridge leaves")
    window.key("q")
    window.wait_until_shown("No quotation")
    expect(article.tags(), [], "the tags")


def undoes_and_redoes(article, open_window):
    window = open_window()
    tags = tag_four(article, window)
    window.key("ctrl+z", repeat=3)
    article.wait_for_tags(tags[:1])
    window.key("ctrl+shift+z", repeat=3)
    article.wait_for_tags(tags)
    window.key("Delete")
    article.wait_for_tags(tags[:3])
    window.key("ctrl+z")
    article.wait_for_tags(tags)


def shows_the_same_when_reopened(article, open_window):
    window = open_window()
    tags = tag_four(article, window)
    window.close()
    before = article.sidecar_bytes()
    window = open_window()
    wait_for("the rows", lambda: len(window.rows()) == len(tags))
    expect(window.rows(), [CLAIM, QUOTE, SECOND, NAME], "the rows of the list")
    window.close()
    expect(article.sidecar_bytes(), before, "the saved tags after looking at them")


def saves_what_was_edited_last_before_it_closes(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("s", "ctrl+w")
    window.process.wait(20)
    expect(article.tags(), [("source", NAME)], "the saved tags")


def selects_a_mark_by_a_click(article, open_window):
    window = open_window()
    tag_four(article, window)
    window.key("ctrl+Home")
    wait_for("nothing selected", lambda: window.find_named("Delete Tag") is None)
    window.click_words("The bridge leaves")
    wait_for("the detail of the claim", lambda: window.find_named("Finding"))


def keeps_what_is_typed_as_one_step(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("s")
    entry = wait_for("the name's entry", lambda: window.find_named("Name"))
    window.click(entry)
    window.type("Perpetua Vane, councillor")
    wait_for("the saved name", lambda: article.tags()
             and article.items()[0]["body"][1]["source"].get("name") == "Perpetua Vane, councillor")
    window.key("ctrl+z")
    wait_for("no name", lambda: "name" not in article.items()[0]["body"][1]["source"])
    expect(article.tags(), [("source", NAME)], "the tags")


def leaves_a_broken_sidecar_alone(article, open_window):
    with open(article.sidecar, "w", encoding="utf-8") as file:
        file.write('{\n  "type": "AnnotationCollection",\n  "first": {"items": [}\n}\n')
    before = article.sidecar_bytes()
    window = open_window()
    window.wait_until_shown("The tags cannot be changed.")
    window.wait_until_shown(f"changed. {os.path.basename(article.sidecar)}:3:")
    window.go_to("We measured the ship")
    window.key("q")
    window.close()
    expect(article.sidecar_bytes(), before, "the broken file")
    expect(sorted(os.listdir(article.folder)), sorted(map(os.path.basename, [article.path, article.sidecar])),
           "the files in the folder")


def sets_a_broken_sidecar_aside(article, open_window):
    broken = b"no JSON at all"
    with open(article.sidecar, "wb") as file:
        file.write(broken)
    window = open_window()
    window.wait_until_shown("The tags cannot be changed.")
    window.press(wait_for("the button", lambda: window.find_button("Resolve…")))
    window.wait_until_shown("The Saved Tags Cannot Be Used")
    window.press(wait_for("the button", lambda: window.find_button("Set Aside")))
    window.wait_until_shown("The old file of tags is now")
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", NAME)])
    with open(article.sidecar + ".unreadable-1", "rb") as file:
        expect(file.read(), broken, "the file that was set aside")


def takes_up_what_others_saved(article, open_window):
    window = open_window()
    tags = tag_four(article, window)
    window.wait_until_shown("Saved")
    document = json.loads(article.sidecar_bytes())
    document["first"]["items"].pop()
    document["total"] -= 1
    with open(article.sidecar, "w", encoding="utf-8") as file:
        json.dump(document, file)
    window.wait_until_shown("Somebody else changed 1 tag")
    expect(window.rows(), [CLAIM, QUOTE, SECOND], "the rows of the list")
    window.go_to("Bram Oyelund said")
    window.key("s")
    article.wait_for_tags(tags[:3] + [("source", "Bram Oyelund")])


def never_overwrites_what_it_cannot_read(article, open_window):
    window = open_window()
    tag_four(article, window)
    window.wait_until_shown("Saved")
    theirs = b"no JSON at all"
    with open(article.sidecar, "wb") as file:
        file.write(theirs)
    window.go_to("Bram Oyelund said")
    window.key("s")
    window.wait_until_shown("Not Saved")
    expect(article.sidecar_bytes(), theirs, "what the other program saved")
    window.key("ctrl+w")
    window.wait_until_shown("The Last Changes Are Not Saved")


def takes_a_picture_that_shows_something(article, open_window):
    window = open_window()
    tag_four(article, window)
    path = os.path.join(article.folder, "window.png")
    window.picture(path)
    if os.path.getsize(path) < 20000:
        raise Failure("the picture of the window is all but empty")


TESTS = [
    tags_what_is_under_the_cursor,
    tags_exactly_the_selection,
    says_when_nothing_is_found,
    undoes_and_redoes,
    shows_the_same_when_reopened,
    saves_what_was_edited_last_before_it_closes,
    selects_a_mark_by_a_click,
    keeps_what_is_typed_as_one_step,
    leaves_a_broken_sidecar_alone,
    sets_a_broken_sidecar_aside,
    takes_up_what_others_saved,
    never_overwrites_what_it_cannot_read,
    takes_a_picture_that_shows_something,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
