// What a fix did, judged: what it opened, what it brought, whether a finding speaks for a rule.

import type { Analysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { applyChanges } from '../../src/core/policy/fixing/apply-changes.ts';
import type { Change } from '../../src/core/policy/fixing/change.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { rootName } from './restyle.ts';
import { somebody } from './stop-values.ts';

export type Files = Readonly<Record<string, string>>;

export interface Fault {
  readonly rule: string;
  readonly text: string;
}

/** Owners whom a filled stop names are declared with it. */
export function declared(values: readonly unknown[]): readonly Change[] {
  return Object.entries(somebody).flatMap(([id, value]) => (values.includes(id) ? [{ op: 'create', uri: uriOf(rootName), section: 'owners', id, value }] : []));
}

/** Kinds of fix that settle nothing by themselves, and what must be true of them: a request, an action, a waiver to be signed. */
export function opensSomething(changes: readonly Change[], finding: Finding, rule: string, today: string): boolean {
  return changes.some(change => {
    if (change.op === 'set' && change.path.at(-2) === 'request') return change.path.at(-1) === 'lane' || change.value === today;
    const made = createdIn(change);
    if (made?.section === 'waivers') return made.value['rule'] === rule && String(made.value['target']).split(':').at(-1) === finding.target.id && JSON.stringify(made.value['approved-by']) === '[]';
    return made?.section === 'actions' && ['text', 'owner', 'due'].every(key => String(made.value[key] ?? '') !== '');
  });
}

/** An entry that is made in `waivers` or in `alliance.actions`. */
function createdIn(change: Change): { readonly section: string; readonly value: Readonly<Record<string, unknown>> } | undefined {
  const value = 'value' in change ? (change.value as Readonly<Record<string, unknown>>) : {};
  if (change.op === 'create') return change.section === 'alliance' ? { section: change.id, value: Object.values(value)[0] as Readonly<Record<string, unknown>> } : { section: change.section, value };
  return change.op === 'set' && change.entry === 'alliance' && change.path[0] === 'actions' ? { section: 'actions', value } : undefined;
}

/** The changes with the waiver that they make signed by both sides; undefined where they make none. */
export function signed(changes: readonly Change[]): readonly Change[] | undefined {
  const makesWaiver = (change: Change) => createdIn(change)?.section === 'waivers';
  if (!changes.some(makesWaiver)) return undefined;
  return changes.map(change => (makesWaiver(change) && 'value' in change ? { ...change, value: { ...(change.value as object), 'approved-by': Object.keys(somebody) } } : change));
}

/** Errors, and faults of form of any severity, that were not there before. */
export function newFaults(before: Analysis, after: Analysis): readonly Fault[] {
  const faults = (analysis: Analysis) => [...analysis.findings.values()].flat()
    .filter(one => !one.silenced && one.kind === 'finding' && (one.severity === 'error' || (/^(syntax|schema|engine)\//.test(one.rule) && one.severity !== 'hint')))
    .map(one => ({ rule: one.rule, text: `brings ${one.rule} on ${one.target.kind}:${one.target.id}${one.item === undefined ? '' : ` (${one.item})`}` }));
  const old = new Set(faults(before).map(({ text }) => text));
  return faults(after).filter(({ text }) => !old.has(text));
}

export function speaksFor(finding: Finding, rule: string): boolean {
  const asked = finding.data?.['questions'] as readonly { readonly rule: string }[] | undefined;
  return asked ? asked.some(one => one.rule === rule) : finding.rule === rule;
}

/** The same finding before and after, and in any style. */
export function keyOf({ kind, target, item }: Finding): string {
  return JSON.stringify([kind, target.kind, target.id, kind === 'question' ? undefined : item]);
}

/** The files after some changes. */
export function changed(files: Files, documents: ReadonlyMap<string, SyntaxDocument>, changes: readonly Change[]): Files {
  const texts = new Map(applyChanges(documents, changes).map(({ uri, text }) => [uri, text]));
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, texts.get(uriOf(name)) ?? text]));
}
