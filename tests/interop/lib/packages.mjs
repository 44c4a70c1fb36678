// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm packages, which lie in a folder of the user's cache and not beside these files, so that the source tree stays
// clean. Node looks for packages beside the file that imports them only.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.env.STICKLER_NODE_MODULES;

if (!folder)
  throw new Error('STICKLER_NODE_MODULES is not set; run the judges by tests/interop/run-judge');

// The path of a file in a package.
export function packageFile(name, file) {
  return path.join(folder, name, file);
}

function findEntry(name) {
  const manifest = JSON.parse(fs.readFileSync(packageFile(name, 'package.json'), 'utf8'));
  let entry = manifest.exports?.['.'] ?? manifest.exports;

  while (entry && typeof entry === 'object')
    entry = entry.node ?? entry.import ?? entry.default ?? entry.require;

  return packageFile(name, entry ?? manifest.module ?? manifest.main ?? 'index.js');
}

// Imports a package, or one file of it.
export async function load(name, file) {
  const module = await import(pathToFileURL(file ? packageFile(name, file) : findEntry(name)));

  return module.default ?? module;
}
