// The expressions of policies against the public test vectors of CEL; what differs is written down, so that nothing changes unseen.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Environments } from '../../../../src/core/policy/expressions/environment.ts';
import { compile } from '../../../../src/core/policy/expressions/compile.ts';
import { say } from '../../../../src/core/text/language.ts';
import { assertGolden } from '../../../support/golden.ts';
import { bindable, spell, spellVector } from './canonical.ts';
import { skippedFiles, type Vector, type VectorFile, vectorFiles } from './vectors.ts';

const environments = new Environments(new Map(), { holidays: new Set() });

const error = 'an error';
const refused = 'refused when loaded';

interface Outcome {
  readonly vector: Vector;
  readonly expected: string;
  readonly found: string;
}

/** What the vector gives in the environment of policies, without the limits that policies add. */
function outcomeOf(vector: Vector): Outcome {
  const expected = vector.type !== undefined && !vector.run ? `of type ${vector.type}` : vector.value ? spellVector(vector.value) : error;
  return { vector, expected, found: evaluate(vector) };
}

function evaluate(vector: Vector): string {
  let loaded = false;
  try {
    const environment = environments.for(['stack'], 'stack').clone();
    for (const { name, type } of vector.variables) environment.registerVariable(name, type);
    const parsed = environment.parse(vector.expr);
    if (vector.check) {
      const checked = parsed.check();
      if (!checked.valid) return refused;
      if (!vector.run) return `of type ${checked.type}`;
    }
    loaded = true;
    return spell(parsed(Object.fromEntries(Object.entries(vector.bindings).map(([name, value]) => [name, bindable(value)])) as never));
  } catch {
    return loaded ? error : refused;
  }
}

const files = vectorFiles();
const run = files.filter(file => !Object.hasOwn(skippedFiles, file.name));
const outcomes = new Map(run.map(file => [file.name, file.vectors.map(outcomeOf)]));
const differ = ({ expected, found }: Outcome): boolean => (expected === error ? found !== error && found !== refused : expected !== found);
/** The worst that can happen: neither refused nor failing, but something else. */
const misleads = (outcome: Outcome): boolean => differ(outcome) && outcome.found !== error && outcome.found !== refused;
const count = (outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length;

/** Why policies refuse an expression that CEL itself allows, if they do. */
function refusal({ expr, variables }: Vector): string | undefined {
  const environment = environments.for(['stack'], 'stack').clone();
  try {
    for (const { name, type } of variables) environment.registerVariable(name, type);
    if (!environment.parse(expr).check().valid) return undefined;
  } catch {
    return undefined;
  }
  const [problem] = compile(expr, environment, environments.fields, 'anything').problems;
  return problem && say(problem.message, 'en');
}

describe('expressions against the vectors of CEL', () => {
  it('knows every file of the vectors', () => {
    assert.deepEqual(Object.keys(skippedFiles).filter(name => !files.some(file => file.name === name)), []);
    assert.ok(run.every(file => file.vectors.length > 0 || file.withProtobuf > 0));
  });

  it('gives what CEL gives, or refuses; another value is rare', () => {
    const all = [...outcomes.values()].flat();
    assert.ok(all.length > 900, `${all.length} vectors`);
    assert.ok(count(all, differ) < all.length * 0.2, `${count(all, differ)} of ${all.length} differ`);
    assert.ok(count(all, misleads) < all.length * 0.04, `${count(all, misleads)} of ${all.length} give another value`);
  });

  it('gives another value only outside of what rules are made of, and for two odd map literals', () => {
    const outside = /\bb['"]|uint|timestamp|duration|dyn\(|\d{15,}|1e99/;
    const others = [...outcomes.values()].flat().filter(misleads).map(({ vector }) => vector.expr).filter(expr => !outside.test(expr));
    assert.deepEqual(others, ['{null:false}[null]', '{true:1,false:2,true:3}[true]']);
  });

  it('differs only where it is written down', () => assertGolden(page(), join(import.meta.dirname, '../../../../docs/cel-conformance.md')));
});

function page(): string {
  const all = [...outcomes.values()].flat();
  return [
    '# How expressions agree with CEL', '',
    'Written by `UPDATE_GOLDEN=1 npx mocha test/core/policy/conformance/conformance.test.ts`. The expressions of policies are checked against the public',
    'test vectors of the Common Expression Language (CEL), as `@bufbuild/cel-spec` publishes them. Vectors that need protocol buffers are left',
    'out: policies know entities, days and amounts instead.', '',
    `Of ${all.length} vectors, ${all.length - count(all, differ)} agree. Of the ${count(all, differ)} others, ${count(all, differ) - count(all, misleads)} are refused when a policy is loaded or fail by name,`,
    `mostly because a list or a map mixes types; ${count(all, misleads)} give another value.`, '',
    '## Files that are run', '', '| file | run | agree | refused or failing | another value | left out: protocol buffers |', '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...run.map(row), '', '## Files that are left out', '', '| file | why |', '| --- | --- |',
    ...Object.entries(skippedFiles).map(([name, why]) => `| \`${name}\` | ${why} |`), '',
    '## What differs', '', 'A policy that stays clear of these means the same in any other implementation of CEL.', '',
    '| vector | expression | CEL gives | here |', '| --- | --- | --- | --- |',
    ...[...all.filter(misleads), ...all.filter(outcome => differ(outcome) && !misleads(outcome))].map(({ vector, expected, found }) => `| ${vector.file}: ${vector.name} | ${code(vector.expr)} | ${cell(expected)} | ${cell(found)} |`), '',
    '## What policies refuse on purpose', '', 'These are sound CEL, and are refused when a policy is loaded, so that no rule can hang a check.', '',
    '| refused | vectors that hold it |', '| --- | ---: |',
    ...[...refusals()].map(([why, count]) => `| ${cell(why)} | ${count} |`), '',
  ].join('\n');
}

function row({ name, withProtobuf }: VectorFile): string {
  const of = outcomes.get(name) ?? [];
  const [different, other] = [count(of, differ), count(of, misleads)];
  return `| \`${name}\` | ${of.length} | ${of.length - different} | ${different - other} | ${other} | ${withProtobuf} |`;
}

function refusals(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const why of run.flatMap(file => file.vectors).map(refusal)) if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

/** Control characters and line ends of an expression spelt out: a table has one line a row. */
function code(text: string): string {
  const plain = text.replaceAll(/[\u0000-\u001f\u007f\u00a0\u2028\u2029]/g, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const short = plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
  return `<code>${cell(short)}</code>`;
}

function cell(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 159)}…` : text;
  return short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;').replaceAll('\n', ' ');
}
