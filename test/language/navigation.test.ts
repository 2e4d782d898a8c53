import assert from 'node:assert/strict';
import { definition } from '../../src/language/definition.ts';
import { documentLinks } from '../../src/language/document-links.ts';
import { outline } from '../../src/language/outline.ts';
import { references } from '../../src/language/references.ts';
import { editorAt, spelt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

function definitionsAt(marked: Record<string, string>): readonly string[] {
  const editor = editorAt(marked);
  return definition(editor.context, editor.offset).map(location => spelt(editor, location));
}

function referencesAt(marked: Record<string, string>, includeDeclaration: boolean): readonly string[] {
  const editor = editorAt(marked);
  return references(editor.context, editor.offset, includeDeclaration).map(location => spelt(editor, location));
}

const inRoot = (from: string, to: string) => ({ ...files, 'martech-stack.yaml': root.replace(from, to) });
const inBrands = (from: string, to: string) => ({ ...files, 'brands.martech-stack.yaml': brands.replace(from, to) });

describe('definition', () => {
  for (const [what, marked, expected] of [
    ['of an id in the same file', inRoot('from: website', 'from: web‸site'), ['martech-stack.yaml:22:2 website']],
    ['of an id in the root, from an import', inBrands('from: crm', 'from: ‸crm'), ['martech-stack.yaml:27:2 crm']],
    ['of an id in a list', inBrands('[customer-email]', '[customer-email‸]'), ['martech-stack.yaml:16:2 customer-email']],
    ['of an id that is a key', inRoot('customer-email: master', 'customer‸-email: master'), ['martech-stack.yaml:16:2 customer-email']],
    ['of a contract', inRoot('contract: suite', 'contract: s‸uite'), ['martech-stack.yaml:36:2 suite']],
    ['of the declaration itself', inRoot('  crm:\n', '  c‸rm:\n'), ['martech-stack.yaml:27:2 crm']],
    ['of an id that nothing has', inRoot('from: website', 'from: web‸sit'), []],
    ['of a plain word', inRoot('name: Website', 'name: Web‸site'), []],
  ] as const) {
    it(what, () => assert.deepEqual(definitionsAt(marked), expected));
  }

  it('of an id in two files gives both', () => {
    const marked = { ...inRoot('from: website', 'from: web‸site'), 'brands.martech-stack.yaml': `${brands}  # more\n`.replace('  brevo:', '  website: { name: Twice }\n  brevo:') };
    assert.deepEqual(definitionsAt(marked), ['martech-stack.yaml:22:2 website', 'brands.martech-stack.yaml:3:2 website']);
  });
});

describe('references', () => {
  it('of a tool lie in every file', () => {
    const marked = inRoot('  crm:\n', '  c‸rm:\n');
    assert.deepEqual(referencesAt(marked, false), ['martech-stack.yaml:46:8 crm', 'brands.martech-stack.yaml:10:10 crm']);
    assert.deepEqual(referencesAt(marked, true), ['martech-stack.yaml:27:2 crm', 'martech-stack.yaml:46:8 crm', 'brands.martech-stack.yaml:10:10 crm']);
  });

  it('are the same from any of them', () => {
    assert.deepEqual(referencesAt(inBrands('from: crm', 'from: cr‸m'), true), referencesAt(inRoot('  crm:\n', '  c‸rm:\n'), true));
  });

  it('of a rule are waivers and policies', () => {
    const marked = {
      'martech-stack.yaml': `${root}policies: [martech-policies.yaml]\nwaivers:\n  w:\n    rule: ownership/no-business-owner‸\n    target: crm\n    reason: later\n    until: 2027-01-31\n`,
      'martech-policies.yaml': 'version: 1\nextends: [builtin:standard]\nrules:\n  ownership/no-business-owner: off\n', 'brands.martech-stack.yaml': brands,
    };
    assert.deepEqual(referencesAt(marked, false), ['martech-stack.yaml:52:10 ownership/no-business-owner', 'martech-policies.yaml:4:2 ownership/no-business-owner']);
  });
});

describe('ids in a policy file', () => {
  const policy = 'version: 1\nextends: [builtin:all]\nparams:\n  hub: [website, nothing]\nrules:\n  acme/named:\n    title: Named\n    on: tool\n    owner: it-crm\n    severity: info\n    assert: has(tool.name)\n';
  const withPolicy = (marked: Record<string, string>) => ({ ...files, 'martech-stack.yaml': `${root}policies: [martech-policies.yaml]\n`, 'martech-policies.yaml': policy, ...marked });

  it('lead to the tool or the owner', () => {
    assert.deepEqual(definitionsAt(withPolicy({ 'martech-policies.yaml': policy.replace('[website', '[web‸site') })), ['martech-stack.yaml:22:2 website']);
    assert.deepEqual(definitionsAt(withPolicy({ 'martech-policies.yaml': policy.replace('owner: it-crm', 'owner: it‸-crm') })), ['martech-stack.yaml:11:2 it-crm']);
    assert.deepEqual(definitionsAt(withPolicy({ 'martech-policies.yaml': policy.replace('nothing', 'no‸thing') })), []);
  });

  it('are among the references', () => {
    const marked = withPolicy({ 'martech-stack.yaml': `${root.replace('from: website', 'from: web‸site')}policies: [martech-policies.yaml]\n` });
    assert.ok(referencesAt(marked, false).includes('martech-policies.yaml:4:8 website'));
  });

  it('a rule leads to where it is written', () => {
    const marked = withPolicy({ 'martech-stack.yaml': `${root}policies: [martech-policies.yaml]\nwaivers:\n  w: { rule: acme/na‸med, target: crm }\n` });
    assert.deepEqual(definitionsAt(marked), ['martech-policies.yaml:6:2 acme/named']);
  });
});

describe('rules and parameters of policies', () => {
  const waived = 'waivers:\n  w:\n    rule: acme/one\n    target: crm\n';
  const policy = withPolicy(`version: 1
extends: [builtin:ownership]
parameters:
  trial-budget: { type: money, default: 5000 EUR/year }
params:
  trial-budget: 6000 EUR/year
  trial-max: 60 days
rules:
  acme/one:
    title: One
    on: tool
    severity: warning
    assert: params.trial_budget.amount > 1.0 && "😀" != tool.name && params.?trial_max.hasValue()
  ownership/no-business-owner: { severity: info }
tests:
  one:
    rule: acme/one
    params: { trial-budget: 1 EUR/year }
    stack: {}
    expect: []
`);
  const rooted = (more: string) => ({ ...policy, 'martech-stack.yaml': `${(policy['martech-stack.yaml'] as string).replace('  website:\n', '  # martech-ignore acme/one: not ours\n  website:\n')}${more}` });
  const within = (from: string, to: string) => ({ ...rooted(waived), 'martech-policies.yaml': (policy['martech-policies.yaml'] as string).replace(from, to) });
  const inStack = (from: string, to: string) => ({ ...rooted(waived), 'martech-stack.yaml': (rooted(waived)['martech-stack.yaml'] as string).replace(from, to) });

  for (const [what, marked, expected] of [
    ['a waiver to its rule', inStack('rule: acme/one', 'rule: acme/o‸ne'), ['martech-policies.yaml:9:2 acme/one']],
    ['a comment to its rule', inStack('ignore acme/one', 'ignore acme‸/one'), ['martech-policies.yaml:9:2 acme/one']],
    ['a test to its rule', within('rule: acme/one', 'rule: a‸cme/one'), ['martech-policies.yaml:9:2 acme/one']],
    ['a setting to the declaration', within('trial-budget: 6000', 'trial‸-budget: 6000'), ['martech-policies.yaml:4:2 trial-budget']],
    ['an expression to the declaration', within('params.trial_budget', 'params.trial_b‸udget'), ['martech-policies.yaml:4:2 trial-budget']],
    ['an expression to what is set, for a built-in one', within('params.?trial_max', 'params.?trial‸_max'), ['martech-policies.yaml:7:13 60 days']],
  ] as const) {
    it(`lead from ${what}`, () => assert.deepEqual(definitionsAt(marked), expected));
  }

  it('lead to the page of a built-in rule, where the client has pages', () => {
    const marked = within('ownership/no-business-owner', 'ownership/no-business‸-owner');
    const { context, offset } = editorAt(marked, { rulePages: 'martech-stack-rule:/' });
    assert.deepEqual(definition(context, offset).map(({ uri }) => uri), ['martech-stack-rule:/ownership/no-business-owner.md']);
    assert.deepEqual(definitionsAt(marked), []);
  });

  it('have references in waivers, comments, adjustments and tests', () => {
    const expected = ['martech-stack.yaml:53:10 acme/one', 'martech-stack.yaml:22:19 acme/one', 'martech-policies.yaml:17:10 acme/one'];
    assert.deepEqual(referencesAt(within('  acme/one:', '  acme‸/one:'), false), expected);
    assert.deepEqual(referencesAt(within('  acme/one:', '  acme‸/one:'), true), ['martech-policies.yaml:9:2 acme/one', ...expected]);
  });

  it('have references in settings, expressions and tests', () => {
    const all = ['martech-policies.yaml:4:2 trial-budget', 'martech-policies.yaml:6:2 trial-budget', 'martech-policies.yaml:13:19 trial_budget', 'martech-policies.yaml:18:14 trial-budget'];
    assert.deepEqual(referencesAt(within('trial-budget: 6000', 'trial‸-budget: 6000'), true), all);
    assert.deepEqual(referencesAt(within('params.trial_budget', 'params.trial_b‸udget'), false), all.slice(1));
  });

  it('are found in a file that no stack names', () => {
    const text = 'version: 1\nrules:\n  a/b: { title: B, on: tool, severity: info, assert: tool.live }\ntests:\n  t: { rule: a/‸b, stack: {}, expect: [] }\n';
    assert.deepEqual(definitionsAt({ 'alone.martech-policies.yaml': text }), ['alone.martech-policies.yaml:3:2 a/b']);
  });
});

describe('outline', () => {
  it('shows sections, entries with their names, and keys', () => {
    const { context } = editorAt({ ...files });
    const symbols = outline(context.document);
    assert.deepEqual(symbols.map(symbol => symbol.name), ['version', 'stack', 'imports', 'owners', 'data', 'tools', 'contracts', 'flows']);
    const crm = symbols.find(symbol => symbol.name === 'tools')?.children?.[1];
    assert.deepEqual([crm?.name, crm?.detail, crm?.children?.map(child => child.name)], ['crm', 'Salesforce', ['name', 'category', 'lifecycle', 'owners', 'holds', 'contract']]);
  });

  it('marks a tool that is retired', () => {
    const { context } = editorAt(root.replace('lifecycle: production', 'lifecycle: { stage: retired }'));
    const tools = outline(context.document).find(symbol => symbol.name === 'tools')?.children ?? [];
    assert.deepEqual(tools.map(({ name, tags }) => [name, tags]), [['website', [1]], ['crm', undefined]]);
  });

  it('keeps every selection inside its range, and children inside their parents, in broken text too', () => {
    for (const text of [root, brands, 'tools:\n  a: [b\n  c:\n    d: "e\n', 'tools:\n\tx: 1\n', '? a\n: b\n', '"": 1\n', 'tools: {a: {b: 1}, "": {}}\n', 'observed:\n  - { on: \n  - \nstack: {}\n', '']) {
      const check = (symbols: ReturnType<typeof outline>, parent?: ReturnType<typeof outline>[0]): void => {
        for (const symbol of symbols) {
          const { name, range, selectionRange, children } = symbol;
          assert.ok(name.length > 0);
          assert.ok(isNotAfter(range.start, selectionRange.start) && isNotAfter(selectionRange.end, range.end), `${name} in ${JSON.stringify(text)}`);
          assert.ok(!parent || (isNotAfter(parent.range.start, range.start) && isNotAfter(range.end, parent.range.end)), `${name} in ${parent?.name} of ${JSON.stringify(text)}`);
          check(children ?? [], symbol);
        }
      };
      check(outline(editorAt({ 'martech-stack.yaml': text }).context.document));
    }
  });
});

describe('document links', () => {
  /** The words that are links, with their targets. */
  function links(marked: Record<string, string>, own = {}): readonly string[] {
    const editor = editorAt(marked, own);
    return documentLinks(editor.context).map(({ range, target }) => `${spelt(editor, { uri: editor.context.uri, range }).replace(/^\S+ /, '')} → ${target}`);
  }

  it('lead from names of files to the files, and from patterns to each', () => {
    const text = 'version: 1\nstack: { name: A }\nimports: [brands/a.martech-stack.yaml, "brands/*.yaml"]\npolicies: martech-policies.yaml\n';
    assert.deepEqual(links({ 'martech-stack.yaml': text, 'brands/a.martech-stack.yaml': 'version: 1\n', 'brands/b.martech-stack.yaml': 'version: 1\n' }), [
      'brands/a.martech-stack.yaml → file:///w/brands/a.martech-stack.yaml', '"brands/*.yaml" → file:///w/brands/a.martech-stack.yaml',
      '"brands/*.yaml" → file:///w/brands/b.martech-stack.yaml', 'martech-policies.yaml → file:///w/martech-policies.yaml',
    ]);
  });

  it('lead to what a policy extends', () => {
    assert.deepEqual(links({ 'martech-policies.yaml': 'version: 1\nextends: [builtin:starter, ../group.martech-policies.yaml]\n' }), ['../group.martech-policies.yaml → file:///group.martech-policies.yaml']);
  });

  it('lead to what a test is about', () => {
    const text = 'version: 1\nextends: builtin:starter\ntests:\n  t: { rule: a/b, file: a‸.martech-stack.yaml, expect: [] }\n';
    const marked = { 'martech-policies.yaml': text, 'a.martech-stack.yaml': 'version: 1\n' };
    assert.deepEqual(links(marked), ['a.martech-stack.yaml → file:///w/a.martech-stack.yaml']);
    assert.deepEqual(definitionsAt(marked), ['a.martech-stack.yaml:1:0 ']);
  });

  it('lead to addresses in values', () => {
    const text = 'version: 1\nstack: { name: "😀" }\ntools:\n  a:\n    url: https://a.example/x?y=1#z\n    description: |\n      See (https://b.example/é), or http://c.example.\n    links: [{ title: A, url: "https://d.example/[1]" }]\n';
    assert.deepEqual(links({ 'martech-stack.yaml': text }), [
      'https://a.example/x?y=1#z → https://a.example/x?y=1#z', 'https://b.example/é → https://b.example/é', 'http://c.example → http://c.example', 'https://d.example/[1] → https://d.example/[1]',
    ]);
  });

  it('lead from ids of built-in rules to their pages, in clients that have pages', () => {
    const text = `${root}policies: [martech-policies.yaml]\nwaivers:\n  a: { rule: security/no-sso, target: crm }\n  b: { rule: acme/own, target: crm }\n# martech-ignore ownership/no-business-owner: later\n`;
    const policies = 'version: 1\nextends: [builtin:all]\nrules:\n  security/no-sso: info\n  acme/own: { title: Own, on: tool, severity: info, assert: tool.live }\ntests:\n  t: { rule: security/no-sso, stack: {}, expect: [] }\n';
    const pages = { rulePages: 'martech-stack-rule:/' };
    assert.deepEqual(links({ 'martech-stack.yaml': text, 'martech-policies.yaml': policies }, pages).slice(2), [
      'security/no-sso → martech-stack-rule:/security/no-sso.md', 'ownership/no-business-owner → martech-stack-rule:/ownership/no-business-owner.md',
    ]);
    assert.deepEqual(links({ 'martech-policies.yaml': policies, 'martech-stack.yaml': text }, pages), ['security/no-sso → martech-stack-rule:/security/no-sso.md', 'security/no-sso → martech-stack-rule:/security/no-sso.md']);
  });
});

describe('definition and references of files and catalog ids', () => {
  it('a name of a file leads to it, a pattern to each', () => {
    const marked = { 'martech-stack.yaml': 'version: 1\nstack: { name: A }\nimports: ["brands/‸*.yaml", x.yaml]\n', 'brands/a.martech-stack.yaml': 'version: 1\n', 'brands/b.martech-stack.yaml': 'version: 1\n' };
    assert.deepEqual(definitionsAt(marked), ['brands/a.martech-stack.yaml:1:0 ', 'brands/b.martech-stack.yaml:1:0 ']);
    assert.deepEqual(definitionsAt({ ...marked, 'martech-stack.yaml': marked['martech-stack.yaml'].replace('‸*', '*').replace('x.', 'x‸.') }), []);
  });

  it('a name of a file has the other names of that file as references', () => {
    const marked = { 'martech-stack.yaml': 'version: 1\nstack: { name: A }\nimports: [x‸.martech-stack.yaml, "*.martech-stack.yaml"]\n', 'x.martech-stack.yaml': 'version: 1\n', 'b/martech-stack.yaml': 'version: 1\nstack: { name: B }\nimports: [../x.martech-stack.yaml]\n' };
    assert.deepEqual(referencesAt(marked, false), ['martech-stack.yaml:3:10 x.martech-stack.yaml', 'martech-stack.yaml:3:32 "*.martech-stack.yaml"', 'b/martech-stack.yaml:3:10 ../x.martech-stack.yaml']);
  });

  it('an observation leads to the tools that state its id', () => {
    const stated = inRoot('    category: crm\n', '    category: crm\n    catalog: salesforce-sales-cloud\n');
    const observations = 'version: 1\nobserved:\n  - { on: 2026-11-01, source: gtm, tool: salesforce-sales‸-cloud }\n  - { on: 2026-11-01, source: sso, tool: salesforce-sales-cloud }\n';
    const marked = { ...stated, 'martech-observations.yaml': observations };
    assert.deepEqual(definitionsAt(marked), ['martech-stack.yaml:30:13 salesforce-sales-cloud']);
    assert.deepEqual(referencesAt(marked, true).map(line => line.split(' ')[0]), ['martech-stack.yaml:30:13', 'martech-observations.yaml:3:41', 'martech-observations.yaml:4:41']);
  });

  it('references lie in expressions, and in every stack that reads the file', () => {
    const rules = 'version: 1\nextends: [builtin:integrity]\nrules:\n  a/b: { title: web is not website, on: tool, severity: info, assert: \'tool.id != "website" && tool.name != "website"\' }\n';
    const marked = { ...inRoot('  website:', '  web‸site:'), 'martech-policies.yaml': rules };
    marked['martech-stack.yaml'] += 'policies: [martech-policies.yaml]\n';
    assert.deepEqual(referencesAt(marked, false), ['martech-stack.yaml:45:10 website', 'brands.martech-stack.yaml:13:9 website', 'martech-policies.yaml:4:83 website']);
    const shared = { 'martech-stack.yaml': 'version: 1\nstack: { name: A, dpo: te‸am }\nimports: [s.martech-stack.yaml]\n', 'b/martech-stack.yaml': 'version: 1\nstack: { name: B, dpo: team }\nimports: [../s.martech-stack.yaml]\n', 's.martech-stack.yaml': 'version: 1\nowners: { team: { name: T, side: it } }\n' };
    assert.deepEqual(referencesAt(shared, false), ['martech-stack.yaml:2:23 team', 'b/martech-stack.yaml:2:23 team']);
  });
});

function isNotAfter(a: { line: number; character: number }, b: { line: number; character: number }): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
