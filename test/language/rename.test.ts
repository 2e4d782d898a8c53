// A rename reaches every place that means the thing, in every file, and nothing that merely reads alike.
import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { say } from '../../src/core/text/language.ts';
import { highlights } from '../../src/language/highlights.ts';
import { linkedEditing } from '../../src/language/linked-editing.ts';
import { prepareRename, rename } from '../../src/language/rename.ts';
import { afterEdit, editorAt, spelt } from '../support/editor-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

type Files = Readonly<Record<string, string>>;

/** The lines that a rename at the mark changes, by file. */
function renamed(marked: Files, name: string): Readonly<Record<string, readonly string[]>> {
  const editor = editorAt(marked);
  const edit = rename(editor.context, editor.offset, name);
  assert.ok(edit && !('refused' in edit), edit && 'refused' in edit ? say(edit.refused, 'en') : 'nothing to rename');
  return changedLines(editor.files, afterEdit(editor, edit as WorkspaceEdit));
}

function changedLines(before: Files, after: Files): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(after).filter(([file, text]) => text !== before[file]).map(([file, text]) => {
    const old = (before[file] as string).split('\n');
    assert.equal(text.split('\n').length, old.length);
    return [file, text.split('\n').filter((line, index) => line !== old[index]).map(line => line.trim())];
  }));
}

function refusal(marked: Files, name: string): string {
  const editor = editorAt(marked);
  const answer = rename(editor.context, editor.offset, name);
  assert.ok(answer && 'refused' in answer);
  return say(answer.refused, 'en');
}

const policy = `version: 1
extends: [builtin:integrity]
parameters:
  main-tool: { type: tool, default: crm, title: The crm tool }
  trial-budget: { type: money, default: 5000 EUR/year }
params:
  hub: [crm, website] # crm first
  main-tool: crm
  trial-budget: 6000 EUR/year
rules:
  acme/no-crm:
    title: crm is not crm
    on: flow
    owner: it-crm
    severity: warning
    when: 'flow.from.id == "crm" || stack.tool(''crm'').name == "crm" || flow.method == "crm"'
    assert: params.trial_budget.amount > 1.0 && "params.trial_budget" != flow.id
    message: "{flow.id} costs {params.trial_budget} params.trial_budget"
tests:
  inline:
    rule: acme/no-crm
    params: { trial-budget: 1 EUR/year }
    stack: { tools: { crm: { name: CRM, lifecycle: production } }, flows: { f: { from: crm, to: crm } }, waivers: { w: { rule: acme/no-crm } } }
    expect: [{ target: crm }]
  of-file:
    rule: acme/no-crm
    file: martech-stack.yaml
    expect: [{ target: crm }, { target: "tool:crm" }, { target: leads }, { target: rule:acme/no-crm }]
`;
const waivers = `policies: [martech-policies.yaml]
waivers:
  crm-late: { rule: acme/no-crm, target: crm, reason: crm, until: 2027-01-31, approved-by: [crm-team] }
  late: { rule: acme/no-crm, target: 'tool:crm', reason: crm, until: 2027-01-31 }
  twice: { rule: acme/no-crm, target: leads, reason: crm, until: 2027-01-31 }
observations:
  ignore: [{ domain: crm.example, reason: crm }]
`;
const stack: Files = {
  'martech-stack.yaml': `${root.replace('  crm:\n', '  # martech-ignore acme/no-crm: crm\n  crm:\n    description: |\n      # martech-ignore acme/no-crm: a text\n      crm: crm\n')}${waivers}`,
  'brands.martech-stack.yaml': brands.replaceAll('\n', '\r\n'), 'martech-policies.yaml': policy,
};
const marked = (file: string, from: string, to: string): Files => {
  assert.ok((stack[file] as string).includes(from), from);
  return { ...stack, [file]: (stack[file] as string).replace(from, to) };
};

