// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The public vocabularies, as npm packages have them: what their own publishers say there is.

import fs from 'node:fs';
import { packageFile } from './packages.mjs';

const VOCABULARIES = {
  as: 'http://www.w3.org/ns/activitystreams#',
  dc11: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  schema: 'http://schema.org/',
};

// W3C's context for annotations has http: where the vocabulary of collections calls itself https: by now.
const plain = iri => iri.replace(/^https:/, 'http:');

const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

function readTerms(name, namespace) {
  const quads = fs.readFileSync(packageFile(`@vocabulary/${name}`, `${name}.nq`), 'utf8');
  const terms = new Set();

  for (const line of quads.split('\n')) {
    const [subject, predicate] = line.split(' ', 2);
    const iri = plain(subject.slice(1, -1));
    if (predicate === TYPE && iri.startsWith(namespace))
      terms.add(iri);
  }
  if (terms.size < 10)
    throw new Error(`the vocabulary ${name} has no terms`);

  return terms;
}

const known = new Map(Object.entries(VOCABULARIES).map(([name, namespace]) => [namespace, readTerms(name, namespace)]));

// Whether an IRI is in the namespace of a vocabulary that does not have it.
export function isInvented(iri) {
  for (const [namespace, terms] of known)
    if (iri.startsWith(namespace))
      return !terms.has(iri);

  return false;
}
