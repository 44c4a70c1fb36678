// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where tags sit, counted anew from the article's bytes: code points, words, context, digests, ids and references.

import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { annotationsOf, list, makeSamples, run, sourceFolder } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';

const CONTEXT = 32;
const CONTEXT_MAX = 256;

const table = JSON.parse(run('STICKLER_PRINT_FIELDS'));

const digestOf = data => `sha256:${crypto.createHash('sha256').update(data).digest('hex')}`;

// The canonical text of a plain text, from its file.
function readPlain(file) {
  return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file)).replace(/\r\n?/g, '\n');
}

// All that points to words of the article: targets, and bodies with selectors.
function anchorsOf(annotation) {
  return [...list(annotation.target), ...annotation.body.filter(body => body.selector)];
}

function textsOf(document) {
  const texts = [document, ...list(document['stk:earlierTexts'])];

  return new Map(texts.map(text => [text['stk:textDigest'], text['stk:text']]));
}

function selectorOf(anchor, type) {
  const found = anchor.selector.filter(selector => selector.type === type);
  assert.equal(found.length, 1, `there should be one ${type}`);

  return found[0];
}

function countPlaces(text, words) {
  let n = 0;

  for (let at = text.indexOf(words); at >= 0 && n < 2; at = text.indexOf(words, at + 1))
    n++;

  return n;
}

function checkContext(text, points, { start, end }, { exact, prefix = '', suffix = '' }) {
  const before = points.slice(Math.max(0, start - [...prefix].length), start).join('');
  const after = points.slice(end, end + [...suffix].length).join('');

  assert.equal(before, prefix);
  assert.equal(after, suffix);
  assert.ok([...prefix].length >= Math.min(CONTEXT, start), 'the prefix is too short');
  assert.ok([...suffix].length >= Math.min(CONTEXT, points.length - end), 'the suffix is too short');
  assert.ok([...prefix].length <= CONTEXT_MAX && [...suffix].length <= CONTEXT_MAX, 'the context is too long');
  assert.equal(countPlaces(text, prefix + exact + suffix), 1, 'the words with their context stand elsewhere too');
}

function checkAnchor(anchor, document, texts) {
  const quote = selectorOf(anchor, 'TextQuoteSelector');
  const position = selectorOf(anchor, 'TextPositionSelector');
  const digest = anchor.state['stk:textDigest'];
  const { text, points } = texts.get(digest) ?? {};

  assert.ok(text !== undefined, `the sidecar lacks the text with the digest ${digest}`);
  assert.equal(anchor.source, document.id);
  assert.equal(anchor.state.id, `tag:stickler-app.github.io,2026:${digest}`);
  assert.ok(position.start < position.end && position.end <= points.length, `${position.start}-${position.end}`);
  assert.equal(points.slice(position.start, position.end).join(''), quote.exact);
  for (const words of [quote.exact, quote.prefix ?? '', quote.suffix ?? ''])
    assert.ok(words.isWellFormed(), 'half of a surrogate pair');
  checkContext(text, points, position, quote);
}

function kindOf(annotation) {
  return annotation.body.find(body => body.purpose === 'tagging').value;
}

function checkLinks(annotation, kinds) {
  for (const field of table.fields.filter(field => field.type === 'link'))
    for (const body of annotation.body.filter(body => body['stk:role'] === field.term)) {
      const link = `${field.term} of ${annotation.id}`;
      assert.ok(field.linkKinds.includes(kinds.get(body.source)), `${link} points to ${body.source}`);
      assert.notEqual(body.source, annotation.id);
    }
}

// What may be named in several places.
const SHARED = ['stk:TextState', 'Person', 'Software'];

// Ids of things, as against references to them.
function idsIn(json) {
  const ids = [];

  JSON.stringify(json, (key, value) => {
    if (value && typeof value.id === 'string' && Object.keys(value).length > 1 && !SHARED.includes(value.type))
      ids.push(value.id);
    return value;
  });

  return ids;
}

function compare(a, b) {
  const span = annotation => list(annotation.target).map(target => selectorOf(target, 'TextPositionSelector'))
    .reduce((all, { start, end }) => [Math.min(all[0], start), Math.max(all[1], end)], [Infinity, 0]);
  const [[startA, endA], [startB, endB]] = [span(a), span(b)];

  return startA - startB || endB - endA || (a.id < b.id ? -1 : 1);
}

for (const sample of makeSamples()) {
  const { json } = sample;
  const document = json['stk:document'];
  const annotations = annotationsOf(json);
  const texts = new Map([...textsOf(document)].map(([digest, text]) => [digest, { text, points: [...text] }]));
  const kinds = new Map(annotations.map(annotation => [annotation.id, kindOf(annotation)]));

  await test(`${sample.name}: the article’s digests and length`, () => {
    assert.equal(document['stk:fileName'], sample.name);
    assert.equal(document['stk:fileDigest'], digestOf(fs.readFileSync(sample.article)));
    assert.equal(document['stk:textLength'], [...document['stk:text']].length);
    for (const [digest, { text }] of texts)
      assert.equal(digest, digestOf(text));
    if (sample.name.endsWith('.txt'))
      assert.equal(document['stk:text'], readPlain(sample.article));
  });

  await test(`${sample.name}: positions, words and context`, () => {
    for (const annotation of annotations)
      for (const [i, anchor] of anchorsOf(annotation).entries())
        try {
          checkAnchor(anchor, document, texts);
        } catch (error) {
          error.message = `${annotation.id}, words ${i + 1}: ${error.message}`;
          throw error;
        }
  });

  await test(`${sample.name}: only the texts that are needed`, () => {
    const used = new Set(annotations.flatMap(anchorsOf).map(anchor => anchor.state['stk:textDigest']));
    const earlier = list(document['stk:earlierTexts']).map(text => text['stk:textDigest']);
    used.delete(document['stk:textDigest']);
    assert.deepEqual(earlier, [...used].sort());
    assert.equal(earlier.length, sample.name === 'changed.txt' ? 1 : 0);
  });

  await test(`${sample.name}: ids and references`, () => {
    const ids = idsIn(json);
    assert.equal(new Set(ids).size, ids.length, 'an id stands for two things');
    assert.equal(json.total, annotations.length);
    assert.equal(json.last, json.first.id);
    assert.deepEqual(json.first.partOf, { id: json.id });
    for (const annotation of annotations)
      checkLinks(annotation, kinds);
  });

  await test(`${sample.name}: the order of the text`, () => {
    assert.deepEqual(annotations.map(a => a.id), annotations.toSorted(compare).map(a => a.id));
  });

  await test(`${sample.name}: nothing of the machine it was written on`, () => {
    for (const place of [path.dirname(sample.article), sourceFolder, os.homedir(), os.hostname()])
      assert.ok(place.length < 2 || !sample.text.includes(place), place);
  });

  await test(`${sample.name}: UTF-8, two spaces, line feeds, one at the end`, () => {
    assert.ok(sample.text.endsWith('\n}\n') && !/[\r\ufeff]/.test(sample.text));
    assert.ok(sample.text.split('\n').every(line => /^(  )*\S|^$/.test(line)));
  });
}

finish();
