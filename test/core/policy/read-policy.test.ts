// Policies: what they extend, adjust, declare and set; every mistake at its place, and the rest runs.
import assert from 'node:assert/strict';
import { analyzeFiles, check, findingsOn, line, messages, rulePolicy, rootText } from './check.ts';
import { say } from '../../../src/core/text/language.ts';

const trial = 'owners: { mk: { name: MK, side: marketing } }\ntools: { chat: { name: Chat, category: live-chat, lifecycle: { stage: trial }, owners: { business: mk } } }\n';
const rulesIn = (policy: string, files: Readonly<Record<string, string>> = {}) => findingsOn('', { policy, files }).analysis.roots[0]?.policy.rules ?? new Map();
const errors = (policy: string, files: Readonly<Record<string, string>> = {}) => check('', { policy, files }).filter(text => text.includes('engine/'));

describe('extends', () => {
  it('without a policy file: the starter tier and what always runs', () => {
    assert.deepEqual(check(trial), ['error lifecycle/trial-without-end tool:chat "trial"']);
    const { rules } = findingsOn(trial).analysis.roots[0]?.policy ?? { rules: new Map() };
    assert.ok(rules.has('lifecycle/trial-expired') && rules.has('integrity/duplicate-id'));
    assert.ok(!rules.has('lifecycle/trial-too-long') && !rules.has('ownership/key-person'));
  });

  it('a file without extends has its own rules, and what always runs', () => {
    const rules = rulesIn(rulePolicy('assert: true'));
    assert.deepEqual([...rules.keys()].filter(id => !/^(integrity|lifecycle|alliance)\//.test(id)), ['a/b']);
    assert.ok(!rules.has('lifecycle/trial-expired'));
  });

  it('tiers hold those before; a pack brings all its tiers', () => {
    const [starter, standard, all, pack] = ['starter', 'standard', 'all', 'ownership'].map(name => rulesIn(`version: 1\nextends: builtin:${name}\n`));
    assert.ok([...starter?.keys() ?? []].every(id => standard?.has(id)) && [...standard?.keys() ?? []].every(id => all?.has(id)));
    assert.ok((starter?.size ?? 0) < (standard?.size ?? 0) && (standard?.size ?? 0) < (all?.size ?? 0));
    assert.ok(pack?.has('ownership/key-person') && !pack.has('lifecycle/trial-expired'));
  });

  it('files from left to right, then the file itself', () => {
    const files = { 'one.yaml': rulePolicy('assert: true\nseverity: info'), 'two.yaml': 'version: 1\nextends: [one.yaml]\nrules: { a/b: error }\n' };
    assert.equal(rulesIn('version: 1\nextends: [two.yaml]\n', files).get('a/b')?.severity.asStated, 'error');
    assert.equal(rulesIn('version: 1\nextends: [two.yaml, one.yaml]\n', files).get('a/b')?.severity.asStated, 'error');
    assert.equal(rulesIn('version: 1\nextends: [two.yaml]\nrules: { a/b: { severity: hint, ramp: progressive } }\n', files).get('a/b')?.severity.asStated, 'hint');
  });

  const wrong: readonly (readonly [title: string, policy: string, expected: string, files?: Readonly<Record<string, string>>])[] = [
    ['a file that is not there', 'extends: [gone.yaml]', 'error engine/policy-file file:martech-policies.yaml "gone.yaml"'],
    ['a file outside the workspace', 'extends: [../../else.yaml]', 'error engine/policy-file file:martech-policies.yaml "../../else.yaml"'],
    ['itself', 'extends: [martech-policies.yaml]', 'error engine/extends file:martech-policies.yaml "martech-policies.yaml"'],
    ['a circle', 'extends: [one.yaml]', 'error engine/extends file:one.yaml "martech-policies.yaml"', { 'one.yaml': 'version: 1\nextends: [martech-policies.yaml]\n' }],
    ['an unknown built-in', 'extends: [builtin:standart]', 'error engine/extends file:martech-policies.yaml "builtin:standart"'],
  ];
  for (const [title, policy, expected, files = {}] of wrong) {
    it(`says where it names ${title}; the rest runs`, () => {
      const own = 'rules:\n  a/b: { title: A, on: tool, severity: warning, assert: false }\n';
      const lines = check(trial, { policy: `version: 1\n${policy}\n${own}`, files });
      assert.ok(lines.includes(expected), lines.join('\n'));
      assert.ok(lines.includes('warning a/b tool:chat "chat"'));
    });
  }

  it('a policy that the stack names and nobody finds', () => {
    const lines = check('', { files: { 'martech-stack.yaml': 'version: 1\nstack: { name: Shop }\npolicies: [gone.yaml]\n' } });
    assert.deepEqual(lines, ['error engine/policy-file file:martech-stack.yaml "gone.yaml"']);
  });

  it('a file that is no policy, at its name', () => {
    const files = { 'notes.yaml': 'title: Notes\n', 'more.martech-stack.yaml': 'owners: { crm: { name: CRM, side: marketing } }\n' };
    const root = (name: string) => ({ 'martech-stack.yaml': `version: 1\nstack: { name: Shop }\npolicies: [${name}]\n` });
    for (const name of ['notes.yaml', 'more.martech-stack.yaml', 'martech-stack.yaml']) {
      const found = check('', { files: { ...files, ...root(name) } }).filter(line => line.includes('engine/policy-file'));
      assert.deepEqual(found, [`error engine/policy-file file:martech-stack.yaml "${name}"`]);
    }
  });

  it('gives the very same policy while nothing changed', () => {
    const files = { 'martech-stack.yaml': rootText(trial, true), 'martech-policies.yaml': 'version: 1\nextends: [builtin:all, gone.yaml]\n' };
    const first = analyzeFiles(files);
    const second = analyzeFiles({ ...files, 'martech-stack.yaml': rootText(trial.replace('Chat', 'Talk'), true) }, '2026-11-22', first);
    assert.equal(second.roots[0]?.policy, first.roots[0]?.policy);
    const third = analyzeFiles({ ...files, 'martech-policies.yaml': 'version: 1\nextends: [builtin:all]\nrules: { ownership/key-person: off }\n' }, '2026-11-22', second);
    const same = [...third.roots[0]?.policy.rules.values() ?? []].filter(rule => second.roots[0]?.policy.rules.get(rule.id) === rule);
    assert.equal(same.length, (third.roots[0]?.policy.rules.size ?? 0) - 1);
  });
});

describe('what a policy file says in words', () => {
  const saying = (body: string) => messages(trial, { policy: `version: 1\n${body}\n` }).filter(text => /etc\/hosts|no rule/.test(text));

  it('a file outside the workspace is named as it was written', () => {
    const [said = ''] = saying('extends: [../../../etc/hosts]');
    assert.ok(said.includes('../../../etc/hosts') && !said.includes('file:'), said);
  });
  it('so is one that the stack names', () => {
    const analysis = analyzeFiles({ 'martech-stack.yaml': 'version: 1\nstack: { name: Shop }\npolicies: [../../../etc/hosts]\n' });
    const texts = [...analysis.findings.values()].flat().map(finding => say(finding.message, 'en'));
    assert.ok(texts.some(text => text.includes('../../../etc/hosts')) && !texts.some(text => text.includes('file:')), texts.join('\n'));
  });
  it('a rule of a known pack may come with a later version; any other name is a rule to write', () => {
    assert.match(saying('rules: { security/no-ssl: off }').join(), /The pack security has no rule security\/no-ssl in this version/);
    assert.match(messages(trial, { policy: 'version: 1\nrules: { schema/type: off }\n' }).join(), /schema\/type .*cannot be switched off/);
    assert.match(messages(trial, { policy: 'version: 1\nrules: { syntax/x: { title: A, on: tool, severity: info, assert: false } }\n' }).join(), /You could choose another pack/);
    assert.match(saying('rules: { acme/no-sso: off }').join(), /There is no rule acme\/no-sso/);
  });
});

describe('rules of a policy file', () => {
  const cases: readonly (readonly [title: string, body: string, expected: readonly string[]])[] = [
    ['adjusted but not extended', 'rules: { ownership/key-person: off }', ['error engine/not-extended rule:ownership/key-person "ownership/key-person"']],
    ['unknown', 'rules: { ownership/key-persn: off }', ['error engine/unknown-rule rule:ownership/key-persn "ownership/key-persn"']],
    ['of the engine itself, switched off', 'rules: { schema/type: off }', ['error engine/unknown-rule rule:schema/type "schema/type"']],
    ['under a name of the engine', 'rules: { engine/x: { title: A, on: tool, severity: info, assert: false } }', ['error engine/unknown-rule rule:engine/x "engine/x"']],
    ['without all that a rule owes', 'rules: { a/b: { title: A, assert: true } }', ['error engine/incomplete-rule rule:a/b "a/b"']],
    ['without an assertion', 'rules: { a/b: { title: A, on: tool, severity: info } }', ['error engine/incomplete-rule rule:a/b "a/b"']],
    ['with an engine rule that nobody knows', 'rules: { a/b: { title: A, on: tool, severity: info, engine: magic } }', ['error engine/unknown-engine rule:a/b "magic"']],
    ['with a bad expression', 'rules:\n  a/b: { title: A, on: tool, severity: info, assert: tool.securty.mfa }', ['error engine/bad-expression rule:a/b "securty"']],
    ['with a duration that is none', 'rules:\n  a/b: { title: A, on: tool, severity: info, assert: "today > today - span(\'90 dayz\')" }', ['error engine/bad-expression rule:a/b "\'90 dayz\'"']],
    ['with two', 'rules:\n  a/b: { title: A, on: tool, severity: info, when: tool.liv, assert: tool.securty.mfa }', ['error engine/bad-expression rule:a/b "liv"', 'error engine/bad-expression rule:a/b "securty"']],
    ['with a bad expression in a message', 'rules:\n  a/b:\n    title: A\n    on: tool\n    severity: info\n    assert: true\n    message: { en: "Look at {tool.nam}", fr: "Voir {tool.name}" }', ['error engine/bad-expression rule:a/b "nam"']],
    ['with a side from something else', 'rules:\n  a/b: { title: A, on: tool, severity: info, assert: true, side: { from: tool.name } }', ['error engine/bad-expression rule:a/b "tool.name"']],
    ['on several kinds, with a field of one', 'rules:\n  a/b: { title: A, on: [tool, flow], severity: info, assert: \'self.category == "crm"\' }', ['error engine/bad-expression rule:a/b "category"']],
  ];
  for (const [title, body, expected] of cases) it(title, () => assert.deepEqual(errors(`version: 1\n${body}\n`), expected));

  it('show a bad expression at its exact column in every kind of scalar', () => {
    for (const scalar of ['tool.live && tool.nam', '\'tool.live && tool.nam\'', '"tool.live\\x20&& tool.nam"', '|\n      tool.live &&\n        tool.nam\n', '>-\n      tool.live\n\n      && tool.nam\n']) {
      assert.deepEqual(errors(rulePolicy(`assert: ${scalar}`)), ['error engine/bad-expression rule:a/b "nam"'], scalar);
    }
  });

  it('keep a broken rule out, and the others in', () => {
    const policy = 'version: 1\nrules:\n  a/b: { title: A, on: tool, severity: info, assert: tool.nam }\n  a/c: { title: A, on: tool, severity: info, assert: false }\n';
    assert.deepEqual(check(trial, { policy }), ['error engine/bad-expression rule:a/b "nam"', 'info a/c tool:chat "chat"']);
  });
});

describe('expressions that YAML reads as something else', () => {
  const cases: readonly (readonly [written: string, shown: string])[] = [
    ['!has(tool.url)', '!has(tool.url)'], ['"a" == tool.name', '"a" == tool.name'], ['[1,2].exists(x, x == 1)', '[1,2].exists(x, x == 1)'],
    ['tool.live ? true : false', 'tool.live ? true : false'], ['', 'assert'],
  ];
  for (const [written, shown] of cases) {
    it(written || 'nothing at all', () => {
      const { findings, analysis } = findingsOn('', { policy: `version: 1\nrules:\n  a/b:\n    title: A\n    on: tool\n    assert: ${written}\n    severity: info\n` });
      assert.deepEqual(findings.map(finding => line(finding, analysis)), [`error engine/unquoted-expression rule:a/b "${shown}"`]);
      const [quoted] = (findings[0]?.data?.['nearest'] ?? []) as readonly string[];
      if (written !== '') assert.equal(quoted, `'${written}'`);
    });
  }
});

describe('parameters', () => {
  const cases: readonly (readonly [title: string, body: string, expected: readonly string[]])[] = [
    ['nobody declares it', 'params: { trial-maxx: 90 days }', ['error engine/unknown-param file:martech-policies.yaml "trial-maxx"']],
    ['a wrong type', 'params: { trial-max: soon }', ['error engine/wrong-type file:martech-policies.yaml "soon"']],
    ['a wrong part of a list', 'params: { holidays: [2026-12-25, 2026-13-01] }', ['error engine/wrong-type file:martech-policies.yaml "2026-13-01"']],
    ['a wrong part of a map of lists', 'parameters: { residency: { type: map<list<place>> } }\nparams: { residency: { restricted: [EEA, XX] } }', ['error engine/wrong-type file:martech-policies.yaml "XX"']],
    ['a default of another type', 'parameters: { most: { type: number, default: many } }', ['error engine/wrong-type file:martech-policies.yaml "many"']],
    ['an id that the root does not declare', 'params: { hub: [middleware] }', ['info engine/param-unknown-id file:martech-policies.yaml "middleware"']],
  ];
  for (const [title, body, expected] of cases) it(title, () => assert.deepEqual(errors(`version: 1\nextends: [builtin:all]\n${body}\n`), expected));

  it('are typed in expressions, with the value in force', () => {
    const parameters = 'parameters:\n  budget: { type: money, default: 5000 EUR/year }\n  places: { type: map<list<place>>, default: { retail: [FR] } }\nparams: { budget: 10 EUR/year }\n';
    const policy = rulePolicy('assert: "!(tool.contract.cost > params.budget) && params.places[\'retail\'][0] == \'FR\'"', parameters);
    assert.deepEqual(check(trial.replace('owners: {', 'contract: { cost: 11 EUR/year }, owners: {').replace('contract: { cost: 11 EUR/year }, owners: { mk', 'owners: { mk').replace('owners: { business', 'contract: { cost: 11 EUR/year }, owners: { business'), { policy }), ['warning a/b tool:chat "chat"']);
  });

  it('keep the default where what is set cannot be read', () => {
    const policy = rulePolicy('assert: params.most == 5', 'parameters: { most: { type: number, default: 5 } }\nparams: { most: a lot }\n');
    assert.deepEqual(check(trial, { policy }), ['error engine/wrong-type file:martech-policies.yaml "a lot"']);
  });

  it('carry the finding that they cause', () => {
    const parameters = 'parameters: { standards: { type: record } }\nparams: { standards: { crm: { tools: [chat], agreed-by: [mk] } } }\n';
    const keys = 'on: stack\nassert: params.standards.size() == 0\nat: params.standards';
    assert.deepEqual(check(trial, { policy: rulePolicy(keys, parameters) }), ['warning a/b stack:stack "{ crm: { tools: [chat], agreed-by: [mk] } }"']);
    assert.deepEqual(check(trial, { policy: rulePolicy(keys.replace('== 0', '== 1'), 'parameters: { standards: { type: record } }\n') }), ['warning a/b stack:stack "stack"']);
  });
});

describe('the sentences about a policy', () => {
  it('are there in both languages, without a placeholder left', () => {
    const { findings } = findingsOn(trial, { policy: 'version: 1\nextends: [gone.yaml, builtin:x]\nparams: { trial-max: soon, nope: 1, hub: [h] }\nrules:\n  a/b: { title: A }\n  x/y: off\n  a/c: { title: A, on: tool, severity: info, assert: !x }\n' });
    assert.ok(findings.length > 6);
    for (const finding of findings) {
      const [english, french] = [say(finding.message, 'en'), say(finding.message, 'fr')];
      assert.doesNotMatch(english + french, /\{[a-z]/, english);
      assert.notEqual(english, french);
    }
  });
});
