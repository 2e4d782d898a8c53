// The `tests:` of a policy file: passing and failing, each failure at its line.
import assert from 'node:assert/strict';
import { sectionsOf } from '../../../src/core/file-kind.ts';
import { runPolicyTests } from '../../../src/core/policy/policy-tests.ts';
import { readFiles } from '../../../src/core/read-files.ts';
import { placeRange, type SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { say } from '../../../src/core/text/language.ts';
import { packs } from '../../../src/generated/packs.ts';
import { memorySnapshot, uriOf } from '../../support/memory-snapshot.ts';

const rule = `version: 1
extends: [builtin:lifecycle]
rules:
  a/b:
    title: MFA
    on: tool
    severity: warning
    assert: tool.security.mfa
    at: tool.security.mfa
    fix:
      - title: Switch it on
        set: { tool.security.mfa: true }
`;

function run(tests: string, files: Readonly<Record<string, string>> = {}, only?: string, rules = '') {
  const read = readFiles(memorySnapshot({ 'martech-policies.yaml': `${rule}${rules}tests:\n${tests}`, ...files }), undefined);
  const document = read.document(uriOf('martech-policies.yaml'), 'martech-policies') as SyntaxDocument;
  assert.ok(sectionsOf['martech-policies'].has('tests'));
  return runPolicyTests(document, read, packs, { today: '2026-11-22', ...(only !== undefined && { only }) }).map(result => ({
    ...result,
    failures: result.failures.map(({ place, message }) => {
      const range = placeRange(document, place);
      return `${document.text.slice(range?.start, range?.end)} | ${say(message, 'en')}`;
    }),
  }));
}

const off = 'tools: { crm: { security: { mfa: false } } }';

describe('the tests of a policy', () => {
  it('pass, with target, severity, place and fix', () => {
    const [result] = run(`  off:\n    rule: a/b\n    stack: { ${off} }\n    expect: [{ target: "tool:crm", severity: warning, at: tool.security.mfa, after-fix: 0 }]\n`);
    assert.deepEqual([result?.passed, result?.name, result?.rule, result?.failures], [true, 'off', 'a/b', []]);
  });
  it('expect silence, questions and counts', () => {
    const results = run([
      '  on: { rule: a/b, stack: { tools: { crm: { security: { mfa: true } } } }, expect: [] }',
      '  asked: { rule: a/b, stack: { tools: { crm: {} } }, expect: [{ kind: question, target: crm }] }',
      `  two: { rule: a/b, stack: { tools: { a: { security: { mfa: false } }, b: { security: { mfa: false } } } }, expect: [{ count: 2 }] }`, '',
    ].join('\n'));
    assert.deepEqual(results.map(({ passed }) => passed), [true, true, true]);
  });
  it('fail at the expectation that is not met, and at the test for what nobody expected', () => {
    const [result] = run(`  off:\n    rule: a/b\n    stack: { ${off} }\n    expect: [{ target: "tool:mail" }]\n`);
    assert.deepEqual(result?.failures, [
      '{ target: "tool:mail" } | Expected, but not found: finding tool:mail.',
      'off | Found, but not expected: finding tool:crm warning at tool.security.mfa',
    ]);
  });
  it('say once what was found instead, and never leave an expectation without words', () => {
    const [result] = run(`  off:\n    rule: a/b\n    stack: { tools: { crm: {}, mail: { security: { mfa: false } } } }\n    expect: [{ target: crm, severity: error }, {}]\n`);
    assert.deepEqual(result?.failures, [
      '{ target: crm, severity: error } | Expected, but not found: finding crm error. Found instead: question tool:crm info at tool',
    ]);
    const [bare] = run('  on: { rule: a/b, stack: { tools: { crm: { security: { mfa: true } } } }, expect: [{ at: tool }] }\n');
    assert.deepEqual(bare?.failures, ['{ at: tool } | Expected, but not found: finding at tool.']);
  });
  it('say when a rule is not in force, and when there is no stack', () => {
    const [gone, bare] = run('  a: { rule: a/c, expect: [] }\n  b: { rule: a/b, expect: [] }\n');
    assert.match(gone?.failures[0] ?? '', /not in force/);
    assert.match(bare?.failures[0] ?? '', /has no stack/);
  });
  it('fix the day, set parameters, and read a manifest of its own', () => {
    const trial = 'tools: { crm: { category: crm, lifecycle: { stage: trial, since: 2026-01-01, until: 2026-04-01 } } }';
    const results = run([
      `  day: { rule: lifecycle/trial-expired, today: 2026-04-01, stack: { ${trial} }, expect: [] }`,
      `  next: { rule: lifecycle/trial-expired, today: 2026-04-02, stack: { ${trial} }, expect: [{ target: crm }] }`,
      `  long: { rule: lifecycle/trial-too-long, params: { trial-max: 1 month }, stack: { ${trial} }, expect: [{ target: crm }] }`,
      '  file: { rule: a/b, file: cases/one.martech-stack.yaml, expect: [{ target: crm }] }',
      '  none: { rule: a/b, file: cases/two.martech-stack.yaml, expect: [] }', '',
    ].join('\n'), { 'cases/one.martech-stack.yaml': `version: 1\nstack: { name: One }\n${off}\n` });
    assert.deepEqual(results.map(({ name, passed }) => [name, passed]), [['day', true], ['next', true], ['long', true], ['file', true], ['none', false]]);
  });
  it('hold observations', () => {
    const stack = 'stack: { tools: { crm: { catalog: brevo } } }';
    const seen = (tool: string): string => `observations: [{ on: 2026-11-01, source: gtm, tool: ${tool}, consent: not-set }]`;
    const observing = '  a/seen: { title: Seen, on: observation, severity: info, assert: size(observation.declared_tools) > 0, at: observation.latest.consent }\n';
    const results = run(`  a: { rule: a/seen, ${stack}, ${seen('brevo')}, expect: [] }\n  b: { rule: a/seen, ${stack}, ${seen('hotjar')}, expect: [{ target: "observation:hotjar", at: observation.latest.consent }] }\n`, {}, undefined, observing);
    assert.deepEqual(results.map(({ failures }) => failures), [[], []]);
  });
  it('look at the rules of their own file, and fix them there', () => {
    const about = [
      '  a/about-rules:', '    title: An owner', '    on: rule', '    severity: warning', '    when: rule.severity == "warning"', '    assert: has(rule.owner)', '    at: rule.severity',
      '    fix: [{ title: Name one, set: { rule.owner: crm } }]', '    owner: it', '',
    ].join('\n');
    const [result] = run('  a: { rule: a/about-rules, stack: {}, expect: [{ target: "rule:a/b", severity: warning, at: rule.severity, after-fix: 0 }] }\n', {}, undefined, about);
    assert.deepEqual(result?.failures, []);
  });
  it('run alone by name', () => assert.deepEqual(run('  a: { rule: a/b, stack: {}, expect: [] }\n  b: { rule: a/b, stack: {}, expect: [] }\n', {}, 'b').map(({ name }) => name), ['b']));
});
