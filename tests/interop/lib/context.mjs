// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for http://www.w3.org/ns/anno.jsonld, which tests do not fetch and no npm package has: the terms that sidecars
// use, with the IRIs that the Web Annotation Vocabulary gives them. The judge holds those IRIs against the vocabularies
// themselves. "assessing" is left out, as it is in copies of the context from 2017, which many programs have.

export const CONTEXT_URL = 'http://www.w3.org/ns/anno.jsonld';

const iri = id => ({ '@id': id, '@type': '@id' });
const word = id => ({ '@id': id, '@type': '@vocab' });
const typed = (id, type) => ({ '@id': id, '@type': `xsd:${type}` });

const PREFIXES = {
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const CLASSES = {
  Annotation: 'oa:Annotation',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  Organization: 'foaf:Organization',
  Person: 'foaf:Person',
  Software: 'as:Application',
  SpecificResource: 'oa:SpecificResource',
  TextPositionSelector: 'oa:TextPositionSelector',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextualBody: 'oa:TextualBody',
};

const MOTIVATIONS = Object.fromEntries(
  ['classifying', 'commenting', 'describing', 'highlighting', 'identifying', 'linking', 'replying', 'tagging']
    .map(name => [name, `oa:${name}`]));

const COLLECTIONS = {
  first: iri('as:first'),
  items: { ...iri('as:items'), '@container': '@list' },
  label: 'rdfs:label',
  last: iri('as:last'),
  partOf: iri('as:partOf'),
  startIndex: typed('as:startIndex', 'nonNegativeInteger'),
  total: typed('as:totalItems', 'nonNegativeInteger'),
};

const ANNOTATIONS = {
  body: iri('oa:hasBody'),
  created: typed('dcterms:created', 'dateTime'),
  creator: iri('dcterms:creator'),
  generator: iri('as:generator'),
  modified: typed('dcterms:modified', 'dateTime'),
  motivation: word('oa:motivatedBy'),
  name: 'foaf:name',
  target: iri('oa:hasTarget'),
};

const RESOURCES = {
  end: typed('oa:end', 'nonNegativeInteger'),
  exact: 'oa:exact',
  format: 'dc:format',
  prefix: 'oa:prefix',
  purpose: word('oa:hasPurpose'),
  selector: iri('oa:hasSelector'),
  source: iri('oa:hasSource'),
  start: typed('oa:start', 'nonNegativeInteger'),
  state: iri('oa:hasState'),
  suffix: 'oa:suffix',
  value: 'rdf:value',
};

export const CONTEXT = {
  '@context': {
    id: '@id',
    type: '@type',
    ...PREFIXES,
    ...CLASSES,
    ...MOTIVATIONS,
    ...COLLECTIONS,
    ...ANNOTATIONS,
    ...RESOURCES,
  },
};
