#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session by AT-SPI alone, as a screen reader or a voice does it: actions, selections and texts of what has a
name. No key and no pointer is used.

usage: test-screen-reader.py PROGRAM SAMPLE
"""

import sys
import time

from window_driver import Atspi, Failure, run_tests, wait_for

QUOTE = "“We measured the ship twice and the bridge once,”"
NAME = "Perpetua Vane"
CLAIM = "The bridge leaves 11.4 metres at spring high tide, according to a survey report dated 27 April that the Courier has seen."
NOTE = "swing bridge"
TAGS = [("note", NOTE), ("claim", CLAIM), ("quote", QUOTE), ("source", NAME)]
ITEMS = (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM)


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def do(accessible, action):
    """Does one of the actions of something, by name."""
    names = [Atspi.Action.get_action_name(accessible, i) for i in range(Atspi.Action.get_n_actions(accessible))]
    if action not in names:
        raise Failure(f"“{accessible.get_name()}” cannot do {action}, only {names}")
    Atspi.Action.do_action(accessible, names.index(action))


def is_button(accessible):
    names = accessible.get_n_actions() if accessible.get_action_iface() else 0
    return names > 0 and accessible.get_role() not in ITEMS


class Reader:
    """What a screen reader does with a window."""

    def __init__(self, window):
        self.window = window

    def find(self, name, condition):
        found = wait_for(f"“{name}”", lambda: self.window.find(lambda a: a.get_name() == name and condition(a)))
        return found

    def press(self, name):
        """Presses a button."""
        def can_click(accessible):
            return (accessible.get_action_iface() is not None and Atspi.Action.get_n_actions(accessible) == 1 and
                    Atspi.Action.get_action_name(accessible, 0) == "click")
        do(self.find(name, can_click), "click")

    def choose(self, button, *items):
        """Opens a menu and goes through it to an item."""
        self.press(button)
        for item in items:
            do(self.find(item, lambda a: a.get_role() in ITEMS), "click")
            time.sleep(0.3)

    def command(self, action):
        """Does an action of the window or of the article."""
        frame = self.window.find(lambda a: a.get_role() == Atspi.Role.FRAME)
        do(frame, action)

    def select(self, words):
        """Selects words of the article by searching for them: GTK 4.18 lets nobody else set the caret of a text view."""
        self.command("win.find")
        self.enter("Search in the Article", words)
        self.window.wait_until_shown("1 of ")
        self.press("Search in the Article")
        wait_for("the selection", lambda: self.selected() == words)

    def selected(self):
        view = self.window.view
        view.clear_cache_single()
        if Atspi.Text.get_n_selections(view) == 0:
            return ""
        extent = Atspi.Text.get_selection(view, 0)
        return self.window.article.text[extent.start_offset:extent.end_offset]

    def go_to_tag(self, name):
        """Selects a tag in the list."""
        listing = self.find("List of Tags", lambda a: True)
        for i in range(listing.get_child_count()):
            if listing.get_child_at_index(i).get_name().endswith(": " + name):
                do(listing, "list.unselect-all")
                Atspi.Selection.select_child(listing, i)
                wait_for("its fields", lambda: self.window.find_named("Delete Tag"))
                return
        raise Failure(f"“{name}” is not in the list")

    def enter(self, name, text):
        """Writes into the field of a name."""
        field = self.find(name, lambda a: a.get_editable_text_iface() is not None and a.get_text_iface() is not None and
                          a.get_role() in (Atspi.Role.TEXT, Atspi.Role.ENTRY))
        Atspi.EditableText.set_text_contents(field, text)

    def attributes(self, words):
        """What the article says of its words besides the words."""
        offset = self.window.article.text.index(words) + 1
        return Atspi.Text.get_attribute_run(self.window.view, offset, False)


def tag(article, window, reader):
    reader.select(NOTE)
    reader.choose("Main Menu", "Tag", "Add a Note")
    article.wait_for_tags(TAGS[:1])
    reader.select(CLAIM)
    reader.choose("Main Menu", "Tag", "Tag as Claim")
    article.wait_for_tags(TAGS[:2])
    reader.select(QUOTE)
    reader.choose("Main Menu", "Tag", "Tag as Quote")
    reader.select(NAME)
    reader.choose("Main Menu", "Tag", "Tag as Source")
    article.wait_for_tags(TAGS)


def hear_marks(window, reader):
    attributes, start, end = reader.attributes(QUOTE)
    expect(attributes.get("annotation"), "Quote, Open", "what is said of the words")
    expect((start, end), (window.article.text.index(QUOTE), window.article.text.index(QUOTE) + len(QUOTE)),
           "where the quote begins and ends")


def change(article, window, reader):
    reader.go_to_tag(NAME)
    reader.choose("Main Menu", "Tag", "Change To", "Note")
    article.wait_for_tags(TAGS[:3] + [("note", NAME)])
    reader.command("win.undo")
    article.wait_for_tags(TAGS)
    reader.select(NAME + " called")
    reader.command("article.put-here")
    article.wait_for_tags(TAGS[:3] + [("source", NAME + " called")])
    reader.command("win.undo")
    article.wait_for_tags(TAGS)


def fill_in(article, window, reader):
    reader.go_to_tag(CLAIM)
    reader.enter("Statement", "The bridge leaves 11.4 m.")
    wait_for("the saved statement", lambda: "The bridge leaves 11.4 m." in article.sidecar_bytes().decode())


def edit_several(article, window, reader):
    reader.enter("Search Tags", "vane")
    wait_for("one row", lambda: window.rows() == [NAME])
    reader.enter("Search Tags", "")
    wait_for("all rows", lambda: len(window.rows()) == 4)
    reader.choose("State, Grouping and Order", "By Kind")
    wait_for("another order", lambda: window.rows() == [QUOTE, CLAIM, NAME, NOTE])

    reader.enter("Search Tags", "the bridge")
    wait_for("two rows", lambda: window.rows() == [QUOTE, CLAIM])
    do(reader.find("List of Tags", lambda a: True), "list.select-all")
    window.wait_until_shown("2 Selected")
    reader.choose("State", "Checked")
    wait_for("the saved states",
             lambda: [i.get("stk:status", "open") for i in article.items()] == ["open", "checked", "checked", "open"])
    reader.press("Delete the Selected Tags")
    article.wait_for_tags([TAGS[0], TAGS[3]])
    reader.command("win.undo")
    article.wait_for_tags(TAGS)


def find_and_command(window, reader):
    reader.press("Search in the Article")
    reader.enter("Search in the Article", "survey")
    window.wait_until_shown("1 of ")
    reader.command("win.palette")
    reader.enter("Search Commands", "outl")
    do(reader.find("Search Commands", lambda a: a.get_role() == Atspi.Role.ENTRY), "activate")
    wait_for("the outline", lambda: window.find_named("Outline"))
    reader.press("Close")
    reader.choose("Main Menu", "Keyboard Shortcuts")
    window.wait_until_shown("Keyboard Shortcuts")
    reader.press("Close")


def goes_through_a_whole_session(article, open_window):
    window = open_window()
    reader = Reader(window)
    tag(article, window, reader)
    hear_marks(window, reader)
    change(article, window, reader)
    fill_in(article, window, reader)
    edit_several(article, window, reader)
    find_and_command(window, reader)
    window.wait_until_shown("Saved")
    reader.command("window.close")
    # not its status: GTK 4.18 keeps the names of the actions that it listed for a screen reader, which is a leak
    window.process.wait(20)
    saved = article.sidecar_bytes()

    window = open_window(at_start=True)
    reader = Reader(window)
    do(reader.find(article.headline(), lambda a: a.get_role() == Atspi.Role.LIST_ITEM), "recent.open")
    window.wait_for_article()
    wait_for("the rows", lambda: len(window.rows()) == 4)
    Reader(window).command("window.close")
    window.process.wait(20)
    expect(article.sidecar_bytes(), saved, "the saved tags after looking at them")


# What is no control itself but holds some; so does what has something to select in it.
CONTAINERS = (Atspi.Role.SCROLL_PANE, Atspi.Role.PANEL, Atspi.Role.FRAME, Atspi.Role.WINDOW)


def list_unnamed(accessible):
    """The controls without a name, each with the names of what it is in."""
    accessible.clear_cache_single()
    states, role = accessible.get_state_set(), accessible.get_role()
    name = accessible.get_name()
    if not states.contains(Atspi.StateType.SHOWING) and role not in (Atspi.Role.FRAME, Atspi.Role.APPLICATION):
        return []
    is_container = role in CONTAINERS or accessible.get_selection_iface() is not None
    if states.contains(Atspi.StateType.FOCUSABLE) and not name.strip() and not is_container:
        return [accessible.get_role_name()]
    if role == Atspi.Role.COMBO_BOX:  # what it shows is in its own name
        return []
    found = []
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            found += [f"{name} > {inner}" if name else inner for inner in list_unnamed(child)]
    return found


def expect_names(window, place):
    found = list_unnamed(window.application)
    if found:
        raise Failure(f"controls without a name {place}: {'; '.join(found)}")


def names_all_controls(article, open_window):
    window = open_window(at_start=True)
    wait_for("the start page", lambda: window.find_named("Open…"))
    expect_names(window, "on the start page")
    window.kill()

    window = open_window()
    reader = Reader(window)
    expect_names(window, "beside an article without tags")
    for words, item in ((CLAIM, "Tag as Claim"), (QUOTE, "Tag as Quote"), (NAME, "Tag as Source"),
                        (NOTE, "Add a Note")):
        reader.select(words)
        reader.choose("Main Menu", "Tag", item)
        wait_for("its fields", lambda: window.find_named("Delete Tag"))
        expect_names(window, f"in the fields after “{item}”")
    reader.press("Search in the Article")
    expect_names(window, "in the search bar")
    reader.press("Search in the Article")

    for menu in ("Tag", "Go", "View"):
        reader.choose("Main Menu", menu)
        expect_names(window, f"in the menu {menu}")
        reader.press("Main Menu")
        wait_for("the menu to go", lambda: not window.find(lambda a: a.get_role() in ITEMS))
    reader.press("State, Grouping and Order")
    expect_names(window, "in the menu of the list")
    reader.press("State, Grouping and Order")
    for items, place in ((["Command Palette"], "Search Commands"), (["Keyboard Shortcuts"], "Keyboard Shortcuts"),
                         (["Preferences"], "Line Length"), (["Go", "Outline…"], "Outline"),
                         (["About Stickler"], "Details")):
        reader.choose("Main Menu", *items)
        window.wait_until_shown(place)
        expect_names(window, f"in the dialog “{place}”")
        window.key("Escape")
        wait_for(f"the dialog “{place}” to go", lambda: not window.find(lambda a: a.get_role() == Atspi.Role.DIALOG))


TESTS = [goes_through_a_whole_session, names_all_controls]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
