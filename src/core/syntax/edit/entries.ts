// Adds and removes whole entries.

import type { Entry, SyntaxDocument } from '../document.ts';
import type { TextEdit } from '../../text/edit.ts';
import { addFlow } from './add-pair.ts';
import { EditSite, isInBrackets } from './edit-site.ts';
import { removeFlowMember, removeLines } from './remove-at.ts';
import type { Writer } from './writer.ts';
import { isMap, isStop } from './yaml-value.ts';
import type { YamlValue } from './yaml-value.ts';

/** Edits that add the entry `id` to a section; none where it is there already, or where the section is no map or comes through `<<`. */
export function createEntryEdits(document: SyntaxDocument, section: string, id: string, value: YamlValue): TextEdit[] {
  const site = new EditSite(document);
  const writer = site.writer(value);
  const header = document.sections.get(section);
  if (!header) {
    const lines = entryLines(writer, id, value, site.step).map(line => ' '.repeat(site.step) + line);
    return atEnd(site, writer, [`${section}:`, ...lines], topColumn(document, site));
  }
  if (site.text.startsWith('<<', site.lineStart(header.key.range.start))) return [];
  const entries = [...document.entries.values()].filter(entry => entry.section === section);
  if (entries.some(entry => entry.id === id)) return [];
  const last = entries.findLast(entry => entry.id !== undefined && entry.offset <= header.range.end);
  if (last && isInBrackets(last)) return addFlow(site, site.text.indexOf('{', header.key.range.end), bracketEnd(site, last), writer, writer.flowPair(id, value));
  if (last) return belowLast(site, writer, last, id, value);
  const [whole] = entries;
  const node = whole?.content.value;
  const isEmpty = !node || (node.kind === 'scalar' ? node.value === null : node.kind === 'map' && node.pairs.length === 0);
  return isEmpty ? intoEmpty(site, writer, header.key.range, id, value) : [];
}

/** Edits that add a top-level key. */
export function createTopEdits(document: SyntaxDocument, key: string, value: YamlValue): TextEdit[] {
  const site = new EditSite(document);
  const writer = site.writer(value);
  return document.entries.has(key) ? [] : atEnd(site, writer, entryLines(writer, key, value, site.step), topColumn(document, site));
}

/** An entry stands on lines of its own, however small it is. */
function entryLines(writer: Writer, key: string, value: YamlValue, step: number): string[] {
  if (!isMap(value) || isStop(value) || Object.keys(value).length === 0) return writer.pair(key, value);
  const inside = Object.entries(value).flatMap(([name, own]) => writer.pair(name, own));
  return [`${writer.key(key)}:`, ...inside.map(line => ' '.repeat(step) + line)];
}

/** Behind the bracket that closes the section of an entry. */
function bracketEnd(site: EditSite, last: Entry): number {
  const from = last.offset + last.content.range.end;
  return from + (/^(?:[\s,]|#[^\n]*\n)*\}/.exec(site.text.slice(from))?.[0].length ?? 0);
}

function belowLast(site: EditSite, writer: Writer, last: Entry, id: string, value: YamlValue): TextEdit[] {
  const { content, offset } = last;
  const column = site.text.slice(offset).search(/\S/);
  const lines = site.lines(entryLines(writer, id, value, site.step), column);
  const end = offset + content.range.end;
  const blank = hasBlankAbove(site, offset) && !site.keepsBlanks(end) ? site.eol : '';
  return [site.insert(site.below(end), writer, blank + lines)];
}

/** True where a blank line stands above an entry: entries are kept apart, and a new one is too. */
function hasBlankAbove(site: EditSite, offset: number): boolean {
  const start = site.lineStart(offset);
  return start > 1 && site.text.slice(site.lineStart(start - 1), start).trim() === '';
}

/** Into a section without entries: with nothing behind its key, or `{}`, or null. */
function intoEmpty(site: EditSite, writer: Writer, key: { readonly start: number; readonly end: number }, id: string, value: YamlValue): TextEdit[] {
  const colon = site.text.indexOf(':', key.end) + 1;
  const lines = site.lines(entryLines(writer, id, value, site.step), site.column(key.start) + site.step);
  const behind = /^[ \t]*(?:\{\s*\}|~|null)/.exec(site.text.slice(colon, colon + 500));
  const end = colon + (behind?.[0].length ?? 0);
  const add = site.insert(site.lineEnd(end), writer, lines);
  return behind ? [{ range: { start: colon, end }, text: '' }, add] : [add];
}

/** Lines at the end of a file, a blank line apart; each of them indented by `column`. */
export function atEnd(site: EditSite, writer: Writer, lines: readonly string[], column: number): TextEdit[] {
  const { text, eol } = site;
  const mark = /(?:^|\n)\.\.\.[ \t]*(?:\r?\n\s*)?$/.exec(text);
  const at = mark ? mark.index + (text[mark.index] === '\n' ? 1 : 0) : text.length;
  const head = text.slice(0, at);
  const body = lines.map(line => ' '.repeat(column) + line).join(eol) + eol;
  const isApart = /^[\s\ufeff]*$/.test(head) || /\n[ \t]*\r?\n$/.test(head) || site.keepsBlanks(head.trimEnd().length);
  const lead = (head === '' || head === '\ufeff' || head.endsWith('\n') ? '' : eol) + (isApart ? '' : eol);
  return [site.insert(at, writer, lead + body)];
}

/** The column of the top-level keys. */
export function topColumn(document: SyntaxDocument, site: EditSite): number {
  const header = document.sections.values().next().value;
  const entry = document.entries.values().next().value;
  const first = header?.key.range.start ?? (entry?.id === undefined ? entry?.offset : undefined);
  return first === undefined ? 0 : site.text.slice(site.lineStart(first)).search(/\S/);
}

/** Edits that remove an entry, with the blank lines below it where others stand above it; none for one that an alias brought in. */
export function removeEntryEdits(document: SyntaxDocument, entry: Entry): TextEdit[] {
  const site = new EditSite(document, entry);
  const start = site.start(entry.content.keyNode);
  const end = entry.offset + entry.content.range.end;
  if (entry.content.keyNode.written) return [];
  if (isInBrackets(entry)) return removeFlowMember(site, { start, end }, site.text.length);
  const [removed] = removeLines(site, site.lineStart(start), site.below(end));
  if (!removed) return [];
  const blank = hasBlankAbove(site, start) ? /^(?:[ \t]*\r?\n)+/.exec(site.text.slice(removed.range.end)) : null;
  return [{ range: { start: removed.range.start, end: removed.range.end + (blank?.[0].length ?? 0) }, text: '' }];
}
