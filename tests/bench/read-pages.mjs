// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads web pages with Mozilla's Readability on jsdom, as its readme says.
// Usage: read-pages.mjs SECONDS PAGE…: prints one JSON object: what it found in each page, and the processor
// time of one pass, in milliseconds.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.STICKLER_NPM, 'package.json'));
const { JSDOM, VirtualConsole } = require('jsdom');
const { Readability } = require('@mozilla/readability');

const [seconds, ...files] = process.argv.slice(2);
const pages = files.map((file) => readFileSync(file, 'utf8'));

function read(page) {
  const dom = new JSDOM(page, { url: 'http://page.example/', virtualConsole: new VirtualConsole() });
  try {
    return new Readability(dom.window.document).parse();
  } catch {
    return null;
  } finally {
    dom.window.close();
  }
}

function time() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const articles = pages.map(read);
const start = time();
let passes = 0;
while (passes === 0 || time() - start < seconds * 1000) {
  pages.forEach(read);
  passes += 1;
}
const milliseconds = (time() - start) / passes;
const found = Object.fromEntries(articles.map((article, i) => {
  const { title, byline, lang, siteName, publishedTime, textContent } = article ?? {};
  return [files[i], { title, byline, lang, siteName, publishedTime, text: textContent }];
}));
process.stdout.write(JSON.stringify({ milliseconds, found }));
