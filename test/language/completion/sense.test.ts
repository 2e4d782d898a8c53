import assert from 'node:assert/strict';
import { itemsAt, labelsAt } from '../../support/completion-at.ts';

const head = `version: 1
stack: { name: Maison, country: FR }
policies: [martech-policies.yaml]
owners:
  web: { name: Web, side: marketing }
  it-crm: { name: IT, side: it }
  dpo-office: { name: DPO, side: privacy }
  money: { name: Finance, side: finance }
`;
const tools = `tools:
  crm: { name: CRM, category: crm, lifecycle: production, holds: { mail: replica } }
  other-crm: { name: Other CRM, category: crm, lifecycle: production, holds: { mail: master } }
  choices: { name: Choices, category: consent-privacy, lifecycle: production }
  pipes: { name: Pipes, category: ipaas, lifecycle: production }
`;
const data = 'data:\n  mail: { name: Mail, categories: [user.contact.email] }\n';
const policy = 'version: 1\nextends: [builtin:all]\n';

function labels(text: string): readonly string[] {
  return labelsAt({ 'martech-stack.yaml': head + text, 'martech-policies.yaml': policy });
}

describe('completion by sense', () => {
  for (const [key, first] of [['business', 'web'], ['technical', 'it-crm'], ['privacy', 'dpo-office']] as const) {
    it(`offers owners of the right side first: ${key}`, () => {
      const offered = labels(`tools:\n  new:\n    owners:\n      ${key}: ‸\n`);
      assert.equal(offered[0], first);
      assert.equal(offered.length, 4);
    });
  }

  for (const [what, text, first] of [
    ['who assessed the security', 'tools:\n  new:\n    security:\n      assessment:\n        by: ‸\n', 'it-crm'],
    ['who answers for a budget', 'contracts:\n  c:\n    budget-owner: ‸\n', 'money'],
    ['who closes accounts', 'tools:\n  new:\n    security:\n      offboarding:\n        owner: ‸\n', 'it-crm'],
    ['the tool between two others', `${tools}flows:\n  f:\n    via: ‸\n`, 'pipes'],
    ['the tool that asks for consent', `${tools}flows:\n  f:\n    consent-via: ‸\n`, 'choices'],
    ['another end than the one where a flow begins', `${tools}flows:\n  f:\n    from: crm\n    to: ‸\n`, 'other-crm'],
    ['the category of a tool that the catalog knows by its name', 'tools:\n  b:\n    name: Brevo\n    category: ‸\n', 'email-marketing'],
    ['the category of a tool that the catalog knows by its id', 'tools:\n  b: { name: Mails, catalog: brevo, category: ‸ }\n', 'email-marketing'],
    ['the system of record', `${tools}data:\n  mail:\n    system-of-record: ‸\n`, 'other-crm'],
  ] as const) {
    it(`offers first: ${what}`, () => assert.equal(labels(text)[0], first));
  }

  it('offers tools of the same category to replace a tool, never the tool itself', () => {
    const offered = labels(`${tools}  old:\n    name: Old\n    category: crm\n    lifecycle:\n      stage: retired\n      replaced-by: ‸\n`);
    assert.deepEqual(offered, ['crm', 'other-crm', 'choices', 'pipes']);
  });

  it('offers first the keys that must be there, then those that rules ask for today', () => {
    const text = `${head}${data}tools:\n  crm:\n    ‸\n    name: CRM\n    category: crm\n    lifecycle: production\n    holds: { mail: master }\n`;
    const items = itemsAt({ 'martech-stack.yaml': text, 'martech-policies.yaml': policy });
    const asked = items.filter(({ detail }) => detail === 'a rule asks for it').map(({ label }) => label);
    assert.ok(asked.includes('owners') && asked.includes('security'), asked.join());
    assert.deepEqual(items.slice(0, asked.length).map(({ label }) => label), asked);
    const without = itemsAt({ 'martech-stack.yaml': text.replace('    category: crm\n', ''), 'martech-policies.yaml': policy });
    assert.equal(without[0]?.label, 'category');
  });

  it('tells inside a section too what is asked', () => {
    const text = `${head}tools:\n  crm:\n    name: CRM\n    category: crm\n    lifecycle: production\n    owners:\n      technical: it-crm\n      ‸\n`;
    assert.equal(itemsAt({ 'martech-stack.yaml': text, 'martech-policies.yaml': policy })[0]?.detail, 'a rule asks for it');
  });
});

describe('completion of a waiver', () => {
  const stack = `${data}tools:\n  crm: { name: CRM, category: crm, lifecycle: production, holds: { mail: master } }\n  idea: { name: Idea, category: crm, lifecycle: idea }\nwaivers:\n  w:\n`;

  it('offers first the rules that found something on its target, with what they found', () => {
    const text = `${head}${stack}    target: crm\n    rule: ‸\n`;
    const items = itemsAt({ 'martech-stack.yaml': text, 'martech-policies.yaml': policy });
    const found = items.filter(({ detail }) => detail === 'found on crm');
    assert.ok(found.length > 2 && found.some(({ label }) => label === 'ownership/no-business-owner'), found.map(({ label }) => label).join());
    assert.deepEqual(items.slice(0, found.length), found);
    assert.ok(found.every(({ documentation }) => documentation));
    assert.equal(new Set(items.map(({ label }) => label)).size, items.length);
  });

  it('offers first the things on which its rule found something', () => {
    assert.equal(labels(`${stack.replace('  crm:', '  zero: { name: Z, category: crm, lifecycle: idea }\n  crm:')}    rule: ownership/no-business-owner\n    target: ‸\n`)[0], 'crm');
  });
});
