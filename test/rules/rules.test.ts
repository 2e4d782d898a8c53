// Runs the cases of every delivered rule through the engine's own runner, and checks that none lacks the cases it owes.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packs } from '../../src/generated/packs.ts';
import { readFiles } from '../../src/core/read-files.ts';
import { readPolicy } from '../../src/core/policy/read-policy.ts';
import { runPolicyTests, type TestResult } from '../../src/core/policy/policy-tests.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { say } from '../../src/core/text/language.ts';
import type { Text } from '../../src/core/text/message.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';
import { memorySnapshot, uriOf } from '../support/memory-snapshot.ts';
import { casesOf, casesPath, type Expectation, packFiles, readPolicyFile, root, rules } from './delivered-packs.ts';

const folder = join(root, 'test', 'rules');

/** All files under a folder, by their path in it. */
function filesIn(path: string): string[] {
  return readdirSync(path).flatMap(name => (statSync(join(path, name)).isDirectory() ? filesIn(join(path, name)) : [join(path, name)]));
}

const snapshot = memorySnapshot(Object.fromEntries(filesIn(folder).filter(path => path.endsWith('.yaml')).map(path => [relative(folder, path), readFileSync(path, 'utf8')])));

function runCases(rule: string): readonly TestResult[] {
  const files = readFiles(snapshot, undefined);
  const document = files.document(uriOf(`${rule}.martech-policies.yaml`), 'martech-policies') as SyntaxDocument;
  return runPolicyTests(document, files, packs, { today: '2026-11-22' });
}

describe('built-in policies', () => {
  for (const [name] of packFiles) {
    it(`${name} is written as the language wants it`, () => {
      const text = readFileSync(join(root, 'policies', `${name}.martech-policies.yaml`), 'utf8');
      assert.deepEqual(findingLines(runAnalyze({ 'pack.martech-policies.yaml': text })), []);
    });
  }

  for (const name of ['starter', 'standard', 'all', ...packFiles.keys()]) {
    it(`builtin:${name} loads without a word`, () => {
      const policy = memorySnapshot({ 'martech-policies.yaml': `version: 1\nextends: [builtin:${name}]\n` });
      const read = readPolicy(undefined, [{ uri: uriOf('martech-policies.yaml'), place: undefined }], readFiles(policy, undefined), packs);
      assert.deepEqual(read.findings.map(finding => `${finding.rule}: ${say(finding.message, 'en')}`), []);
    });
  }
});

for (const [id, rule] of rules) {
  describe(id, () => {
    const cases = casesOf(id);
    const expectations = cases.flatMap(([, test]) => test.expect);

    it('has a file of cases, about itself alone', () => {
      assert.ok(existsSync(casesPath(id)));
      assert.deepEqual([...new Set(cases.map(([, test]) => test.rule))], [id]);
      assert.ok(cases.every(([, test]) => test.today), 'every case fixes its day');
    });

    it('has cases that the language accepts as they are written', () => {
      const findings = findingLines(runAnalyze({ 'cases.martech-policies.yaml': readFileSync(casesPath(id), 'utf8') }));
      assert.deepEqual(findings, []);
    });

    it('has cases that fire, at their exact place, and cases that stay silent', () => {
      const findings = expectations.filter(expected => expected.kind !== 'question');
      assert.ok(cases.some(([, test]) => test.expect.length === 0) || (rule.on === 'rule' && staysSilentOnARule(id)), 'silent');
      assert.ok(rule.unknown === 'ask' && !canBeFinding(id) ? findings.length === 0 : findings.some(({ target, severity, at }) => target && severity && at), 'fires');
    });

    it('has a question for a missing fact, where it asks', () => {
      if (rule.unknown === 'ask') assert.ok(expectations.some(expected => expected.kind === 'question'));
    });

    it('shows each severity that its ramp gives', () => {
      const shown = new Set(expectations.filter(expected => expected.kind !== 'question').map(expected => expected.severity));
      // A rule that leaves trials alone has nothing to say at most as an info.
      const speaksOfTrials = !/stage in \['pilot', 'production'\]/.test(rule.when ?? '');
      if (rule.ramp === 'progressive' && canBeFinding(id)) assert.ok((shown.has('info') || !speaksOfTrials) && shown.has(rule.severity as string));
    });

    it('has a case for its fix, where one can settle it', () => {
      if (canSettle(id)) assert.ok(expectations.some((expected: Expectation) => expected['after-fix'] === 0));
    });

    for (const result of existsSync(casesPath(id)) ? runCases(id) : []) {
      it(result.name, () => assert.deepEqual(result.failures.map(failure => say(failure.message as Text, 'en')), []));
    }
  });
}

/** A rule that only asks makes questions, never a finding. */
function canBeFinding(id: string): boolean {
  return id !== 'privacy/dpia-missing' && !/^known\([^)]*\)\s*(\|\|.*|(&&\s*known\([^)]*\)\s*)*)$/s.test(rules.get(id)?.assert?.trim() ?? '');
}

/** A rule about rules looks at all of its file of cases: one that no case names is one on which it stays silent. */
function staysSilentOnARule(id: string): boolean {
  const named = new Set(casesOf(id).flatMap(([, test]) => test.expect.map(expected => expected.target)));
  return Object.keys(readPolicyFile(casesPath(id)).rules ?? {}).some(own => !named.has(`rule:${own}`));
}

/** Some can only be settled by people: a meeting of both sides, a signature, a mistyped date, another way to work. */
const settledByPeople = new Set(['alliance/no-shared-review', 'alliance/waiver-unsigned', 'integrity/date-order', 'policy/names-a-brand', 'security/weak-flow']);

/** An action or a waiver to sign opens the way and settles nothing yet. */
function canSettle(id: string): boolean {
  // Its fix takes a standard out of a policy file; a case sets its standards itself. fixes.test.ts tries it.
  if (id === 'core/front-office-locked') return false;
  const fixes = rules.get(id)?.fix;
  return !settledByPeople.has(id) && (rules.get(id)?.engine !== undefined || fixes === undefined || fixes.some(fix => Object.keys(fix).some(key => /^(set|unset|add|remove|rename|choose)$/.test(key))));
}