describe('rename of an entity', () => {
  const expected = {
    'martech-stack.yaml': [
      'customers:', 'to: customers', 'crm-late: { rule: acme/no-crm, target: customers, reason: crm, until: 2027-01-31, approved-by: [crm-team] }',
      'late: { rule: acme/no-crm, target: \'tool:customers\', reason: crm, until: 2027-01-31 }',
    ],
    'brands.martech-stack.yaml': ['from: customers'],
    'martech-policies.yaml': [
      'main-tool: { type: tool, default: customers, title: The crm tool }', 'hub: [customers, website] # crm first', 'main-tool: customers',
      'when: \'flow.from.id == "customers" || stack.tool(\'\'customers\'\').name == "crm" || flow.method == "crm"\'',
      'expect: [{ target: customers }, { target: "tool:customers" }, { target: leads }, { target: rule:acme/no-crm }]',
    ],
  };
  for (const [from, at] of [
    ['its declaration', marked('martech-stack.yaml', '  crm:\n', '  ‸crm:\n')],
    ['a reference in another file', marked('brands.martech-stack.yaml', 'from: crm', 'from: crm‸')],
    ['a waiver', marked('martech-stack.yaml', 'target: crm', 'target: c‸rm')],
    ['a waiver that tells the kind', marked('martech-stack.yaml', 'tool:crm', 'tool:cr‸m')],
    ['a parameter', marked('martech-policies.yaml', '[crm', '[c‸rm')],
    ['an expression', marked('martech-policies.yaml', '== "crm"', '== "c‸rm"')],
  ] as const) {
    it(`from ${from} changes all that names it`, () => assert.deepEqual(renamed(at, 'customers'), expected));
  }

  it('changes keys that name it, and leaves the same id of another kind', () => {
    assert.deepEqual(renamed(marked('martech-stack.yaml', '    holds: { customer-email: master }', '    holds: { customer‸-email: master }'), 'email'), {
      'martech-stack.yaml': ['email:', 'holds: { email: master }', 'data: [email]'], 'brands.martech-stack.yaml': ['data: [email]'],
    });
    assert.deepEqual(renamed(marked('martech-stack.yaml', '  crm-late: { rule', '  cr‸m-late: { rule'), 'exception'), {
      'martech-stack.yaml': ['exception: { rule: acme/no-crm, target: crm, reason: crm, until: 2027-01-31, approved-by: [crm-team] }'],
    });
  });

  it('tells the kind where a target would name two things', () => {
    assert.deepEqual(renamed(marked('martech-stack.yaml', '  leads:', '  lea‸ds:'), 'brevo')['martech-stack.yaml']?.at(-1), 'twice: { rule: acme/no-crm, target: flow:brevo, reason: crm, until: 2027-01-31 }');
  });

  it('of two things with one id changes the target that its rule is about', () => {
    const text = `${root.replace('  crm:\n', '  ‸crm:\n').replace('  leads:', '  crm:')}waivers:\n  a: { rule: security/no-sso, target: crm }\n  b: { rule: security/plain-transport, target: crm }\n  c: { rule: none/such, target: crm }\n`;
    const policies = 'version: 1\nextends: [builtin:all]\n';
    assert.deepEqual(renamed({ ...files, 'martech-stack.yaml': `${text}policies: [martech-policies.yaml]\n`, 'martech-policies.yaml': policies }, 'customers')['martech-stack.yaml'], [
      'customers:', 'to: customers', 'a: { rule: security/no-sso, target: customers }',
    ]);
  });

  it('follows aliases and merge keys to where the id is written', () => {
    const text = `version: 1
stack: { name: "😀 é" }
x-lead: &lead "team" # team
x-base: &base
  owners: { business: *lead }
owners: { team: { name: team, side: marketing } }
tools:
  crm: { <<: *base, name: 😀 team, category: crm, lifecycle: production, owners: { technical: 'te‸am', backup: *lead } }
`;
    assert.deepEqual(renamed({ 'martech-stack.yaml': text }, 'guild'), { 'martech-stack.yaml': [
      'x-lead: &lead "guild" # team', 'owners: { guild: { name: team, side: marketing } }',
      'crm: { <<: *base, name: 😀 team, category: crm, lifecycle: production, owners: { technical: \'guild\', backup: *lead } }',
    ] });
  });

  it('starts beside an anchor as well, and leaves a text that names two things', () => {
    const text = 'version: 1\nstack: { name: A }\nx-who: &who te‸am\nowners: { team: { name: T, side: it } }\ntools: { team: { name: T, category: crm, lifecycle: idea, owners: { business: *who } } }\n';
    assert.deepEqual(renamed({ 'martech-stack.yaml': text }, 'guild')['martech-stack.yaml'], ['x-who: &who guild', 'owners: { guild: { name: T, side: it } }']);
    const both = text.replace('{ business: *who }', '{ business: *who }, instance-of: *who');
    assert.match(refusal({ 'martech-stack.yaml': both }, 'guild'), /through an alias, names team and something else/);
    const beside = 'version: 1\nstack: { name: A }\nowners: { te‸am: { name: T, side: it } }\ntools: { team: { name: T, category: crm, lifecycle: idea, owners: { business: &who team }, instance-of: *who } }\n';
    assert.match(refusal({ 'martech-stack.yaml': beside }, 'guild'), /through an alias, names team and something else/);
    assert.match(refusal({ 'martech-stack.yaml': beside.replace('te‸am', 'team').replace('{ team: { name: T, c', '{ te‸am: { name: T, c') }, 'guild'), /through an alias, names team and something else/);
  });

  it('reaches every root that reads the file', () => {
    const other = 'version: 1\nstack: { name: B }\nimports: [shared.martech-stack.yaml]\nowners: { own: { name: Own, side: it } }\ntools: { a: { name: A, category: crm, lifecycle: production, owners: { business: team } } }\n';
    const shared = 'version: 1\nowners: { team: { name: Team, side: it } }\n';
    const both = { 'martech-stack.yaml': other.replace('business: team', 'business: te‸am'), 'b/martech-stack.yaml': other.replace('shared', '../shared'), 'shared.martech-stack.yaml': shared };
    assert.deepEqual(Object.keys(renamed(both, 'guild')), ['martech-stack.yaml', 'b/martech-stack.yaml', 'shared.martech-stack.yaml']);
    // An id that another root has must stay free as well.
    assert.match(refusal({ ...both, 'b/martech-stack.yaml': other.replace('shared', '../shared').replaceAll('own:', 'guild:') }, 'guild'), /in use/);
  });

  it('works in a file with broken parts', () => {
    const text = root.replace('    name: Website\n', '    name: [Website\n').replace('  crm:\n', '  c‸rm:\n');
    assert.deepEqual(renamed({ ...files, 'martech-stack.yaml': text }, 'customers'), { 'martech-stack.yaml': ['customers:', 'to: customers'], 'brands.martech-stack.yaml': ['from: customers'] });
  });

  it('works where another import is missing or none that can be read', () => {
    const imports = 'imports: [brands.martech-stack.yaml, missing.martech-stack.yaml, bad.martech-stack.yaml]';
    const text = root.replace('imports: [brands.martech-stack.yaml]', imports).replace('  crm:\n', '  c‸rm:\n');
    assert.deepEqual(renamed({ ...files, 'martech-stack.yaml': text, 'bad.martech-stack.yaml': '{[ crm: "\0\nflows:\n  x: { from: crm' }, 'customers')['brands.martech-stack.yaml'], ['from: customers']);
  });

  it('is exact beyond forty thousand lines, with combining marks, tabs and carriage returns', () => {
    const far = `${'# e\u0301 👩‍💻\n'.repeat(45_000)}${root.replace('  crm:\n', '  c‸rm:\n').replace('    to: crm', '    to:\t\tcrm\t# crm')}`.replaceAll('\n', '\r\n');
    const editor = editorAt({ ...files, 'martech-stack.yaml': far });
    const edit = rename(editor.context, editor.offset, 'customers') as WorkspaceEdit;
    assert.equal(afterEdit(editor, edit)['martech-stack.yaml'], (editor.files['martech-stack.yaml'] as string).replace('  crm:\r', '  customers:\r').replace('to:\t\tcrm', 'to:\t\tcustomers'));
    const [line] = highlights(editor.context, editor.offset).map(({ range }) => range.start.line);
    assert.equal(line, 45_026);
  });

  it('writes an id that YAML would read as nothing in quotes', () => {
    assert.deepEqual(renamed({ ...files, 'martech-stack.yaml': root.replace('to: crm', 'to: cr‸m') }, 'null')['martech-stack.yaml'], ['\'null\':', 'to: \'null\'']);
  });
});

