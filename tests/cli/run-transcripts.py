#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of transcripts and compares what they print, in TAP.

Usage: run-transcripts.py [--update] PROGRAM DATA TRANSCRIPT…

A transcript is what a person would see in a shell, in a folder that starts as a copy of DATA:

    # What this case shows; each such line begins a case. Files stay from one case to the next.
    $ a command for bash
    > with more lines
      what it prints, after two spaces ("~" stands for an empty line)
    ! what it prints on the standard error
    ? its exit status, where it is not 0

Ids are replaced by ID1, ID2, … in the order in which they show, and later commands can use them as $ID1, $ID2, …;
times become TIME, digests DIGEST and the folder DIR. After a command that failed no file may differ, and after any
command of stickler-cli no file but a sidecar, or a copy of one that goes to the trash. With --update the transcripts are rewritten to what is the case now.
"""

import difflib
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SECONDS_A_COMMAND = 600
UUID = re.compile(r'\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b')
SHORT = re.compile(r'\b[0-9a-f]{8}(?:-[0-9a-f]{4}){0,3}\b(?!-)')


class Command:
    """A command of a transcript with what it is to print, as lines of the transcript."""

    def __init__(self, lines):
        self.lines = lines
        self.expected = []

    @property
    def script(self):
        return '\n'.join(line[2:] for line in self.lines)


class Folder:
    """Where the commands of one transcript run."""

    def __init__(self, program, data):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix='stickler-cli-'))
        self.work = self.root / 'work'
        self.ids = {}
        shutil.copytree(data, self.work)
        for name in ('bin', 'home', 'run'):
            (self.root / name).mkdir(mode=0o700)
        (self.root / 'bin' / 'stickler-cli').symlink_to(program)
        (self.root / 'bin' / 'edit-json').symlink_to(pathlib.Path(__file__).resolve().with_name('edit-json.py'))

    def remove(self):
        for path in [self.work, *self.work.rglob('*')]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(self.root)

    def environment(self):
        home = self.root / 'home'
        keep = {name: os.environ[name] for name in os.environ if name.endswith('SAN_OPTIONS') or name == 'LD_LIBRARY_PATH'}
        return keep | {name: f'urn:uuid:{uuid}' for uuid, name in self.ids.items()} | {
            'PATH': f'{self.root / "bin"}:/usr/local/bin:/usr/bin:/bin',
            'HOME': str(home),
            'XDG_CACHE_HOME': str(home / 'cache'),
            'XDG_CONFIG_HOME': str(home / 'config'),
            'XDG_DATA_HOME': str(home / 'data'),
            'XDG_STATE_HOME': str(home / 'state'),
            'XDG_RUNTIME_DIR': str(self.root / 'run'),
            'COMPLETION': str(pathlib.Path(__file__).resolve().parents[2] / 'data' / 'completions' / 'stickler-cli'),
            'LC_ALL': 'C',
            'G_DEBUG': 'fatal-criticals',
            'GIO_USE_VFS': 'local',
        }

    def contents(self):
        found = {}
        for path in sorted(self.work.rglob('*')):
            try:
                found[str(path.relative_to(self.work))] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                found[str(path.relative_to(self.work))] = 'unreadable'
        return found

    def neutral(self, text):
        """What does not change from run to run."""
        for match in UUID.finditer(text):
            self.ids.setdefault(match[0], f'ID{len(self.ids) + 1}')
        text = text.replace(str(self.work), 'DIR')
        text = re.sub(r'\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ', 'TIME', text)
        text = re.sub(r'\bsha256:[0-9a-f]{64}\b', 'DIGEST', text)
        for uuid, name in self.ids.items():
            text = text.replace(f'urn:uuid:{uuid}', name).replace(uuid, name)
        return SHORT.sub(self._neutral_short, text)

    def _neutral_short(self, match):
        names = [name for uuid, name in self.ids.items() if uuid.startswith(match[0])]
        return names[0].ljust(len(match[0])) if len(names) == 1 else match[0]

    def run(self, script):
        """Runs a command; returns the lines of a transcript that it makes, and what is wrong with the files."""
        before = self.contents()
        command = ['bash', '-c', f'set -o pipefail\n{script}\n']
        if os.geteuid() == 0:
            # root may read and write everything; without these capabilities it is as anybody
            command = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--', *command]
        result = subprocess.run(command, cwd=self.work, env=self.environment(), stdin=subprocess.DEVNULL,
                                capture_output=True, timeout=SECONDS_A_COMMAND, check=False)
        lines = [f'  {line or "~"}' for line in self._lines(result.stdout)]
        lines += [f'! {line}' for line in self._lines(result.stderr)]
        if result.returncode != 0:
            lines.append(f'? {result.returncode}')
        return lines, self._wrong_changes(script, result.returncode, before)

    def _lines(self, output):
        return [line.rstrip() for line in self.neutral(output.decode('utf-8', 'backslashreplace')).splitlines()]

    def _wrong_changes(self, script, status, before):
        if not script.startswith('stickler-cli'):
            return []
        after = self.contents()
        # What is certain is saved, and the status tells that something is not.
        found_only = status == 1 and script.startswith(('stickler-cli reanchor --write', 'stickler-cli merge --copies'))
        trashing = script.startswith('stickler-cli merge --copies')
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        return [f'{name} was changed by: {script}' for name in changed
                if (status != 0 and not found_only)
                or not (name.endswith('.annotations.json') or (trashing and name not in after))]


def parse(path):
    """Splits a transcript into cases: a title, or None for what stands before the first, and commands."""
    cases = [(None, [])]
    for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
        commands = cases[-1][1]
        if line.startswith('# ') and not (cases[-1][0] is None and line.startswith('# SPDX')):
            cases.append((line[2:], []))
        elif line.startswith('$ '):
            commands.append(Command([line]))
        elif line.startswith('> ') and commands and not commands[-1].expected:
            commands[-1].lines.append(line)
        elif line[:2] in ('  ', '! ', '? ') and commands:
            commands[-1].expected.append(line.rstrip())
        elif line and not line.startswith('# SPDX'):
            sys.exit(f'{path}:{number}: this line is of no known form')
    return cases


def run_case(folder, title, commands):
    """Runs one case; returns what is wrong, as lines, and the case as it is now."""
    wrong, now = [], [f'# {title}']
    for command in commands:
        try:
            lines, changes = folder.run(command.script)
        except subprocess.TimeoutExpired:
            lines, changes = [], [f'took longer than {SECONDS_A_COMMAND} s: {command.script}']
        now += command.lines + lines
        if lines != command.expected:
            wrong += command.lines
            wrong += [line for line in difflib.ndiff(command.expected, lines) if not line.startswith('?')]
        wrong += changes
    return wrong, now


def run_transcript(path, program, data, update):
    """Runs a transcript; yields the title of each case and what is wrong."""
    folder = Folder(program, data)
    texts = []
    try:
        for title, commands in parse(path):
            if title is not None:
                wrong, now = run_case(folder, title, commands)
                texts.append('\n'.join(now))
                yield f'{path.stem}: {title}', wrong
    finally:
        folder.remove()
    if update:
        head = [line for line in path.read_text('utf-8').splitlines() if line.startswith('# SPDX')]
        path.write_text('\n'.join(head) + '\n\n' + '\n\n'.join(texts) + '\n', 'utf-8')


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--update']
    update = '--update' in sys.argv
    program, data = pathlib.Path(arguments[0]).resolve(), pathlib.Path(arguments[1])
    n_cases = n_wrong = 0
    for argument in arguments[2:]:
        for title, wrong in run_transcript(pathlib.Path(argument), program, data, update):
            n_cases += 1
            n_wrong += bool(wrong)
            print(f'{"not ok" if wrong else "ok"} {n_cases} - {title.replace("#", " ")}')
            for line in wrong:
                print(f'# {line}')
            sys.stdout.flush()
    print(f'1..{n_cases}')
    return 1 if n_wrong else 0


if __name__ == '__main__':
    sys.exit(main())
