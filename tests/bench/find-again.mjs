// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds tags again as Hypothesis' client does, with its package approx-string-match: all places where the words stand
// as they are, else those where at most half of them differ, and of these the one with the best sum of words (50),
// what stands before (20) and after them (20), and position (2). There is no lower bound.
// Usage: find-again.mjs FILE: prints one JSON object: the processor time, in milliseconds, and how it went.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.STICKLER_NPM, 'package.json'));
const search = require('approx-string-match').default;
const MAX_ERRORS = 256;

const { text, tags } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function findAll(where, words, maxErrors) {
  const found = [];
  for (let at = where.indexOf(words); at !== -1; at = where.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length, errors: 0 });
  }
  return found.length > 0 ? found : search(where, words, maxErrors);
}

function likeness(where, words) {
  if (where === '' || words === '') return 0;
  const [first] = findAll(where, words, words.length);
  return 1 - first.errors / words.length;
}

function find({ exact, prefix, suffix, position }) {
  let best = null;
  for (const { start, end, errors } of findAll(text, exact, Math.min(MAX_ERRORS, exact.length / 2))) {
    const score = 50 * (1 - errors / exact.length)
      + 20 * (prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1)
      + 20 * (suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1)
      + 2 * (1 - Math.abs(start - position) / text.length);
    if (best === null || score > best.score) best = { start, end, score };
  }
  return best;
}

function time() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

// Offsets count UTF-16 units here, and code points in what is read.
const units = new Uint32Array([...text].length + 1);
let unit = 0;
[...text].forEach((letter, i) => {
  units[i] = unit;
  unit += letter.length;
});
units[units.length - 1] = unit;
for (const tag of tags) {
  for (const name of ['position', 'start', 'end']) tag[name] = units[Math.min(tag[name], units.length - 1)];
}

const start = time();
const found = tags.map(find);
const milliseconds = time() - start;

const count = { kept: 0, right: 0, absent: 0, orphans: 0 };
tags.forEach((tag, i) => {
  if (tag.fate === 'kept') {
    count.kept += 1;
    count.right += found[i] !== null && found[i].start === tag.start && found[i].end === tag.end;
  } else if (tag.fate === 'absent') {
    count.absent += 1;
    count.orphans += found[i] === null;
  }
});
process.stdout.write(JSON.stringify({ milliseconds, tags: tags.length, ...count }));
