// What can be done about a finding: the fixes of its rule, the skeleton of a question, the corrections that the engine knows itself.

import type { Finding } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { FileEdit } from '../text/edit.ts';
import type { Language } from '../text/language.ts';
import type { Text } from '../text/message.ts';
import type { AskedBy } from './silencing/group-questions.ts';
import { type Change, hasStop } from './fixing/change.ts';
import { contextsOf } from './fixing/context-of.ts';
import { engineFixes } from './fixing/engine-fixes.ts';
import { planFixes, type PlannedFix } from './fixing/plan-fixes.ts';
import { snippetEdits } from './fixing/snippet-edits.ts';
import { documentsOf, fixWorld } from './fixing/fix-state.ts';
import { skeletonFix } from './fixing/skeleton.ts';
import type { Policy, Rule } from './policy.ts';

export interface Fix {
  readonly title: Text;
  /** True where *fix all* may apply it. */
  readonly safe: boolean;
  /** A skeleton has stops for a person to fill: for editors only. */
  readonly kind: 'edit' | 'choose' | 'skeleton';
  readonly edits: readonly FileEdit[];
}

export interface FixOptions {
  readonly today: string;
  /** The language of texts that a fix writes into a file; English where none is given. */
  readonly language?: Language;
}

/** The fixes of a finding, in the order of its rule; several choices are several fixes. None changes nothing. */
export function fixesFor(stack: Stack, policy: Policy, finding: Finding, options: FixOptions): readonly Fix[] {
  return plannedFixes(stack, policy, finding, options).flatMap(planned => {
    const edits = snippetEdits(documentsOf(stack, policy), planned.changes);
    return edits.length > 0 ? [{ title: planned.title, safe: planned.safe, kind: kindOf(planned), edits }] : [];
  });
}

/** The same before they become text edits. */
export function plannedFixes(stack: Stack, policy: Policy, finding: Finding, options: FixOptions): readonly PlannedFix[] {
  const world = fixWorld(stack, policy, options.today);
  const { state } = world;
  const language = options.language ?? 'en';
  const rules = rulesOf(policy, finding);
  const ofRules = rules.flatMap(rule => contextsOf(state, rule, finding).slice(0, 1).flatMap(context => planFixes(world, context, language)));
  const skeleton = finding.kind === 'question' ? skeletonFix(state, finding) : undefined;
  return [...engineFixes(world, finding), ...ofRules.filter(planned => concerns(planned, finding)), ...(skeleton ? [skeleton] : [])].filter(planned => planned.changes.length > 0);
}

/** What the schema misses at a key is settled by a fix that writes that key or under it, if the rule has any that writes one. */
function concerns({ changes }: PlannedFix, { data }: Finding): boolean {
  const missing = data?.['missing'] as readonly string[] | undefined;
  const written = changes.flatMap(change => (change.op === 'set' ? change.path.map(String) : []));
  return !missing || written.length === 0 || written.some(key => missing.includes(key));
}

/** The rule of a finding; every rule that asks in a grouped question. */
function rulesOf(policy: Policy, finding: Finding): readonly Rule[] {
  const asked = finding.data?.['questions'] as readonly AskedBy[] | undefined;
  const ids = asked ? [...new Set(asked.map(({ rule }) => rule))] : [finding.rule];
  return ids.flatMap(id => policy.rules.get(id) ?? []);
}

function kindOf(planned: PlannedFix): Fix['kind'] {
  return planned.changes.some((change: Change) => 'value' in change && hasStop(change.value)) ? 'skeleton' : planned.isChoice ? 'choose' : 'edit';
}
