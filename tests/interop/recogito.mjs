// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sidecars in Recogito's text annotator, in a page without a browser: it reads every annotation, gives the same back,
// and finds the words in the article.

import assert from 'node:assert/strict';
import { load } from './lib/packages.mjs';
import { annotationsOf, list, makeSamples } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';

// The annotator cuts the whole text into words for each mark, which takes all memory for a long one.
const MAX_PAGE = 20000;

const { JSDOM } = await load('jsdom');
const { window } = new JSDOM('<!DOCTYPE html><body></body>', { pretendToBeVisual: true, url: 'https://courier.example/' });

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// What a browser has and neither Node nor jsdom does: nothing is laid out here, so everything is everywhere.
function preparePage() {
  const box = new window.DOMRect(0, 0, 100, 10);

  window.ResizeObserver = window.IntersectionObserver = Observer;
  window.Range.prototype.getBoundingClientRect = () => box;
  window.Range.prototype.getClientRects = () => [box];

  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { get: () => window[name], configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
}

preparePage();
console.debug = () => {};
const { createTextAnnotator, W3CTextFormat } = await load('@recogito/text-annotator');

function essence(selector) {
  return selector.type === 'TextQuoteSelector' ? { exact: selector.exact } : { start: selector.start, end: selector.end };
}

// Recogito gives bodies ids and times of its own.
function bodyEssence({ id, created, creator, modified, ...rest }) {
  return rest;
}

function annotationEssence(annotation) {
  return {
    id: annotation.id,
    motivation: annotation.motivation,
    body: annotation.body.map(bodyEssence),
    target: list(annotation.target).map(({ source, selector }) => ({ source, selector: selector.map(essence) })),
  };
}

function checkRoundTrip(annotation) {
  const format = W3CTextFormat(list(annotation.target)[0].source);
  const { parsed, error } = format.parse(structuredClone(annotation));

  assert.ok(parsed, `${annotation.id} cannot be read: ${error?.message}`);
  const back = JSON.parse(JSON.stringify(format.serialize(parsed)));
  assert.deepEqual(annotationEssence(back), annotationEssence(annotation));
}

// Recogito counts UTF-16 units.
function toUnits(points, position) {
  return points.slice(0, position).join('').length;
}

function prepare(annotation, points) {
  const copy = structuredClone(annotation);

  for (const target of list(copy.target))
    for (const selector of target.selector.filter(selector => selector.type === 'TextPositionSelector')) {
      selector.start = toUnits(points, selector.start);
      selector.end = toUnits(points, selector.end);
    }

  return copy;
}

// Those that sit in the article as it is now: a position in an earlier text is none in this one.
function currentOf(json) {
  const digest = json['stk:document']['stk:textDigest'];

  return annotationsOf(json).filter(({ target }) => list(target).every(part => part.state['stk:textDigest'] === digest));
}

function checkPage(json) {
  const text = json['stk:document']['stk:text'];
  const annotations = currentOf(json);
  const page = window.document.createElement('article');

  page.textContent = text;
  window.document.body.replaceChildren(page);
  const adapter = W3CTextFormat(json['stk:document'].id, page);
  const annotator = createTextAnnotator(page, { adapter, renderer: 'SPANS' });
  annotator.setAnnotations(annotations.map(annotation => prepare(annotation, [...text])), false);
  const shown = annotator.state.store.all();
  annotator.destroy();

  assert.equal(shown.length, annotations.length);
  for (const { id, target } of shown) {
    const parts = list(annotations.find(annotation => annotation.id === id).target);
    assert.deepEqual(target.selector.map(({ range }) => range?.toString()), parts.map(part => part.selector[0].exact), id);
  }
}

for (const { name, json } of makeSamples()) {
  await test(`${name}: read and given back`, () => annotationsOf(json).forEach(checkRoundTrip));
  if (json['stk:document']['stk:text'].length <= MAX_PAGE)
    await test(`${name}: found in the page`, () => checkPage(json));
}

finish();
