// `# martech-ignore <rule>: <reason>` silences the findings of that rule that start on the next line that is no comment.

import { isEngineId } from '../../model/engine-id.ts';
import type { Finding } from '../../model/finding.ts';
import type { Stack } from '../../model/stack.ts';
import { folderOfFile, shownPath } from '../../model/uri.ts';
import { type Entry, placeIn, placeRange, type SyntaxDocument } from '../../syntax/document.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { message, type MessageId } from '../../text/message.ts';
import type { Place } from '../../text/place.ts';
import type { Range } from '../../text/range.ts';
import type { Policy } from '../policy.ts';

/** The word that makes a comment speak of a rule. */
export const token = 'martech-ignore';

interface Ignore {
  readonly document: SyntaxDocument;
  /** The comment, absolute. */
  readonly range: Range;
  readonly rule: string;
  readonly reason: string;
  /** The line that it speaks of; undefined where only comments follow. */
  readonly line: number | undefined;
  readonly place: Place;
}

/** The findings with ignored ones marked, and what is wrong with ignore comments. */
export function applyIgnores(stack: Stack, policy: Policy, findings: readonly Finding[]): { readonly findings: readonly Finding[]; readonly problems: readonly Finding[] } {
  const ignores = [...stack.documents.values(), ...(stack.observedIn ? [stack.observedIn] : [])].flatMap(ignoresIn);
  if (ignores.length === 0) return { findings, problems: [] };
  const used = new Set<Ignore>();
  const refused = new Set<Ignore>();
  const marked = findings.map(finding => {
    const ignore = finding.silenced ? undefined : ignores.find(one => speaksOf(one, finding));
    if (!ignore) return finding;
    if (finding.severity === 'error' && !policy.ignoreErrors) {
      refused.add(ignore);
      return finding;
    }
    used.add(ignore);
    return { ...finding, silenced: { by: 'ignore', place: ignore.place, reason: ignore.reason } as const };
  });
  return { findings: marked, problems: ignores.flatMap(ignore => problemOf(ignore, policy, used.has(ignore), refused.has(ignore)) ?? []) };
}

/** Engine ids are never ignored, nor is what has no reason. */
function speaksOf(ignore: Ignore, finding: Finding): boolean {
  if (ignore.rule !== finding.rule || ignore.reason === '' || isEngineId(finding.rule)) return false;
  if (finding.place.uri !== ignore.document.uri || ignore.line === undefined) return false;
  const range = placeRange(ignore.document, finding.place);
  return range !== undefined && ignore.document.lines.positionAt(range.start).line === ignore.line;
}

function problemOf(ignore: Ignore, policy: Policy, isUsed: boolean, isRefused: boolean): Finding | undefined {
  if (isEngineId(ignore.rule)) return problem(ignore, 'engine.ignore-engine');
  if (!policy.knownRules.has(ignore.rule)) return problem(ignore, 'engine.ignore-unknown-rule');
  if (ignore.reason === '') return problem(ignore, 'engine.ignore-without-reason');
  if (isUsed) return undefined;
  if (isRefused) return problem(ignore, 'engine.ignore-error');
  // A rule that is not in force here may be in force for another root that reads this file.
  return policy.rules.has(ignore.rule) ? problem(ignore, 'engine.ignore-unused') : undefined;
}

function problem({ place, rule }: Ignore, id: MessageId): Finding {
  return { rule: 'engine/ignore', kind: 'finding', severity: 'error', target: { kind: 'file', id: shownPath(place.uri, folderOfFile(place.uri)) }, place, path: rule, message: message(id, { rule }) };
}

const known = new WeakMap<SyntaxDocument, readonly Ignore[]>();

/** The ignore comments of a file; found by looking for the word, so that a file without it costs nothing. */
function ignoresIn(document: SyntaxDocument): readonly Ignore[] {
  if (!document.text.includes(token)) return [];
  let ignores = known.get(document);
  if (!ignores) known.set(document, (ignores = find(document)));
  return ignores;
}

function find(document: SyntaxDocument): readonly Ignore[] {
  const ignores: Ignore[] = [];
  for (const match of document.text.matchAll(/(?<=^|[ \t])#[ \t]*martech-ignore\b[ \t]*([^\s:]*)[ \t]*:?[ \t]*([^\r\n]*)/gm)) {
    const range = { start: match.index, end: match.index + match[0].trimEnd().length };
    const entry = entryAround(document, range.start);
    if (entry && isInScalar(entry.content.value, range.start - entry.offset)) continue;
    ignores.push({ document, range, rule: match[1] ?? '', reason: (match[2] ?? '').trim(), line: nextLine(document, range.end), place: placeOf(document, entry, range) });
  }
  return ignores;
}

/** The entry that the comment stands in, or else behind. */
export function entryAround(document: SyntaxDocument, offset: number): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of document.entries.values()) if (entry.offset <= offset && (!found || entry.offset > found.offset)) found = entry;
  return found;
}

function placeOf(document: SyntaxDocument, entry: Entry | undefined, { start, end }: Range): Place {
  return entry ? placeIn(document.uri, entry.key, { start: start - entry.offset, end: end - entry.offset }) : { uri: document.uri, entry: '', start, end };
}

/** A `#` inside a quoted or block text is no comment. */
export function isInScalar(node: SyntaxNode | undefined, offset: number): boolean {
  if (!node || offset < node.range.start || offset >= node.range.end) return false;
  if (node.kind === 'scalar') return true;
  if (node.kind === 'list') return node.items.some(item => isInScalar(item, offset));
  return node.pairs.some(pair => isInScalar(pair.value, offset));
}

/** The next line with something else than a comment on it. */
function nextLine({ text, lines }: SyntaxDocument, offset: number): number | undefined {
  for (let line = lines.positionAt(offset).line + 1; line < lines.lineCount; line++) {
    const start = lines.offsetAt({ line, character: 0 });
    const content = /^[ \t]*([^\r\n]*)/.exec(text.slice(start, start + 1_000))?.[1] ?? '';
    if (content !== '' && !content.startsWith('#')) return line;
  }
  return undefined;
}
