// The comment that ignores a finding at its line, with a stop for the reason.

import { isEngineId } from '../../model/engine-id.ts';
import type { Finding } from '../../model/finding.ts';
import { placeRange, type SyntaxDocument } from '../../syntax/document.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineStartOf } from '../../text/line-start.ts';
import type { Policy } from '../policy.ts';
import { entryAround, isInScalar, token } from './ignores.ts';

/** False for what no comment silences: what the engine says itself, and errors, unless the policy allows that. */
export function canIgnore({ kind, rule, severity, silenced }: Finding, policy: Policy): boolean {
  return !silenced && !isEngineId(rule) && (kind === 'question' || severity !== 'error' || policy.ignoreErrors);
}

/** A comment a rule on the line above, as a snippet; undefined where no comment may stand there. */
export function ignoreHere(document: SyntaxDocument, { place }: Finding, rules: readonly string[]): TextEdit | undefined {
  const range = placeRange(document, place);
  if (!range || place.uri !== document.uri) return undefined;
  const start = lineStartOf(document.text, range.start);
  const entry = entryAround(document, start);
  if (entry && isInScalar(entry.content.value, start - entry.offset)) return undefined;
  // A byte-order mark stays first.
  const at = document.text.startsWith('\ufeff') && start === 0 ? 1 : start;
  const indent = /^[ \t]*/.exec(document.text.slice(at))?.[0] ?? '';
  const eol = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  const lines = rules.map((rule, index) => `${indent}# ${token} ${escaped(rule)}: \${${index + 1}}${eol}`);
  return { range: { start: at, end: at }, text: lines.join(''), snippet: true };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
