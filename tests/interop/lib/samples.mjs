// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sidecars to judge: those that the program writes on the spot, and the example in docs/sidecar.md.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const sourceFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const SUFFIX = '.annotations.json';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stickler-interop-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

// A program of the build: what it prints, or an error with what it said.
export function run(name, ...args) {
  const program = process.env[name];
  if (!program)
    throw new Error(`${name} is not set; it names a program of the build`);

  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0)
    throw new Error(`${path.basename(program)} failed: ${result.error?.message ?? result.stderr.trim()}`);

  return result.stdout;
}

function decode(file) {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file));
}

function readSample(article) {
  const text = decode(article + SUFFIX);

  return { name: path.basename(article), article, sidecar: article + SUFFIX, text, json: JSON.parse(text) };
}

// The blocks of code in docs/sidecar.md that are a whole article and its sidecar.
function readExample() {
  const page = fs.readFileSync(path.join(sourceFolder, 'docs/sidecar.md'), 'utf8');
  const blocks = page.matchAll(/^<!-- file: (.+) -->\n```\w+\n([^]*?\n)```$/gm);

  return Object.fromEntries([...blocks].map(([, name, contents]) => [name, contents]));
}

// Writes all samples and reads them.
export function makeSamples() {
  run('STICKLER_MAKE_SAMPLES', path.join(sourceFolder, 'data/samples'), folder);
  for (const [name, contents] of Object.entries(readExample()))
    fs.writeFileSync(path.join(folder, name), contents);

  const samples = fs.readdirSync(folder).filter(name => name.endsWith(SUFFIX)).sort()
    .map(name => readSample(path.join(folder, name.slice(0, -SUFFIX.length))));
  if (samples.length < 8)
    throw new Error(`there are only ${samples.length} samples`);

  return samples;
}

// What the program makes of a sidecar that it opens and writes again.
export function rewrite(sample, json) {
  const copy = path.join(folder, 'copy.json');

  fs.writeFileSync(sample.sidecar, JSON.stringify(json, null, 2) + '\n');
  try {
    run('STICKLER_MAKE_SAMPLES', '--copy', sample.article, copy);
    return decode(copy);
  } finally {
    fs.rmSync(copy, { force: true });
    fs.writeFileSync(sample.sidecar, sample.text);
  }
}

export const list = value => value === undefined ? [] : Array.isArray(value) ? value : [value];

export const annotationsOf = json => json.first.items;
