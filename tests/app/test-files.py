#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several windows, and what the window does with files: command line, message bus, copies, the file manager, links.

usage: test-files.py PROGRAM SAMPLE
"""

import os
import shutil
import sys
import time

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


def saves_a_copy_of_the_tags(article, open_window):
    window = open_window(chooses_files=True)
    window.go_to("Vane called")
    window.key("s")
    article.wait_for_tags([("source", "Perpetua Vane")])
    window.wait_until_shown("Saved")
    window.key("ctrl+shift+s")
    window.focus_other_window()
    time.sleep(1)
    target = os.path.join(article.folder, "copy.json")
    window.key("ctrl+a")
    window.type(target)
    window.key("Return")
    window.focus_window()
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


TESTS = [
    opens_several_windows,
    saves_a_copy_of_the_tags,
    shows_the_file_in_the_file_manager,
    says_whether_edits_are_on_disk,
]

if __name__ == "__main__":
    sys.exit(run_tests(TESTS, sys.argv[1], sys.argv[2]))
