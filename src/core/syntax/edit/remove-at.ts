// Removes what stands at a path, with its key, and what would be left empty around it.

import type { Entry, SyntaxDocument } from '../document.ts';
import { nodeAt, pairOf } from '../node.ts';
import type { ListNode, MapNode, Pair, Path, SyntaxNode } from '../node.ts';
import type { TextEdit } from '../../text/edit.ts';
import { EditSite, ownPairs } from './edit-site.ts';
import { replaceValue } from './set-value.ts';

/** Edits that remove the pair or item at `path`; none where it stands behind an alias. */
export function removeEdits(document: SyntaxDocument, entry: Entry, path: Path): TextEdit[] {
  const step = path.at(-1);
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(entry.content.value, parentPath);
  const target = nodeAt(entry.content.value, path);
  if (step === undefined || !parent || parent.written || isAliased(entry.content.value, parentPath)) return [];
  const site = new EditSite(document, entry);
  if (parent.kind === 'list' && typeof step === 'number' && target) {
    return parent.items.length === 1 && !parent.flow ? emptyList(site, parent, holderOf(entry, parentPath)) : removeItem(site, parent, step, target);
  }
  if (parent.kind !== 'map' || typeof step !== 'string') return [];
  const pair = pairOf(parent, step);
  if (!pair || pair.merged) return [];
  if (parent.pairs.length === 1) {
    if (parentPath.length > 0) return removeEdits(document, entry, parentPath);
    return parent.flow ? [edit(site.start(pair.key), site.pairEnd(pair))] : removeLines(site, site.lineStart(site.start(pair.key)), site.pairEnd(pair));
  }
  return parent.flow ? removeFlowMember(site, { start: site.start(pair.key), end: site.pairEnd(pair) }, site.end(parent)) : removePair(site, parent, pair);
}

/** The pair whose value stands at a path. */
function holderOf({ content: { keyNode, value } }: Entry, path: Path): Pair | undefined {
  const step = path.at(-1);
  if (step === undefined) return { key: keyNode, value };
  return typeof step === 'string' ? pairOf(nodeAt(value, path.slice(0, -1)), step) : undefined;
}

/** A list says “none” once its last item is gone; that is not the same as saying nothing. */
function emptyList(site: EditSite, list: ListNode, holder: Pair | undefined): TextEdit[] {
  return holder ? replaceValue(site, holder, [], false) : [{ range: { start: site.start(list), end: site.end(list) }, text: '[]' }];
}

/** True where one of the nodes on the way is written elsewhere. */
function isAliased(value: SyntaxNode | undefined, path: Path): boolean {
  return path.some((_step, i) => nodeAt(value, path.slice(0, i))?.written !== undefined);
}

function removePair(site: EditSite, parent: MapNode, pair: Pair): TextEdit[] {
  const start = site.start(pair.key);
  const lineStart = site.lineStart(start);
  const isFirst = /[^\s?\ufeff]/.test(site.text.slice(lineStart, start));
  if (!isFirst) return removeLines(site, lineStart, site.pairEnd(pair));
  // The key stands behind a dash: what follows moves up to it.
  const next = ownPairs(parent)[ownPairs(parent).indexOf(pair) + 1];
  if (next) return [edit(start, site.start(next.key))];
  const line = site.nextLine(site.pairEnd(pair));
  return [edit(start, line + site.text.slice(line).search(/\S/))];
}

function removeItem(site: EditSite, list: ListNode, index: number, item: SyntaxNode): TextEdit[] {
  if (list.flow) return removeFlowMember(site, { start: site.start(item), end: site.end(item) }, site.end(list));
  const start = site.start(list);
  const column = site.column(start);
  const dash = dashOf(site, site.start(item), column);
  if (dash === undefined) return [];
  const lineStart = site.lineStart(dash);
  if (!/\S/.test(site.text.slice(lineStart, dash))) return removeLines(site, lineStart, Math.max(site.end(item), dash + 1));
  const next = list.items[index + 1];
  const nextDash = next && dashOf(site, site.start(next), column);
  return nextDash === undefined ? [] : [edit(dash, nextDash)];
}

/** The dash of an item: in the list's column, on the item's line or above. */
function dashOf(site: EditSite, start: number, column: number): number | undefined {
  for (let line = site.lineStart(start); ; line = site.lineStart(line - 1)) {
    const dash = line + column;
    if (dash <= start && site.text[dash] === '-' && /^[\s-]*$/.test(site.text.slice(line, dash))) return dash;
    if (line <= 1) return undefined;
  }
}

/** Removes a member between brackets with the comma that it needs no more; `end` is behind the closing bracket. */
export function removeFlowMember(site: EditSite, member: { readonly start: number; readonly end: number }, end: number): TextEdit[] {
  const behind = /^\s*,[ \t]*/.exec(site.text.slice(member.end, end));
  if (behind) return [edit(member.start, member.end + behind[0].length)];
  const before = /,\s*$/.exec(site.text.slice(0, member.start));
  if (before) return [edit(before.index, member.end)];
  // The only member goes with the blanks around it.
  const blanks = /[ \t]*$/.exec(site.text.slice(0, member.start))?.[0].length ?? 0;
  return [edit(member.start - blanks, member.end + (/^[ \t]*/.exec(site.text.slice(member.end, end))?.[0].length ?? 0))];
}

/**
 * Removes whole lines; the line that `end` lies in goes with its comment and its line break, and the comments below it that are
 * indented more go too: they belong to what is removed.
 */
export function removeLines(site: EditSite, start: number, end: number): TextEdit[] {
  const next = behindInner(site, site.nextLine(end), /^[ \t]*/.exec(site.text.slice(start))?.[0].length ?? 0, start > 1 && site.keepsBlanks(start - 1));
  if (next < site.text.length || site.text.endsWith('\n') || start === 0) return [edit(start, next)];
  // The last line of a text without line break at its end takes the line break before it along.
  const before = site.text[start - 2] === '\r' ? start - 2 : start - 1;
  return [edit(Math.max(0, before), next)];
}

/** Behind the comments from `at` on that are indented more than `column`; with `blanks`, behind blank lines too: they would join a text above. */
export function behindInner(site: EditSite, at: number, column: number, blanks: boolean): number {
  let end = at;
  for (let line = at; line < site.text.length;) {
    const next = site.nextLine(line);
    const own = site.text.slice(line, next).trimEnd();
    line = next;
    if (own.trim() === '' ? blanks : own.trimStart().startsWith('#') && own.search(/\S/) > column) end = next;
    else if (own.trim() !== '') break;
  }
  return end;
}

function edit(start: number, end: number): TextEdit {
  return { range: { start, end }, text: '' };
}