describe('rename of rules and parameters', () => {
  it('of a rule reaches waivers, comments, adjustments and tests', () => {
    assert.deepEqual(renamed(marked('martech-policies.yaml', '  acme/no-crm:', '  acme/‸no-crm:'), 'acme/other'), {
      'martech-stack.yaml': [
        '# martech-ignore acme/other: crm', 'crm-late: { rule: acme/other, target: crm, reason: crm, until: 2027-01-31, approved-by: [crm-team] }',
        'late: { rule: acme/other, target: \'tool:crm\', reason: crm, until: 2027-01-31 }', 'twice: { rule: acme/other, target: leads, reason: crm, until: 2027-01-31 }',
      ],
      'martech-policies.yaml': [
        'acme/other:', 'rule: acme/other', 'stack: { tools: { crm: { name: CRM, lifecycle: production } }, flows: { f: { from: crm, to: crm } }, waivers: { w: { rule: acme/other } } }',
        'rule: acme/other', 'expect: [{ target: crm }, { target: "tool:crm" }, { target: leads }, { target: rule:acme/other }]',
      ],
    });
  });

  it('of a parameter reaches settings, expressions and tests', () => {
    const expected = { 'martech-policies.yaml': [
      'most-of-it: { type: money, default: 5000 EUR/year }', 'most-of-it: 6000 EUR/year',
      'assert: params.most_of_it.amount > 1.0 && "params.trial_budget" != flow.id', 'message: "{flow.id} costs {params.most_of_it} params.trial_budget"',
      'params: { most-of-it: 1 EUR/year }',
    ] };
    for (const [from, to] of [['  trial-budget: 6000', '  trial‸-budget: 6000'], ['params.trial_budget.amount', 'params.trial_bud‸get.amount']] as const) {
      assert.deepEqual(renamed(marked('martech-policies.yaml', from, to), 'most-of-it'), expected);
    }
  });
});

