// Whether the line that a person types in is still half typed, as far as its text and the time since the last key tell.

import type { Finding } from '../core/model/finding.ts';
import { type SyntaxDocument, placeRange } from '../core/syntax/document.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { isHarmless } from '../core/syntax/harmless-problem.ts';

/** How long after its last change a line counts as being typed, in milliseconds. */
export const typingPause = 200;
/** How long after the last key everything but the typed line stands still; an open bracket or quote may stay open as long. */
export const settlingPause = 1000;
/** Nobody types a longer line by hand; the patterns below are for lines that people read. */
const longestLine = 2_000;

export interface Typing {
  /** The line that was edited last, from zero. */
  readonly line: number;
  /** Milliseconds since that. */
  readonly since: number;
}

/**
 * True while the line is half typed: within the pause after its last change; as long as something on it waits for its value, or a word
 * for its colon; and a little longer where a bracket or quote is open.
 */
export function isHalfTyped(document: SyntaxDocument, { line, since }: Typing): boolean {
  if (since < typingPause) return true;
  const written = lineText(document, line);
  if (written.length > longestLine || isInText(document, line)) return false;
  const text = codeIn(written);
  return isUnfinished(text, lineText(document, line + 1)) || (since < settlingPause && isOpen(text));
}

/**
 * True while what the typing means for other lines and files is not worth saying: it may change with the next key, or the line holds a name on
 * which others hang, and that is none yet. `findings` are those of the file.
 */
export function isUnsettled(document: SyntaxDocument, typing: Typing, findings: readonly Finding[]): boolean {
  if (typing.since < settlingPause || isHalfTyped(document, typing)) return true;
  if (isBroken(document, document.lines.offsetAt({ line: typing.line, character: 0 }))) return true;
  return findings.some(finding => isMistake(finding) && lineOf(document, finding) === typing.line);
}

/** What says that an id, a file or a set of rules is none. */
const noNames: ReadonlySet<string> = new Set(['schema/bad-id', 'schema/import', 'engine/policy-file', 'engine/extends']);

/** True for a name on which others hang, and that is none: of an entry, of a file, of a section. */
function isMistake({ rule, severity, place }: Finding): boolean {
  return noNames.has(rule) || (severity === 'error' && place.entry === '' && /^(?:syntax|schema)\//.test(rule));
}

function lineOf(document: SyntaxDocument, { place }: Finding): number | undefined {
  const range = placeRange(document, place);
  return range && document.lines.positionAt(range.start).line;
}

/** True where more than one entry cannot be read as it is written: a bracket at the start of a line, a second document. */
export function isTorn({ problems }: SyntaxDocument): boolean {
  return problems.some(problem => !isHarmless(problem));
}

/** True where the entry at an offset cannot be read as it is written. */
export function isBroken(document: SyntaxDocument, offset: number): boolean {
  return entryAt(document, offset)?.content.problems.some(problem => !isHarmless(problem)) ?? false;
}

/** True in the lines of a text: whatever it says there, it says to people. */
function isInText(document: SyntaxDocument, line: number): boolean {
  const offset = document.lines.offsetAt({ line, character: indentOf(lineText(document, line)) });
  const entry = entryAt(document, offset);
  const node = cursorAt(document, offset)?.node;
  return entry !== undefined && node?.kind === 'scalar' && document.text.slice(entry.offset + node.range.start, offset).includes('\n');
}

function lineText(document: SyntaxDocument, line: number): string {
  return document.text.slice(document.lines.offsetAt({ line, character: 0 }), document.lines.offsetAt({ line: line + 1, character: 0 })).trimEnd();
}

/** A line without its comment, `x` in place of each quoted text. */
function codeIn(line: string): string {
  return line.replace(/(^|[\s{[,:-])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g, '$1x').replace(/(^|\s)#.*$/, '').trimEnd();
}

function isUnfinished(line: string, next: string): boolean {
  if (/^\s*(?:- +)*(?:[^\s'"][^'"]*:\s+)?[{[].*[}\]]$/.test(line)) return /[{,]\s*[\w.-]+\s*:\s*[,}\]]|[{,]\s*[\w.-]+\s*\}/.test(line);
  // A key without its value, a dash without its item: unless that follows below.
  if (/^\s*(?:- +)*(?:-|[^\s'"-][^'"]*:)$/.test(line)) return indentOf(next) <= indentOf(line) && !(indentOf(next) === indentOf(line) && /^\s*- /.test(next) && !/^\s*-/.test(line));
  return /^\s*[^\s:'"{}[\],&*!|>%@`-][^\s:{}[\],'"]*$/.test(line);
}

/** True where a quote or a bracket has no partner on the line. */
function isOpen(line: string): boolean {
  const count = (pattern: RegExp) => line.match(pattern)?.length ?? 0;
  return /(?:^|[\s{[,])["']/.test(line) || count(/[{[]/g) !== count(/[}\]]/g);
}

/** Columns before the text of a line; -1 for a blank one, which is not deeper than anything. */
function indentOf(line: string): number {
  return line.search(/\S/);
}
