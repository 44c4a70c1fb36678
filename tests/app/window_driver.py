# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real program and works its real window: keys and pointer by xdotool, what it shows by AT-SPI."""

import glob
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = 20.0


class Failure(Exception):
    pass


def wait_for(what, condition, timeout=TIMEOUT):
    """Waits until the condition gives something true, and returns that."""
    end = time.monotonic() + timeout
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise Failure(f"waited in vain for {what}")
        time.sleep(0.05)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


class Article:
    """An article in a folder of its own, with what is saved beside it."""

    def __init__(self, sample, name=None):
        self.folder = tempfile.mkdtemp(prefix="stickler-")
        self.path = os.path.join(self.folder, name or os.path.basename(sample))
        shutil.copyfile(sample, self.path)
        self.sidecar = self.path + ".annotations.json"
        with open(self.path, encoding="utf-8") as file:
            self.text = file.read()

    def headline(self):
        return self.text.split("\n", 1)[0]

    def tags(self):
        """The saved tags as (kind, words), in the order of the file."""
        if not os.path.exists(self.sidecar):
            return []
        with open(self.sidecar, encoding="utf-8") as file:
            items = json.load(file)["first"]["items"]
        return [(item["body"][0]["value"], item["target"]["selector"][0]["exact"]) for item in items]

    def items(self):
        with open(self.sidecar, encoding="utf-8") as file:
            return json.load(file)["first"]["items"]

    def sidecar_bytes(self):
        with open(self.sidecar, "rb") as file:
            return file.read()

    def wait_for_tags(self, expected):
        try:
            wait_for("the saved tags", lambda: self.tags() == expected)
        except Failure:
            raise Failure(f"the saved tags are {self.tags()}, not {expected}") from None

    def remove(self):
        shutil.rmtree(self.folder)


