# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What benches in Python share."""

import json
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))


def row(name, figure, aim=None, unit='', at_least=False, note=''):
    """Prints one row of the table. The figure should be at most the aim, or at least."""
    met = None if aim is None else bool(figure >= aim if at_least else figure <= aim)
    print(json.dumps({'name': name, 'figure': round(figure, 4), 'unit': unit, 'aim': aim, 'at_least': at_least,
                      'met': met, 'note': note}, ensure_ascii=False), flush=True)


def interleave(runs, n, warm_up=1):
    """Calls each of the functions n times, in turn, so that what else the machine does hits them alike.

    Returns a dictionary of lists of their results; those of the first turns do not count."""
    results = {name: [] for name in runs}
    for turn in range(warm_up + n):
        for name, function in runs.items():
            result = function()
            if turn >= warm_up:
                results[name].append(result)
    return results


def ratio(results, name, peer, key=lambda result: result):
    """The median of one as a multiple of the median of the other."""
    return statistics.median(map(key, results[name])) / statistics.median(map(key, results[peer]))


def data_folder(name):
    """A folder in the one that was given with --data; ends the bench, with a row, where there is none."""
    folder = os.path.join(os.environ.get('STICKLER_BENCH_DATA', ''), name)
    if not os.path.isdir(folder):
        bench = os.path.splitext(os.path.basename(sys.argv[0]))[0]
        print(json.dumps({'name': bench, 'figure': None, 'unit': '', 'aim': None, 'met': None,
                          'note': f'there is no {name} in the folder given with --data'}), flush=True)
        sys.exit(0)
    return folder


def debian_peer(package):
    """The folder where a Debian package lies that is only measured against; fetched the first time."""
    return subprocess.run([os.path.join(SOURCE, 'build-aux', 'debian-peer'), package], check=True,
                          stdout=subprocess.PIPE, text=True).stdout.strip()
