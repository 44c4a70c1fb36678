#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies a JSON file with changes, to make sidecars that are wrong in one way.

Usage: edit-json IN OUT [PATH VALUE]…    PATH such as first.items.0.id; VALUE is JSON, or "-" to delete
"""

import json
import sys


def main():
    source, target, *changes = sys.argv[1:]
    with open(source, encoding='utf-8') as file:
        document = json.load(file)
    for path, value in zip(changes[::2], changes[1::2]):
        *parents, last = [int(step) if step.isdigit() else step for step in path.split('.')]
        place = document
        for step in parents:
            place = place[step]
        if value == '-':
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(json.loads(value))
        else:
            place[last] = json.loads(value)
    with open(target, 'w', encoding='utf-8') as file:
        json.dump(document, file, ensure_ascii=False, indent=2)


main()
