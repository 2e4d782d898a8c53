// What a file says wrong by itself: syntax and schema, before any stack or policy is known.

import type { FileKind } from './file-kind.ts';
import type { Entity } from './model/entity.ts';
import type { Finding, Target } from './model/finding.ts';
import { readEntry } from './model/read-entities.ts';
import type { ReadEntry } from './model/read-entities.ts';
import { pathText } from './model/read-value.ts';
import { repeatedNames } from './policy/reading/repeated-names.ts';
import { isSpokenFor } from './policy/reading/unquoted.ts';
import { checkDocument } from './schema/check-document.ts';
import type { SchemaProblem } from './schema/check-entry.ts';
import { changedEntries } from './syntax/changed-entries.ts';
import { placeIn, placeRange } from './syntax/document.ts';
import type { Entry, SyntaxDocument, SyntaxProblem } from './syntax/document.ts';
import type { Place } from './text/place.ts';

/** What is kept of a file from run to run. */
interface Kept {
  /** Findings of the top level: version, sections. */
  readonly top: readonly Finding[];
  /** By entry, those entries alone that have findings. */
  readonly byEntry: ReadonlyMap<string, readonly Finding[]>;
}

const keptByDocument = new WeakMap<SyntaxDocument, Kept>();

/**
 * Syntax and schema findings of a file, in no particular order. With `previous` (the file before an edit) only entries whose text
 * changed are looked at again.
 */
export function fileFindings(kind: FileKind, document: SyntaxDocument, file: Target, previous?: SyntaxDocument): Finding[] {
  let kept = keptByDocument.get(document);
  if (!kept) keptByDocument.set(document, (kept = (previous && patched(kind, document, file, previous)) ?? gathered(kind, document, file)));
  const problems = document.problems.map(problem => syntaxFinding(problem, placeIn(document.uri, '', problem.range), file));
  const repeated = kind === 'martech-policies' ? repeatedNames(document, file) : [];
  return [...problems, ...repeated, ...kept.top, ...oncePerFile([...kept.byEntry.values()].flat(), document)];
}

/** More aliases than may be unfolded are one fault of the file, said where the first one is too much. */
function oncePerFile(findings: Finding[], document: SyntaxDocument): Finding[] {
  const many = findings.filter(finding => finding.rule === 'syntax/too-many-aliases');
  if (many.length < 2) return findings;
  const start = (finding: Finding) => placeRange(document, finding.place)?.start ?? 0;
  const first = many.reduce((a, b) => (start(b) < start(a) ? b : a));
  return findings.filter(finding => finding === first || finding.rule !== first.rule);
}

function gathered(kind: FileKind, document: SyntaxDocument, file: Target): Kept {
  const byEntry = new Map<string, readonly Finding[]>();
  for (const entry of document.entries.values()) {
    const findings = entryFindings(kind, document.uri, entry, file);
    if (findings.length > 0) byEntry.set(entry.key, findings);
  }
  return { top: topFindings(kind, document, file), byEntry };
}

/** Undefined where entries came or went. */
function patched(kind: FileKind, document: SyntaxDocument, file: Target, previous: SyntaxDocument): Kept | undefined {
  const before = keptByDocument.get(previous);
  const { changed, gone } = changedEntries(previous, document);
  const entries = changed.map(key => document.entries.get(key) as Entry);
  if (!before || gone.length > 0 || changed.some(key => !previous.entries.has(key))) return undefined;
  const byEntry = new Map(before.byEntry);
  for (const entry of entries) {
    const findings = entryFindings(kind, document.uri, entry, file);
    if (findings.length > 0) byEntry.set(entry.key, findings);
    else byEntry.delete(entry.key);
  }
  // Nothing to say of the top level stays nothing while edits stay inside entries that have an id.
  const isInside = before.top.length === 0 && entries.every(entry => entry.id !== undefined);
  return { top: isInside ? [] : topFindings(kind, document, file), byEntry };
}

function topFindings(kind: FileKind, document: SyntaxDocument, file: Target): readonly Finding[] {
  return checkDocument(kind, document, roleOf(kind, document)).map(problem => schemaFinding(problem, placeIn(document.uri, '', problem.range), file));
}

/** `root` for a manifest with `stack:`, `fragment` for one without, `other` for policies and observations. */
export function roleOf(kind: FileKind, document: SyntaxDocument): 'root' | 'fragment' | 'other' {
  if (kind !== 'martech-stack') return 'other';
  return document.entries.has('stack') ? 'root' : 'fragment';
}

function entryFindings(kind: FileKind, uri: string, entry: Entry, file: Target): readonly Finding[] {
  const read = readEntry(kind, uri, entry);
  // One fault, one finding: an expression that needs quotes says so itself.
  const isOpen = (problem: SyntaxProblem | SchemaProblem): boolean => kind !== 'martech-policies' || !isSpokenFor(entry.content, problem);
  return [
    ...entry.content.problems.filter(isOpen).map(problem => syntaxFinding(problem, placeIn(uri, entry.key, problem.range), targetIn(read, file))),
    ...read.problems.filter(isOpen).map(problem => schemaFinding(problem, placeIn(uri, entry.key, problem.range), targetIn(read, file, problem))),
  ];
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
