// The facts that rules call missing, each with the values that a rule's silent cases give it.

import { type DeclaredKind, sectionOf } from '../../src/core/model/entity.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { type Case, casesOf, type PackRule, rules } from './delivered-packs.ts';
import { entitiesIn, type Manifest, type Path, valueAt } from './manifest-data.ts';

/** A leaf that some rule calls missing. */
export interface Leaf {
  readonly kind: DeclaredKind;
  readonly path: Path;
  readonly rules: readonly string[];
  /** Harmless values, the case of each: the owners and tools that it names are declared there. */
  readonly values: readonly { readonly value: unknown; readonly from: Manifest }[];
}

/**
 * Facts that open a duty: saying them may rightly bring a finding. Those of the design, and the notice period: with an end near it
 * is the very day to decide by.
 */
const opensDuty = /^(tool: (privacy\.(role|transfers|cookies)|request|lifecycle\.stage|criticality|holds)|flow: (legal-basis|purposes?|request|data)|data: (legal-basis|categories|safeguards|importance)|processing: (legal-basis|purpose)|(tool: contract|contract: )\.?(end|auto-renew|notice)|stack: regimes)\b/;

/** Facts that a rule calls missing in another way than by a question or `known()`. */
const alsoMissing: Readonly<Record<string, readonly string[]>> = { 'lifecycle/phase-out-without-plan': ['tool: lifecycle.until'] };

const isDeclared = (kind: string): kind is DeclaredKind => Object.hasOwn(sectionOf, kind);

/** `tool: security.mfa` for each leaf that a question names or that the rule holds for known. */
function leavesKnown(id: string, rule: PackRule): readonly string[] {
  const kinds = [rule.on].flat();
  const known = [...(rule.assert ?? '').matchAll(/known\(([a-z]+)\.([a-z_.]+)\)/g)].flatMap(([, variable = '', path = '']) =>
    (variable === 'self' ? kinds : [variable]).map(kind => `${kind}: ${path.replaceAll('_', '-')}`));
  return [...known, ...(alsoMissing[id] ?? [])];
}

/** All leaves that rules call missing: `run` gives the findings of a case under all packs. */
export function missingLeaves(run: (test: Case) => readonly Finding[]): readonly Leaf[] {
  const byLeaf = new Map<string, Set<string>>();
  const note = (leaf: string, rule: string): void => void (byLeaf.get(leaf) ?? byLeaf.set(leaf, new Set()).get(leaf) as Set<string>).add(rule);
  for (const [id, rule] of rules) {
    for (const leaf of leavesKnown(id, rule)) note(leaf, id);
    for (const [, test] of casesOf(id)) {
      if (!test.stack || !test.expect.some(expected => expected.kind === 'question')) continue;
      for (const [leaf, asking] of asked(run(test))) note(leaf, asking);
    }
  }
  return [...byLeaf].filter(([leaf]) => !opensDuty.test(leaf)).flatMap(([leaf, asking]) => {
    const [kind = '', path = ''] = leaf.split(': ');
    return isDeclared(kind) ? [{ kind, path: path.split('.'), rules: [...asking], values: [...asking].flatMap(id => silentValues(id, kind, path.split('.'))) }] : [];
  });
}

/** Each fact that a question asks for, and the rule that asks. */
function asked(findings: readonly Finding[]): readonly (readonly [leaf: string, rule: string])[] {
  return findings.filter(finding => finding.kind === 'question').flatMap(({ target, data }) =>
    ((data?.['questions'] ?? []) as readonly { readonly rule: string; readonly facts: readonly string[] }[])
      .flatMap(({ rule, facts }) => facts.filter(fact => !fact.includes('[')).map(fact => [`${target.kind}: ${fact}`, rule] as const)));
}

/** The most values of a leaf that are tried. */
const mostValues = 4;

/** The different values that silent cases of a rule give a leaf. */
function silentValues(id: string, kind: DeclaredKind, path: Path): Leaf['values'] {
  const found = new Map<string, Leaf['values'][number]>();
  for (const [, test] of casesOf(id)) {
    if (test.expect.length > 0 || !test.stack) continue;
    for (const [place, inner] of places(kind, path)) {
      for (const [, entity] of entitiesIn(test.stack as Manifest, place)) {
        const value = valueAt(entity, inner);
        const text = JSON.stringify(value);
        if (value !== undefined && text !== '{}' && !found.has(text)) found.set(text, { value, from: test.stack as Manifest });
      }
    }
  }
  return [...found.values()].slice(0, mostValues);
}

/** A fact of a contract may be written in the contract or in place. */
function places(kind: DeclaredKind, path: Path): readonly (readonly [DeclaredKind, Path])[] {
  if (kind === 'contract') return [[kind, path], ['tool', ['contract', ...path]]];
  return kind === 'tool' && path[0] === 'contract' && path.length > 1 ? [[kind, path], ['contract', path.slice(1)]] : [[kind, path]];
}