describe('rename says why not', () => {
  for (const [what, at, name, expected] of [
    ['a word that is no id', marked('martech-stack.yaml', '  crm:\n', '  c‸rm:\n'), 'Küchen Tool', /“Küchen Tool” is not an id yet.*kuchen-tool/],
    ['a word without letters', marked('martech-stack.yaml', '  crm:\n', '  c‸rm:\n'), '—', /is not an id yet.*for example crm-team/],
    ['an id that is taken', marked('martech-stack.yaml', '  crm:\n', '  c‸rm:\n'), 'brevo', /brevo is in use already/],
    ['a rule without a pack', marked('martech-policies.yaml', '  acme/no-crm:', '  acme/‸no-crm:'), 'other', /not the id of a rule/],
    ['a rule that is built in', marked('martech-policies.yaml', '  acme/no-crm:', '  acme/‸no-crm:'), 'security/no-sso', /in use/],
    ['a pack of the engine', marked('martech-policies.yaml', '  acme/no-crm:', '  acme/‸no-crm:'), 'schema/mine', /checks/],
    ['a built-in parameter', marked('martech-policies.yaml', '  hub:', '  h‸ub:'), 'centre', /comes with Martech Stack/],
    ['a name of a built-in parameter', marked('martech-policies.yaml', '  trial-budget: 6', '  trial‸-budget: 6'), 'hub', /in use/],
    ['an id of the catalog', marked('martech-stack.yaml', '    category: crm\n', '    category: crm\n    catalog: salesforce-sales‸-cloud\n'), 'x', /the same for everybody/],
    ['an id that stands twice', { ...marked('martech-stack.yaml', '  crm:\n', '  c‸rm:\n'), 'brands.martech-stack.yaml': brands.replace('  brevo:', '  crm: { name: Twice }\n  brevo:') }, 'x', /declared 2 times/],
    ['an id in escapes', { ...stack, 'martech-stack.yaml': (stack['martech-stack.yaml'] as string).replace('from: website', 'from: "web\\u0073ite"').replace('  website:\n', '  web‸site:\n') }, 'x', /One place writes website .*line/],
  ] as const) {
    it(`for ${what}`, () => assert.match(refusal(at, name), expected));
  }

  it('for tools and people that share their references', () => {
    const text = root.replace('flows:\n', 'people:\n  visitors: { name: V, subject: visitor }\nflows:\n').replace('  crm:\n', '  c‸rm:\n');
    assert.match(refusal({ ...files, 'martech-stack.yaml': text }, 'visitors'), /in use/);
  });

  it('and has nothing for other words', () => {
    for (const [from, to] of [['name: Salesforce', 'name: Sales‸force'], ['# martech-ignore acme/no-crm: a', '# martech-ignore acme/no‸-crm: a'], ['version: 1', 'vers‸ion: 1']] as const) {
      const { context, offset } = editorAt(marked('martech-stack.yaml', from, to));
      assert.equal(prepareRename(context, offset), undefined, to);
    }
  });
});

