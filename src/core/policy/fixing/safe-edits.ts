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

interface SafeFix {
  readonly rule: string;
  readonly changes: readonly Change[];
}

/** So many times a rule's fixes are tried on a file; what is not found sound by then is left out. */
const trialsPerRule = 40;

type Replacement = Extract<Change, { op: 'replace' }>;

/**
 * Edits that do not overlap, by file: of each finding that nothing silences its safe fix, where it has exactly one and no stop in
 * it. What cannot be done together with the others waits for the next round, and a fix that would leave a file with more faults of
 * its own is left out. With `only`, no other file is touched.
 */
export function safeEdits(stack: Stack, policy: Policy, findings: readonly Finding[], options: FixOptions, only?: string): readonly FileEdit[] {
  const all: Files = { documents: documentsOf(stack, policy), policy };
  const fixes = findings.flatMap(finding => safeFix(stack, policy, finding, options) ?? [])
    .filter(({ changes }) => only === undefined || changes.every(({ uri }) => uri === only));
  const files = soundly(all, fixes) ?? settled(all, soundOnes(all, fixes));
  return files.map(({ uri, edits }) => ({ uri, edits }));
}

/** The one safe fix; undefined where there is none, or a choice. */
function safeFix(stack: Stack, policy: Policy, finding: Finding, options: FixOptions): SafeFix | undefined {
  if (finding.silenced || !mayBeSafe(policy, finding)) return undefined;
  const safe = plannedFixes(stack, policy, finding, options).filter(fix => fix.safe);
  const changes = safe.length === 1 ? safe[0]?.changes : undefined;
  return changes?.every(change => !('value' in change && hasStop(change.value))) ? { rule: finding.rule, changes } : undefined;
}

/** A quick look before fixes are planned: a rule with a safe fix, or a correction that came with the finding. */
function mayBeSafe(policy: Policy, { rule, data }: Finding): boolean {
  return policy.rules.get(rule)?.fixes.some(({ safe }) => safe) === true || (data !== undefined && ('nearest' in data || 'isIdentical' in data));
}

/** All of them at once; undefined where one has no place beside the others. */
function applied(all: Files, fixes: readonly SafeFix[]): readonly ChangedFile[] | undefined {
  if (fixes.length === 0) return [];
  const changes = ordered(fixes.flatMap(({ changes }) => changes));
  const files = changes && applyChanges(all.documents, changes);
  return files && files.length > 0 ? files : undefined;
}

/** All of them at once; undefined also where that would make a file worse. */
function soundly(all: Files, fixes: readonly SafeFix[]): readonly ChangedFile[] | undefined {
  const files = applied(all, fixes);
  return files && leavesSound(all.documents, all.policy, files) ? files : undefined;
}

/** What is sound alone, all at once where it has place beside each other. */
function settled(all: Files, sound: readonly SafeFix[]): readonly ChangedFile[] {
  return soundly(all, sound) ?? soundly(all, together(all, sound)) ?? [];
}

/** Those that make no file worse, looked for rule by rule: a rule that writes what is refused mostly does so everywhere. */
function soundOnes(all: Files, fixes: readonly SafeFix[]): readonly SafeFix[] {
  const byRule = new Map<string, SafeFix[]>();
  for (const fix of fixes) {
    const group = byRule.get(fix.rule);
    if (group) group.push(fix);
    else byRule.set(fix.rule, [fix]);
  }
  return [...byRule.values()].flatMap(group => soundHalves(all, group, { left: trialsPerRule }));
}

/** Found by halves: one bad fix among many costs little, and many bad ones are given up together. */
function soundHalves(all: Files, fixes: readonly SafeFix[], trials: { left: number }): readonly SafeFix[] {
  if (trials.left-- <= 0) return [];
  if (soundly(all, fixes)) return fixes;
  const half = Math.ceil(fixes.length / 2);
  return fixes.length < 2 ? [] : [...soundHalves(all, fixes.slice(0, half), trials), ...soundHalves(all, fixes.slice(half), trials)];
}

/** Those that can be made one beside the other, the first ones first. */
function together(all: Files, fixes: readonly SafeFix[]): readonly SafeFix[] {
  const taken: SafeFix[] = [];
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
