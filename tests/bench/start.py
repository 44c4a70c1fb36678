#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From executing the program to its first frame, empty and with an article of 200 tags, against the least program
with libadwaita and GNOME Text Editor with the same text."""

import os
import shutil
import subprocess
import tempfile

import stk_bench
from stk_start import BUILD, STICKLER, TEN_LINES, report, start, text_editor

SAMPLE = os.path.join(os.environ['STICKLER_SOURCE'], 'data', 'samples', 'harbour.txt')
TURNS = 25
N_TAGS = 200


def tag(article):
    subprocess.run([os.path.join(BUILD, 'tests', 'bench', 'make-article'), article, '0', str(N_TAGS)], check=True)


def main():
    results = stk_bench.interleave({
        'stickler': start([STICKLER], 0),
        'ten lines': start([TEN_LINES], 0),
    }, TURNS)
    report('start: empty', results, 'ten-line window', 1.25)

    with tempfile.TemporaryDirectory() as folder:
        article = shutil.copy(SAMPLE, folder)
        other = shutil.copy(SAMPLE, os.path.join(folder, 'plain.txt'))
        tag(article)
        editor, env = text_editor()
        results = stk_bench.interleave({
            'stickler': start([STICKLER, article], 1000),
            'editor': start([editor, other], 1000, env),
        }, TURNS)
    report(f'start: sample with {N_TAGS} tags', results, 'Text Editor', 0.9)


main()
