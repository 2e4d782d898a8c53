import assert from 'node:assert/strict';
import { itemsAt, labelsAt, taken, textAfter } from '../../support/completion-at.ts';
import { expandSnippet } from '../../support/expand-snippet.ts';
import { runAnalyze } from '../../support/run-analyze.ts';

const head = 'version: 1\nstack: { name: Maison }\npolicies: [martech-policies.yaml]\nowners:\n  web: { name: Web, side: marketing }\n';
const policy = 'version: 1\nextends: [builtin:standard]\n';

/** What the item writes at the mark of a manifest, by default under the standard rules; its places begin with §. */
function written(marked: string, label: string, rules = policy): string {
  const item = itemsAt({ 'martech-stack.yaml': head + marked, 'martech-policies.yaml': rules }).find(each => each.label === label);
  return (item?.textEdit?.newText ?? `no ${label}`).replaceAll('$', '§');
}

describe('completion of skeletons', () => {
  for (const [stage, body] of [
    ['Idea', ['name: §{2}', 'category: §{3}', 'lifecycle: idea']],
    ['Trial', ['name: §{2}', 'category: §{3}', 'owners: { business: §{4} \\}', 'lifecycle:', '  stage: trial', '  until: §{5}', '  success-criteria:', '    - { metric: §{6}, target: §{7}, decide-on: §{8}, decider: §{9} \\}']],
    ['Phase-out', ['name: §{2}', 'category: §{3}', 'owners: { business: §{4} \\}', 'lifecycle: { stage: phase-out, until: §{5}, replaced-by: §{6} \\}']],
    ['Retired', ['name: §{2}', 'category: §{3}', 'lifecycle: retired']],
  ] as const) {
    it(`a tool at a stage begins with what the rules ask there: ${stage}`, () => {
      assert.equal(written('tools:\n  ‸\n', `New tool: ${stage}`), ['§{1:id}:', ...body.map(line => `  ${line}`)].join('\n'));
    });
  }

  it('a tool in production says more, and less where the policy asks for less', () => {
    const asked = written('tools:\n  ‸\n', 'New tool: Production');
    for (const key of ['owners', 'privacy', 'role', 'register', 'hosting', 'regions', 'security', 'assessment']) assert.match(asked, new RegExp(`\\b${key}:`), key);
    const few = written('tools:\n  ‸\n', 'New tool: Production', 'version: 1\nextends: [builtin:starter]\nrules: { ownership/no-business-owner: off }\n');
    assert.equal(few, '§{1:id}:\n  name: §{2}\n  category: §{3}\n  lifecycle: production');
  });

  it('a trial that is filled in has nothing that the rules ask for again', () => {
    const item = itemsAt({ 'martech-stack.yaml': `${head}tools:\n  crm‸\n`, 'martech-policies.yaml': policy }).find(({ label }) => label === 'New tool: Trial');
    assert.ok(item?.textEdit && 'range' in item.textEdit);
    const answers = ['crm', 'CRM', 'crm', 'web', '2026-12-22', 'Leads', '100', '2026-12-01', 'web'];
    const newText = expandSnippet(item.textEdit.newText.replace(/\$\{(\d)(?::[^}]*)?\}/g, (_, number: string) => answers[Number(number) - 1] as string));
    const text = textAfter(`${head}tools:\n  crm\n`, { ...item, textEdit: { ...item.textEdit, newText } });
    const { findings } = runAnalyze({ 'martech-stack.yaml': text, 'martech-policies.yaml': policy });
    assert.deepEqual([...findings.values()].flat().filter(({ target }) => target.kind === 'tool').map(({ rule }) => rule), []);
  });

  for (const [what, marked, label, expected] of [
    ['a flow', 'flows:\n  ‸\n', 'New: flow', '§{1:id}:\n  from: §{2}\n  to: §{3}\n  data: §{4}\n  purpose: §{5}\n  legal-basis: §{6}\n  owner: §{7}'],
    ['a data set', 'data:\n  ‸\n', 'New: data set', '§{1:id}:\n  name: §{2}\n  categories: §{3}\n  steward: §{4}\n  retention: §{5}'],
    ['an owner', '  ‸\n', 'New: owner', '§{1:id}:\n  name: §{2}\n  side: §{3|marketing,it,security,privacy,finance,business,partner|}\n  contact: §{4}'],
    ['a contract', 'contracts:\n  ‸\n', 'New: contract', '§{1:id}:\n  name: §{2}\n  end: §{3}\n  notice: §{4}\n  cost: §{5}'],
    ['a waiver', 'waivers:\n  ‸\n', 'New: waiver', '§{1:id}:\n  rule: §{2}\n  target: §{3}\n  reason: §{4}\n  until: §{5}\n  approved-by: §{6}'],
    ['an action', 'alliance:\n  actions:\n    ‸\n', 'New: action', '§{1:id}:\n  text: §{2}\n  owner: §{3}\n  due: §{4}'],
    ['an action in braces', 'alliance: { actions: { ‸ } }\n', 'New: action', '§{1:id}: { text: §{2}, owner: §{3}, due: §{4} \\}'],
    ['a request', 'tools:\n  crm:\n    ‸\n', 'request', 'request: { requested-on: §{1:2026-11-22}, lane: §{2|fast,standard|} \\}'],
    ['a review', 'alliance:\n  reviews:\n    - ‸\n', 'New: shared review', 'on: §{1:2026-11-22}\n  attendees: §{2}'],
    ['a link in brackets', 'tools:\n  crm: { links: [‸] }\n', 'New: link', '{ title: §{1}, url: §{2} }'],
    ['what a map of the key holds', 'tools:\n  crm:\n    owners: ‸\n', 'business', '\n  business: §0'],
    ['what a map behind an anchor holds', 'tools:\n  crm: &crm ‸\n', 'name', '\n  name: §0'],
    ['an item of a list behind its key', 'tools:\n  crm:\n    links: ‸\n', 'url', '\n  - url: §0'],
    ['an item whose other keys are there', 'tools:\n  crm:\n    links:\n      - ‸\n        title: T\n', 'url', 'url: §0'],
    ['a map in an item', 'tools:\n  crm:\n    request:\n      conditions:\n        -‸\n', 'text', ' text: §0'],
  ] as const) {
    it(`offers ${what}`, () => assert.equal(written(marked, label), expected));
  }

  it('indents what follows behind dashes under the first key', () => {
    const text = 'version: 1\nextends: [builtin:starter]\nrules:\n  acme/one:\n    fix:\n      - ‸\n';
    const item = itemsAt({ 'martech-stack.yaml': head, 'martech-policies.yaml': text }).find(({ label }) => label === 'set');
    assert.ok(item);
    assert.equal(textAfter(text.replace('‸', ''), item), text.replace('‸', 'set:\n          $0'));
  });

  it('indents as the file does', () => {
    const text = 'version: 1\nstack: { name: M }\ntools:\n    crm:\n        name: CRM\n        ‸\n';
    assert.equal(taken(text, 'owners'), text.replace('‸', 'owners:\n            $0'));
  });

  it('writes places that nobody could fill as nothing, with the line ends of the file', () => {
    const text = 'version: 1\r\nstack: { name: M }\r\ntools:\r\n    ‸\r\n';
    assert.equal(taken(text, 'New tool: Trial', { completionSnippets: false }), 'version: 1\r\nstack: { name: M }\r\ntools:\r\n    id:\r\n      name:\r\n      category:\r\n      owners: { business: }\r\n      lifecycle: { stage: trial, until: }\r\n');
  });

  it('makes an id of what was typed', () => {
    assert.match(written('tools:\n  Gestion_É‸\n', 'New: tool'), /^§\{1:gestion-e\}:/);
    const rule = itemsAt({ 'martech-stack.yaml': head, 'martech-policies.yaml': 'version: 1\nrules:\n  reviewed‸\n' }).find(({ label }) => label === 'New: rule');
    assert.match(rule?.textEdit?.newText ?? '', /^\$\{1:team\/reviewed\}:/);
  });

  it('names stages in the reader’s language', () => {
    assert.ok(labelsAt('version: 1\nstack: { name: M }\ntools:\n  ‸\n', { language: 'fr' }).includes('Nouveau\u00a0: outil, Essai'));
  });

  describe('in a policy file', () => {
    const files = (text: string) => ({ 'martech-stack.yaml': head, 'martech-policies.yaml': `version: 1\nextends: [builtin:starter]\n${text}` });
    const of = (text: string, label: string): string => itemsAt(files(text)).find(item => item.label === label)?.textEdit?.newText ?? `no ${label}`;

    it('a rule', () => assert.match(of('rules:\n  ‸\n', 'New: rule'), /^\$\{1:team\/new-rule\}:\n {2}title: \$\{2\}\n {2}on: \$\{3\|tool,.*\|\}\n {2}side: .*\n {2}severity: \$\{5:warning\}\n {2}assert: '\$\{6:true\}'\n {2}message: \$\{7\}$/));
    it('a parameter', () => assert.match(of('parameters:\n  ‸\n', 'New: parameter'), /^\$\{1:new-parameter\}:\n {2}title: \$\{2\}\n {2}type: \$\{3\|number,duration,.*\|\}\n {2}default: \$\{4\}$/));
    it('a test', () => assert.match(of('tests:\n  ‸\n', 'New: test'), /^\$\{1:what it shows\}:\n {2}rule: \$\{2\}\n {2}stack:\n/));
    it('an expectation', () => assert.match(of('tests:\n  t:\n    expect:\n      - ‸\n', 'New: expected result'), /^kind: /));
    it('no skeleton in place of an id that has its value', () => assert.ok(!labelsAt(files('rules:\n  acme/on‸: { severity: off }\n')).includes('New: rule')));
  });
});
