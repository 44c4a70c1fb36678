// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What others write into a sidecar is there again, in its place, when the program has read it and written it again.

import assert from 'node:assert/strict';
import { annotationsOf, makeSamples, rewrite } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';

const samples = makeSamples();
const report = samples.find(sample => sample.name === 'harbour.html');

// Where an edit is not kept, the first line that differs says so better than two whole files.
function assertSame(actual, expected) {
  const [a, b] = [actual, expected].map(text => text.split('\n'));
  const i = a.findIndex((line, n) => line !== b[n]);

  assert.ok(i < 0 && a.length === b.length, `line ${i + 1} is ${a[i]?.trim()}, and should be ${b[i]?.trim()}`);
}

async function keeps(name, edit) {
  await test(`kept: ${name}`, () => {
    const json = structuredClone(report.json);
    edit(json);
    assert.notDeepEqual(json, report.json, 'the sample has not been changed');
    const again = JSON.parse(rewrite(report, json));
    // both printed the same way: the order of members counts, white space does not
    assertSame(JSON.stringify(again, null, 2), JSON.stringify(json, null, 2));
  });
}

// A copy of an object with a member put in at some place.
function insert(object, at, key, value) {
  const entries = Object.entries(object);
  entries.splice(Math.min(at, entries.length), 0, [key, value]);
  for (const [name] of entries)
    delete object[name];
  Object.assign(object, Object.fromEntries(entries));
}

const UNKNOWN = { 'ex:list': [1, 2.5, null, true, 'x', { deep: [] }], empty: {} };

function forEachObject(value, visit, depth = 0) {
  if (Array.isArray(value))
    value.forEach(element => forEachObject(element, visit, depth + 1));
  else if (value && typeof value === 'object') {
    Object.values(value).forEach(element => forEachObject(element, visit, depth + 1));
    visit(value, depth);
  }
}

for (const sample of samples)
  await test(`${sample.name}: the same bytes`, () => assertSame(rewrite(sample, sample.json), sample.text));

for (const [place, at] of [['at the front', 0], ['after the first', 1], ['in the middle', 3], ['at the end', Infinity]])
  await keeps(`an unknown term ${place} of every object`, json => {
    let n = 0;
    forEachObject(json, object => {
      // but the context, where it would be a prefix
      if (!('stk' in object))
        insert(object, at, `ex:unknown${n++}`, UNKNOWN);
    });
    assert.ok(n > 500);
  });

await keeps('annotations of other programs', json => {
  const foreign = id => ({
    id,
    type: 'Annotation',
    motivation: 'highlighting',
    body: 'https://example.org/about',
    target: 'https://example.org/page',
  });
  const { items } = json.first;
  items.splice(0, 0, foreign('https://example.org/1'));
  items.splice(5, 0, foreign('https://example.org/2'), foreign('https://example.org/3'));
  items.push({ ...foreign('https://example.org/4'), body: [{ type: 'TextualBody', purpose: 'tagging', value: 'headline' }] });
  json.total = items.length;
});

await keeps('a tag about another resource', json => {
  const other = structuredClone(annotationsOf(json)[2]);
  other.id = 'urn:uuid:00000000-0000-4000-8000-000000000001';
  for (const target of [other.target].flat())
    target.source = 'https://example.org/another';
  json.first.items.push(other);
  json.total++;
});

await keeps('bodies more', json => {
  for (const annotation of annotationsOf(json)) {
    annotation.body.splice(1, 0, { type: 'TextualBody', purpose: 'describing', value: 'words', language: 'en' });
    annotation.body.push('https://example.org/about', { type: 'Image', id: 'https://example.org/picture' });
  }
});

await keeps('selectors and states more', json => {
  const refinedBy = { type: 'TextQuoteSelector', exact: 'x' };

  for (const annotation of annotationsOf(json))
    for (const target of [annotation.target].flat())
      target.selector.push({ type: 'XPathSelector', value: '/html/body/p[2]', refinedBy });
});

await keeps('another format of a note', json => {
  for (const annotation of annotationsOf(json))
    for (const body of annotation.body)
      if (body.purpose === 'commenting' || body.purpose === 'replying')
        body.format = 'text/markdown';
});

await keeps('more types', json => {
  for (const annotation of annotationsOf(json)) {
    annotation.type = ['Annotation', 'ex:Special'];
    annotation.motivation = [annotation.motivation, 'highlighting'];
  }
  json['stk:document'].type = ['schema:NewsArticle', 'schema:AnalysisNewsArticle'];
});

await keeps('a review’s own address, rating and author', json => {
  for (const annotation of annotationsOf(json))
    for (const { source } of annotation.body.filter(body => body.purpose === 'assessing')) {
      source.id = `https://desk.example/checks/${annotation.id.slice(-12)}`;
      source['schema:author'] = { type: 'schema:Organization', 'schema:name': 'The Desk' };
      if (source['schema:reviewRating'])
        source['schema:reviewRating']['schema:ratingValue'] = 2;
    }
});

await keeps('words that no choice has', json => {
  for (const annotation of annotationsOf(json))
    annotation['stk:status'] = 'on-the-moon';
});

await keeps('values of another form', json => {
  for (const annotation of annotationsOf(json)) {
    annotation['stk:form'] &&= ['direct', 'mixed'];
    annotation['stk:translated'] = false;
    annotation['stk:addressee'] &&= { '@value': 'jemand', '@language': 'de' };
  }
});

await keeps('members of the article that only others know', json => {
  Object.assign(json['stk:document'], { 'schema:wordCount': 500, 'schema:keywords': ['ferry', 'bridge'] });
});

await test('said anew: who wrote the file, and how many there are', () => {
  const json = structuredClone(report.json);
  json.generator = { id: 'https://example.org/tool', type: 'Software', name: 'Another', homepage: 'https://example.org/' };
  json.label = 'Another name';
  json.total = 1;
  assertSame(rewrite(report, json), report.text);
});

finish();
