// Puts the entries of a section in another order: each takes its comments along, and the blank lines between them stay where they are.

import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { Entry, SyntaxDocument } from '../document.ts';
import { isHarmless } from '../harmless-problem.ts';
import { EditSite, isInBrackets } from './edit-site.ts';

export type Compare = (a: Entry, b: Entry) => number;

/** Entries that can change places, in the order of the text; none where one cannot be read, or comes through an alias or `<<`. */
export function sortableEntries(document: SyntaxDocument, section: string): readonly Entry[] {
  const entries = [...document.entries.values()].filter(entry => entry.section === section);
  const isSound = entries.every(({ id, content }) => id !== undefined && !content.keyNode.written && content.problems.every(isHarmless));
  return isSound && !entries.some(({ offset }) => document.text.startsWith('<<', offset)) ? entries : [];
}

/**
 * The edits that sort; one a place that another entry comes to. Equal entries keep their order. A comment directly above the first
 * entry is its own; those further up stay at the head of the section.
 */
export function sortEntriesEdits(document: SyntaxDocument, entries: readonly Entry[], compare: Compare): readonly TextEdit[] {
  const { text } = document;
  const slots = entries.some(isInBrackets) ? betweenBrackets(text, entries) : onLines(new EditSite(document), entries);
  if (slots.length === 0) return [];
  const order = entries.map((entry, index) => ({ entry, slot: slots[index] as Range })).sort((a, b) => compare(a.entry, b.entry));
  return slots.flatMap((range, index) => {
    const { slot } = order[index] as { readonly slot: Range };
    return slot === range ? [] : [{ range, text: text.slice(slot.start, slot.end) }];
  });
}

function onLines(site: EditSite, entries: readonly Entry[]): readonly Range[] {
  const slots: Range[] = [];
  for (const entry of entries) {
    const above = slots.at(-1);
    const line = site.lineStart(entry.offset + entry.content.keyNode.range.start);
    slots.push({ start: above ? firstWords(site, site.nextLine(above.end), line) : commentsAbove(site, line), end: endOf(site, entry) });
  }
  return slots;
}

/** The first line from `at` on that is not blank: a comment or the entry itself. */
function firstWords(site: EditSite, at: number, entry: number): number {
  let line = at;
  while (line < entry && site.text.slice(line, site.nextLine(line)).trim() === '') line = site.nextLine(line);
  return Math.min(line, entry);
}

/** The start of the comments that stand directly above a line; one that ignores findings speaks of it over blank lines too. */
function commentsAbove(site: EditSite, line: number): number {
  let start = line;
  let isNear = true;
  for (let at = line; at > 0;) {
    at = site.lineStart(at - 1);
    const own = site.text.slice(at, site.lineEnd(at)).trim();
    if (own !== '' && !own.startsWith('#')) break;
    isNear &&= own !== '';
    if (isNear || own.includes('martech-ignore')) start = at;
  }
  return start;
}

/** Behind the last line of an entry, with the comments below it that stand further in. */
function endOf(site: EditSite, { offset, content }: Entry): number {
  const column = site.column(offset + content.keyNode.range.start);
  let end = site.below(offset + content.range.end);
  for (let line = site.nextLine(end); line < site.text.length; line = site.nextLine(line)) {
    const own = site.text.slice(line, site.lineEnd(line));
    if (own.trim() === '') continue;
    if (!own.trimStart().startsWith('#') || own.search(/\S/) <= column) break;
    end = site.lineEnd(line);
  }
  return end;
}

/** Members of one pair of brackets; none where a comment between them would not know whose it is. */
function betweenBrackets(text: string, entries: readonly Entry[]): readonly Range[] {
  if (!entries.every(isInBrackets)) return [];
  const slots = entries.map(({ offset, content }) => ({ start: offset + content.keyNode.range.start, end: offset + content.range.end }));
  const last = slots.at(-1)?.end ?? 0;
  const gaps = [...slots.map(({ start }, index) => text.slice(slots[index - 1]?.end ?? start, start)), text.slice(last, text.indexOf('}', last))];
  return gaps.every(gap => /^[\s,]*$/.test(gap)) ? slots : [];
}
