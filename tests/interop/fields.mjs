// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The JSON Schema, docs/sidecar.md and the samples against the program's table of fields: what one has, all have.
//
// run-judge fields.mjs --write puts the tables into docs/sidecar.md.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findTable, listTables, renderTables, replaceTable } from './lib/field-tables.mjs';
import { annotationsOf, list, makeSamples, run, sourceFolder } from './lib/samples.mjs';
import { finish, test } from './lib/tap.mjs';

const table = JSON.parse(run('STICKLER_PRINT_FIELDS'));
const schema = JSON.parse(fs.readFileSync(path.join(sourceFolder, 'data/sidecar.schema.json'), 'utf8'));
const defs = schema.$defs;
const pageFile = path.join(sourceFolder, 'docs/sidecar.md');
const page = fs.readFileSync(pageFile, 'utf8');
const tables = renderTables(table);

if (process.argv.includes('--write')) {
  fs.writeFileSync(pageFile, [...tables].reduce((text, [name, rows]) => replaceTable(text, name, rows), page));
  process.exit(0);
}

const samples = makeSamples();
const fieldsOf = (kind, place) => table.fields.filter(field => field.place === place && field.kinds.includes(kind));
// What the schema calls a kind.
const defName = nick => nick.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const sorted = values => [...new Set(values)].sort();

// The definition that a part of the schema leads to, with its own keywords.
function resolve(part) {
  if (!part?.$ref)
    return part;

  const { $ref, ...own } = part;
  return { ...resolve($ref.split('/').slice(1).reduce((value, key) => value[key], schema)), ...own };
}

