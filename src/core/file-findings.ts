// What a file says wrong by itself: syntax and schema, before any stack or policy is known.

import type { FileKind } from './file-kind.ts';
import type { Entity } from './model/entity.ts';
import type { Finding, Target } from './model/finding.ts';
import { readEntry } from './model/read-entities.ts';
import type { ReadEntry } from './model/read-entities.ts';
import { pathText } from './model/read-value.ts';
import { checkDocument } from './schema/check-document.ts';
import type { SchemaProblem } from './schema/check-entry.ts';
import { placeIn } from './syntax/document.ts';
import type { Entry, SyntaxDocument, SyntaxProblem } from './syntax/document.ts';
import type { Place } from './text/place.ts';

const byRead = new WeakMap<ReadEntry, readonly Finding[]>();

/** Syntax and schema findings of a file, in no particular order. Those of an entry are the same objects while its text is unchanged. */
export function fileFindings(kind: FileKind, document: SyntaxDocument, file: Target): Finding[] {
  const at = (range: Place | SyntaxProblem['range']): Place => placeIn(document.uri, '', range);
  const findings = document.problems.map(problem => syntaxFinding(problem, at(problem.range), file));
  for (const problem of checkDocument(kind, document, roleOf(kind, document))) findings.push(schemaFinding(problem, at(problem.range), file));
  for (const entry of document.entries.values()) findings.push(...entryFindings(kind, document.uri, entry, file));
  return findings;
}

/** `root` for a manifest with `stack:`, `fragment` for one without, `other` for policies and observations. */
export function roleOf(kind: FileKind, document: SyntaxDocument): 'root' | 'fragment' | 'other' {
  if (kind !== 'martech-stack') return 'other';
  return document.entries.has('stack') ? 'root' : 'fragment';
}

function entryFindings(kind: FileKind, uri: string, entry: Entry, file: Target): readonly Finding[] {
  const read = readEntry(kind, uri, entry);
  let findings = byRead.get(read);
  if (!findings) {
    const { content } = entry;
    findings = [
      ...content.problems.map(problem => syntaxFinding(problem, placeIn(uri, entry.key, problem.range), targetIn(read, file))),
      ...read.problems.map(problem => schemaFinding(problem, placeIn(uri, entry.key, problem.range), targetIn(read, file, problem))),
    ];
    byRead.set(read, findings);
  }
  return findings;
}

/** The entity that a problem lies in: the deepest one whose path leads to it, else the file. */
function targetIn(read: ReadEntry, file: Target, problem?: SchemaProblem): Target {
  let best: Entity | undefined;
  for (const entity of read.entities) {
    const leads = entity.path.every((step, index) => problem?.path[index] === step);
    if (leads && (!best || entity.path.length > best.path.length)) best = entity;
  }
  if (!best) return file;
  const { name } = best.value as { readonly name?: unknown };
  return { kind: best.kind, id: best.id, ...(typeof name === 'string' && { name }) };
}

function syntaxFinding(problem: SyntaxProblem, place: Place, target: Target): Finding {
  return {
    rule: `syntax/${problem.kind}`, kind: 'finding', severity: problem.kind === 'yaml-version' ? 'warning' : 'error',
    target, place, path: '', message: problem.message, ...(problem.related && { related: problem.related }),
  };
}

function schemaFinding(problem: SchemaProblem, place: Place, target: Target): Finding {
  return {
    rule: problem.rule, kind: 'finding', severity: problem.severity, target, place, path: pathText(problem.path),
    message: problem.message, ...(problem.data && { data: { ...problem.data } }),
  };
}
