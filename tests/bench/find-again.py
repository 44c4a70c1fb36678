#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many tags are found again in a changed article, how many at a wrong place, and how fast, against Hypothesis' way
with npm's approx-string-match; and how the time grows with tags.

The articles have a megabyte and 10,000 tags of 10 to 200 characters, 5 % of the words are changed, paragraphs moved,
deleted and duplicated; 1,000 tags more have words that were never there. They are made up, with several seeds; of the
plain texts in the folder given with --data, if there are any, articles are put together too."""

import glob
import json
import math
import os
import statistics
import subprocess
import tempfile

import stk_bench

FIND_AGAIN = os.path.join(os.environ['STICKLER_BUILD'], 'tests', 'bench', 'find-again')
PEER = ['node', os.path.join(stk_bench.HERE, 'find-again.mjs')]
SEEDS = (1, 2, 3, 4)
N_BYTES = 1 << 20
N_TAGS = 10000
N_PEER_TAGS = 250
AIMS = {'with': (99.9, 0.02, 500), 'without': (98, 0.1, 200)}
NAMES = {'with': 'with the old text', 'without': 'without it'}


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def find_again(seed, *options, n_bytes=N_BYTES, n_tags=N_TAGS):
    return run([FIND_AGAIN, str(seed), str(n_bytes), str(n_tags), *options])


def add_up(results, how):
    return {name: sum(result[how][name] for result in results) for name in results[0][how]}


def show_accuracy(name, results):
    for how, (right, wrong, _) in AIMS.items():
        total = add_up(results, how)
        title = f'{name}, {NAMES[how]}'
        stk_bench.row(f'{title}: right', 100 * total['right'] / total['kept'], right, '%', at_least=True,
                      note=f'of {total["kept"]} whose words still exist')
        stk_bench.row(f'{title}: wrong', 100 * total['wrong'] / total['kept'], wrong, '%',
                      note=f'{total["wrong"]}; the rest is asked about')
        stk_bench.row(f'{title}: orphans', 100 * total['orphans'] / total['absent'], 99.9, '%', at_least=True,
                      note=f'of {total["absent"]} whose words are not there')
        stk_bench.row(f'{title}: changed words found', 100 * total['edited-right'] / total['edited'], unit='%',
                      note=f'of {total["edited"]}; wrong {total["edited-wrong"]}')


def bench_speed(folder):
    changes = os.path.join(folder, 'changes.json')
    find_again(1, f'--write={changes}', f'--n={N_PEER_TAGS}')
    results = stk_bench.interleave({'ours': lambda: find_again(1), 'peer': lambda: run([*PEER, changes])}, 3)
    peer = results['peer'][0]
    theirs = statistics.median(result['milliseconds'] / result['tags'] for result in results['peer'])
    for how, (_, _, aim) in AIMS.items():
        ours = statistics.median(result[how]['milliseconds'] / result['tags'] for result in results['ours'])
        stk_bench.row(f'speed, {NAMES[how]}', theirs / ours, aim, '× Hypothesis', at_least=True,
                      note=f'{1000 * ours:.1f} and {1000 * theirs:.0f} µs a tag, processor time')
    stk_bench.row('Hypothesis: right', 100 * peer['right'] / peer['kept'], unit='%', note=f'of {peer["kept"]}')
    stk_bench.row('Hypothesis: orphans', 100 * peer['orphans'] / peer['absent'], unit='%', note=f'of {peer["absent"]}')


def bench_growth():
    """The time for a hundred times as many tags in the same article, and in one a hundred times as long."""
    few, many = 1000, 100000
    runs = {
        'few': lambda: find_again(1, n_tags=few),
        'many': lambda: find_again(1, n_tags=many),
        'short': lambda: find_again(1, n_bytes=100 * few, n_tags=few),
        'long': lambda: find_again(1, n_bytes=100 * many, n_tags=many),
    }
    results = stk_bench.interleave(runs, 3, warm_up=0)
    aim = many * math.log(many) / (few * math.log(few))
    for how in AIMS:
        def time(result, how=how):
            return result[how]['milliseconds']
        stk_bench.row(f'growth from {few} to {many} tags, {NAMES[how]}', stk_bench.ratio(results, 'many', 'few', time), aim,
                      '×', note='the aim is n log n')
        stk_bench.row(f'growth of the article too, {NAMES[how]}', stk_bench.ratio(results, 'long', 'short', time),
                      unit='×', note='100 KB to 10 MB')


def put_together(folder, data):
    """Articles of about a megabyte from the plain texts below a folder."""
    parts, size, articles = [], 0, []
    for name in sorted(glob.glob(os.path.join(glob.escape(data), '**', '*.txt'), recursive=True)):
        with open(name, encoding='utf-8', errors='replace') as file:
            parts.append(file.read().strip().replace('\0', ''))
        size += len(parts[-1].encode())
        if size >= N_BYTES:
            articles.append(os.path.join(folder, f'{len(articles)}.txt'))
            with open(articles[-1], 'w', encoding='utf-8') as file:
                file.write('\n\n'.join(parts) + '\n')
            parts, size = [], 0
    return articles[:len(SEEDS)]


def main():
    show_accuracy('made-up articles', [find_again(seed) for seed in SEEDS])
    with tempfile.TemporaryDirectory() as folder:
        articles = put_together(folder, os.environ.get('STICKLER_BENCH_DATA') or folder)
        if articles:
            show_accuracy('articles from the folder', [find_again(seed, f'--article={article}')
                                                       for seed, article in zip(SEEDS, articles)])
        bench_speed(folder)
    bench_growth()


main()
