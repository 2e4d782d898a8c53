// Which findings wait while a person is still typing a line, so that half a word does not scream.

import type { Finding } from '../core/model/finding.ts';
import { placeRange } from '../core/syntax/document.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';

/** How long after its last change a line counts as being typed, in milliseconds. */
export const typingPause = 200;

export interface Typing {
  /** The line that was edited last, from zero. */
  readonly line: number;
  /** Milliseconds since that. */
  readonly since: number;
}

/** What makes two findings the same one to a reader, whatever their words and lines. */
export function identityOf(finding: Finding): string {
  return [finding.rule, finding.kind, finding.target.kind, finding.target.id, finding.path, finding.item ?? ''].join('\n');
}

/**
 * True while the line is half typed: within the pause after its last change, or as long as its key has no value and the next
 * line is not deeper.
 */
export function isHalfTyped(document: SyntaxDocument, typing: Typing): boolean {
  if (typing.since < typingPause) return true;
  const line = lineText(document, typing.line);
  return /^\s*(- +)*[^\s#'"][^#]*:\s*(#.*)?$/.test(line) && indentOf(lineText(document, typing.line + 1)) <= indentOf(line);
}

/** The findings to show now: all but the new ones that start on a half-typed line; `shown` holds the identities of those shown before. */
export function withoutHalfTyped(document: SyntaxDocument, findings: readonly Finding[], typing: Typing | undefined, shown: ReadonlySet<string>): readonly Finding[] {
  if (!typing || !isHalfTyped(document, typing)) return findings;
  return findings.filter(finding => shown.has(identityOf(finding)) || lineOf(document, finding) !== typing.line);
}

function lineOf(document: SyntaxDocument, finding: Finding): number | undefined {
  const range = placeRange(document, finding.place);
  return range && document.lines.positionAt(range.start).line;
}

function lineText(document: SyntaxDocument, line: number): string {
  return document.text.slice(document.lines.offsetAt({ line, character: 0 }), document.lines.offsetAt({ line: line + 1, character: 0 })).trimEnd();
}

/** Columns before the text of a line; -1 for a blank one, which is not deeper than anything. */
function indentOf(line: string): number {
  return line.search(/\S/);
}
