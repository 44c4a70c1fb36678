#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that POTFILES.in names every file with strings for people, no other, each once and in order.

Usage: check-potfiles.py SOURCE_FOLDER
"""

import pathlib
import re
import sys

# _(), N_(), C_(), NC_(), ngettext() and their like
MARK = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\(\s*"')


def main():
    root = pathlib.Path(sys.argv[1])
    lines = (root / "po/POTFILES.in").read_text().splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    sources = (p for p in (root / "src").rglob("*") if p.suffix in (".c", ".h", ".blp"))
    marked = {str(p.relative_to(root)) for p in sources if MARK.search(p.read_text())}
    faults = [f"{name}: has strings for people, and is not in po/POTFILES.in" for name in marked - set(listed)]
    faults += [
        f"{name}: is in po/POTFILES.in, and has no strings for people"
        for name in listed
        if name.startswith("src/") and name not in marked
    ]
    faults += [f"{name}: is in po/POTFILES.in, and is not there" for name in listed if not (root / name).exists()]
    if listed != sorted(set(listed)):
        faults.append("po/POTFILES.in: must be in alphabetical order, each file once")
    for fault in sorted(faults):
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
