#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several people's work on one article: fields with two answers, and the history.

usage: test-hands.py PROGRAM SAMPLE
"""

import json
import os
import sys
import uuid

from window_driver import run_tests, wait_for

CLAIM = "The bridge leaves 11.4 metres at spring high tide, according to a survey report dated 27 April that the Courier has seen."
NAME = "Perpetua Vane"


def picture(window, name):
    folder = os.environ.get("STICKLER_TEST_PICTURES")
    if folder:
        window.picture(os.path.join(folder, f"{name}.png"))


def tag_claim(article, window):
    window.go_to("The bridge leaves", into=6)
    window.key("c")
    article.wait_for_tags([("claim", CLAIM)])
    window.wait_until_shown("Saved")


def entry(tag, name, time, field, value):
    return {"created": time, "creator": {"type": "Person", "name": name}, "stk:tag": tag, "stk:field": field,
            "stk:to": value}


def disagree(article):
    """Writes what a merge of two people's checks leaves, as another program that synchronises folders would."""
    with open(article.sidecar, encoding="utf-8") as file:
        root = json.load(file)
    item = root["first"]["items"][0]
    item["stk:finding"] = "confirmed"
    item["stk:conflicts"] = [
        {"stk:field": "finding", "stk:values": ["confirmed", "correction-needed"]},
        {"stk:field": "legal-risk", "stk:base": "none", "stk:values": ["possible", "serious"]},
    ]
    item["stk:legalRisk"] = "possible"
    root["stk:history"] += [
        entry(item["id"], "Ada Quist", "2026-05-12T09:21:40Z", "finding", "confirmed"),
        entry(item["id"], "Bertil Noon", "2026-05-12T09:40:02Z", "finding", "correction-needed"),
    ]
    with open(article.sidecar + "~", "w", encoding="utf-8") as file:
        json.dump(root, file, ensure_ascii=False, indent=2)
    os.replace(article.sidecar + "~", article.sidecar)


def saved(article, term):
    return article.items()[0].get(term)


def settles_fields_with_two_answers(article, open_window):
    window = open_window()
    tag_claim(article, window)
    disagree(article)
    window.wait_until_shown("2 fields have two answers")
    window.wait_until_shown("Several people changed this at the same time: Finding, Legal Risk")
    picture(window, "conflict-marked")
    window.key("shift+F8")
    window.wait_for_focus("Confirmed")
    window.wait_until_shown("1 of 2 fields")
    picture(window, "conflict")

    window.key("2")
    window.wait_for_focus("Possible")
    wait_for("the answer", lambda: saved(article, "stk:finding") == "correction-needed")
    assert [conflict["stk:field"] for conflict in saved(article, "stk:conflicts")] == ["legal-risk"]
    window.key("ctrl+z")
    window.wait_for_focus("Confirmed")
    window.key("Down", "Return")
    window.wait_for_focus("Possible")
    wait_for("the answer", lambda: saved(article, "stk:finding") == "correction-needed")
    window.key("1")
    wait_for("all to be settled", lambda: saved(article, "stk:conflicts") is None)
    assert saved(article, "stk:legalRisk") == "possible"
    wait_for("the banner to go", lambda: not window.shows("two answers"))

    # and back again, one by one
    window.key("ctrl+z")
    window.wait_until_shown("1 field has two answers")
    window.key("ctrl+z")
    window.wait_until_shown("2 fields have two answers")
    window.close()


def brings_a_deleted_tag_back(article, open_window):
    window = open_window()
    tag_claim(article, window)
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    window.key("Delete")
    article.wait_for_tags([("claim", CLAIM)])

    window.key("ctrl+h")
    window.wait_until_shown("Tag deleted")
    picture(window, "history")
    window.press(window.find_button("Bring Back"))
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    wait_for("nothing to bring back", lambda: not window.find_button("Bring Back"))
    window.key("Escape")
    window.wait_for_focus_in_article()
    window.key("ctrl+z")
    article.wait_for_tags([("claim", CLAIM)])


def shows_the_history_of_a_tag(article, open_window):
    window = open_window()
    tag_claim(article, window)
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    window.go_to("The bridge leaves", into=6)
    window.key("h")
    window.wait_until_shown("History of the Tag")
    window.wait_until_shown("Tag made")
    picture(window, "tag-history")
    assert not window.shows(NAME + "”")
    window.key("Escape")
    window.wait_for_focus_in_article()


def write_copy(article, name, words, kind):
    """What a program that keeps folders in step leaves where another machine tagged words at the same time."""
    with open(article.sidecar, encoding="utf-8") as file:
        root = json.load(file)
    item = json.loads(json.dumps(root["first"]["items"][0]))
    start = article.text.index(words)
    item["id"] = f"urn:uuid:{uuid.uuid4()}"
    item["body"] = [dict(item["body"][0], value=kind)]
    item["motivation"] = "identifying"
    item["target"]["selector"] = [
        {"type": "TextQuoteSelector", "exact": words, "prefix": article.text[start - 30:start],
         "suffix": article.text[start + len(words):start + len(words) + 30]},
        {"type": "TextPositionSelector", "start": start, "end": start + len(words)},
    ]
    root["first"]["items"].append(item)
    path = os.path.join(article.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(root, file, ensure_ascii=False, indent=2)
    return path


def merges_conflict_copies(article, open_window):
    window = open_window()
    tag_claim(article, window)
    base = os.path.basename(article.sidecar).removesuffix(".json")
    path = write_copy(article, f"{base} (Omar's conflicted copy 2026-05-12).json", NAME, "source")
    window.wait_until_shown("A copy beside the article has other changes to the tags")
    window.key("ctrl+shift+m")
    window.wait_until_shown("Merge the Copies?")
    window.wait_until_shown("Omar's conflicted copy")
    picture(window, "copies")
    window.key("Escape")
    wait_for("the question to go", lambda: not window.shows("Merge the Copies?"))
    assert article.tags() == [("claim", CLAIM)]

    # the edit that is made meanwhile stays too
    window.wait_for_focus_in_article()
    window.press(window.find_button("Merge…"))
    window.wait_until_shown("Merge the Copies?")
    window.key("Return")
    article.wait_for_tags([("claim", CLAIM), ("source", NAME)])
    wait_for("the banner to go", lambda: not window.shows("A copy beside the article"))
    assert not os.path.exists(path)
    window.close()

    # one that was there before the article is opened
    write_copy(article, f"{base}.sync-conflict-20260512-093000-ABCDEFG.json", "Vane called", "note")
    window = open_window()
    window.wait_until_shown("A copy beside the article has other changes to the tags")
    picture(window, "copies-banner")
    window.close()


if __name__ == "__main__":
    sys.exit(run_tests([merges_conflict_copies, settles_fields_with_two_answers, brings_a_deleted_tag_back,
                        shows_the_history_of_a_tag], *sys.argv[1:]))
