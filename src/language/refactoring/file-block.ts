// An entry as text that can stand in another file: its lines, with the comments that belong to it.

import type { Entry, SyntaxDocument } from '../../core/syntax/document.ts';
import { EditSite, isInBrackets } from '../../core/syntax/edit/edit-site.ts';
import { behindInner } from '../../core/syntax/edit/remove-at.ts';
import { entryAt } from '../../core/syntax/entry-at.ts';
import type { Range } from '../../core/text/range.ts';

export interface Block {
  readonly entry: Entry;
  readonly section: string;
  /** Whole lines of the file; of an entry in brackets, what stands between the commas. */
  readonly range: Range;
  readonly isInBrackets: boolean;
  /** True where a blank line stands above it. */
  readonly isApart: boolean;
  /** The lines with the first character of the key at a column. */
  linesAt(column: number): readonly string[];
  /** The entry as it can stand in brackets: undefined for what is written on several lines, or has a comment. */
  readonly inline: string | undefined;
}

/** What makes a comment speak of the next line, blank lines or not. */
const ignores = 'martech-ignore';

/** The text of an entry that has an id. */
export function blockOf(document: SyntaxDocument, entry: Entry): Block {
  const site = new EditSite(document, entry);
  return isInBrackets(entry) ? inBrackets(site, entry) : onLines(document, site, entry);
}

function onLines(document: SyntaxDocument, site: EditSite, entry: Entry): Block {
  const { text } = site;
  const first = site.lineStart(entry.offset);
  const column = text.slice(first).search(/\S/);
  const contentEnd = entry.offset + entry.content.range.end;
  const start = commentsAbove(document, site, first, column);
  const end = behindInner(site, site.nextLine(site.below(contentEnd)), column, false);
  const lines = linesOf(text.slice(start, end));
  const own = text.slice(site.start(entry.content.keyNode), contentEnd);
  const isAlone = lines.length === 1 && text.slice(contentEnd, end).trim() === '' && (entry.content.value?.kind === 'scalar' || entry.content.value?.flow === true);
  return {
    entry, section: entry.section, range: { start, end }, isInBrackets: false, isApart: isBlankAbove(site, start),
    linesAt: to => lines.map(line => shifted(line, column, to - column)), inline: isAlone ? own : undefined,
  };
}

/** Between the commas; a colon that touches its value, or that is missing, would read as something else on lines. */
function inBrackets(site: EditSite, entry: Entry): Block {
  const { text } = site;
  const { keyNode, range } = entry.content;
  const [start, end] = [site.start(keyNode), entry.offset + range.end];
  const behind = text.slice(site.end(keyNode), end);
  const colon = /^\s*:/.exec(behind)?.[0].length;
  const value = colon === undefined ? '' : behind.slice(colon);
  const [first = '', ...others] = linesOf(`${text.slice(start, site.end(keyNode))}:${value === '' || /^\s/.test(value) ? '' : ' '}${value}`);
  const column = text.slice(site.lineStart(start)).search(/\S/);
  const leftmost = Math.min(...others.filter(line => line.trim() !== '').map(blanksOf));
  return {
    entry, section: entry.section, range: { start, end }, isInBrackets: true, isApart: false,
    // What goes on below must stay further right than its key.
    linesAt: to => [' '.repeat(to) + first, ...others.map(line => shifted(line, column, Math.max(to - column, to + 1 - leftmost)))],
    inline: others.length === 0 ? text.slice(start, end) : undefined,
  };
}

/** Where the comments directly above begin: those in the column of the entry, and any that speaks of its findings. */
function commentsAbove(document: SyntaxDocument, site: EditSite, first: number, column: number): number {
  const above = entryAt(document, first - 1);
  const floor = above && above.offset < first ? above.offset + above.content.range.end : 0;
  let start = first;
  let isNear = true;
  for (let line = first; line > floor && line > 0;) {
    line = site.lineStart(line - 1);
    const own = site.text.slice(line, site.lineEnd(line));
    const at = own.search(/\S/);
    if (line < floor || (at >= 0 && own[at] !== '#')) break;
    isNear &&= at === column;
    if (isNear || (at >= 0 && at <= column && own.includes(ignores))) start = line;
    if (line <= 1) break;
  }
  return start;
}

function isBlankAbove(site: EditSite, start: number): boolean {
  return start > 1 && site.text.slice(site.lineStart(start - 1), start).trim() === '';
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return text.endsWith('\n') ? lines.slice(0, -1) : lines;
}

function blanksOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** A blank line stays as short as it is, unless a text on several lines counts its blanks. */
function shifted(line: string, column: number, by: number): string {
  const blanks = blanksOf(line);
  if (line.trim() === '' && blanks <= column) return line;
  return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, blanks));
}
