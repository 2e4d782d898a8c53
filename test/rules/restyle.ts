// One manifest written in several ways that mean the same: what a fix must be able to edit.

import { parse, stringify } from 'yaml';

type Data = Readonly<Record<string, unknown>>;

export const styles = ['block', 'flow', 'bracketed sections', 'merge keys', 'aliases', 'CRLF', 'imported'] as const;
export type Style = (typeof styles)[number];

/** Sections whose entries have an id; `alliance` holds such a map inside. */
const sections = new Set(['owners', 'people', 'data', 'tools', 'contracts', 'flows', 'processing', 'initiatives', 'waivers', 'rules']);

export const rootName = 'martech-stack.yaml';
const partName = 'part.martech-stack.yaml';

/** The files of a manifest in a style; the root comes first. */
export function restyle(manifest: Data, style: Style): Readonly<Record<string, string>> {
  switch (style) {
    case 'block': return { [rootName]: commented(block(manifest)) };
    case 'CRLF': return { [rootName]: commented(block(manifest)).replaceAll('\n', '\r\n') };
    case 'flow': return { [rootName]: inFlow(manifest) };
    case 'bracketed sections': return { [rootName]: Object.entries(manifest).map(([key, value]) => `${key}: ${oneLine(value)}\n`).join('') };
    case 'merge keys': return { [rootName]: withAnchors(manifest, value => (isMap(value) ? 'merge' : 'keep')) };
    case 'aliases': return { [rootName]: withAnchors(manifest, value => (isMap(value) && Object.values(value).some(isMap) ? 'inside' : isMap(value) ? 'alias' : 'keep')) };
    case 'imported': {
      const { version = 1, stack = {}, policies, ...rest } = manifest;
      return { [rootName]: block({ version, stack, ...(policies !== undefined && { policies }), imports: [partName] }), [partName]: block({ version: 1, ...rest }) };
    }
  }
}

/** What the files of a manifest say, joined, without what only its style needs. */
export function meaning(files: Readonly<Record<string, string>>): Data {
  const joined: Record<string, unknown> = {};
  for (const text of Object.values(files)) {
    for (const [key, value] of Object.entries((parse(text, { merge: true, maxAliasCount: -1 }) ?? {}) as Data)) {
      if (key === 'x-anchors' || key === 'imports' || key === 'version') continue;
      joined[key] = isMap(joined[key]) && isMap(value) ? { ...joined[key], ...value } : value;
    }
  }
  return Object.fromEntries(Object.entries(withoutEmpty(joined) as Data).filter(([key, value]) => !(sections.has(key) && isMap(value) && Object.keys(value).length === 0)));
}

/** A key with nothing behind it says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === null || item === undefined ? [] : [[key, withoutEmpty(item)]])));
}

function block(value: unknown): string {
  return stringify(value, { lineWidth: 0, blockQuote: false, aliasDuplicateObjects: false });
}

function oneLine(value: unknown): string {
  return stringify(value, { lineWidth: 0, blockQuote: false, collectionStyle: 'flow', flowCollectionPadding: true, aliasDuplicateObjects: false }).trimEnd().replace(/\n\s*/g, ' ');
}

/** A comment behind every line, tabs and emoji in it: no edit may lose one of a line that stays. */
function commented(text: string): string {
  return text.split('\n').map((line, index) => (line === '' ? line : `${line}\t# 🧾 ${index}`)).join('\n');
}

function inFlow(manifest: Data): string {
  return Object.entries(manifest).map(([key, value]) => (sections.has(key) && isMap(value)
    ? `${key}:\n${Object.entries(value).map(([id, entry]) => `  ${id}: ${oneLine(entry)}\n`).join('')}`
    : `${key}: ${oneLine(value)}\n`)).join('');
}

type How = 'keep' | 'merge' | 'alias' | 'inside';

/** Every entry brought in by an anchor: through `<<`, through an alias, or its maps through aliases. */
function withAnchors(manifest: Data, how: (value: unknown) => How): string {
  const anchors: string[] = [];
  const anchor = (value: unknown): string => {
    const name = `a${anchors.length}`;
    anchors.push(`  ${name}: &${name} ${oneLine(value)}\n`);
    return name;
  };
  const entry = (id: string, value: unknown, indent: string): string => {
    const chosen = how(value);
    if (!isMap(value) || Object.keys(value).length === 0 || chosen === 'keep') return `${indent}${id}: ${oneLine(value)}\n`;
    if (chosen === 'merge') return `${indent}${id}:\n${indent}  <<: *${anchor(value)}\n`;
    if (chosen === 'alias') return `${indent}${id}: *${anchor(value)}\n`;
    return `${indent}${id}:\n${Object.entries(value).map(([key, inner]) => `${indent}  ${key}: ${isMap(inner) ? `*${anchor(inner)}` : oneLine(inner)}\n`).join('')}`;
  };
  const body = Object.entries(manifest).map(([key, value]) => {
    if (sections.has(key) && isMap(value)) return `${key}:\n${Object.entries(value).map(([id, one]) => entry(id, one, '  ')).join('')}`;
    return key === 'stack' || key === 'alliance' ? entry(key, value, '') : `${key}: ${oneLine(value)}\n`;
  }).join('');
  return `${anchors.length > 0 ? `x-anchors:\n${anchors.join('')}` : ''}${body}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
