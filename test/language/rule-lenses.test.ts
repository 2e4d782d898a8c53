import assert from 'node:assert/strict';
import type { CodeLens, Location } from 'vscode-languageserver-types';
import type { Abilities } from '../../src/language/context.ts';
import { type RuleLensData, resolveRuleLens, ruleLenses } from '../../src/language/rule-lenses.ts';
import { editorAt, spelt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';

const client: Partial<Abilities> = { placesCommand: 'places', testsCommand: 'tests' };

function lensesOf(policy: string, own: Partial<Abilities> = client, more: Record<string, string> = {}) {
  const editor = editorAt({ ...withPolicy(`‸${policy}`), ...more }, own);
  const resolve = (lens: CodeLens) => resolveRuleLens(editor.context, lens, lens.data as RuleLensData);
  return { editor, lenses: ruleLenses(editor.context).map(resolve) };
}

const rule = (keys: string) => `version: 1\nextends: [builtin:ownership]\nrules:\n  acme/one:\n    title: One\n    severity: warning\n${keys}`;
const titles = (policy: string, own?: Partial<Abilities>) => lensesOf(policy, own).lenses.map(lens => lens.command?.title);

describe('lenses of rules', () => {
  it('say what a rule touches and finds, and show it', () => {
    const { editor, lenses } = lensesOf(rule('    on: flow\n    when: flow.personal\n    assert: flow.?method.orValue("") == "api"\n'));
    assert.deepEqual(lenses.map(lens => lens.command?.title), ['touches 2 flows in this workspace', '1 finding']);
    assert.deepEqual(lenses.map(lens => lens.command?.command), ['places', 'places']);
    const [touched, found] = lenses.map(lens => lens.command?.arguments ?? []);
    assert.deepEqual([touched?.[0], touched?.[1]], [editor.context.uri, { line: 3, character: 2 }]);
    assert.deepEqual(((touched?.[2] ?? []) as Location[]).map(location => spelt(editor, location)), ['martech-stack.yaml:44:2 leads', 'brands.martech-stack.yaml:9:2 crm-to-brevo']);
    assert.deepEqual(((found?.[2] ?? []) as Location[]).map(location => spelt(editor, location)), ['brands.martech-stack.yaml:9:2 crm-to-brevo']);
  });

  for (const [what, keys, expected] of [
    ['nothing', '    on: flow\n    when: flow.method == "sdk"\n    assert: flow.personal\n', ['touches nothing in this workspace', 'no finding']],
    ['several kinds', '    on: [tool, flow]\n    assert: self.name != ""\n', ['touches 3 tools, 2 flows in this workspace', 'no finding']],
    ['the stack', '    on: stack\n    assert: size(stack.tools) == 3\n', ['touches 1 stack in this workspace', 'no finding']],
    ['questions', '    on: flow\n    assert: flow.method != "sdk"\n', ['touches 2 flows in this workspace', '1 question']],
    ['a rule that cannot run', '    on: flow\n    assert: flow.nothing\n', ['cannot run as it is written', 'no finding']],
  ] as const) {
    it(`tell of ${what}`, () => assert.deepEqual(titles(rule(keys)), expected));
  }

  it('count only entities at a stage where the rule weighs something', () => {
    const policy = rule('    on: tool\n    assert: tool.live\n').replace('severity: warning', 'severity: { trial: off, production: warning }');
    assert.deepEqual(titles(policy), ['touches 2 tools in this workspace', 'no finding']);
  });

  it('stand on adjusted rules too', () => {
    const policy = 'version: 1\nextends: [builtin:ownership]\nrules:\n  ownership/no-business-owner: { severity: info }\n  ownership/no-technical-owner: off\n';
    assert.deepEqual(titles(policy), ['touches 3 tools in this workspace', 'no finding', 'switched off', 'no finding']);
  });

  it('run tests, wherever they are written', () => {
    const policy = `${rule('    on: tool\n    assert: tool.live\n')}tests:\n  a: { rule: acme/one, stack: {}, expect: [] }\n`;
    const { lenses } = lensesOf(policy, client, { 'tests/one.martech-policies.yaml': 'version: 1\nextends: [../martech-policies.yaml]\ntests:\n  b: { rule: acme/one, stack: {}, expect: [] }\n' });
    assert.deepEqual(lenses[2]?.command, { title: 'run 2 tests', command: 'tests', arguments: ['acme/one'] });
  });

  it('only tell in a client without the commands', () => {
    const { lenses } = lensesOf(`${rule('    on: tool\n    assert: tool.live\n')}tests:\n  a: { rule: acme/one, stack: {}, expect: [] }\n`, {});
    assert.deepEqual(lenses.map(lens => lens.command), [{ title: 'touches 3 tools in this workspace', command: '' }, { title: 'no finding', command: '' }]);
  });

  it('speak the reader’s language', () => assert.deepEqual(titles(rule('    on: flow\n    assert: flow.personal\n'), { ...client, language: 'fr' }), ['concerne 2 flux dans cet espace de travail', 'aucun constat']));
  it('are on no other file', () => assert.deepEqual(ruleLenses(editorAt(withPolicy(rule(''))).context), []));
});
