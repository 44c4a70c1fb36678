# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What benches of starting have in common: programs from exec to a frame, and the peer."""

import json
import os
import subprocess
import tempfile

import stk_bench

BUILD = os.environ['STICKLER_BUILD']
STICKLER = os.path.join(BUILD, 'src', 'app', 'stickler')
TEN_LINES = os.path.join(BUILD, 'tests', 'bench', 'ten-lines')


def start(command, n_characters, env=None):
    """Starts a program as often as asked: a function that gives what the probe found."""
    def run():
        with tempfile.NamedTemporaryFile() as out:
            probe = os.path.join(BUILD, 'tests', 'bench', 'libframe-probe.so')
            subprocess.run(command, check=True, timeout=60, stderr=subprocess.DEVNULL, env={
                **os.environ, **(env or {}), 'LD_PRELOAD': probe, 'PROBE_OUT': out.name,
                'PROBE_TEXT': str(n_characters)})
            return json.load(out)
    return run


def text_editor():
    root = stk_bench.debian_peer('gnome-text-editor')
    usr = os.path.join(root, 'usr')
    libraries = next(os.path.join(usr, 'lib', name) for name in os.listdir(os.path.join(usr, 'lib'))
                     if name.endswith('-linux-gnu'))
    env = {
        'LD_LIBRARY_PATH': libraries,
        'XDG_DATA_DIRS': f'{usr}/share:/usr/local/share:/usr/share',
        'GSETTINGS_SCHEMA_DIR': f'{usr}/share/glib-2.0/schemas',
    }
    return os.path.join(usr, 'bin', 'gnome-text-editor'), env


def report(name, results, peer, aim):
    program, other = results.keys()
    for what, note in (('wall', 'wall time'), ('processor', 'processor time')):
        figure = stk_bench.ratio(results, program, other, lambda result, what=what: result[what])
        medians = [f'{stk_bench.statistics.median(result[what] for result in results[key]):.0f}'
                   for key in (program, other)]
        stk_bench.row(f'{name}, {note}', figure, aim, f'× {peer}', note=f'{medians[0]} and {medians[1]} ms')
