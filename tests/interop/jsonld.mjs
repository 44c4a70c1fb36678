// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sidecars by jsonld.js: nothing is lost on the way to RDF and back, the graph is what W3C's model says it should be, and
// every term of a public vocabulary exists there.

import assert from 'node:assert/strict';
import { CONTEXT, CONTEXT_URL } from './lib/context.mjs';
import { load } from './lib/packages.mjs';
import { annotationsOf, list, makeSamples } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';
import { isInvented } from './lib/vocabularies.mjs';

const jsonld = await load('jsonld');

const OA = 'http://www.w3.org/ns/oa#';
const OWN = 'https://stickler-app.github.io/ns/1#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

async function documentLoader(url) {
  if (url !== CONTEXT_URL)
    throw new Error(`nothing but ${CONTEXT_URL} is there, and no ${url}`);

  return { contextUrl: null, documentUrl: url, document: CONTEXT };
}

// A lone value and an array of it, and a resource and its id, are the same; the order of members does not count.
function normalize(value) {
  if (Array.isArray(value))
    return value.length === 1 ? normalize(value[0]) : value.map(normalize);
  if (value === null || typeof value !== 'object')
    return value;

  const keys = Object.keys(value).filter(key => key !== '@context').sort();
  if (keys.length === 1 && keys[0] === 'id')
    return value.id;

  return Object.fromEntries(keys.map(key => [key, normalize(value[key])]));
}

class Graph {
  constructor(quads) {
    this.quads = quads;
    this.bySubject = new Map();
    for (const quad of quads) {
      const { value } = quad.subject;
      this.bySubject.set(value, [...this.bySubject.get(value) ?? [], quad]);
    }
  }

  objects(subject, predicate) {
    return (this.bySubject.get(subject) ?? []).filter(quad => quad.predicate.value === predicate).map(quad => quad.object);
  }

  ofType(type) {
    return this.quads.filter(quad => quad.predicate.value === TYPE && quad.object.value === type).map(quad => quad.subject);
  }

  hasType(subject, type) {
    return this.objects(subject, TYPE).some(object => object.value === type);
  }
}

function countMembers(json, key) {
  let n = 0;

  JSON.stringify(json, (name, value) => {
    if (name === key)
      n += list(value).length;
    return value;
  });

  return n;
}

function checkAnnotations(graph, json) {
  const annotations = graph.ofType(`${OA}Annotation`);

  assert.equal(new Set(annotations.map(node => node.value)).size, annotationsOf(json).length);
  for (const { id, motivation } of annotationsOf(json)) {
    assert.ok(graph.objects(id, `${OA}hasTarget`).length > 0, `${id} has no target`);
    assert.deepEqual(graph.objects(id, `${OA}motivatedBy`).map(node => node.value), [OA + motivation]);
  }
}

function checkResources(graph) {
  for (const { value } of graph.ofType(`${OA}SpecificResource`)) {
    const sources = graph.objects(value, `${OA}hasSource`);
    assert.equal(sources.length, 1, `${value} has ${sources.length} sources`);
    assert.equal(sources[0].termType, 'NamedNode', `the source of ${value} has no IRI`);
    for (const state of graph.objects(value, `${OA}hasState`))
      assert.equal(state.termType, 'NamedNode', `a state of ${value} has no IRI`);
  }

  for (const { value, termType } of graph.ofType(`${OA}TextualBody`))
    assert.equal(termType, 'BlankNode', `${value} would be taken for a resource on the web`);

  for (const { subject } of graph.quads.filter(quad => quad.predicate.value === `${OA}hasPurpose`)) {
    const mayHave = ['SpecificResource', 'TextualBody'].some(type => graph.hasType(subject.value, OA + type));
    assert.ok(mayHave, `${subject.value} may have no purpose`);
  }
}

// Two annotations may share a version of the text; nothing that is said of it may differ between them.
function checkStates(graph) {
  for (const { value } of graph.ofType(`${OWN}TextState`)) {
    const digests = new Set(graph.objects(value, `${OWN}textDigest`).map(node => node.value));
    assert.equal(digests.size, 1, `${value} has ${digests.size} digests`);
  }
}

function iris(quads) {
  return new Set(quads.flatMap(({ predicate, object }) =>
    object.termType === 'NamedNode' ? [predicate.value, object.value] : [predicate.value]));
}

for (const sample of makeSamples()) {
  let expanded;

  await test(`${sample.name}: expands without a loss`, async () => {
    expanded = await jsonld.expand(sample.json, { documentLoader, safe: true });
    assert.equal(expanded.length, 1);
  });

  await test(`${sample.name}: the same again when compacted`, async () => {
    const compacted = await jsonld.compact(expanded, sample.json['@context'], { documentLoader });
    assert.deepEqual(normalize(compacted), normalize(sample.json));
  });

  const quads = await jsonld.toRDF(expanded ?? [], { documentLoader });
  const graph = new Graph(quads);

  await test(`${sample.name}: annotations in the graph`, () => checkAnnotations(graph, sample.json));
  await test(`${sample.name}: bodies and targets in the graph`, () => checkResources(graph));
  await test(`${sample.name}: versions of the text in the graph`, () => checkStates(graph));

  await test(`${sample.name}: purposes in the graph`, () => {
    const purposes = quads.filter(quad => quad.predicate.value === `${OA}hasPurpose`);
    assert.equal(purposes.length, countMembers(sample.json, 'purpose'));
  });

  await test(`${sample.name}: no invented terms`, () => assert.deepEqual([...iris(quads)].filter(isInvented), []));

  await test(`${sample.name}: no prefix that is not declared`, () =>
    assert.deepEqual([...iris(quads)].filter(iri => !/^(https?|urn|tag):/.test(iri)), []));

  await test(`${sample.name}: nothing lost when a program resets the context to the plain one`, async () => {
    const reset = { ...sample.json, '@context': [CONTEXT_URL, { assessing: 'oa:assessing' }] };
    await jsonld.expand(reset, { documentLoader, safe: true });
  });
}

await test('the stand-in for the context has no invented terms', async () => {
  const terms = Object.entries(CONTEXT['@context']).filter(([key]) => !key.startsWith('@'))
    .map(([, value]) => value['@id'] ?? value).filter(id => !id.startsWith('@') && !id.startsWith('http'));
  const full = terms.map(id => id.replace(/^(\w+):/, (_, prefix) => CONTEXT['@context'][prefix]));
  assert.ok(full.length > 40);
  assert.deepEqual(full.filter(isInvented), []);
});

finish();
