#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of web pages' articles is found and how little else, and their metadata, against Mozilla's Readability on
jsdom; and the time and memory that both take.

The folder given with --data has benchmark/ with html/ID.html.gz and ground-truth.json ({"ID": {"articleBody"}}), and
readability/ with NAME/source.html and NAME/expected-metadata.json. The figure for articles is the one of the
article-extraction-benchmark: four-word shingles as multisets, precision and recall averaged over pages, and F1 of
both averages."""

import collections
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import stk_bench

BUILD = os.environ['STICKLER_BUILD']
CLI = os.path.join(BUILD, 'src', 'cli', 'stickler-cli')
READ_PAGES = os.path.join(BUILD, 'tests', 'bench', 'read-pages')
PEER = ['node', os.path.join(stk_bench.HERE, 'read-pages.mjs')]
FIELDS = ('title', 'byline', 'lang', 'siteName', 'publishedTime')
NO_BODY = {'headline', 'byline', 'date', 'caption', 'credit', 'furniture'}
SECONDS = 3


def shingles(text):
    words = re.findall(r'\w+', text or '')
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words)


def compare(true, found):
    true, found = shingles(true), shingles(found)
    hit = sum((true & found).values())
    return hit, sum(found.values()), sum(true.values())


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(counts):
    """The figure over all pages, and that of the worst."""
    precision = statistics.mean(hit / found for hit, found, _ in counts if found)
    recall = statistics.mean(hit / true for hit, _, true in counts if true)
    worst = min(f1(hit / found if found else 0, hit / true if true else 0) for hit, found, true in counts)
    return f1(precision, recall), worst


def read(page):
    result = subprocess.run([CLI, 'text', '--blocks', page], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            check=False)
    return json.loads(result.stdout) if result.returncode == 0 else {'text': '', 'blocks': [], 'metadata': {}}


def body(article):
    text = article['text']
    return '\n'.join(text[block['start']:block['end']] for block in article['blocks'] if block['role'] not in NO_BODY)


def measure(command):
    """Runs a command; returns what it prints, and the most memory that it had, in bytes."""
    with tempfile.TemporaryFile() as out:
        with subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f'{command[0]} ended with {process.returncode}')
        out.seek(0)
        return json.load(out), usage.ru_maxrss * 1024


def bench_articles(folder, unpacked):
    with open(os.path.join(folder, 'ground-truth.json'), encoding='utf-8') as file:
        truth = json.load(file)
    pages = {}
    for key in sorted(truth):
        pages[key] = os.path.join(unpacked, key + '.html')
        with gzip.open(os.path.join(folder, 'html', key + '.html.gz')) as packed, open(pages[key], 'wb') as page:
            page.write(packed.read())

    peer, peer_memory = measure(PEER + ['0', *pages.values()])
    ours = score([compare(truth[key]['articleBody'], body(read(page))) for key, page in pages.items()])
    theirs = score([compare(truth[key]['articleBody'], peer['found'][page].get('text')) for key, page in pages.items()])
    stk_bench.row('articles, F1', ours[0], 0.975, at_least=True, note=f'{len(pages)} pages; Readability {theirs[0]:.4f}')
    stk_bench.row('articles, F1 of the worst page', ours[1], 0.6, at_least=True, note=f'Readability {theirs[1]:.4f}')
    bench_costs(list(pages.values()), peer_memory)


def bench_costs(pages, peer_memory):
    results = stk_bench.interleave({
        'ours': lambda: measure([READ_PAGES, str(SECONDS), *pages]),
        'peer': lambda: measure(PEER + [str(SECONDS), *pages]),
    }, 3, warm_up=0)
    ours = statistics.median(time for time, _ in results['ours'])
    theirs = statistics.median(found['milliseconds'] for found, _ in results['peer'])
    stk_bench.row('articles, speed', theirs / ours, 20, '× Readability', at_least=True,
                  note=f'{ours / len(pages):.2f} and {theirs / len(pages):.1f} ms a page, processor time, warm')
    memory = statistics.median(memory for _, memory in results['ours'])
    stk_bench.row('articles, memory', peer_memory / memory, 5, '× less than Readability', at_least=True,
                  note=f'{memory / 1e6:.0f} and {peer_memory / 1e6:.0f} MB at most, both in one pass or few')


def collapse(value):
    return ' '.join(value.split()) if isinstance(value, str) and value.strip() else None


def bench_metadata(folder):
    names = sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, 'source.html')))
    pages = {name: os.path.join(folder, name, 'source.html') for name in names}
    peer, _ = measure(PEER + ['0', *pages.values()])
    right = {field: [0, 0, 0] for field in FIELDS}
    for name, page in pages.items():
        with open(os.path.join(folder, name, 'expected-metadata.json'), encoding='utf-8') as file:
            expected = json.load(file)
        found = read(page)['metadata']
        for field in FIELDS:
            # What the truth does not know may be there all the same.
            if collapse(expected.get(field)) is not None:
                truth = collapse(expected[field])
                right[field][0] += collapse(found.get(field)) == truth
                right[field][1] += collapse(peer['found'][page].get(field)) == truth
                right[field][2] += 1
    for field, (ours, theirs, n) in right.items():
        stk_bench.row(f'metadata, {field} right', ours, theirs, f'of {n}', at_least=True, note='the aim is Readability’s')


def main():
    articles = stk_bench.data_folder('benchmark')
    with tempfile.TemporaryDirectory() as unpacked:
        bench_articles(articles, unpacked)
    bench_metadata(stk_bench.data_folder('readability'))


main()
