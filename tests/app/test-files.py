#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several windows, and what the window does with files: command line, message bus, copies, the file manager, links.

usage: test-files.py PROGRAM SAMPLE
"""

import os
import shutil
import sys

import gi
from gi.repository import Gio, GLib

from window_driver import Atspi, Failure, Window, run_tests, subprocess, wait_for

FILE_MANAGER = """
<node>
  <interface name="org.freedesktop.FileManager1">
    <method name="ShowItems"><arg type="as" direction="in"/><arg type="s" direction="in"/></method>
    <method name="ShowFolders"><arg type="as" direction="in"/><arg type="s" direction="in"/></method>
  </interface>
</node>
"""


def expect(actual, expected, what):
    if actual != expected:
        raise Failure(f"{what}: {actual!r}, not {expected!r}")


def titles(window):
    """The titles of all windows of the program."""
    window.application.clear_cache_single()
    frames = [window.application.get_child_at_index(i) for i in range(window.application.get_child_count())]
    return sorted(frame.get_name() for frame in frames if frame is not None)


def another(article, name, headline):
    path = os.path.join(article.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{headline}\n\nThe second paragraph of it.\n")
    return path


def opens_several_windows(article, open_window):
    window = open_window()
    program = window.process.args[0]
    second, third = another(article, "second.txt", "The Second One"), another(article, "third.txt", "The Third One")
    subprocess.run([program, second, article.path], check=True, timeout=20)
    wait_for("two windows", lambda: titles(window) == sorted([article.headline(), "The Second One"]))

    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    names = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames", None,
                          None, Gio.DBusCallFlags.NONE, -1).unpack()[0]
    name = next(n for n in names if n.startswith("io.github.stickler_app."))
    bus.call_sync(name, "/" + name.replace(".", "/"), "org.freedesktop.Application", "Open",
                  GLib.Variant("(asa{sv})", ([GLib.filename_to_uri(third)], {})), None, Gio.DBusCallFlags.NONE, -1)
    wait_for("three windows", lambda: titles(window) == sorted([article.headline(), "The Second One", "The Third One"]))

    subprocess.run([program, "--new-window"], check=True, timeout=20)
    wait_for("four windows", lambda: len(titles(window)) == 4)
    window.key("ctrl+q")
    window.process.wait(20)
    expect(window.process.returncode, 0, "the status of the program")


def save_as(window, path):
    """Gives a name in the dialog that asks where to save something."""
    window.focus_other_window()
    entry = wait_for("the entry of the name", lambda: (focused := window.focused()) is not None
                     and focused.get_role() in (Atspi.Role.ENTRY, Atspi.Role.TEXT) and focused)
    for _ in range(5):  # the dialog completes names, which gets in the way of typing
        window.key("ctrl+a")
        window.type(path)
        try:
            wait_for("the name to be there", lambda: Atspi.Text.get_text(entry, 0, len(path) + 1) == path, 4)
            break
        except Failure:
            continue
    window.key("Return")
    wait_for("the file", lambda: os.path.exists(path))
    window.focus_window()


def saves_a_copy_of_the_tags(article, open_window):
    window = open_window(chooses_files=True)
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", "Perpetua Vane")])
    window.wait_until_shown("Saved")
    window.key("ctrl+shift+s")
    target = os.path.join(article.folder, "copy.json")
    save_as(window, target)
    window.wait_until_shown("A copy of the tags was saved")
    with open(target, "rb") as file:
        expect(file.read(), article.sidecar_bytes(), "the copy")
    window.close()


def shows_the_file_in_the_file_manager(article, open_window):
    shown = []
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    interface = Gio.DBusNodeInfo.new_for_xml(FILE_MANAGER).interfaces[0]

    def call_cb(connection, sender, path, interface_name, method, parameters, invocation):
        shown.extend(parameters.unpack()[0])
        invocation.return_value(None)

    registration = bus.register_object("/org/freedesktop/FileManager1", interface, call_cb, None, None)
    owner = Gio.bus_own_name_on_connection(bus, "org.freedesktop.FileManager1", Gio.BusNameOwnerFlags.NONE, None, None)
    context = GLib.MainContext.default()
    try:
        window = open_window()
        window.go_to("Vane called")
        window.key("s")
        article.wait_for_tags([("source", "Perpetua Vane")])
        window.key("ctrl+shift+p")
        window.wait_for_focus("Search Commands")
        window.type("show in fi")
        window.key("Return")

        def called():
            while context.iteration(False):
                pass
            return shown
        wait_for("a call of the file manager", called)
        expect(shown[0], GLib.filename_to_uri(article.sidecar), "the file that is shown")
        window.close()
    finally:
        Gio.bus_unown_name(owner)
        bus.unregister_object(registration)


def says_whether_edits_are_on_disk(article, open_window):
    window = open_window()
    window.go_to("Vane called")
    window.key("s")
    window.wait_until_shown("Saved")
    shutil.rmtree(article.folder)
    window.key("Delete")
    window.wait_until_shown("Not Saved")
    os.mkdir(article.folder)
    window.wait_until_shown("Saved")
    expect(article.tags(), [], "the saved tags")


def open_as(article, name, contents, text):
    """Makes the article another file with those bytes, of which the words are known."""
    article.path = os.path.join(article.folder, name)
    article.sidecar = article.path + ".annotations.json"
    article.text = text
    with open(article.path, "wb") as file:
        file.write(contents)


def shows_where_a_link_leads(article, open_window):
    page = "<h1>Sign in</h1><p>Readers were told to go to <a href='https://аpple.example/login'>the page</a>.</p>"
    open_as(article, "page.html", page.encode(), "Sign in\n\nReaders were told to go to the page.\n")
    window = open_window()
    window.go_to("the page")
    window.key("ctrl+Return")
    window.wait_until_shown("Open This Link?")
    window.wait_until_shown("https://xn--pple-43d.example/login")
    window.wait_until_shown("with other characters")
    window.key("Escape")
    window.close()


def reads_in_another_encoding(article, open_window):
    text = "Café for 5 ¤\n\nThe café was “shut”, they said.\n"
    open_as(article, "cafe.txt", text.encode("windows-1252"), text)
    window = open_window()
    window.wait_until_shown("It was read as Western European (windows-1252).")
    window.press(wait_for("the button", lambda: window.find_button("Change…")))
    window.wait_until_shown("This is a guess, since the file does not say it.")
    window.walk_to("Western European (windows-1252)")
    button = window.focused()
    window.key("space")
    wait_for("the encodings", lambda: window.focused() not in (None, button))
    window.walk_to("Western European (ISO-8859-15)", key="Down")
    window.key("Return")
    wait_for("the choice to be taken", lambda: window.focused() == button)
    window.press(wait_for("the button", lambda: window.find_button("Open Again")))
    window.wait_until_shown("Café for 5 €")
    wait_for("the choice to be kept", lambda: os.path.exists(article.sidecar))
    window.close()
    window = open_window()
    window.wait_until_shown("Café for 5 €")
    window.close()


CLIPBOARD = """
import sys
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
bytes = GLib.Bytes.new(sys.argv[2].encode())
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes(sys.argv[1], bytes))
print("copied", flush=True)
GLib.MainLoop().run()
"""


def paste(article, open_window, mime_type, words, name):
    """Copies words in another program and makes an article of them."""
    program = subprocess.Popen([sys.executable, "-c", CLIPBOARD, mime_type, words], stdout=subprocess.PIPE)
    try:
        program.stdout.readline()
        window = open_window(at_start=True)
        window.key("ctrl+v")
        article.path = os.path.join(article.folder, name)
        save_as(window, article.path)
    finally:
        program.kill()
        program.communicate()
    return window


def makes_an_article_of_copied_words(article, open_window):
    text = "The Ferry Does Not Fit\n\nIt is 11.9 metres high, they said.\n"
    window = paste(article, open_window, "text/plain;charset=utf-8", text, "words.txt")
    wait_for("the article", lambda: "The Ferry Does Not Fit" in titles(window))
    with open(article.path, encoding="utf-8") as file:
        expect(file.read(), text, "the file that was made")


def makes_an_article_of_a_copied_page(article, open_window):
    page = "<h1>Naïve, they said</h1><p>It is <b>11.9 metres</b> high.</p><p>The bridge is not.</p>"
    window = paste(article, open_window, "text/html", page, "page.html")
    wait_for("the article", lambda: "Naïve, they said" in titles(window))


def cancels_a_slow_opening(article, open_window):
    slow = os.path.join(article.folder, "slow.txt")
    os.mkfifo(slow)
    fifo = os.open(slow, os.O_RDWR)  # it can be opened, and there is nothing to read as yet
    try:
        window = open_window(at_start=True)
        subprocess.run([window.process.args[0], slow], check=True, timeout=20)
        window.press(wait_for("a way out", lambda: window.find_button("Cancel")))
        wait_for("the start page", lambda: window.find_button("Cancel") is None)
    finally:
        os.close(fifo)
    subprocess.run([window.process.args[0], article.path], check=True, timeout=20)
    wait_for("the article", lambda: article.headline() in titles(window))


TESTS = [
    opens_several_windows,
    saves_a_copy_of_the_tags,
    shows_the_file_in_the_file_manager,
    says_whether_edits_are_on_disk,
    shows_where_a_link_leads,
    reads_in_another_encoding,
    makes_an_article_of_copied_words,
    makes_an_article_of_a_copied_page,
    cancels_a_slow_opening,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
