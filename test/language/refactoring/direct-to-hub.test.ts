import assert from 'node:assert/strict';
import { offerHubs } from '../../../src/language/refactoring/direct-to-hub.ts';
import { offeredAt, refactored } from '../../support/refactoring-at.ts';

const head = `version: 1
stack: { name: Maison }
data:
  d: { name: D, categories: [] }
tools:
  web: { name: Website, category: cms, lifecycle: production }
  crm: { name: CRM, category: crm, lifecycle: production }
  far: { name: Far Hub, category: ipaas, lifecycle: production }
  near: { name: Segment, category: ipaas, lifecycle: pilot }
  old: { name: Old Hub, category: ipaas, lifecycle: retired }
flows:
  known: { from: web, to: near, data: d, method: webhook }
  more: { from: far, to: far, data: d, method: batch }
`;

function flowAfter(text: string, title: RegExp): string {
  const result = refactored(head + text, offerHubs, title);
  return typeof result === 'string' ? result : (result['martech-stack.yaml'] as string).slice(head.length);
}

describe('sending a flow through a hub', () => {
  it('is offered for each live hub, the nearest first', () => {
    assert.deepEqual(offeredAt(`${head}  f: { from: web, to: crm, da‸ta: [d], method: api }\n`, offerHubs).titles, ['Send this flow through Segment', 'Send this flow through Far Hub']);
  });

  for (const [what, before, expected] of [
    ['in brackets', '  f: { from: web, to: crm, da‸ta: [d], method: api } # daily\n', '  f: { from: web, to: crm, data: [d], method: api, via: near } # daily\n'],
    ['on lines', '  f:\n    from: web # here\n    to: crm\n    data: [d]\n    fre‸quency: daily\n', '  f:\n    from: web # here\n    to: crm\n    data: [d]\n    frequency: daily\n    via: near\n'],
    ['where the key waits to be filled', '  f:\n    from: web\n    via:‸ # which?\n    to: crm\n    data: [d]\n', '  f:\n    from: web\n    via: near # which?\n    to: crm\n    data: [d]\n'],
    ['with a merge key', '  f:\n    <<: &x { from: web, method: api }\n    to: crm‸\n    data: d\n', '  f:\n    <<: &x { from: web, method: api }\n    to: crm\n    data: d\n    via: near\n'],
    ['that comes through an alias', '  f: &f { from: web, to: crm, data: d, method: api }\n  g: *f‸\n', '  f: &f { from: web, to: crm, data: d, method: api }\n  g: { <<: *f, via: near }\n'],
  ] as const) {
    it(`writes the tool, and nothing else: ${what}`, () => assert.equal(flowAfter(before, /Segment/), expected));
  }

  for (const [what, before, title, expected] of [
    ['with the hub’s method', '  f: { from: web, to: crm, data: [d], met‸hod: manual }\n', /Plan .* Segment/, '  f: { from: web, to: crm, data: [d], method: webhook, via: near, status: planned }\n'],
    ['that is planned already', '  f:\n    from: web\n    to: crm‸\n    data: [d]\n    method: upload # export\n    status: planned\n', /Plan .* Far Hub/, '  f:\n    from: web\n    to: crm\n    data: [d]\n    method: batch # export\n    status: planned\n    via: far\n'],
  ] as const) {
    it(`plans what is done by hand ${what}`, () => assert.equal(flowAfter(before, title), expected));
  }

  it('leaves the method to be filled where the hub has none', () => {
    const alone = head.replace(/ {2}known.*\n {2}more.*\n/, '');
    const result = refactored(`${alone}  f: { from: web, to: crm, data: [d], met‸hod: paper }\n`, offerHubs, /Segment/);
    assert.equal(typeof result === 'string' ? result : result['martech-stack.yaml'], `${alone}  f: { from: web, to: crm, data: [d], via: near, status: planned }\n`);
  });

  it('reads which tools are hubs from the policy', () => {
    const files = { 'martech-stack.yaml': `${head}  f: { from: web, to: crm, da‸ta: [d] }\npolicies: [martech-policies.yaml]\n`, 'martech-policies.yaml': 'version: 1\nextends: [builtin:recommended]\nparams: { hub: [far, old, nobody] }\n' };
    assert.deepEqual(offeredAt(files, offerHubs).titles, ['Send this flow through Far Hub']);
  });

  it('works in an imported file', () => {
    const files = { 'martech-stack.yaml': `${head}imports: [part.martech-stack.yaml]\n`, 'part.martech-stack.yaml': 'version: 1\nflows:\n  f:\r\n    from: web\r\n    to: cr‸m\r\n    data: d\r\n' };
    const result = refactored(files, offerHubs, /Segment/);
    assert.equal(typeof result === 'string' ? result : result['part.martech-stack.yaml'], 'version: 1\nflows:\n  f:\r\n    from: web\r\n    to: crm\r\n    data: d\n    via: near\r\n');
  });

  it('offers the hubs that every stack knows which reads the flow', () => {
    const shared = { 'shared.martech-stack.yaml': 'version: 1\nflows:\n  f: { from: web, to: c‸rm, data: [d] }\n', 'martech-stack.yaml': `${head}imports: [shared.martech-stack.yaml]\n` };
    const other = head.replace('near: { name: Segment, category: ipaas', 'near: { name: Segment, category: cdp');
    assert.deepEqual(offeredAt({ ...shared, 'other.martech-stack.yaml': `${other}imports: [shared.martech-stack.yaml]\n` }, offerHubs).titles, ['Send this flow through Far Hub']);
  });

  for (const [what, text] of [
    ['goes through a tool already', '  f: { from: web, to: crm, da‸ta: [d], via: far }\n'],
    ['is stopped', '  f: { from: web, to: crm, da‸ta: [d], status: stopped }\n'],
    ['comes from people', '  f: { from: visitors, to: crm, da‸ta: [d] }\npeople: { visitors: { name: V, subject: visitor } }\n'],
    ['leaves from a person’s device', '  f: { from: web, to: crm, da‸ta: [d], method: tag }\n'],
    ['begins or ends at both hubs', '  f: { from: near, to: far, da‸ta: [d] }\n'],
    ['is declared twice', '  f: { from: web, to: crm, da‸ta: [d] }\n  f: { from: crm, to: web, data: [d] }\n'],
    ['cannot be read', '  f: { from: web, to: crm, da‸ta: [d }\n'],
  ] as const) {
    it(`is not offered for a flow that ${what}`, () => assert.deepEqual(offeredAt(head + text, offerHubs).titles, []));
  }
});
