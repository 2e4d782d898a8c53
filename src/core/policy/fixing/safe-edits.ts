// All corrections that may be made without asking, together: for *fix all* and for the command line.

import type { Finding } from '../../model/finding.ts';
import type { Stack } from '../../model/stack.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import type { FileEdit } from '../../text/edit.ts';
import { plannedFixes, type FixOptions } from '../fix.ts';
import type { Policy } from '../policy.ts';
import { applyChanges, type ChangedFile } from './apply-changes.ts';
import { type Change, hasStop } from './change.ts';
import { documentsOf } from './fix-state.ts';
import { leavesSound } from './leaves-sound.ts';

interface Files {
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly policy: Policy;
}

type Replacement = Extract<Change, { op: 'replace' }>;

/**
 * Edits that do not overlap, by file: of each finding that nothing silences its safe fix, where it has exactly one and no stop in
 * it. What cannot be done together with the others waits for the next round, and a fix that would leave a file with more faults of
 * its own is left out. With `only`, no other file is touched.
 */
export function safeEdits(stack: Stack, policy: Policy, findings: readonly Finding[], options: FixOptions, only?: string): readonly FileEdit[] {
  const all: Files = { documents: documentsOf(stack, policy), policy };
  const fixes = findings.map(finding => safeFix(stack, policy, finding, options))
    .filter(changes => changes !== undefined && (only === undefined || changes.every(({ uri }) => uri === only))) as readonly (readonly Change[])[];
  const files = soundly(all, fixes) ?? soundly(all, together(all, soundOnes(all, fixes))) ?? [];
  return files.map(({ uri, edits }) => ({ uri, edits }));
}

/** The changes of the one safe fix; undefined where there is none, or a choice. */
function safeFix(stack: Stack, policy: Policy, finding: Finding, options: FixOptions): readonly Change[] | undefined {
  if (finding.silenced || !mayBeSafe(policy, finding)) return undefined;
  const safe = plannedFixes(stack, policy, finding, options).filter(fix => fix.safe);
  const changes = safe.length === 1 ? safe[0]?.changes : undefined;
  return changes?.every(change => !('value' in change && hasStop(change.value))) ? changes : undefined;
}

/** A quick look before fixes are planned: a rule with a safe fix, or a correction that came with the finding. */
function mayBeSafe(policy: Policy, { rule, data }: Finding): boolean {
  return policy.rules.get(rule)?.fixes.some(({ safe }) => safe) === true || (data !== undefined && ('nearest' in data || 'isIdentical' in data));
}

/** All of them at once; undefined where one has no place beside the others. */
function applied(all: Files, fixes: readonly (readonly Change[])[]): readonly ChangedFile[] | undefined {
  if (fixes.length === 0) return [];
  const changes = ordered(fixes.flat());
  const files = changes && applyChanges(all.documents, changes);
  return files && files.length > 0 ? files : undefined;
}

/** All of them at once; undefined also where that would make a file worse. */
function soundly(all: Files, fixes: readonly (readonly Change[])[]): readonly ChangedFile[] | undefined {
  const files = applied(all, fixes);
  return files && leavesSound(all.documents, all.policy, files) ? files : undefined;
}

/** Those that make no file worse, found by halves: one bad fix among many costs little. */
function soundOnes(all: Files, fixes: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  if (soundly(all, fixes)) return fixes;
  const half = Math.ceil(fixes.length / 2);
  return fixes.length < 2 ? [] : [...soundOnes(all, fixes.slice(0, half)), ...soundOnes(all, fixes.slice(half))];
}

/** Those that can be made one beside the other, the first ones first. */
function together(all: Files, fixes: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  const taken: (readonly Change[])[] = [];
  for (const fix of fixes) if (applied(all, [...taken, fix])) taken.push(fix);
  return taken;
}

/** Replacements first, from the end of each text to its start, each once; undefined where two overlap. */
function ordered(changes: readonly Change[]): readonly Change[] | undefined {
  const isReplacement = (change: Change): change is Replacement => change.op === 'replace';
  const byText = new Map(changes.filter(isReplacement).map(change => [`${change.uri} ${change.range.start} ${change.range.end} ${change.text}`, change]));
  const replacements = [...byText.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : b.range.start - a.range.start));
  const clash = replacements.some((change, index) => {
    const next = replacements[index + 1];
    return next?.uri === change.uri && next.range.end > change.range.start;
  });
  const others = new Map(changes.filter(change => !isReplacement(change)).map(change => [JSON.stringify(change), change]));
  return clash ? undefined : [...replacements, ...others.values()];
}