describe('prepare rename', () => {
  it('gives the bare id', () => {
    for (const [from, to, word] of [['\'tool:crm\'', '\'tool:c‸rm\'', 'crm'], ['  crm:\n', '  crm‸:\n', 'crm']] as const) {
      const editor = editorAt(marked('martech-stack.yaml', from, to));
      const answer = prepareRename(editor.context, editor.offset);
      assert.ok(answer && 'range' in answer);
      assert.equal(answer.placeholder, word);
      assert.match(spelt(editor, { uri: editor.context.uri, range: answer.range }), new RegExp(` ${word}$`));
    }
  });
});

describe('highlights', () => {
  it('mark the declaration and the uses of the file', () => {
    const editor = editorAt({ ...files, 'martech-stack.yaml': root.replace('business: crm-team', 'business: crm‸-team') });
    const found = highlights(editor.context, editor.offset).map(({ range, kind }) => `${spelt(editor, { uri: editor.context.uri, range })} ${kind}`);
    assert.deepEqual(found, ['martech-stack.yaml:8:2 crm-team 3', 'martech-stack.yaml:19:13 crm-team 2', 'martech-stack.yaml:26:24 crm-team 2', 'martech-stack.yaml:31:24 crm-team 2']);
  });

  it('mark nothing for other words', () => {
    const { context, offset } = editorAt({ ...files, 'martech-stack.yaml': root.replace('name: Website', 'name: Web‸site') });
    assert.deepEqual(highlights(context, offset), []);
  });
});

describe('linked editing', () => {
  it('joins an id with its uses in the one file that names it', () => {
    const editor = editorAt({ ...files, 'martech-stack.yaml': root.replace('contract: suite', 'contract: sui‸te') });
    const linked = linkedEditing(editor.context, editor.offset);
    assert.deepEqual(linked?.ranges.map(range => spelt(editor, { uri: editor.context.uri, range })), ['martech-stack.yaml:33:14 suite', 'martech-stack.yaml:36:2 suite']);
    assert.match('suite-2', new RegExp(`^${linked?.wordPattern}$`));
  });

  it('leaves to a rename what other files name, and what is named once', () => {
    for (const [from, to] of [['  crm:\n', '  c‸rm:\n'], ['  leads:', '  lea‸ds:']] as const) {
      const { context, offset } = editorAt({ ...files, 'martech-stack.yaml': root.replace(from, to) });
      assert.equal(linkedEditing(context, offset), undefined);
    }
  });
});
