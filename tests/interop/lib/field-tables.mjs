// SPDX-FileCopyrightText: 2026 The Stickler authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of docs/sidecar.md, made from the program's own table of fields.

const code = text => `\`${text}\``;

function describeLink(field) {
  return `id of a ${field.linkKinds.join(' or ')}`;
}

function describeValue(field) {
  switch (field.type) {
    case 'text': return 'words';
    case 'prose': return 'words, also several lines';
    case 'choice': return field.choices.map(code).join(' ') + (field.open ? ', or other words' : '');
    case 'boolean': return '`true`';
    case 'date': return 'date';
    case 'iri': return 'URL, or path from the article’s folder';
    case 'person': return 'person with a `name`';
    case 'anchor': return 'words of the article';
    case 'link': return describeLink(field);
    case 'list': return 'entries';
    default: throw new Error(`${field.name} is of an unknown type, ${field.type}`);
  }
}

function describeBody(field) {
  const role = field.term ? `, role ${code(field.term)}` : '';

  return `body for ${code(field.purpose)}${role}`;
}

function describePlace(field, isMember) {
  const term = field.term ? code(field.term) : '';

  switch (field.place) {
    case 'annotation': return term;
    case 'body': return isMember ? term : describeBody(field);
    case 'entity': return isMember ? `${term} of the work` : `${term} of the entity`;
    case 'review': return `${term} of the review`;
    case 'rating': return `${term} of the rating`;
    case 'none': return 'nowhere';
    default: throw new Error(`${field.name} is in an unknown place, ${field.place}`);
  }
}

function describeUse(field) {
  const uses = { exported: 'may be published', internal: 'kept by the program', confidential: 'confidential' };

  return Object.keys(uses).filter(flag => field[flag]).map(flag => uses[flag]).join(', ');
}

function render(fields, isMember) {
  const rows = fields.map(field =>
    `| ${code(field.name)} | ${describePlace(field, isMember)} | ${describeValue(field)} | ${describeUse(field)} |`);

  return ['| field | where | value | |', '|---|---|---|---|', ...rows].join('\n');
}

// All tables by the name that they have in the page.
export function renderTables({ kinds, fields }) {
  const tables = new Map();
  const tagKinds = kinds.filter(kind => !kind.isMark);
  const isCommon = field => tagKinds.every(kind => field.kinds.includes(kind.nick));

  tables.set('all', render(fields.filter(isCommon)));
  for (const { nick, isMark } of kinds)
    tables.set(nick, render(fields.filter(field => field.kinds.includes(nick) && (isMark || !isCommon(field)))));
  for (const field of fields.filter(field => field.members.length > 0))
    tables.set(field.name, render(field.members, true));

  return tables;
}

const block = name => new RegExp(`(<!-- fields: ${name} -->\n)([^]*?)(\n<!-- end -->)`);

// The table of this name in a page; undefined if there is none.
export function findTable(page, name) {
  return block(name).exec(page)?.[2];
}

export function replaceTable(page, name, table) {
  return page.replace(block(name), (_, start, __, end) => start + table + end);
}

export function listTables(page) {
  return [...page.matchAll(/<!-- fields: (.+) -->/g)].map(match => match[1]);
}
