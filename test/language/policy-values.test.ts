import assert from 'node:assert/strict';
import { completion } from '../../src/language/completion.ts';
import { rootsOf } from '../../src/language/context.ts';
import { hover } from '../../src/language/hover.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';

const items = (policy: string, more: Record<string, string> = {}) => {
  const { context, offset } = editorAt({ ...withPolicy(policy), ...more });
  return completion(context, offset).items;
};
const labels = (policy: string, more?: Record<string, string>) => items(policy, more).map(({ label }) => label);
const head = 'version: 1\nextends: [builtin:ownership]\n';
const declared = 'parameters:\n  homes: { type: map<list<place>>, default: {} }\n  agreed: { type: list<tool>, default: [] }\n  teams: { type: owner }\n  strict: { type: flag, default: false }\n  review: { type: duration, default: 90 days }\n';

describe('completion in a policy file', () => {
  for (const [what, policy, expected, not] of [
    ['sets, packs and files to extend', 'version: 1\nextends: [‸]\n', ['builtin:starter', 'builtin:all', 'builtin:privacy', 'group/other.martech-policies.yaml'], ['builtin:shared', 'martech-policies.yaml']],
    ['those that are not there yet', 'version: 1\nextends: [builtin:starter, ‸]\n', ['builtin:standard'], ['builtin:starter']],
    ['one alone', 'version: 1\nextends: ‸\n', ['builtin:starter'], []],
    ['rules to adjust', `${head}rules:\n  own‸\n`, ['ownership/no-business-owner'], ['lifecycle/trial-expired']],
    ['rules not adjusted yet', `${head}rules:\n  ownership/no-business-owner: off\n  ‸\n`, ['ownership/no-technical-owner'], ['ownership/no-business-owner']],
    ['parameters to set', `${head}${declared}params:\n  ‸\n`, ['review', 'trial-max'], []],
    ['parameters not set yet', `${head}${declared}params:\n  review: 1 day\n  ‸\n`, ['trial-max'], ['review']],
    ['places in a map of lists', `${head}${declared}params:\n  homes: { restricted: [‸] }\n`, ['FR', 'EEA'], ['crm']],
    ['tools', `${head}${declared}params:\n  agreed: [‸]\n`, ['crm', 'brevo'], ['it-crm']],
    ['owners', `${head}${declared}params:\n  teams: ‸\n`, ['it-crm'], ['crm']],
    ['yes or no', `${head}${declared}params:\n  strict: ‸\n`, ['true', 'false'], []],
    ['the default', `${head}${declared}params:\n  review: ‸\n`, ['90 days'], []],
    ['values of a default', `${head}parameters:\n  homes: { type: list<place>, default: [‸] }\n`, ['FR'], []],
    ['owners of a rule', `${head}rules:\n  a/b:\n    owner: ‸\n`, ['it-crm'], ['crm']],
    ['rules of a test', `${head}rules:\n  a/b: { title: B, on: tool, severity: info, assert: tool.live }\ntests:\n  t:\n    rule: ‸\n`, ['a/b', 'ownership/no-business-owner'], []],
    ['parameters of a test', `${head}${declared}tests:\n  t:\n    params:\n      ‸\n`, ['review', 'trial-max'], ['rule']],
    ['their values', `${head}${declared}tests:\n  t:\n    params: { teams: ‸ }\n`, ['crm-team'], []],
    ['where a squiggle may start', `${head}rules:\n  a/b:\n    on: flow\n    each: flow.data\n    assert: item.personal\n    at: [‸]\n`, ['flow', 'item'], []],
    ['paths of a squiggle', `${head}rules:\n  a/b:\n    on: flow\n    assert: flow.personal\n    at: [flow.‸]\n`, ['flow.method', 'flow.legal-basis', 'flow.to'], ['flow.personal']],
    ['paths through references', `${head}rules:\n  a/b:\n    on: flow\n    assert: flow.personal\n    at: flow.to.request.‸\n`, ['flow.to.request.requested-on'], []],
    ['paths of an item', `${head}rules:\n  a/b:\n    on: flow\n    each: flow.data\n    assert: item.personal\n    at: item.‸\n`, ['item.steward'], []],
    ['ids of the stack inside a test', `${head}tests:\n  t:\n    rule: a/b\n    stack:\n      tools: { shop: { name: Shop } }\n      flows: { f: { from: ‸ } }\n    expect: []\n`, ['shop'], ['crm']],
    ['targets of a test', `${head}tests:\n  t:\n    rule: a/b\n    stack: { tools: { shop: { name: Shop } } }\n    expect: [{ target: ‸ }]\n`, ['tool:shop'], ['tool:crm']],
    ['kinds', `${head}rules:\n  a/b:\n    on: ‸\n`, ['tool', 'flow'], []],
    ['keys of an expectation', `${head}tests:\n  t:\n    rule: a/b\n    expect: [{ ‸ }]\n`, ['target', 'severity'], []],
  ] as const) {
    it(`offers ${what}`, () => {
      const found = labels(policy, { 'group/other.martech-policies.yaml': 'version: 1\n' });
      assert.deepEqual([expected.filter(label => !found.includes(label)), not.filter(label => found.includes(label))], [[], []], found.join());
    });
  }

  it('counts the rules of what may be extended', () => {
    const item = items('version: 1\nextends: [‸]\n').find(({ label }) => label === 'builtin:ownership');
    assert.match(String(item?.documentation), /^Ownership: \d+ rules, all tiers\.$/);
  });

  it('knows its own rules in a file that no stack names', () => {
    const { context, offset } = editorAt({ 'alone.martech-policies.yaml': 'version: 1\nextends: [builtin:ownership]\nrules:\n  a/b: { title: B, on: tool, severity: info, assert: tool.live }\ntests:\n  t: { rule: ‸ }\n' });
    const found = completion(context, offset).items.map(({ label }) => label);
    assert.ok(found.includes('a/b') && found.includes('ownership/no-business-owner'), found.join());
  });
});

