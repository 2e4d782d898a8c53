import assert from 'node:assert/strict';
import { itemsAt, labelsAt, taken } from '../../support/completion-at.ts';

const head = `version: 1
stack: { name: Maison 🏠, country: FR }
owners:
  web: { name: Web, side: marketing }
  it-crm: { name: IT, side: it }
  law: { name: Law, side: privacy }
contracts:
  suite: { name: Suite, end: 2027-03-31, notice: 1 month }
data:
  mail: { name: Mail, categories: [user.contact.email] }
`;
const tools = `tools:
  crm: { name: CRM, category: crm, lifecycle: production, contract: suite }
  choices: { name: Choices, category: consent-privacy, lifecycle: production }
  pipes: { name: Pipes, category: ipaas, lifecycle: production }
`;

describe('completion at every kind of place', () => {
  for (const [what, marked, first] of [
    ['the owner who answers for data', 'stack:\n  dpo: ‸\n', ['law']],
    ['the owner of a flow, behind emoji', `flows:\n  f: { key: "🙂🙂 é", owner: ‸ }\n`, ['web', 'it-crm', 'law']],
    ['who does what', 'tools:\n  t:\n    raci:\n      configure:\n        accountable: ‸\n', ['web', 'it-crm', 'law']],
    ['who approves a waiver', 'waivers:\n  w:\n    approved-by: [web, ‸]\n', ['it-crm', 'law']],
    ['who came to a review', 'alliance:\n  reviews:\n    - on: 2026-11-05\n      attendees:\n        - ‸\n', ['web', 'it-crm', 'law']],
    ['who does an action', 'alliance:\n  actions:\n    a:\n      owner: ‸\n', ['web', 'it-crm', 'law']],
    ['the state of an action', 'alliance: { actions: { a: { status: ‸ } } }\n', ['open', 'done', 'dropped']],
    ['the tool of an action', `${tools}alliance:\n  actions:\n    a:\n      tool: ‸\n`, ['crm', 'choices', 'pipes']],
    ['a tool between, integration first', `${tools}flows:\n  f: { via: ‸ }\n`, ['pipes']],
    ['the tool for consent', `${tools}flows:\n  f:\n    consent-via:‸\n`, ['choices']],
    ['what replaces a tool', `${tools}  old: { name: Old, category: ipaas, lifecycle: { stage: phase-out, replaced-by: ‸ } }\n`, ['pipes', 'crm']],
    ['ends of a flow', `${tools}flows:\n  f:\n    from: ‸\n`, ['crm', 'choices', 'pipes']],
    ['data of a flow', 'flows:\n  f:\n    data: [‸]\n', ['mail']],
    ['a contract', 'tools:\n  t:\n    contract: ‸\n', ['suite']],
    ['data that a tool holds', 'tools:\n  t:\n    holds: { ‸ }\n', ['mail']],
    ['how it holds them', 'tools:\n  t:\n    holds: { mail: ‸ }\n', ['master', 'replica', 'transient']],
    ['the place of a vendor', 'tools:\n  t:\n    vendor: { country: ‸ }\n', ['FR', 'EU', 'EEA', 'GLOBAL']],
    ['the place of a transfer', 'tools:\n  t:\n    privacy:\n      transfers:\n        - country: ‸\n', ['FR', 'EU', 'EEA', 'GLOBAL']],
    ['countries in brackets', 'tools:\n  t:\n    scope: { countries: [FR, ‸] }\n', ['EU', 'EEA', 'GLOBAL']],
    ['a day with the last day to give notice', `tools:\n  t:\n    contract: suite\n    lifecycle: { stage: trial, until: ‸ }\n`, ['2026-11-22', '2026-12-22', '2027-02-20', '2027-02-28']],
    ['a day of a request', 'tools:\n  t:\n    request:\n      requested-on: ‸\n', ['2026-11-22', '2026-12-22', '2027-02-20']],
    ['a day in an item of a list', 'tools:\n  t:\n    lifecycle:\n      success-criteria:\n        - decide-on: ‸\n', ['2026-11-22']],
    ['a duration in a map', 'contracts:\n  c:\n    sla: { rto: 4‸ }\n', ['4 days', '4 working days', '4 weeks']],
    ['a short form', 'data:\n  d:\n    retention: ‸\n', ['24 hours']],
    ['money', 'contracts:\n  c: { media-spend: 1000‸ }\n', ['1000 EUR/year', '1000 EUR/quarter', '1000 EUR/month', '1000 EUR']],
    ['a purpose', 'processing:\n  p:\n    purpose: ‸\n', ['analytics']],
    ['a legal basis', 'processing:\n  p:\n    legal-basis: ‸\n', ['consent']],
    ['channels in a list of lines', 'processing:\n  p:\n    channels:\n      ‸\n', ['email', 'sms', 'phone']],
    ['whose data it is', 'people:\n  p:\n    market: ‸\n', ['b2c', 'b2b', 'both']],
    ['the state of an initiative', 'initiatives:\n  i:\n    status: ‸\n', ['idea', 'running', 'delivered', 'stopped']],
    ['tools of an initiative', `${tools}initiatives:\n  i:\n    tools: [crm, ‸]\n`, ['choices', 'pipes']],
    ['what to ignore', 'observations:\n  ignore:\n    - ‸\n', ['New: ignored domain', 'domain', 'reason']],
  ] as const) {
    it(`offers first: ${what}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const own = /^(\w+):/.exec(marked)?.[1] as string;
        // A section stands once in a file.
        const before = head.split(/(?<=\n)(?=\w)/).filter(section => !section.startsWith(`${own}:`)).join('');
        assert.deepEqual(labelsAt((before + marked).replaceAll('\n', eol)).slice(0, first.length), first);
      }
    });
  }

  it('offers files to import, and policies', () => {
    const files = (line: string) => ({ 'martech-stack.yaml': `version: 1\nstack: { name: M }\n${line}\n`, 'brands/a.martech-stack.yaml': 'version: 1\n', 'b.martech-stack.yaml': 'version: 1\n', 'martech-policies.yaml': 'version: 1\n' });
    assert.deepEqual(labelsAt(files('imports: [‸]')), ['b.martech-stack.yaml', 'brands/a.martech-stack.yaml']);
    assert.deepEqual(labelsAt(files('policies:\n  - ‸')), ['martech-policies.yaml']);
  });

  for (const [what, marked] of [
    ['a comment behind a value', 'tools:\n  t:\n    category: crm # ‸\n'], ['a comment of its own', 'tools:\n  # ‸\n'], ['a text in quotes', 'tools:\n  t:\n    description: "a ‸ b"\n'],
    ['a block of text', 'tools:\n  t:\n    description: |\n      one\n      ‸\n'], ['the name of an anchor', 'tools:\n  t: &na‸\n'], ['a tag', 'tools:\n  t:\n    name: !s‸\n'], ['a merge key', 'tools:\n  t:\n    <<‸\n'],
    ['behind a value', 'tools:\n  t:\n    category: crm ‸\n'], ['behind a closing brace', 'tools:\n  t: { name: T } ‸\n'], ['between members without a comma', 'tools:\n  t: { vendor: { } ‸ }\n'],
    ['deeper than a value', 'tools:\n  t:\n    category: crm\n      ‸\n'], ['a column where no key stands', 'tools:\n  t:\n    category: crm\n   ‸\n'], ['below a closed section', 'tools: { t: { name: T } }\n  ‸\n'],
    ['above the first entry, further left than it', 'tools:\n‸\n  t:\n    category: crm\n'], ['keys of one’s own', 'x-notes:\n  ‸\n'],
  ] as const) {
    it(`offers nothing: ${what}`, () => assert.deepEqual(labelsAt(`version: 1\nstack: { name: M }\n${marked}`), []));
  }

  it('offers the first ones of very many, and others as letters come', () => {
    const many = `version: 1\nstack: { name: M }\ntools:\n${Array.from({ length: 1_500 }, (_, i) => `  tool-${i}: { name: T, category: crm, lifecycle: idea }\n`).join('')}flows:\n  f:\n    from: `;
    assert.equal(itemsAt(`${many}‸\n`).length, 1_000);
    assert.ok(labelsAt(`${many}1499‸\n`).includes('tool-1499'));
  });

  it('offers values between quotes, to be found by the quote that is typed too, and replaces these alone', () => {
    for (const quoted of ['"cr‸"', "'‸'", '"cr‸']) {
      for (const [before, behind] of [['data: { d: { categories: [], system-of-record: ', ' } }'], ['initiatives:\n  i:\n    tools: [pipes, ', ']'], ['flows:\n  f:\n    to: ', '']] as const) {
        const text = `version: 1\nstack: { name: M }\n${tools}${before}${quoted}${/["']$/.test(quoted) ? behind : ''}\n`;
        assert.equal(taken(text, 'crm'), text.replace(quoted, 'crm'));
        assert.equal(itemsAt(text).find(({ label }) => label === 'crm')?.filterText?.slice(0, 3), `${quoted[0]}cr`);
      }
    }
  });

  it('writes what a comment behind it leaves room for', () => {
    const text = 'version: 1\nstack: { name: M }\ntools:\n  t:\n    category: ‸# which one?\n';
    assert.equal(taken(text, 'crm'), text.replace('‸', 'crm '));
  });

  it('writes the comma that the next line of braces needs', () => {
    const text = 'version: 1\nstack: { name: M }\ntools: {\n  ‸\n  t: { name: T }\n}\n';
    assert.match(taken(text, 'New tool: Idea'), /\{\n {2}\$\{1:id\}: \{ .* \\\},\n {2}t:/);
  });
});
