// The maps and lists around a place of a file, each with what holds it: the key or the dash in front, and where its members would stand.

import { CST, Parser } from 'yaml';
import { lineStartOf } from '../../text/line-start.ts';
import type { Entry, SyntaxDocument } from '../document.ts';
import { entryAt, entryEnd } from '../entry-at.ts';
import { isHarmless } from '../harmless-problem.ts';
import { isInBrackets } from './edit-site.ts';

export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number] | CST.FlowCollection['items'][number];

/** A map or list that stands behind a key or a dash. Tokens count from `base`, everything else in the whole text. */
export interface Held {
  readonly node: Collection;
  readonly base: number;
  /** The key that it is the value of, as written; undefined for an item of a list. */
  readonly key: string | undefined;
  /** What stands between the key or dash and it: comments and blanks behind the last anchor or tag. */
  readonly between: readonly CST.SourceToken[];
  /** Behind the colon or dash, and behind an anchor or tag there. */
  readonly lead: number;
  /** The column of the key or dash. */
  readonly column: number;
  /** Behind its last word; comments behind that are not in it. */
  readonly end: number;
}

/** Texts that are longer are not read again for this. */
const longest = 30_000;

/** Those at an offset, the outermost first; none in an entry that cannot be read. An offset on a key is at its value. */
export function heldCollectionsAt(document: SyntaxDocument, offset: number): readonly Held[] {
  const region = regionAt(document, offset);
  const text = region && document.text.slice(region.start, region.end);
  // A carriage return alone ends a line for some and not for others.
  const tokens = text === undefined || /\r(?!\n)/.test(text) ? undefined : [...new Parser().parse(text)].filter(token => token.type === 'document');
  const root = tokens?.length === 1 ? tokens[0]?.value : undefined;
  if (!region || root?.type !== 'block-map') return [];
  const found: Held[] = [];
  collect({ text: document.text, base: region.start, offset, found }, root);
  return found;
}

/** The text that is read by itself: an entry, or the whole of a section that stands in brackets. */
function regionAt(document: SyntaxDocument, offset: number): { readonly start: number; readonly end: number } | undefined {
  const entry = entryAt(document, offset);
  if (entry && !entry.content.problems.every(isHarmless)) return undefined;
  const bracketed = entry && isInBrackets(entry) ? entry : firstInBrackets(document, offset);
  const start = bracketed ? document.sections.get(bracketed.section)?.key.range.start : entry && entry.offset + entry.content.keyNode.range.start;
  if (start === undefined || !entry && !bracketed) return undefined;
  const end = entryEnd(document, bracketed ? lastOf(document, bracketed) : entry as Entry);
  return end - start > longest || offset < lineStartOf(document.text, start) ? undefined : { start: lineStartOf(document.text, start), end };
}

/** For an offset in the key of a section: its first entry, where that stands in brackets. */
function firstInBrackets(document: SyntaxDocument, offset: number): Entry | undefined {
  for (const [name, { key, empty }] of document.sections) {
    if (offset < key.range.start || offset > key.range.end || empty) continue;
    const next = [...document.entries.values()].find(({ section }) => section === name);
    return next && isInBrackets(next) ? next : undefined;
  }
  return undefined;
}

function lastOf(document: SyntaxDocument, { section }: Entry): Entry {
  return [...document.entries.values()].findLast(entry => entry.section === section && isInBrackets(entry)) as Entry;
}

interface Search {
  readonly text: string;
  readonly base: number;
  readonly offset: number;
  readonly found: Held[];
}

function collect(search: Search, collection: Collection): void {
  const { base, offset } = search;
  for (const item of collection.items) {
    const start = startOf(item);
    const end = endOfItem(item);
    if (start === undefined || end === undefined || offset < base + start || offset > base + end) continue;
    const held = heldBy(search, collection, item);
    if (!held) return;
    search.found.push(held);
    return collect(search, held.node);
  }
}

function heldBy({ text, base }: Search, parent: Collection, item: Item): Held | undefined {
  const { value } = item;
  const end = value && endOf(value);
  if (!value || !isCollection(value) || end === undefined) return undefined;
  const before = item.sep ?? item.start;
  const at = before.findLastIndex(({ type }) => type === 'map-value-ind' || type === 'seq-item-ind' || type === 'anchor' || type === 'tag' || type === 'comma');
  const last = before[at];
  if (!last && parent.type !== 'flow-collection') return undefined;
  const start = base + (startOf(item) as number);
  const site = lineStartOf(text, start);
  return {
    node: value, base, key: item.key && 'source' in item.key ? item.key.source : undefined, between: before.slice(at + 1),
    lead: last ? base + last.offset + last.source.length : base + value.offset, column: start - site, end: base + end,
  };
}

export function isCollection(token: CST.Token): token is Collection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

/** Where the first word of an item begins: an anchor, its key, its dash. */
function startOf({ start, key, sep, value }: Item): number | undefined {
  const word = [...start, ...(key ? [key] : []), ...(sep ?? []), ...(value ? [value] : [])].find(token => isWord(token) && token.type !== 'comma');
  return word?.offset;
}

function isWord({ type }: CST.Token): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment';
}

function endOfItem({ start, key, sep, value }: Item): number | undefined {
  const inside = value && endOf(value);
  if (inside !== undefined) return inside;
  const last = (sep ?? (key ? undefined : start))?.findLast(isWord);
  if (last) return last.offset + last.source.length;
  return key ? endOf(key) : undefined;
}

/** Behind the last word of a token; undefined where it has none, or where its bracket is missing. */
function endOf(token: CST.Token): number | undefined {
  if (token.type === 'flow-collection') return token.end[0] && token.end[0].offset + token.end[0].source.length;
  if (token.type === 'block-map' || token.type === 'block-seq') {
    for (const item of token.items.toReversed()) {
      const end = endOfItem(item);
      if (end !== undefined) return end;
    }
    return undefined;
  }
  if (token.type === 'block-scalar') return token.offset + CST.stringify(token).trimEnd().length;
  return 'source' in token ? token.offset + token.source.length : undefined;
}
