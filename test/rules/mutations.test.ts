// Whatever becomes of a clean stack: no rule throws, the same stack gives the same findings in the same order, and a true, harmless
// fact adds none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Analysis } from '../../src/core/analyze.ts';
import type { DeclaredKind } from '../../src/core/model/entity.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { findingLines } from '../support/run-analyze.ts';
import { analyzeStack, findingsOf, StackRuns } from './analyze-stack.ts';
import { casesOf, root, rules } from './delivered-packs.ts';
import { entitiesIn, type Manifest } from './manifest-data.ts';
import { missingLeaves } from './missing-leaves.ts';
import { type Fact, withFact, withNamed, worse } from './try-fact.ts';

const clean = ['examples/first-steps/martech-stack.yaml', 'test/rules/fixtures/small-honest.martech-stack.yaml']
  .map(path => parse(readFileSync(join(root, path), 'utf8'), { merge: true }) as Manifest);

const kinds: readonly DeclaredKind[] = ['tool', 'flow', 'data', 'owner', 'people', 'processing', 'contract', 'initiative', 'waiver', 'action'];

/** What the cases of all rules say of entities of a kind, key by key: what a mutation may say too. */
const said: ReadonlyMap<DeclaredKind, readonly (readonly [key: string, value: unknown])[]> = new Map(kinds.map(kind => [kind, [...rules.keys()]
  .flatMap(casesOf).flatMap(([, { stack }]) => (stack ? entitiesIn(stack as Manifest, kind) : [])).flatMap(([, entity]) => Object.entries(entity ?? {}))]));

/** Entities that cases declare: they may be declared here too, so that references lead somewhere. */
const declared: readonly (readonly [kind: DeclaredKind, id: string, entity: Record<string, unknown>])[] = [...rules.keys()].flatMap(casesOf)
  .flatMap(([, { stack }]) => (stack ? kinds.filter(kind => kind !== 'action').flatMap(kind => entitiesIn(stack as Manifest, kind).map(([id, entity]) => [kind, id, entity] as const)) : []));

const sections: Readonly<Partial<Record<DeclaredKind, string>>> = {
  tool: 'tools', flow: 'flows', data: 'data', owner: 'owners', people: 'people', processing: 'processing', contract: 'contracts', initiative: 'initiatives', waiver: 'waivers',
};

interface Mutation {
  readonly how: 'say' | 'drop' | 'declare' | 'remove';
  readonly kind: DeclaredKind;
  readonly first: number;
  readonly second: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom('say', 'say', 'say', 'drop', 'declare', 'declare', 'remove'), kind: fc.constantFrom(...kinds, 'tool', 'flow', 'data'), first: fc.nat(), second: fc.nat(),
});

function mutate(manifest: Manifest, { how, kind, first, second }: Mutation): void {
  if (how === 'declare') {
    const [as, id, entity] = at(declared, second) ?? [];
    if (as && id && !(manifest[sections[as] as string]?.[id])) (manifest[sections[as] as string] ??= {})[id] = structuredClone(entity ?? {});
    return;
  }
  const [id, entity] = at(entitiesIn(manifest, kind), first) ?? [];
  if (!id || !entity) return;
  if (how === 'remove' && kind !== 'action') delete manifest[sections[kind] as string]?.[id];
  if (how === 'drop') delete entity[at(Object.keys(entity), second) ?? ''];
  const [key, value] = (how === 'say' ? at(said.get(kind) ?? [], second) : undefined) ?? [];
  if (key) entity[key] = structuredClone(value);
}

function at<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(items.length, 1)];
}

/** What a fresh run may know from the one before: the policy, ready compiled, and nothing of the stack. */
function policyOf(analysis: Analysis): Analysis {
  const documents = new Map([...analysis.documents].filter(([uri]) => uri.endsWith('martech-policies.yaml')));
  return { ...analysis, documents, roots: analysis.roots.map(root => ({ ...root, evaluation: undefined as never })) };
}

describe('a clean stack, changed at random', function () {
  this.timeout(60_000);

  it('makes no rule throw, and says the same twice, in the same order', () => {
    let previous: Analysis | undefined;
    fc.assert(fc.property(fc.constantFrom(...clean), fc.array(mutation, { minLength: 1, maxLength: 12 }), (stack, mutations) => {
      const changed = structuredClone(stack);
      for (const one of mutations) mutate(changed, one);
      const check = { today: '2026-11-22', extends: ['builtin:all'] };
      previous = analyzeStack(changed, check, previous);
      assert.deepEqual(findingsOf(previous).filter(({ rule }) => rule.startsWith('engine/')).map(({ rule, data }) => [rule, data]), []);
      assert.deepEqual(findingLines(previous), findingLines(analyzeStack(changed, check, policyOf(previous))));
    }), { numRuns: 80 });
  });

  it('hears no more once a harmless fact is stated', () => {
    const runs = new StackRuns();
    const run = (stack: Manifest, today: string): readonly Finding[] => runs.findings(stack, { today }).filter(({ rule }) => rule !== 'alliance/waiver-unused');
    const leaves = missingLeaves(test => runs.findings(test.stack as Manifest, test)).filter(({ values }) => values.length > 0);
    fc.assert(fc.property(fc.constantFrom(...clean), fc.array(mutation, { maxLength: 8 }), fc.constantFrom(...leaves), (stack, mutations, leaf) => {
      const changed = structuredClone(stack);
      for (const one of mutations) mutate(changed, one);
      const facts = leaf.values.map((value): Fact => ({ kind: leaf.kind, path: leaf.path, ...value }));
      const whole = withNamed(changed, facts);
      const before = run(whole, '2026-11-22');
      const added = facts.flatMap(fact => { const copy = withFact(whole, fact); return copy ? [worse(before, run(copy, '2026-11-22'))] : []; });
      assert.ok(added.length === 0 || added.some(one => one.length === 0), `${leaf.kind}: ${leaf.path.join('.')}: ${JSON.stringify(added)}`);
    }), { numRuns: 100 });
  });
});