describe('completion in an ignore comment', () => {
  const at = (comment: string) => {
    const files = withPolicy('version: 1\nextends: [builtin:ownership]\n');
    const { context, offset } = editorAt({ ...files, 'martech-stack.yaml': (files['martech-stack.yaml'] as string).replace('  website:\n', `${comment}\n  website:\n`) });
    return completion(context, offset).items;
  };
  it('offers the rules that it may name, with the colon behind', () => {
    const item = at('  # martech-ignore own‸').find(({ label }) => label === 'ownership/no-business-owner');
    assert.deepEqual(item?.textEdit, { range: { start: { line: 21, character: 19 }, end: { line: 21, character: 22 } }, newText: 'ownership/no-business-owner: ' });
    assert.equal(at('  # martech-ignore ‸: why').find(({ label }) => label === 'ownership/no-business-owner')?.textEdit?.newText, 'ownership/no-business-owner');
  });
  it('offers nothing behind it, nor in other comments', () => {
    assert.deepEqual([at('  # martech-ignore a/b: ‸'), at('  # ‸'), at('  # martech-ign‸')].map(items => items.length), [0, 0, 0]);
  });
});

describe('hover in a policy file', () => {
  const text = (policy: string) => {
    const { context, offset } = editorAt(withPolicy(policy));
    const contents = hover(context, offset)?.contents;
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  };
  it('tells of a parameter where it is set', () => assert.match(text(`${head}params:\n  trial-m‸ax: 60 days\n`), /^`trial-max: duration`\n\n.+\n\n- Default: `90 days`\n- Here: `60 days`/s));
  it('tells of a rule where it is adjusted', () => assert.match(text(`${head}rules:\n  ownership/no-busi‸ness-owner: off\n`), /^\*\*.+\*\* `ownership\/no-business-owner`\n\nBuilt in, pack `ownership`\. Adjusted in `martech-policies.yaml`\./));
  it('tells of a rule where it is tested', () => assert.match(text(`${head}rules:\n  a/b: { title: B, on: tool, severity: info, assert: tool.live }\ntests:\n  t: { rule: a‸/b, stack: {}, expect: [] }\n`), /^\*\*B\*\* `a\/b`\n\nWritten in `martech-policies.yaml`\./));
  it('tells what is extended', () => assert.match(text('version: 1\nextends: [builtin:own‸ership]\n'), /`builtin:ownership`\n\nOwnership: \d+ rules/));
});

describe('observation files', () => {
  const text = 'version: 1\nobserved:\n  - on: 2026-11-02\n    source: ‸\n';
  it('complete keys and values from their schema', () => {
    const at = (marked: string) => {
      const { context, offset } = editorAt({ 'martech-observations.yaml': marked });
      return completion(context, offset).items.map(({ label }) => label);
    };
    assert.deepEqual(['har', 'gtm'].filter(label => !at(text).includes(label)), []);
    assert.deepEqual(['tool', 'consent'].filter(label => !at(text.replace('source: ‸', '‸')).includes(label)), []);
  });
  it('speak of the stack beside them', () => {
    const root = (id: string) => `version: 1\nstack: { name: ${id} }\nowners: { ${id}-team: { name: Team } }\n`;
    const { context } = editorAt({ 'one/martech-observations.yaml': `‸${text.replace('‸', 'gtm')}`, 'one/martech-stack.yaml': root('one'), 'two/martech-stack.yaml': root('two') });
    assert.deepEqual(rootsOf(context).map(each => each.stack.uri.split('/').at(-2)), ['one']);
  });
  it('explain keys and values', () => {
    const { context, offset } = editorAt({ 'martech-observations.yaml': text.replace('source: ‸', 'sou‸rce: gtm') });
    assert.match(JSON.stringify(hover(context, offset)?.contents), /`source`/);
  });
});
