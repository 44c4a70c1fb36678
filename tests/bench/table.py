#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What build-aux/bench does with the benches that Meson knows, and with their rows.

Usage: table.py plan BUILD [NAME...]: prints the name and the suites of each bench, or of those that are named
       table.py run BUILD NAME: runs one, whose rows go to standard output
       table.py fail|skip NAME WHY: prints a row that says so
       table.py show FILE...: prints the rows in the files as a table; the exit status is 1 if one is not met
       table.py json FILE...: prints them as a JSON array
"""

import json
import os
import subprocess
import sys

HEAD = ('name', 'figure', 'aim', 'met', '')


def benches(build):
    found = subprocess.run(['meson', 'introspect', '--benchmarks', build], check=True, stdout=subprocess.PIPE)
    return {bench['name']: bench for bench in json.loads(found.stdout)}


def plan(build, *names):
    known = benches(build)
    for name in names:
        if name not in known:
            sys.exit(f'build-aux/bench: there is no bench {name}; there are: {", ".join(sorted(known))}')
    for name in names or known:
        # Meson puts the project's name before each suite.
        suites = ' '.join(suite.split(':')[-1] for suite in known[name]['suite'])
        print(f'{name}\t{suites}')


def run(build, name):
    bench = benches(build)[name]
    os.environ.update(bench['env'])
    os.chdir(bench['workdir'] or build)
    os.execv(bench['cmd'][0], bench['cmd'])


def read_rows(paths):
    for path in paths:
        with open(path, encoding='utf-8') as file:
            lines = [line for line in file.read().splitlines() if line.strip()]
        rows = [json.loads(line) for line in lines]
        yield from rows or [empty_row(os.path.basename(path), False, 'printed no row')]


def empty_row(name, met, note):
    return {'name': name, 'figure': None, 'unit': '', 'aim': None, 'met': met, 'note': note}


def number(value):
    if value is None:
        return '–'
    return f'{value:.0f}' if abs(value) >= 1000 else f'{value:.3g}'


def cells(row):
    unit = row.get('unit', '')
    aim = row['aim']
    sign = '≥' if row.get('at_least') else '≤'
    return (row['name'], f'{number(row["figure"])} {unit}'.strip(), '–' if aim is None else f'{sign} {number(aim)}',
            {True: 'yes', False: 'NO', None: '–'}[row['met']], row.get('note', ''))


def show(*paths):
    rows = list(read_rows(paths))
    lines = [HEAD, *map(cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print('  '.join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    missed = sum(row['met'] is False for row in rows)
    print(f'\n{sum(row["met"] is True for row in rows)} met, {missed} missed')
    sys.exit(1 if missed else 0)


def main():
    command, *arguments = sys.argv[1:]
    if command == 'json':
        print(json.dumps(list(read_rows(arguments)), indent=2, ensure_ascii=False))
    elif command in ('fail', 'skip'):
        name, why = arguments
        print(json.dumps(empty_row(name, False if command == 'fail' else None, why)))
    else:
        {'plan': plan, 'run': run, 'show': show}[command](*arguments)


main()
