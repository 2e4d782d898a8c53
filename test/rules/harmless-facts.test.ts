// Declaring a true, harmless fact never adds a finding: unknown must never look better than known.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Analysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { sectionOf, type DeclaredKind } from '../../src/core/model/entity.ts';
import { analyzeStack, findingsOf } from './analyze-stack.ts';
import { type Case, casesOf, type PackRule, root, rules } from './delivered-packs.ts';

/** Facts that open a duty (policies.md): saying them may rightly bring a finding. */
const opensDuty = /^(privacy\.(role|transfers|cookies)|legal-basis|purpose|categories|safeguards|contract\.(end|auto-renew)|request|lifecycle\.stage|criticality|importance|regimes|holds|flows)\b/;

/** Facts that a rule calls missing in another way than by a question or `known()`. */
const alsoMissing: Readonly<Record<string, readonly string[]>> = { 'lifecycle/phase-out-without-plan': ['lifecycle.until'] };

type Manifest = Record<string, Record<string, Record<string, unknown>>>;

interface Fact {
  readonly rule: string;
  readonly kind: DeclaredKind;
  readonly path: readonly string[];
  readonly value: unknown;
  /** The case that gives the value, whose owners and tools the value may name. */
  readonly from: Manifest;
}

function kindsOf(rule: PackRule): readonly string[] {
  return typeof rule.on === 'string' ? [rule.on] : rule.on;
}

/** The leaves that a rule calls missing, as dotted paths from the entity. */
function missingLeaves(id: string, rule: PackRule): readonly string[] {
  const asked = casesOf(id).flatMap(([, test]) => (test.stack ? run(test.stack as Manifest, test) : [])).filter(finding => finding.rule === id).flatMap(finding => finding.facts ?? []);
  const known = [...(rule.assert ?? '').matchAll(/known\([a-z]+\.([a-z_.]+)\)/g)].map(match => (match[1] as string).replaceAll('_', '-'));
  return [...new Set([...asked, ...known, ...(alsoMissing[id] ?? [])])].filter(leaf => !opensDuty.test(leaf));
}

/** The last analysis under each policy: the next one need not compile that policy again. */
const last = new Map<string, Analysis>();
const known = new Map<string, readonly Finding[]>();

function run(stack: Manifest, test: Pick<Case, 'today' | 'params'>): readonly Finding[] {
  const manifest = { ...stack, stack: { name: 'Test', ...stack['stack'] } };
  const policy = JSON.stringify([test.today, test.params]);
  const key = policy + JSON.stringify(manifest);
  const before = known.get(key);
  if (before) return before;
  const analysis = analyzeStack(manifest, { today: test.today, extends: ['builtin:all'], ...(test.params && { params: test.params }) }, last.get(policy));
  last.set(policy, analysis);
  // A waiver that the fact has made needless is said so: that is good news, and its rule is about waivers.
  const findings = findingsOf(analysis).filter(finding => finding.rule !== 'alliance/waiver-unused');
  known.set(key, findings);
  return findings;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, step) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined), value);
}

/** The entities of a kind in a manifest that is plain data. */
function entities(manifest: Manifest, kind: DeclaredKind): [id: string, value: Record<string, unknown>][] {
  const section = sectionOf[kind].split('.').reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], manifest);
  return Object.entries((section ?? {}) as Record<string, Record<string, unknown>>);
}

/** The value that a silent case of the rule gives to the leaf, if any does. */
function silentValue(id: string, kind: DeclaredKind, path: readonly string[]): Pick<Fact, 'value' | 'from'> | undefined {
  for (const [, test] of casesOf(id)) {
    if (test.expect.length > 0 || !test.stack) continue;
    for (const [, entity] of entities(test.stack as Manifest, kind)) {
      const value = at(entity, path);
      if (value !== undefined) return { value, from: test.stack as Manifest };
    }
  }
  return undefined;
}

const facts: readonly Fact[] = [...rules].flatMap(([id, rule]) => kindsOf(rule).filter((kind): kind is DeclaredKind => Object.hasOwn(sectionOf, kind))
  .flatMap(kind => missingLeaves(id, rule).flatMap(leaf => {
    const path = leaf.split('.');
    const found = silentValue(id, kind, path);
    return found ? [{ rule: id, kind, path, ...found }] : [];
  })));

