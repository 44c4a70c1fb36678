// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// data/sidecar.schema.json by ajv: it takes what the program writes and what others add to it, and refuses what is wrong.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { load } from './lib/packages.mjs';
import { annotationsOf, list, makeSamples, sourceFolder } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';

const Ajv = await load('ajv', 'dist/2020.js');
const addFormats = await load('ajv-formats');

const schema = JSON.parse(fs.readFileSync(path.join(sourceFolder, 'data/sidecar.schema.json'), 'utf8'));
const ajv = new Ajv({ strictTypes: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

const samples = makeSamples();
const report = samples.find(sample => sample.name === 'harbour.txt');

function assertValid(json) {
  if (validate(json))
    return;

  assert.fail(validate.errors.filter(error => error.keyword !== 'if').slice(0, 8)
    .map(error => `${error.instancePath} ${error.message} (${error.schemaPath})`).join('\n'));
}

function isOfKind(annotation, kind) {
  return annotation.body.some(body => body.purpose === 'tagging' && body.value === kind);
}

// A copy of the report with one thing changed.
function change(edit) {
  const json = structuredClone(report.json);
  const parts = {
    json,
    document: json['stk:document'],
    page: json.first,
    // the first one of the kind that has all its fields
    tag: kind => annotationsOf(json).find(a => isOfKind(a, kind) && a['stk:originRule']),
    body: (kind, role) => parts.tag(kind).body.find(body => body['stk:role'] === role),
    purposed: (kind, purpose) => parts.tag(kind).body.find(body => body.purpose === purpose && !body['stk:role']),
    anchor: () => list(annotationsOf(json)[0].target)[0],
    selector: n => parts.anchor().selector[n],
  };
  edit(parts);

  return json;
}

const BROKEN = {
  'an array instead of a collection': ({ json }) => { json.type = 'Annotation'; },
  'no context': ({ json }) => { delete json['@context']; },
  'a context without the W3C’s': ({ json }) => { json['@context'].shift(); },
  'another namespace': ({ json }) => { json['@context'][1].stk = 'https://example.org/#'; },
  'no version': ({ json }) => { delete json['stk:version']; },
  'a newer version': ({ json }) => { json['stk:version'] = 2; },
  'a version in words': ({ json }) => { json['stk:version'] = '1'; },
  'no id': ({ json }) => { delete json.id; },
  'a relative id': ({ json }) => { json.id = 'harbour'; },
  'a short uuid': ({ json }) => { json.id = 'urn:uuid:1234'; },
  'a uuid in capitals': ({ json }) => { json.id = json.id.toUpperCase().replace('URN:UUID', 'urn:uuid'); },
  'no article': ({ json }) => { delete json['stk:document']; },
  'a path for the article': ({ document }) => { document.id = '../harbour.txt'; },
  'a path for its file': ({ document }) => { document['stk:fileName'] = '/home/ada/harbour.txt'; },
  'a digest without its kind': ({ document }) => { document['stk:textDigest'] = document['stk:textDigest'].slice(7); },
  'a digest in capitals': ({ document }) => { document['stk:textDigest'] = `sha256:${'AB'.repeat(32)}`; },
  'a shorter digest': ({ document }) => { document['stk:fileDigest'] = document['stk:fileDigest'].slice(0, -1); },
  'no digest': ({ document }) => { delete document['stk:textDigest']; },
  'a length in words': ({ document }) => { document['stk:textLength'] = 'long'; },
  'offsets in bytes': ({ document }) => { document['stk:offsetUnit'] = 'byte'; },
  'a text that is none': ({ document }) => { document['stk:text'] = ['words']; },
  'an earlier text without a digest': ({ document }) => { document['stk:earlierTexts'] = [{ 'stk:text': 'words' }]; },
  'no page': ({ json }) => { delete json.first; },
  'a page by its address': ({ json }) => { json.first = json.first.id; },
  'no annotations': ({ page }) => { delete page.items; },
  'annotations that are no array': ({ page }) => { page.items = page.items[0]; },
  'a negative total': ({ json }) => { json.total = -1; },
  'an annotation without an id': ({ page }) => { delete page.items[0].id; },
  'an annotation of another type': ({ page }) => { page.items[0].type = 'Note'; },
  'no target': ({ page }) => { delete page.items[0].target; },
  'an empty array of targets': ({ page }) => { page.items[0].target = []; },
  'a date without a time': ({ page }) => { page.items[0].created = '2026-05-12'; },
  'a time without a zone': ({ page }) => { page.items[0].modified = '2026-05-12T14:03:59'; },
  'a creator without name or id': ({ page }) => { page.items[0].creator = { type: 'Person' }; },
  'a relative source': ({ anchor }) => { anchor().source = 'harbour.txt'; },
  'no quote': ({ anchor }) => { anchor().selector = [anchor().selector[1]]; },
  'no position': ({ anchor }) => { anchor().selector = [anchor().selector[0]]; },
  'no words in the quote': ({ selector }) => { delete selector(0).exact; },
  'an empty quote': ({ selector }) => { selector(0).exact = ''; },
  'a prefix that is no string': ({ selector }) => { selector(0).prefix = null; },
  'a negative position': ({ selector }) => { selector(1).start = -1; },
  'a position in words': ({ selector }) => { selector(1).end = '12'; },
  'half a position': ({ selector }) => { selector(1).end = 12.5; },
  'a state without a digest': ({ anchor }) => { delete anchor().state['stk:textDigest']; },
  'a state without an id': ({ anchor }) => { delete anchor().state.id; },
  'another motivation': ({ tag }) => { tag('quote').motivation = 'assessing'; },
  'a claim’s field in a quote': ({ tag }) => { tag('quote')['stk:finding'] = 'confirmed'; },
  'a source’s field in a note': ({ tag }) => { tag('note')['stk:anonymityReason'] = 'fear'; },
  'a score of more than one': ({ tag }) => { tag('claim')['stk:originScore'] = '1.5'; },
  'a score as a number': ({ tag }) => { tag('claim')['stk:originScore'] = 0.5; },
  'an absolute path to a recording': ({ tag }) => { tag('quote')['stk:backup'] = '/home/ada/tape.ogg'; },
  'the address of a file on this machine': ({ body }) => {
    body('claim', 'evidence').source['stk:file'] = 'file:///home/ada/log.pdf';
  },
  'a day that does not exist': ({ tag }) => { tag('claim')['stk:rightOfReplyDate'] = '2026-02-30'; },
  'a link to nothing': ({ body }) => { delete body('quote', 'speaker').source; },
  'a link for another purpose': ({ body }) => { body('claim', 'claimant').purpose = 'commenting'; },
  'a mention without selectors': ({ body }) => { delete body('quote', 'cue').selector; },
  'a note without words': ({ purposed }) => { delete purposed('claim', 'commenting').value; },
  'a review without an id': ({ purposed }) => { delete purposed('claim', 'assessing').source.id; },
  'evidence without a work': ({ body }) => { delete body('claim', 'evidence').source; },
  'evidence without an id': ({ body }) => { delete body('claim', 'evidence').id; },
  'a work without an id': ({ body }) => { delete body('claim', 'evidence').source.id; },
  'a source without an id': ({ purposed }) => { delete purposed('source', 'identifying').source.id; },
  'a comment without an id': ({ purposed }) => { delete purposed('note', 'replying')['stk:id']; },
  'a comment by nobody': ({ purposed }) => { delete purposed('note', 'replying').creator.name; },
};

// What other programs may write, and do.
const OPEN = {
  'unknown terms everywhere': ({ json }) => {
    (function add(value) {
      if (Array.isArray(value))
        value.forEach(add);
      else if (value && typeof value === 'object') {
        Object.values(value).forEach(add);
        if (!('stk' in value))
          value['ex:unknown'] = { deep: [1, null, 'x'] };
      }
    })(json);
  },
  'an annotation of another program': ({ page }) => {
    page.items.push({ id: 'https://example.org/1', type: 'Annotation', target: 'https://example.org/page' });
  },
  'a kind of another program': ({ page }) => {
    const body = { type: 'TextualBody', purpose: 'tagging', value: 'headline' };
    page.items.push({ id: 'https://example.org/2', type: 'Annotation', body, target: 'https://example.org/page' });
  },
  'a second type': ({ page, document }) => {
    page.items[0].type = ['Annotation', 'ex:Special'];
    document.type = ['schema:NewsArticle', 'schema:AnalysisNewsArticle'];
  },
  'bodies more': ({ page }) => {
    page.items[0].body.push('https://example.org/about', { type: 'TextualBody', purpose: 'describing', value: 'x' });
  },
  'a selector more': ({ anchor }) => { anchor().selector.push({ type: 'XPathSelector', value: '/html/body/p[2]' }); },
  'a verdict of the desk’s own': ({ purposed }) => {
    purposed('claim', 'assessing').source['schema:reviewRating']['schema:alternateName'] = 'Three Pinocchios';
  },
  'a fact that is not so': ({ tag }) => { tag('quote')['stk:translated'] = false; },
  'no annotation at all': ({ page, json }) => { page.items = []; json.total = 0; },
};

for (const sample of samples)
  await test(`valid: ${sample.name}`, () => assertValid(sample.json));

for (const [name, edit] of Object.entries(OPEN))
  await test(`open for ${name}`, () => assertValid(change(edit)));

for (const [name, edit] of Object.entries(BROKEN))
  await test(`refused: ${name}`, () => {
    const json = change(edit);
    assert.notDeepEqual(json, report.json, 'the sample has not been changed');
    assert.equal(validate(json), false, 'the schema takes it');
  });

await test('the schema’s own address', () => {
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.match(schema.$id, /^https:\/\/stickler-app\.github\.io\//);
});

finish();
