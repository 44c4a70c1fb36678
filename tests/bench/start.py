#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From executing the program to its first frame, empty and with an article of 200 tags, against the least program
with libadwaita and GNOME Text Editor with the same text."""

import json
import os
import shutil
import subprocess
import tempfile

import stk_bench

BUILD = os.environ['STICKLER_BUILD']
SAMPLE = os.path.join(os.environ['STICKLER_SOURCE'], 'data', 'samples', 'harbour.txt')
TURNS = 25
N_TAGS = 200


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


def tag(article):
    subprocess.run([os.path.join(BUILD, 'tests', 'bench', 'make-article'), article, '0', str(N_TAGS)], check=True)


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


def main():
    stickler = os.path.join(BUILD, 'src', 'app', 'stickler')
    results = stk_bench.interleave({
        'stickler': start([stickler], 0),
        'ten lines': start([os.path.join(BUILD, 'tests', 'bench', 'ten-lines')], 0),
    }, TURNS)
    report('start: empty', results, 'ten-line window', 1.25)

    with tempfile.TemporaryDirectory() as folder:
        article = shutil.copy(SAMPLE, folder)
        other = shutil.copy(SAMPLE, os.path.join(folder, 'plain.txt'))
        tag(article)
        editor, env = text_editor()
        results = stk_bench.interleave({
            'stickler': start([stickler, article], 1000),
            'editor': start([editor, other], 1000, env),
        }, TURNS)
    report(f'start: sample with {N_TAGS} tags', results, 'Text Editor', 0.9)


main()