const honest = 'small honest stack';

/** Every stack of every case, and the small honest one. */
const stacks: readonly (readonly [name: string, stack: Manifest, test: Pick<Case, 'today' | 'params'>])[] = [
  [honest, parse(readFileSync(join(root, 'test/rules/fixtures/small-honest.martech-stack.yaml'), 'utf8')) as Manifest, { today: '2026-11-22' }],
  ...[...rules.keys()].flatMap(id => casesOf(id).filter(([, test]) => test.stack).map(([name, test]) => [`${id}: ${name}`, test.stack as Manifest, test] as const)),
];

/** A copy in which the owners and tools that the value names are declared. */
function withNamed(stack: Manifest, fact: Fact): Manifest {
  const copy = structuredClone(stack);
  for (const [section, whole] of [['owners', { side: 'marketing' }], ['tools', { category: 'crm', lifecycle: 'production' }]] as const) {
    for (const [name, entity] of Object.entries(fact.from[section] ?? {})) {
      if (JSON.stringify(fact.value).includes(`"${name}"`)) ((copy[section] ??= {})[name] ??= { ...whole, name, ...entity });
    }
  }
  return copy;
}

/** The fact added to one entity, or to all that do not state it; undefined where there is none. */
function withFact(stack: Manifest, fact: Fact, only?: string): Manifest | undefined {
  const copy = structuredClone(stack);
  const added = entities(copy, fact.kind).filter(([id, entity]) => (only === undefined || only === id) && addFact(entity, fact));
  return added.length > 0 ? copy : undefined;
}

function addFact(entity: Record<string, unknown>, fact: Fact): boolean {
  let into = entity;
  for (const step of fact.path.slice(0, -1)) {
    if (step === 'lifecycle' && typeof into[step] === 'string') into[step] = { stage: into[step] };
    into[step] ??= {};
    if (typeof into[step] !== 'object') return false;
    into = into[step] as Record<string, unknown>;
  }
  const key = fact.path.at(-1) as string;
  if (into[key] !== undefined) return false;
  into[key] = fact.value;
  return true;
}

/** What stands after and did not before, less one for each thing as grave or graver that went away on the same target. */
function worse(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const gone = before.filter(finding => finding.kind === 'finding' && !after.some(other => thing(other) === thing(finding)));
  return after.filter(finding => finding.kind === 'finding' && !before.some(other => thing(other) === thing(finding))).filter(finding => {
    const replaced = gone.findIndex(other => other.target.id === finding.target.id && ranks.indexOf(other.severity) <= ranks.indexOf(finding.severity));
    return replaced < 0 || gone.splice(replaced, 1).length === 0;
  }).map(thing);
}

const ranks = ['error', 'warning', 'info', 'hint'];

function thing(finding: Finding): string {
  return `${finding.rule} ${finding.target.kind}:${finding.target.id} ${finding.item ?? ''}`;
}

describe('a true, harmless fact', () => {
  it('is known for every rule that asks for one', () => {
    const asking = [...rules].filter(([id, rule]) => rule.unknown !== 'pass' && !rule.engine && missingLeaves(id, rule).length > 0 && rule.on !== 'stack');
    assert.deepEqual(asking.map(([id]) => id).filter(id => !facts.some(fact => fact.rule === id)), []);
    assert.ok(facts.length >= 10);
  });

  for (const fact of facts) {
    it(`${fact.path.join('.')} of a ${fact.kind} (${fact.rule}) never adds a finding, in any stack`, () => {
      const changed = stacks.flatMap(([name, stack, test]) => {
        const whole = withNamed(stack, fact);
        const ids = name === honest ? entities(whole, fact.kind).map(([id]) => id) : [];
        const copies = [undefined, ...ids].flatMap(id => withFact(whole, fact, id) ?? []);
        if (copies.length === 0) return [];
        const before = run(whole, test);
        return copies.map(copy => [name, worse(before, run(copy as Manifest, test))] as const);
      });
      assert.ok(changed.length > 0);
      assert.deepEqual(changed.filter(([, added]) => added.length > 0), []);
    });
  }
});
