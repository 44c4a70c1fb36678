#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a libFuzzer target for a while, beginning from its seeds.

Usage: run-fuzz.py TARGET SEEDS SECONDS [DICTIONARY]

What is found on the way is kept in TARGET.corpus for the next run, and an input that makes the reader crash,
hang or eat memory as TARGET-crash-…, -timeout-… or -oom-…, beside the target: give it to the target alone to
see it again.

The minute that every change is tested with goes the same way each time, so that a change is judged by what it
changes; a longer run goes its own way.
"""

import os
import subprocess
import sys

# One input; no reader has reason to need more for so little data. The memory is with the sanitizers' own.
SECONDS_PER_INPUT = 25
MEGABYTES = 2048
MAX_BYTES = 65536

SECONDS_OF_EVERY_CHANGE = 60


def main():
    target, seeds, seconds = sys.argv[1:4]
    found = target + '.corpus'
    os.makedirs(found, exist_ok=True)
    command = [
        target, f'-max_total_time={seconds}', f'-timeout={SECONDS_PER_INPUT}', f'-rss_limit_mb={MEGABYTES}',
        f'-max_len={MAX_BYTES}', f'-artifact_prefix={target}-', '-print_final_stats=1', '-verbosity=0',
    ]
    if int(seconds) <= SECONDS_OF_EVERY_CHANGE:
        command.append('-seed=1')
    command += [f'-dict={dictionary}' for dictionary in sys.argv[4:]]
    # Its own status for a fault is the one by which a test says that it was skipped.
    return 1 if subprocess.run(command + [found, seeds], check=False).returncode != 0 else 0


sys.exit(main())