function checkValue(field, part) {
  const value = resolve(part);
  const what = `${field.term} of the field “${field.name}”`;

  assert.ok(value, `the schema lacks ${what}`);
  switch (field.type) {
    case 'choice':
      assert.deepEqual(field.open ? value.examples : value.enum, field.choices, `the choices of ${what}`);
      return;
    case 'boolean':
      assert.equal(value.type, 'boolean', what);
      return;
    case 'date':
      assert.equal(value.format, 'date', what);
      return;
    case 'iri':
      assert.match(part.$ref, /^#\/\$defs\/(place|iri)$/, what);
      return;
    case 'person':
      assert.deepEqual(value.required, ['name'], what);
      return;
    case 'text':
    case 'prose':
      assert.equal(value.type, 'string', what);
      assert.equal(value.enum, undefined, what);
      return;
    default:
      assert.fail(`${what} is of a type that no member can have`);
  }
}

// An object of the schema has these fields, beside what is part of its form, and no others.
function checkObject(def, fields, form) {
  for (const field of fields)
    checkValue(field, def.properties[field.term]);
  assert.deepEqual(sorted(Object.keys(def.properties)), sorted([...form, ...fields.map(field => field.term)]));
}

// Which definition the schema has for bodies of a purpose and role.
function bodiesOf(kind) {
  const name = kind === 'note' ? 'remarkBody' : `${kind}Body`;
  const rules = [...defs[name].allOf, ...defs.commonBody.then.allOf].filter(rule => rule.if);

  return new Map(rules.map(rule => {
    const { purpose, 'stk:role': role } = rule.if.properties;
    const then = rule.then.$ref.split('/').at(-1);
    const for_ = purpose ?? defs[then].properties.purpose ?? {};

    return [`${resolve(for_).anyOf?.[0].const} ${role?.const ?? ''}`.trim(), then];
  }));
}

const MEMBER_DEFS = {
  evidence: ['evidence', 'evidenceWork'],
  links: ['link', 'linkWork'],
  'kept-by': ['keeper', 'keptWork'],
  comments: ['comment'],
};
const BODY_DEFS = { link: 'linkBody', anchor: 'wordsBody', prose: 'noteBody' };

function expectedBodies(kind) {
  const bodies = fieldsOf(kind, 'body').map(field => [
    `${field.purpose} ${field.term ?? ''}`.trim(),
    field.type === 'list' ? MEMBER_DEFS[field.name][0] : BODY_DEFS[field.type],
  ]);

  bodies.push(['tagging', 'tagBody']);
  if (fieldsOf(kind, 'entity').length)
    bodies.push(['identifying', 'entityBody']);
  if (fieldsOf(kind, 'review').length + fieldsOf(kind, 'rating').length)
    bodies.push(['assessing', 'reviewBody']);

  return new Map(bodies);
}

const byKey = map => [...map].sort(([a], [b]) => a < b ? -1 : 1);

for (const { nick, motivation } of table.kinds) {
  await test(`schema: the members of a ${nick}`, () => {
    checkObject(defs[defName(nick)], fieldsOf(nick, 'annotation'), ['motivation', 'body', 'target']);
    assert.equal(resolve(defs[defName(nick)].properties.motivation).anyOf[0].const, motivation);
  });

  await test(`schema: the bodies of a ${nick}`, () => {
    if (!fieldsOf(nick, 'body').length)
      assert.equal(defs[defName(nick)].properties.body.else.$ref, '#/$defs/commonBody');
    else
      assert.deepEqual(byKey(bodiesOf(nick)), byKey(expectedBodies(nick)));
  });

  await test(`schema: what a ${nick} may not have`, () => {
    const own = fieldsOf(nick, 'annotation').map(field => field.term);
    const all = table.fields.filter(field => field.place === 'annotation').map(field => field.term);
    const [pattern] = Object.keys(defs[defName(nick)].patternProperties);
    const refused = /^\^stk:\((.*)\)\$$/.exec(pattern)[1].split('|').map(name => `stk:${name}`);

    assert.deepEqual(sorted(refused), sorted(all.filter(term => !own.includes(term))));
    assert.equal(defs[defName(nick)].patternProperties[pattern], false);
  });
}

await test('schema: kinds', () => {
  const kinds = defs.annotation.allOf.map(rule => rule.then.$ref.split('/').at(-1));
  assert.deepEqual(kinds, table.kinds.map(kind => defName(kind.nick)));
  for (const kind of kinds) {
    const name = kind[0].toUpperCase() + kind.slice(1);
    assert.equal(defName(defs[`tags${name}`].properties.value.const), kind);
  }
});

await test('schema: entity, review and rating', () => {
  const placed = place => table.fields.filter(field => field.place === place);

  checkObject(defs.entity, placed('entity'), ['id', 'type']);
  checkObject(defs.review, placed('review'), ['id', 'type', 'schema:reviewRating']);
  checkObject(defs.rating, placed('rating'), ['type']);
});

for (const field of table.fields.filter(field => field.type === 'list'))
  await test(`schema: the members of ${field.name}`, () => {
    const [body, work] = MEMBER_DEFS[field.name] ?? [];
    assert.ok(body, `no definition of the schema is known for ${field.name}`);
    const placed = place => field.members.filter(member => member.place === place);

    checkObject(defs[body], placed('body'), work ? ['id', 'type', 'purpose', 'source'] : ['id', 'stk:id', 'type']);
    if (work)
      checkObject(defs[work], placed('entity'), ['id', 'type']);
    else
      assert.deepEqual(placed('entity'), []);
  });

await test('schema: version', () => assert.equal(schema.properties['stk:version'].const, table.version));

// What the samples have of a field, as a list of values.
function valuesIn(annotation, field) {
  const bodies = annotation.body.filter(body => body.purpose === field.purpose && body['stk:role'] === field.term);
  const sources = purpose =>
    annotation.body.filter(body => body.purpose === purpose && !body['stk:role']).map(body => body.source);

  switch (field.place) {
    case 'annotation': return list(annotation[field.term]);
    case 'body': return bodies;
    case 'entity': return sources('identifying').flatMap(entity => list(entity[field.term]));
    case 'review': return sources('assessing').flatMap(review => list(review[field.term]));
    case 'rating': return sources('assessing').flatMap(review => list(review['schema:reviewRating']?.[field.term]));
    default: return [];
  }
}

function annotationsOfKind(kind) {
  return samples.flatMap(sample => annotationsOf(sample.json))
    .filter(annotation => annotation.body.some(body => body.purpose === 'tagging' && body.value === kind));
}

function checkCovered(field, values, what) {
  assert.ok(values.length > 0, `no sample has ${what}`);
  const missing = field.choices.filter(choice => !values.includes(choice));
  assert.deepEqual(missing, [], `choices of ${what} that no sample has`);
}

for (const { nick } of table.kinds)
  await test(`samples: every field and choice of a ${nick}`, () => {
    const annotations = annotationsOfKind(nick);

    for (const field of table.fields.filter(field => field.kinds.includes(nick) && field.place !== 'none')) {
      const values = annotations.flatMap(annotation => valuesIn(annotation, field));

      checkCovered(field, values, `the field “${field.name}”`);
      for (const member of field.members) {
        const holders = values.map(body => member.place === 'entity' ? body.source : body);
        checkCovered(member, holders.flatMap(holder => list(holder[member.term])), `“${member.name}” of “${field.name}”`);
      }
    }
  });

await test('samples: a source’s type says what it is', () => {
  for (const annotation of annotationsOfKind('source'))
    for (const { source } of annotation.body.filter(body => body.purpose === 'identifying'))
      assert.equal(source.type, table.entityTypes[source['stk:sourceType']] ?? 'schema:Thing');
});

await test('samples: nothing that is confidential', () => {
  const confidential = table.fields.filter(field => field.confidential);

  assert.ok(confidential.length > 0);
  for (const field of confidential)
    assert.equal(field.place, 'none', `${field.name} is confidential and has a place in the sidecar`);
});

for (const [name, rows] of tables)
  await test(`docs/sidecar.md: the table ${name}`, () =>
    assert.equal(findTable(page, name), rows, `put it right with fields.mjs --write; it should be:\n${rows}`));

await test('docs/sidecar.md: no other tables of fields', () =>
  assert.deepEqual(listTables(page).sort(), [...tables.keys()].sort()));

await test('docs/sidecar.md: every own term of the samples', () => {
  const terms = new Set();
  for (const sample of samples)
    JSON.stringify(sample.json, (key, value) => {
      if (key.startsWith('stk:') || key.startsWith('schema:'))
        terms.add(key);
      return value;
    });
  assert.deepEqual([...terms].filter(term => !page.includes(`\`${term}\``)), []);
});

finish();
