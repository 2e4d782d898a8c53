// What is left of a rule's findings once a fix is applied.

import type { Finding } from '../../model/finding.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import { sectionsOf } from '../../file-kind.ts';
import type { Stack } from '../../model/stack.ts';
import { entitiesOf } from '../../model/stack.ts';
import type { DeclaredKind } from '../../model/entity.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import type { Path } from '../../syntax/node.ts';
import { readDocument } from '../../syntax/read-document.ts';
import { say } from '../../text/language.ts';
import { message, type Message } from '../../text/message.ts';
import { applyChanges } from '../fixing/apply-changes.ts';
import { type Change, fillStops } from '../fixing/change.ts';
import type { PlannedFix } from '../fixing/plan-fixes.ts';
import { plannedFixes } from '../fix.ts';
import type { Policy } from '../policy.ts';
import { analyzeDocuments, type AnalyzedText, readManifest } from './analyze-text.ts';
import { isAbout } from './is-about.ts';
import { matches } from './match.ts';
import type { Expectation } from './read-test.ts';

export interface FixedCase {
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly observations: SyntaxDocument | undefined;
  readonly policy: Policy;
  readonly today: string;
  readonly analyzed: AnalyzedText;
  readonly expectation: Expectation;
  readonly rule: string;
  /** The policy once some of its files read otherwise. */
  readonly reread: (changed: ReadonlyMap<string, SyntaxDocument>) => Policy;
}

/**
 * What the expectation still finds after the fix that it names, else after the first one that leaves the number expected. A fix
 * must leave a manifest without new syntax problems.
 */
export function findingsAfterFix(fixed: FixedCase): readonly Finding[] | Message {
  const { analyzed, expectation, policy, rule, today } = fixed;
  const found = analyzed.findings.filter(one => isAbout(one, rule) && !one.silenced && matches(one, expectation));
  const fixesOf = (one: Finding): readonly PlannedFix[] => plannedFixes(analyzed.stack, policy, one, { today });
  // Of several that match (an id twice is a finding on each entry), one that can be fixed.
  const finding = found.find(one => fixesOf(one).length > 0) ?? found[0];
  if (!finding) return [];
  const fixes = fixesOf(finding);
  const chosen = expectation.fix === undefined ? fixes : fixes.filter((fix, index) => isChosen(fix, index, expectation.fix as string));
  if (chosen.length === 0) return message('engine.test-no-fix');
  let last: readonly Finding[] = [];
  for (const fix of chosen) {
    last = apply(fixed, fix).filter(one => isSameCase(one, finding, rule));
    if (last.length === expectation.afterFix) return last;
  }
  return last;
}

function isChosen(fix: PlannedFix, index: number, wanted: string): boolean {
  return String(index + 1) === wanted || [say(fix.title, 'en'), say(fix.title, 'fr')].some(title => title === wanted || title.startsWith(`${wanted}:`));
}

/** The finding itself, in whatever form: the same rule on the same target. A finding may become a question. */
function isSameCase(one: Finding, before: Finding, rule: string): boolean {
  return isAbout(one, rule) && !one.silenced && one.kind === before.kind && one.target.kind === before.target.kind && one.target.id === before.target.id && one.item === before.item;
}

function apply({ documents, observations, policy, today, analyzed, reread }: FixedCase, fix: PlannedFix): readonly Finding[] {
  const filled = fix.changes.map(change => fill(change, analyzed.stack, today));
  const all = new Map([...documents, ...policy.documents]);
  const changed = new Map(applyChanges(all, filled).map(({ uri, text }) => [uri, readAgain(uri, text, policy)]));
  const broken = [...changed.values()].find(document => problemsIn(document) > problemsIn(all.get(document.uri) as SyntaxDocument));
  if (broken) throw new Error(`A fix broke the file:\n${broken.text}`);
  const after = new Map([...documents].map(([uri, document]) => [uri, changed.get(uri) ?? document]));
  const isOfPolicy = [...changed.keys()].some(uri => policy.documents.has(uri));
  return analyzeDocuments(after, isOfPolicy ? reread(changed) : policy, today, observations).findings;
}

function readAgain(uri: string, text: string, policy: Policy): SyntaxDocument {
  return policy.documents.has(uri) ? readDocument(uri, text, sectionsOf['martech-policies']) : readManifest(uri, text);
}

function problemsIn(document: SyntaxDocument): number {
  return [...document.entries.values()].reduce((sum, entry) => sum + entry.content.problems.length, document.problems.length);
}

/** Stops filled with something that the schema takes. */
function fill(change: Change, stack: Stack, today: string): Change {
  if (!('value' in change)) return change;
  const schema = change.op === 'create' ? createdSchema(change.section, change.id) : stepsFrom(schemaOfEntry(change.entry), change.path);
  const items = change.op === 'add' ? schema?.items : schema;
  return { ...change, value: fillStops(change.value, (stop, path) => validValue(stepsFrom(items, path), stop, stack, today)) };
}

function createdSchema(section: string, id: string): SchemaNode | undefined {
  return schemaAt('martech-stack', section, sectionsOf['martech-stack'].has(section) ? [] : [id]);
}

function schemaOfEntry(entry: string): SchemaNode | undefined {
  return schemaAt('martech-stack', entry.split('/')[0], []);
}

function stepsFrom(schema: SchemaNode | undefined, path: Path): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((at, step) => at?.step(step), schema);
}

function validValue(schema: SchemaNode | undefined, stop: string, stack: Stack, today: string): string | number | boolean {
  const node = schema?.list ? (schema.items ?? schema) : schema?.type === 'object' && schema.short !== undefined ? schema.properties.get(schema.short) : schema;
  const kind = node?.ref?.[0] as DeclaredKind | undefined;
  const declared = kind === undefined ? undefined : [...entitiesOf(stack, kind)?.keys() ?? []][0];
  if (declared !== undefined) return declared;
  switch (node?.kind) {
    case 'date': return today;
    case 'duration': return '30 days';
    case 'money': return '1000 EUR/year';
    case 'place': return 'FR';
    case 'url': return 'https://example.com';
    case 'category': return 'crm';
  }
  if (node?.enum?.[0] !== undefined) return node.enum[0];
  return node?.scalar === 'number' ? 1 : node?.scalar === 'boolean' ? true : `a ${stop}`;
}
