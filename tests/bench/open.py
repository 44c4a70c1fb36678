#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From executing the program to the first frame with an article in it: a saved page of 100 KB against the program's own
empty window, and a text of 10 MB against GNOME Text Editor with the same."""

import os
import tempfile

import stk_bench
from stk_start import STICKLER, report, start, text_editor

PAGE_BYTES = 100_000
TEXT_BYTES = 10_000_000
PAGE_TURNS = 15
TEXT_TURNS = 3
SENTENCE = 'The ferry left at noon with {} people and came back “half empty”, the harbour master said on Monday. '


def make_page():
    """A page of which most is not the article, as saved pages are."""
    parts = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The ferry</title><style>']
    parts += [f'.a{i} {{ color: #{i:06x} }}' for i in range(1500)]
    parts.append('</style></head><body><nav><ul>')
    parts += [f'<li><a href="/section/{i}">Section {i}</a></li>' for i in range(200)]
    parts.append('</ul></nav><article><h1>The ferry</h1>')
    while sum(map(len, parts)) < PAGE_BYTES:
        parts.append('<p>' + SENTENCE.format(len(parts)) * 4 + '</p>')
    return ''.join(parts) + '</article></body></html>'


def make_text():
    paragraph = ''.join(SENTENCE.format(i) for i in range(5)) + '\n\n'
    return 'The ferry\n\n' + paragraph * (TEXT_BYTES // len(paragraph.encode()))


def write(folder, name, contents):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(contents)
    return path


def main():
    with tempfile.TemporaryDirectory() as folder:
        page = write(folder, 'page.html', make_page())
        results = stk_bench.interleave({
            'page': start([STICKLER, page], 1000),
            'empty': start([STICKLER], 0),
        }, PAGE_TURNS)
        report('open: page of 100 KB', results, 'empty window', 1.5)

        # Both show the beginning first, and go on putting in the rest while it can be read. Here all of it was read and
        # taken apart before, which the editor has no need of.
        text = write(folder, 'text.txt', make_text())
        other = write(folder, 'other.txt', make_text())
        editor, env = text_editor()
        for name, n_characters, aim in (('first screen', 1000, 1.5), ('all', len(make_text()) * 9 // 10, 0.5)):
            results = stk_bench.interleave({
                'stickler': start([STICKLER, text], n_characters),
                'editor': start([editor, other], n_characters, env),
            }, TEXT_TURNS, warm_up=0)
            report(f'open: text of 10 MB, {name}', results, 'Text Editor', aim)


main()
