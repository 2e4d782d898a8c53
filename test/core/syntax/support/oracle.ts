// What the YAML library makes of a whole text: values and ranges, to compare with what the product reads.

import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { Entry, SyntaxDocument } from '../../../../src/core/syntax/document.ts';
import type { SyntaxNode } from '../../../../src/core/syntax/node.ts';

/** The library's document; undefined where it finds an error or an alias that leads nowhere. */
export function wholeOf(text: string): { readonly document: Document.Parsed; readonly value: unknown } | undefined {
  const masked = text.replace(/^(\ufeff?)((?:[ \t]*(?:#.*)?\r?\n)*)%YAML/, '$1$2#YAML');
  const document = parseDocument(masked, { merge: true, stringKeys: true, version: '1.2', prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0 || hasOddQuote(document, text)) return undefined;
  try {
    return { document, value: document.toJS({ mapAsMap: true, maxAliasCount: -1 }) };
  } catch {
    return undefined;
  }
}

/** The library takes `'''` and a line break for a closed quote where another quote stands anywhere behind it. */
function hasOddQuote(document: Document.Parsed, text: string): boolean {
  let isOdd = false;
  visit(document, { Scalar: (_key, { type, range }) => {
    if (type === 'QUOTE_SINGLE' && range && !/^'(?:[^']|'')*'$/.test(text.slice(range[0], range[1]))) isOdd = true;
  } });
  return isOdd;
}

/** Every difference between what was read and what the library says, as sentences for a person who debugs. */
export function differences(read: SyntaxDocument, text: string, sections: ReadonlySet<string>): string[] {
  const whole = wholeOf(text);
  if (!whole) return [];
  if ([...read.entries.values()].some(entry => entry.content.problems.some(problem => problem.kind === 'circular-alias'))) return [];
  const found: string[] = [];
  const say = (where: string, what: string): void => void found.push(`${where}: ${what}`);
  const top = whole.value instanceof Map ? whole.value as Map<string, unknown> : new Map<string, unknown>();
  const expected = new Map<string, unknown>();
  for (const [key, value] of top) {
    if (sections.has(key) && value instanceof Map) for (const [id, inside] of value as Map<string, unknown>) expected.set(`${key}/${id}`, inside);
    else if (!(sections.has(key) && value === null)) expected.set(key, value);
  }
  for (const key of expected.keys()) if (!read.entries.has(key)) say(key, 'missing');
  for (const [key, entry] of read.entries) {
    if (!expected.has(key)) say(key, 'not expected');
    else compareValues(entry.content.value, expected.get(key), key, say);
    if (entry.content.problems.some(problem => problem.kind !== 'tag' && problem.kind !== 'null-byte' && problem.severity !== 'warning')) say(key, `problem ${entry.content.problems[0]?.kind}`);
  }
  for (const problem of read.problems) {
    if (problem.severity !== 'warning' && problem.kind !== 'not-a-map' && problem.kind !== 'null-byte') say('document', `problem ${problem.kind}`);
  }
  if (isMap(whole.document.contents)) compareRanges(read, whole.document.contents as unknown as YAMLMap<Node, Node | null>, sections, say);
  return found;
}

function compareValues(node: SyntaxNode | undefined, value: unknown, where: string, say: (where: string, what: string) => void): void {
  if (value instanceof Map) {
    if (node?.kind !== 'map') return say(where, `map expected, found ${node?.kind}`);
    const keys = node.pairs.map(pair => pair.key.source);
    for (const key of value.keys()) if (!keys.includes(String(key))) say(`${where}.${key}`, 'key missing');
    for (const pair of node.pairs) {
      if (!value.has(pair.key.source)) say(`${where}.${pair.key.source}`, 'key not expected');
      else compareValues(pair.value, value.get(pair.key.source), `${where}.${pair.key.source}`, say);
    }
  } else if (Array.isArray(value)) {
    if (node?.kind !== 'list') return say(where, `list expected, found ${node?.kind}`);
    if (node.items.length !== value.length) say(where, `${value.length} items expected, found ${node.items.length}`);
    for (const [i, item] of node.items.entries()) compareValues(item, value[i], `${where}[${i}]`, say);
  } else {
    const own = node === undefined ? null : node.kind === 'scalar' ? node.value : node.kind;
    if (!Object.is(own, value)) say(where, `${JSON.stringify(value)} expected, found ${JSON.stringify(own)}`);
  }
}

function compareRanges(read: SyntaxDocument, map: YAMLMap<Node, Node | null>, sections: ReadonlySet<string>, say: (where: string, what: string) => void): void {
  const check = (entry: Entry | undefined, pair: Pair<Node, Node | null>, where: string): void => {
    if (!entry || isMerge(pair)) return;
    compareRange(entry.content.keyNode, pair.key, entry.offset, `${where} (key)`, read.text, say);
    if (pair.value && entry.content.value) compareRange(entry.content.value, pair.value, entry.offset, where, read.text, say);
  };
  for (const pair of map.items) {
    const key = String((pair.key as { source?: string }).source);
    if (sections.has(key) && isMap(pair.value)) {
      for (const child of (pair.value as unknown as YAMLMap<Node, Node | null>).items) {
        const id = `${key}/${String((child.key as { source?: string }).source)}`;
        check(read.entries.get(id), child, id);
      }
    } else if (!isAlias(pair.value)) check(read.entries.get(key), pair, key);
  }
}

function isMerge(pair: Pair<Node, Node | null>): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}

function compareRange(node: SyntaxNode, yaml: Node, offset: number, where: string, text: string, say: (where: string, what: string) => void): void {
  const [start, end] = yaml.range as [number, number, number];
  const from = node.range.start + offset;
  const to = node.range.end + offset;
  if (from !== start) say(where, `starts at ${from}, expected ${start}`);
  const isBlock = (isMap(yaml) || isSeq(yaml)) && !yaml.flow;
  if (!isBlock && to !== Math.max(start, start + text.slice(start, end).replace(/[ \t\r\n]+$/, '').length)) say(where, `ends at ${to}, expected ${end}`);
  if (node.written && !isAlias(yaml)) say(where, 'is not written here');
  if (isSeq(yaml) && node.kind === 'list') {
    for (const [i, item] of (yaml.items as Node[]).entries()) compareRange(node.items[i] as SyntaxNode, item, offset, `${where}[${i}]`, text, say);
  }
  if (!isMap(yaml) || node.kind !== 'map') return;
  for (const pair of yaml.items as Pair<Node, Node | null>[]) {
    if (isMerge(pair)) continue;
    const key = String((pair.key as { source?: string }).source);
    const own = node.pairs.find(candidate => candidate.key.source === key);
    if (!own) continue;
    compareRange(own.key, pair.key, offset, `${where}.${key} (key)`, text, say);
    if (own.value && pair.value) compareRange(own.value, pair.value, offset, `${where}.${key}`, text, say);
  }
}
