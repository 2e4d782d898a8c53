// A file without some of its entries: their lines go, with the blank lines that kept them apart; a section left empty goes too.

import type { SyntaxDocument } from '../../core/syntax/document.ts';
import { EditSite } from '../../core/syntax/edit/edit-site.ts';
import type { TextEdit } from '../../core/text/edit.ts';
import type { Range } from '../../core/text/range.ts';
import type { Block } from './file-block.ts';

/** Edits that remove the blocks; undefined where one has no place of its own between its commas. */
export function withoutBlocks(document: SyntaxDocument, blocks: readonly Block[]): readonly TextEdit[] | undefined {
  const site = new EditSite(document);
  const gone = new Set(blocks.map(({ entry }) => entry.key));
  const lines: Range[] = blocks.flatMap(block => (block.isInBrackets ? [] : [block.range]));
  const edits: TextEdit[] = [];
  for (const section of new Set(blocks.map(block => block.section))) {
    const all = [...document.entries.values()].filter(entry => entry.section === section);
    const isEmptied = all.every(({ key }) => gone.has(key));
    const members = blocks.filter(block => block.section === section && block.isInBrackets);
    const lastMember = members.at(-1);
    if (isEmptied) {
      const { range, comment } = headerOf(document, site, section, lastMember?.range.end);
      if (comment === undefined) lines.push(range);
      else edits.push(removal({ start: range.start, end: comment }));
    } else {
      const own = members.map(member => memberRange(site, member.range, all.slice(all.indexOf(member.entry)).every(({ key }) => gone.has(key))));
      if (own.includes(undefined)) return undefined;
      edits.push(...own.map(range => removal(range as Range)));
    }
  }
  return [...edits, ...joined(joined(lines).map(range => withBlanks(document, site, range))).map(range => removal(withBlanksAbove(site, range)))].sort((a, b) => a.range.start - b.range.start);
}

/** The lines of a section's key, and of its brackets up to behind `last`; where the comment begins that would be left alone. */
function headerOf(document: SyntaxDocument, site: EditSite, section: string, last: number | undefined): { readonly range: Range; readonly comment: number | undefined } {
  const key = document.sections.get(section)?.key.range ?? { start: 0, end: 0 };
  const closed = last === undefined ? site.text.indexOf(':', key.end) + 1 : site.text.indexOf('}', last) + 1;
  const comment = site.text.slice(closed, site.lineEnd(closed)).search(/#/);
  return { range: { start: site.lineStart(key.start), end: site.nextLine(closed) }, comment: comment < 0 ? undefined : closed + comment };
}

/** A member with the comma behind it, or, where none is left behind it, with the one before it; the last may leave a comma behind a comment. */
function memberRange(site: EditSite, { start, end }: Range, isLast: boolean): Range | undefined {
  const behind = isLast ? undefined : /^\s*,[ \t]*/.exec(site.text.slice(end));
  if (behind) return { start, end: end + behind[0].length };
  const before = /,\s*$/.exec(site.text.slice(0, start));
  if (before) return { start: before.index, end };
  return isLast ? { start, end } : undefined;
}

/** Ranges that touch become one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** With the blank lines below where others stand above, or where what is above begins a section or is a text that would grow by them. */
function withBlanks(document: SyntaxDocument, site: EditSite, { start, end }: Range): Range {
  const above = start > 1 ? site.text.slice(site.lineStart(start - 1), start) : '';
  const isBelowKey = [...document.sections.values()].some(({ key }) => site.lineStart(key.range.start) === site.lineStart(start - 1));
  if (above.trim() !== '' && !isBelowKey && !site.keepsBlanks(start - 1)) return { start, end };
  return { start, end: end + (/^(?:[ \t]*\r?\n)+/.exec(site.text.slice(end))?.[0].length ?? 0) };
}

/** At the end of the file, the blank lines above keep nothing apart any more. */
function withBlanksAbove(site: EditSite, { start, end }: Range): Range {
  if (end < site.text.length || site.keepsBlanks(start - 1)) return { start, end };
  return { start: start - (/(?:(?<=\n)[ \t]*\r?\n)+$/.exec(site.text.slice(0, start))?.[0].length ?? 0), end };
}

function removal(range: Range): TextEdit {
  return { range, text: '' };
}