class Focus:
    """Follows the keyboard focus by what the program tells a screen reader, which is quicker than to look for it."""

    def __init__(self, process_id):
        self.process_id = process_id
        self.holder = None
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register("object:state-changed:focused")

    def _changed(self, event):
        try:
            if event.source is None or event.source.get_process_id() != self.process_id:
                return
        except GLib.Error:  # another program that has ended
            return
        if event.detail1:
            self.holder = event.source
        elif event.source == self.holder:
            self.holder = None

    def follow(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def stop(self):
        self.listener.deregister("object:state-changed:focused")


def write_settings(**settings):
    """Settings for one run of the program, in a folder that is its own."""
    folder = tempfile.mkdtemp(prefix="stickler-config-")
    schema = glob.glob(os.path.join(os.environ["GSETTINGS_SCHEMA_DIR"], "*.gschema.xml"))[0]
    with open(schema, encoding="utf-8") as file:
        path = re.search(r'<schema [^>]*path="/([^"]*)/"', file.read())[1]
    os.makedirs(os.path.join(folder, "glib-2.0", "settings"))
    with open(os.path.join(folder, "glib-2.0", "settings", "keyfile"), "w", encoding="utf-8") as file:
        print(f"[{path}]", *(f"{key.replace('_', '-')}={value}" for key, value in settings.items()), sep="\n", file=file)
    return folder


class Window:
    """One run of the program, with an article or at the page before one is open."""

    def __init__(self, program, article, at_start=False, chooses_files=False, asks_name=False, question=None,
                 folder=None):
        """@question is what is asked as soon as the article is there, if anything is; @folder is opened instead of it."""
        self.article = article
        self.config = write_settings(name_asked="false" if asks_name else "true")
        environment = dict(os.environ, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=self.config)
        if chooses_files:
            # The path bar of GTK 4.18's own chooser of files never frees what it asked about folders
            # (gtk_path_bar_get_info_callback), so what is left at the end says nothing about this program.
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.process = subprocess.Popen([program] + ([] if at_start else [folder or article.path]), env=environment)
        self.focus = Focus(self.process.pid)
        try:
            self._come_up(at_start or folder is not None, question)
        except Failure:
            self.kill()
            raise

    def _come_up(self, at_start, question):
        self.id = wait_for("the window", self._find_window)
        xdotool("windowsize", "--sync", self.id, 1180, 760)
        xdotool("windowmove", self.id, 0, 0)
        xdotool("windowfocus", self.id)
        self.application = wait_for("the program on the accessibility bus", self._find_application)
        if question is not None:
            self.find_article()
            self.wait_until_shown(question)
        elif not at_start:
            self.wait_for_article()

    def find_article(self):
        self.view = wait_for("the article", lambda: self.find(lambda a: a.get_name().startswith("Article:")))

    def wait_for_article(self):
        self.find_article()
        self.wait_for_focus_in_article()

    def wait_for_focus_in_article(self):
        wait_for("the focus in the article", lambda: self._has_state(self.view, Atspi.StateType.FOCUSED))

    def _find_window(self):
        self.check_alive()
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True
        ).stdout.split()
        return found[-1] if found else None

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    @staticmethod
    def _has_state(accessible, state):
        accessible.clear_cache_single()
        return accessible.get_state_set().contains(state)

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with status {self.process.returncode}")

    def walk(self, accessible=None, backwards=False):
        """All that is shown, depth first."""
        accessible = accessible or self.application
        accessible.clear_cache_single()
        yield accessible
        places = range(accessible.get_child_count())
        for i in reversed(places) if backwards else places:
            child = accessible.get_child_at_index(i)
            if child is not None and (self._has_state(child, Atspi.StateType.SHOWING)
                                      or child.get_role() == Atspi.Role.FRAME):
                yield from self.walk(child, backwards)

    def find(self, condition):
        return next((a for a in self.walk() if condition(a)), None)

    def find_named(self, name):
        return self.find(lambda a: a.get_name() == name)

    def find_button(self, name):
        return self.find(lambda a: a.get_name() == name and a.get_role() in (Atspi.Role.BUTTON, Atspi.Role.PUSH_BUTTON))

    def shows(self, text):
        """Looks from the end, where messages are that soon go."""
        return any(text in (a.get_name() or "") for a in self.walk(backwards=True))

    def wait_until_shown(self, text):
        wait_for(f"“{text}” in the window", lambda: self.shows(text))

    def rows(self):
        """The words of the tags in the list, without what a person hears before them."""
        listing = self.find_named("List of Tags")
        names = [a.get_name() for a in self.walk(listing) if a.get_role() == Atspi.Role.LIST_ITEM] if listing else []
        return [name.split(": ", 1)[-1] for name in names]  # "Claim, Open: …"

    def focused(self):
        """What has the keyboard focus; None if nothing of the window has it."""
        self.focus.follow()
        if self.focus.holder is None:  # what got it was not told of before it was shown
            self.focus.holder = self.find(lambda a: a.get_state_set().contains(Atspi.StateType.FOCUSED))
        return self.focus.holder

    def focused_name(self):
        focused = self.focused()
        return focused.get_name() if focused else None

    def wait_for_focus(self, name=None):
        """Until what has the focus is called that, or until anything has it."""
        def check():
            focused = self.focused()
            return focused is not None and (name is None or focused.get_name() == name) and focused
        try:
            return wait_for("the focus", check)
        except Failure:
            raise Failure(f"the focus is at {self.focused_name()!r}, not at {name or 'anything'!r}") from None

    def walk_to(self, name, key="Tab", most=60):
        """Presses a key until the focus is at what is called that, which must be reached by the key alone."""
        passed = []
        for _ in range(most):
            here = self.focused_name()
            if here == name:
                return
            passed.append(here)
            self.key(key)
            self._wait_for_another_focus(here)
        raise Failure(f"{key} does not lead to “{name}” but to {passed}")

    def _wait_for_another_focus(self, name):
        """Names come twice where the focus goes from a row to a part of it, so it is not waited for long."""
        end = time.monotonic() + 1
        while self.focused_name() == name and time.monotonic() < end:
            time.sleep(0.02)

    def focus_other_window(self):
        """Gives the keyboard to the window that was opened over this one, as a window manager would."""
        def find():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            return [i for i in found if i != self.id]
        before = self.focused()
        other = wait_for("another window", find)[-1]
        xdotool("windowfocus", "--sync", other)
        wait_for("the focus in the other window", lambda: self.focused() not in (None, before))

    def focus_window(self):
        xdotool("windowfocus", self.id)

    def key(self, *keys, repeat=1):
        self.check_alive()
        xdotool("key", "--delay", 2, "--repeat", repeat, *keys)

    def type(self, text):
        xdotool("type", "--delay", 12, text)

    def caret(self):
        self.view.clear_cache_single()
        return Atspi.Text.get_caret_offset(self.view)

    def go_to(self, words, into=1, nth=0):
        """Moves the caret by the arrow keys into the words, a few code points behind their start."""
        offset = -1
        for _ in range(nth + 1):
            offset = self.article.text.index(words, offset + 1)
        offset += into
        while (here := self.caret()) != offset:
            key = "Right" if here < offset else "Left"
            distance = abs(offset - here)
            # by words as long as that cannot go too far, then by characters; a key may pass several code points:
            # an emoji, or the gap between paragraphs
            if distance > 60:
                self.key(f"ctrl+{key}", repeat=distance // 20)
            else:
                self.key(key, repeat=max(1, distance // 2))
            wait_for("the caret to move", lambda: self.caret() != here)
            self.settle()
        return offset

    def settle(self):
        """Until the keys that were pressed are dealt with."""
        before = None
        while (now := self.caret()) != before:
            before = now
            time.sleep(0.03)

    def click(self, accessible, x=None, y=None):
        extents = self.settled_extents(accessible)
        self.click_at(extents.x + (extents.width // 2 if x is None else x),
                      extents.y + (extents.height // 2 if y is None else y))

    @staticmethod
    def settled_extents(accessible):
        """Where it is once it has come to rest: much of the window is animated."""
        def get():
            extents = Atspi.Component.get_extents(accessible, Atspi.CoordType.WINDOW)
            return (extents.x, extents.y, extents.width, extents.height)

        before = None
        while (now := get()) != before or now[2] <= 0 or now[3] <= 0:
            before = now
            time.sleep(0.2)
        return Atspi.Component.get_extents(accessible, Atspi.CoordType.WINDOW)

    def click_at(self, x, y):
        xdotool("mousemove", "--window", self.id, x, y)
        time.sleep(0.1)
        xdotool("click", 1)

    @staticmethod
    def press(accessible):
        """Does what a button does, as a screen reader would."""
        Atspi.Action.do_action(accessible, 0)

    def click_words(self, words):
        """Clicks on words of the article where they are shown."""
        offset = self.article.text.index(words) + 1
        rect = Atspi.Text.get_character_extents(self.view, offset, Atspi.CoordType.WINDOW)
        self.click_at(rect.x + max(1, rect.width // 2), rect.y + rect.height // 2)

    def picture(self, path):
        subprocess.run(["import", "-window", self.id, path], check=True)

    def close(self):
        self.key("ctrl+w")
        try:
            self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Failure("the program goes on after its window was closed") from None
        if self.process.returncode != 0:
            raise Failure(f"the program ended with status {self.process.returncode}")

    def kill(self):
        self.focus.stop()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.config, ignore_errors=True)


def run_tests(tests, program, sample):
    """Runs each test with a fresh article and prints the results as TAP."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        article = Article(sample)
        windows = []

        def open_window(**options):
            windows.append(Window(program, article, **options))
            return windows[-1]

        try:
            test(article, open_window)
            print(f"ok {number} {test.__name__}", flush=True)
        except Exception as error:  # whatever it is, the next test is run
            failed += 1
            print(f"not ok {number} {test.__name__}: {type(error).__name__}: {error}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
            keep = os.environ.get("STICKLER_TEST_PICTURES")
            if keep and windows and windows[-1].process.poll() is None:
                windows[-1].picture(os.path.join(keep, f"{test.__name__}.png"))
        finally:
            for window in windows:
                window.kill()
            article.remove()
    return 1 if failed else 0
