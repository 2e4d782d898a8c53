// Where a cursor stands in a file, for completion and hover: in which entry, at which path, on a key or a value.

import { lineStartOf } from '../text/line-start.ts';
import { contains } from '../text/range.ts';
import type { Range } from '../text/range.ts';
import { blockSpot } from './cursor/block-spot.ts';
import { scanFlow } from './cursor/flow-spot.ts';
import type { Spot } from './cursor/spot.ts';
import type { Entry, SyntaxDocument } from './document.ts';
import { entryAt, entryEnd } from './entry-at.ts';
import { nodeAt, pairOf } from './node.ts';
import type { Path, SyntaxNode } from './node.ts';
import { isVoid, kindOf, lineAt } from './scan/line.ts';
import type { Line } from './scan/line.ts';

export interface Cursor {
  /** The entry that the cursor stands in; undefined at the top level and between the entries of a section. */
  readonly entry?: Entry;
  /** The top-level key that the cursor stands under, whether or not it stands in an entry; undefined on such a key itself. */
  readonly section?: string;
  /**
   * From the entry's value. On a key: the path of its pair (`['lifecycle', 'stage']`), for the entry's own key `[]`. On a value:
   * the path of that value, written or not. On a blank: the path of the map or list in which something may be written.
   */
  readonly path: Path;
  readonly on: 'key' | 'value' | 'blank';
  /** The value at the path, or the key: where there is one. */
  readonly node?: SyntaxNode;
  /** Absolute: the word under the cursor, which a completion replaces; empty where there is none. */
  readonly range: Range;
  /** The column at which the line of the cursor begins (up to the cursor, where it is blank up to there). */
  readonly indent: number;
  readonly inFlow: boolean;
}

/** What stands at an absolute offset, in broken text too; undefined outside the text. */
export function cursorAt(document: SyntaxDocument, offset: number): Cursor | undefined {
  const { text } = document;
  if (offset < 0 || offset > text.length) return undefined;
  const line = lineAt(text, lineStartOf(text, offset));
  const indent = Math.max(0, Math.min(line.at, offset) - line.start);
  const header = sectionAt(document, offset);
  const found = entryAt(document, offset);
  const entry = found && !(header && header.start > found.offset && header.name !== found.section) && !isWordOfSection(document, found, line) ? found : undefined;
  if (entry && isInside(text, entry, line, offset, indent)) return inEntry(document, entry, offset, indent);
  const section = header && header.start > (entry?.offset ?? -1) ? header.name : entry?.section ?? header?.name;
  const inFlow = header !== undefined && isInBraces(document, header, offset);
  return { ...outside(document, line, offset, indent, inFlow || indent > topColumn(document) ? section : undefined), inFlow };
}

/** True between the braces of a section that is written as `{ … }`, closed or not. */
function isInBraces({ text, sections }: SyntaxDocument, { name }: Header, offset: number): boolean {
  const key = sections.get(name)?.key.range;
  const open = key && /^\s*:[ \t]*(?:[&!]\S*[ \t]+)*\{/.exec(text.slice(key.end, Math.min(offset, key.end + 200)));
  return key !== undefined && open !== null && open !== undefined && scanFlow(text, key.end + open[0].length - 1, offset, offset).end === undefined;
}

interface Header { readonly name: string; readonly start: number }

/** The last section whose key starts at `offset` or before it. */
function sectionAt(document: SyntaxDocument, offset: number): Header | undefined {
  let last: Header | undefined;
  for (const [name, { key }] of document.sections) if (key.range.start <= offset && key.range.start >= (last?.start ?? 0)) last = { name, start: key.range.start };
  return last;
}

/** True for `tools:` with a single word below: an id that is being typed, which reads as the value of the section. */
function isWordOfSection(document: SyntaxDocument, { id, section, content, offset }: Entry, line: Line): boolean {
  const { value } = content;
  return id === undefined && document.sections.has(section) && value?.kind === 'scalar' && value.style === 'plain'
    && offset + value.range.start >= line.at && line.start > offset;
}

function isInside(text: string, { content, offset: start, id }: Entry, line: Line, offset: number, indent: number): boolean {
  const { keyNode, range } = content;
  if (offset >= start + range.start && offset <= start + range.end) return true;
  const column = start + keyNode.range.start - lineStartOf(text, start + keyNode.range.start);
  if (line.start <= start + keyNode.range.start) return offset >= start + keyNode.range.start && !(id !== undefined && keyNode.range.start === 0);
  // In braces a comma ends an entry, however deep the next line is.
  if (id !== undefined && keyNode.range.start === 0 && /^\s*,/.test(text.slice(start + range.end, offset))) return false;
  return indent > column || (indent === column && !isVoid(text, line) && kindOf(text, line) === 'item' && offset > line.at);
}

function inEntry(document: SyntaxDocument, entry: Entry, offset: number, indent: number): Cursor {
  const { content: { keyNode, value }, offset: start } = entry;
  const keyRange = { start: start + keyNode.range.start, end: start + keyNode.range.end };
  const isTop = entry.id === undefined;
  if (contains(keyRange, offset)) return { entry, ...(isTop ? {} : { section: entry.section }), path: [], on: 'key', node: keyNode, range: keyRange, indent, inFlow: !isTop && keyNode.range.start === 0 };
  const column = keyRange.start - lineStartOf(document.text, keyRange.start);
  const spot = blockSpot(document.text, keyNode.range.start === 0 ? keyRange.start : lineStartOf(document.text, keyRange.start), column, offset, entryEnd(document, entry));
  const range = contains(spot.range, offset) ? spot.range : { start: offset, end: offset };
  const inFlow = spot.inFlow || (!isTop && keyNode.range.start === 0);
  return { entry, section: entry.section, indent, ...spot, inFlow, range, ...nodeFor(spot, value, start, offset) };
}

/** The node of a spot: for a value its exact range too. */
function nodeFor(spot: Spot, value: SyntaxNode | undefined, start: number, offset: number): { readonly node?: SyntaxNode; readonly range?: Range } {
  if (spot.on === 'key') {
    const key = pairOf(nodeAt(value, spot.path.slice(0, -1)), String(spot.path.at(-1)))?.key;
    return key && key.range.start + start === spot.range.start ? { node: key } : {};
  }
  const node = nodeAt(value, spot.path);
  if (!node || node.written) return node ? { node } : {};
  const range = { start: node.range.start + start, end: node.range.end + start };
  return spot.on === 'value' && node.kind === 'scalar' && !node.broken && node.value !== null && contains(range, offset) ? { node, range } : { node };
}

/** Between entries, or at the top level: a word that is being typed, a section's key, or nothing. */
function outside(document: SyntaxDocument, line: Line, offset: number, indent: number, section: string | undefined): Cursor {
  const { text } = document;
  const base = { ...(section === undefined ? {} : { section }), path: [], indent, inFlow: false };
  const key = [...document.sections.values()].find(header => contains(header.key.range, offset))?.key;
  if (key) return { ...base, on: 'key', node: key, range: key.range };
  const word = /^[^\s:#,{}[\]]*/.exec(text.slice(line.at, line.end))?.[0] ?? '';
  if (word === '' || offset < line.at || offset > line.at + word.length) return { ...base, on: 'blank', range: { start: offset, end: offset } };
  return { ...base, on: 'key', range: { start: line.at, end: line.at + word.length } };
}

function topColumn(document: SyntaxDocument): number {
  const header = document.sections.values().next().value?.key.range.start;
  return header === undefined ? 0 : header - lineStartOf(document.text, header);
}
