// A file with entries of another one: each at the end of its section, in the manner of its neighbours; and a new file of entries.

import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import { addFlow } from '../../core/syntax/edit/add-pair.ts';
import { EditSite, isInBrackets } from '../../core/syntax/edit/edit-site.ts';
import { atEnd, topColumn } from '../../core/syntax/edit/entries.ts';
import { behindInner } from '../../core/syntax/edit/remove-at.ts';
import { entryAt, entryEnd } from '../../core/syntax/entry-at.ts';
import type { TextEdit } from '../../core/text/edit.ts';
import type { Block } from './file-block.ts';

const newStep = 2;

/** How a section takes entries: it has none yet, it is missing, it is written on lines or in brackets; undefined where it takes none. */
export function roomIn(document: SyntaxDocument, section: string): 'empty' | 'missing' | 'lines' | 'brackets' | undefined {
  const header = document.sections.get(section);
  if (!header) return document.entries.has(section) || isAllBrackets(document) ? undefined : 'missing';
  const { text } = document;
  const line = new EditSite(document).lineStart(header.key.range.start);
  if (/\S/.test(text.slice(line, header.key.range.start))) return undefined;
  const last = lastIn(document, section);
  if (last?.content.keyNode.written) return undefined;
  if (last) return isInBrackets(last) ? 'brackets' : 'lines';
  const value = document.entries.get(section)?.content.value;
  const isEmpty = !value || (value.kind === 'scalar' ? value.value === null : value.kind === 'map' && value.pairs.length === 0 && !value.written);
  return isEmpty ? 'empty' : undefined;
}

/** Edits that add the blocks; undefined where one cannot stand where its section is. */
export function withBlocks(document: SyntaxDocument, blocks: readonly Block[]): readonly TextEdit[] | undefined {
  const site = new EditSite(document);
  const sections = bySection(blocks);
  const own = [...sections].map(([section, inside]) => (roomIn(document, section) === 'missing' ? [] : intoSection(document, site, section, inside)));
  if (!own.every(edits => edits !== undefined)) return undefined;
  const missing = [...sections].filter(([section]) => roomIn(document, section) === 'missing');
  const column = topColumn(document, site);
  const lines = missing.flatMap(([section, inside], index) => [...(index > 0 ? [''] : []), ...sectionLines(section, inside, column, site.step)]);
  return [...own.flat(), ...(lines.length > 0 ? atEnd(site, site.writer(''), lines, 0) : [])];
}

/** The text of a new file with the blocks. */
export function newFileOf(blocks: readonly Block[], eol: string): string {
  const sections = [...bySection(blocks)].map(([section, inside]) => sectionLines(section, inside, 0, newStep));
  return [['version: 1'], ...sections].map(lines => lines.join(eol) + eol).join(eol);
}

function intoSection(document: SyntaxDocument, site: EditSite, section: string, blocks: readonly Block[]): readonly TextEdit[] | undefined {
  const last = lastIn(document, section);
  switch (roomIn(document, section)) {
    case 'empty': return intoEmpty(document, site, section, blocks);
    case 'lines': return last && [belowLast(document, site, last, blocks)];
    case 'brackets': return last && intoBrackets(document, site, last, blocks);
    default: return undefined;
  }
}

/** Below the last entry and the comments that belong to it. */
function belowLast(document: SyntaxDocument, site: EditSite, last: Entry, blocks: readonly Block[]): TextEdit {
  const { text, eol } = site;
  const first = site.lineStart(last.offset);
  const column = text.slice(first).search(/\S/);
  const end = last.offset + last.content.range.end;
  const at = behindInner(site, site.nextLine(site.below(end)), column, false);
  const isApart = !site.keepsBlanks(end) && first > 1 && text.slice(site.lineStart(first - 1), first).trim() === '' && last.offset < entryEnd(document, last);
  const added = blocks.map(block => (isApart ? eol : '') + block.linesAt(column).map(line => line + eol).join('')).join('');
  const isOpen = at === text.length && !text.endsWith('\n');
  return { range: { start: at, end: at }, text: isOpen ? eol + added.slice(0, -eol.length) : added };
}

function intoBrackets(document: SyntaxDocument, site: EditSite, last: Entry, blocks: readonly Block[]): readonly TextEdit[] | undefined {
  const members = blocks.flatMap(({ inline }) => inline ?? []);
  const key = document.sections.get(last.section)?.key.range.end ?? 0;
  const from = last.offset + last.content.range.end;
  const close = /^(?:[\s,]|#[^\n]*\n)*\}/.exec(site.text.slice(from))?.[0].length;
  if (members.length < blocks.length || close === undefined) return undefined;
  return addFlow(site, site.text.indexOf('{', key), from + close, site.writer(''), members.join(', '));
}

/** With nothing behind its key, or `{}`, or null. */
function intoEmpty(document: SyntaxDocument, site: EditSite, section: string, blocks: readonly Block[]): readonly TextEdit[] {
  const key = document.sections.get(section)?.key.range ?? { start: 0, end: 0 };
  const colon = site.text.indexOf(':', key.end) + 1;
  const behind = /^[ \t]*(?:\{\s*\}|~|null)/.exec(site.text.slice(colon, colon + 500));
  const end = colon + (behind?.[0].length ?? 0);
  const lines = entryLines(blocks, site.column(key.start) + site.step);
  const add: TextEdit = { range: { start: site.lineEnd(end), end: site.lineEnd(end) }, text: lines.map(line => site.eol + line).join('') };
  return behind ? [{ range: { start: colon, end }, text: '' }, add] : [add];
}

function sectionLines(section: string, blocks: readonly Block[], column: number, step: number): readonly string[] {
  return [`${' '.repeat(column)}${section}:`, ...entryLines(blocks, column + step)];
}

/** A blank line between entries that had one where they were. */
function entryLines(blocks: readonly Block[], column: number): readonly string[] {
  return blocks.flatMap((block, index) => [...(index > 0 && block.isApart ? [''] : []), ...block.linesAt(column)]);
}

function bySection(blocks: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const sections = new Map<string, Block[]>();
  for (const block of blocks) {
    const inside = sections.get(block.section);
    if (inside) inside.push(block);
    else sections.set(block.section, [block]);
  }
  return sections;
}

/** The last entry of a section with an id, where it ends the section. */
function lastIn(document: SyntaxDocument, section: string): Entry | undefined {
  const header = document.sections.get(section);
  const last = header && header.range.end > header.key.range.end ? entryAt(document, header.range.end) : undefined;
  return last?.section === section && last.id !== undefined ? last : undefined;
}

/** True for a file that is one map in brackets. */
function isAllBrackets({ text }: SyntaxDocument): boolean {
  return /^\ufeff?(?:\s|#[^\n]*\n|---)*\{/.test(text);
}
