// Declaring a true, harmless fact never adds a finding: unknown must never look better than known.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../src/core/model/finding.ts';
import { type Check, StackRuns } from './analyze-stack.ts';
import { type Case, casesOf, root, rules } from './delivered-packs.ts';
import { entitiesIn, type Manifest } from './manifest-data.ts';
import { type Leaf, missingLeaves } from './missing-leaves.ts';
import { type Fact, withFact, withNamed, worse } from './try-fact.ts';

const runs = new StackRuns();

/** A waiver that the fact has made needless is said so: that is good news, and its rule is about waivers. */
function run(stack: Manifest, check: Pick<Check, 'today' | 'params' | 'observations'>): readonly Finding[] {
  return runs.findings(stack, check).filter(finding => finding.rule !== 'alliance/waiver-unused');
}

interface Tried {
  readonly name: string;
  readonly stack: Manifest;
  readonly test: Pick<Case, 'today' | 'params' | 'observations'>;
  /** Whether the fact is also given to one entity at a time. */
  readonly oneByOne: boolean;
  /** The keys and names that its rule and its stack speak of; a fact of another key is tried in one of `oneIn` such stacks. */
  readonly words: ReadonlySet<string>;
}

const oneIn = 6;

/** Every stack of every case, and the small honest one. */
function stacks(): readonly Tried[] {
  const honest = parse(readFileSync(join(root, 'test/rules/fixtures/small-honest.martech-stack.yaml'), 'utf8')) as Manifest;
  const byText = new Map<string, Tried>([['', { name: 'small honest stack', stack: honest, test: { today: '2026-11-22' }, oneByOne: true, words: new Set() }]]);
  for (const [id, { when, each, assert: asserted }] of rules) {
    for (const [name, { stack, today, params, observations }] of casesOf(id)) {
      const text = JSON.stringify([stack, today, params, observations]);
      if (!stack || byText.has(text)) continue;
      const test = { today, ...(params && { params }), ...(observations && { observations }) };
      byText.set(text, { name: `${id}: ${name}`, stack: stack as Manifest, test, oneByOne: false, words: wordsIn(`${text} ${when} ${each} ${asserted}`) });
    }
  }
  return [...byText.values()];
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.replaceAll('_', '-').match(/[a-z][a-z0-9-]*/g));
}

/** What a fact adds in one stack, of which the findings are known; undefined where nothing there lacks it. */
function addedBy(fact: Fact, { name, test, oneByOne }: Tried, whole: Manifest, before: readonly Finding[]): readonly string[] | undefined {
  const ids = oneByOne ? entitiesIn(whole, fact.kind).map(([id]) => id) : [];
  const copies = [undefined, ...ids].map(id => withFact(whole, fact, id)).filter(copy => copy !== undefined);
  return copies.length === 0 ? undefined : copies.flatMap(copy => worse(before, run(copy, test)).map(added => `${name} › ${added}`));
}

interface Result {
  readonly fact: Fact;
  tried: number;
  readonly added: string[];
}

/** What each fact adds, over all stacks: stack by stack, since one run goes on from the one before. */
function tryAll(facts: readonly Fact[]): readonly Result[] {
  const results = facts.map((fact): Result => ({ fact, tried: 0, added: [] }));
  for (const [number, tried] of (facts.length > 0 ? stacks() : []).entries()) {
    const whole = withNamed(tried.stack, facts);
    const before = run(whole, tried.test);
    for (const [index, result] of results.entries()) {
      if (!tried.oneByOne && !tried.words.has(result.fact.path[1] ?? result.fact.path[0] as string) && (number + index) % oneIn > 0) continue;
      const added = addedBy(result.fact, tried, whole, before);
      if (added) result.tried++;
      result.added.push(...(added ?? []));
    }
  }
  return results;
}

/** By leaf, the first of its values that adds nothing, else its last: a leaf is harmless where one of its values is. */
function firstHarmless(leaves: readonly Leaf[]): ReadonlyMap<Leaf, Result> {
  const found = new Map<Leaf, Result>();
  for (let round = 0, open = leaves; open.length > 0; round++) {
    const trying = open.flatMap(leaf => {
      const value = leaf.values[round];
      return value ? [{ leaf, fact: { kind: leaf.kind, path: leaf.path, ...value } }] : [];
    });
    const results = tryAll(trying.map(({ fact }) => fact));
    for (const [index, { leaf }] of trying.entries()) found.set(leaf, results[index] as Result);
    open = trying.map(({ leaf }) => leaf).filter(leaf => (found.get(leaf)?.added.length ?? 0) > 0);
  }
  return found;
}

describe('a true, harmless fact', function () {
  this.timeout(300_000);
  const leaves = missingLeaves(test => run(test.stack as Manifest, test));
  let results: ReadonlyMap<Leaf, Result>;

  before(() => {
    results = firstHarmless(leaves);
  });

  it('is known for every rule that asks for one', () => {
    const asking = [...rules].filter(([id, rule]) => rule.unknown !== 'pass' && !rule.engine && leaves.some(leaf => leaf.rules.includes(id)));
    assert.deepEqual(asking.map(([id]) => id).filter(id => !leaves.some(leaf => leaf.rules.includes(id) && leaf.values.length > 0)), []);
    assert.ok(leaves.length >= 20);
  });

  for (const leaf of leaves.filter(({ values }) => values.length > 0)) {
    it(`${leaf.path.join('.')} of a ${leaf.kind} (${leaf.rules.join(', ')}) never adds a finding, in any stack`, () => {
      const { fact, tried, added } = results.get(leaf) as Result;
      assert.ok(tried > 0, 'some stack lacks it');
      assert.deepEqual(added, [], JSON.stringify(fact.value));
    });
  }
});
