// What a finding carries: target, place, item, related, sides, texts in both languages.
import assert from 'node:assert/strict';
import { check, findingsOn, messages, rulePolicy, textAt } from './check.ts';
import { say } from '../../../src/core/text/language.ts';

const shop = `owners: { mk: { name: Marketing, side: marketing }, ag: { name: Agency, side: partner } }
people: { fans: { name: Fans, subject: visitor } }
data: { mails: { name: E-mails, categories: [user.contact.email] }, orders: { name: Orders, categories: [] } }
contracts: { suite: { name: Suite, end: 2027-01-31, notice: 1 month, cost: 1200 EUR/year } }
tools:
  web: { name: Web, category: cms, lifecycle: production, hosting: { regions: [FR, US] }, raci: { send: { accountable: [mk, ag] } }, contract: suite }
  app: { name: App, category: crm, lifecycle: { stage: production, since: 2026-01-02 }, users: { internal: 1200 }, contract: { end: 2026-12-31 } }
flows:
  go: { from: fans, to: web, data: [mails, orders], method: form }
  back: { from: app, to: web, data: [orders], method: api }
  forth: { from: web, to: app, data: [orders], method: api }
`;
const rule = (keys: string) => findingsOn(shop, { policy: rulePolicy(keys) });
const one = (keys: string) => {
  const { findings, analysis } = rule(keys);
  const [finding] = findings;
  assert.ok(finding, 'nothing found');
  return { ...finding, at: textAt(finding, analysis), en: say(finding.message, 'en'), fr: say(finding.message, 'fr'), analysis };
};

describe('a finding', () => {
  it('is carried by the target, and stands at the first path that is written', () => {
    const found = one('on: flow\nassert: flow.id != \'go\'\ntarget: flow.to\nat: [flow.encrypted, flow.method]');
    assert.deepEqual([found.target, found.at, found.path], [{ kind: 'tool', id: 'web', name: 'Web' }, 'form', 'flow:go.method']);
  });
  it('stands at the id where no path is written, or the target is unknown', () => {
    assert.equal(one('on: tool\nassert: tool.id != \'web\'\nat: [tool.url]').at, 'web');
    assert.deepEqual(one('on: flow\nassert: flow.id != \'go\'\ntarget: flow.via').target, { kind: 'flow', id: 'go' });
  });
  it('follows references to the place', () => {
    assert.equal(one('on: flow\nassert: flow.id != \'back\'\nat: flow.from.lifecycle.since').at, '2026-01-02');
    assert.equal(one('on: tool\nassert: tool.id != \'web\'\nat: tool.contract.end').at, '2027-01-31');
    assert.equal(one('on: contract\nassert: \'!contract.in_place\'\nat: contract.end').at, '2026-12-31');
  });
  it('of a contract in place is its tool\'s', () => {
    const found = one('on: contract\nassert: \'!contract.in_place\'');
    assert.deepEqual([found.target.id, found.target.kind, found.at], ['app', 'tool', '{ end: 2026-12-31 }']);
  });
});

describe('each', () => {
  it('over a list of the file: the item is where it stands', () => {
    const found = one('each: tool.hosting.regions\nassert: item != \'US\'\nat: item');
    assert.deepEqual([found.item, found.at, found.path], ['US', 'US', 'hosting.regions[US]']);
  });
  it('over a filtered list', () => assert.equal(one('each: \'tool.hosting.regions.filter(r, r != "FR")\'\nassert: false\nat: item').at, 'US'));
  it('over a map: key and value', () => {
    const found = one('each: tool.raci\nassert: size(item.value.accountable) < 2\nat: item.accountable\nmessage: "{item.key}: {item.value.accountable}"');
    assert.deepEqual([found.item, found.at, found.en, found.fr], ['send', '[mk, ag]', 'send: Marketing and Agency', 'send: Marketing et Agency']);
  });
  it('over entities', () => assert.deepEqual(check(shop, { policy: rulePolicy('on: flow\neach: flow.data\nassert: \'!item.personal\'\nat: flow.data') }), ['warning a/b flow:go "[mails, orders]"']));
  it('over entities, at the entity', () => assert.equal(one('on: flow\neach: flow.data\nassert: \'!item.personal\'\nat: item').at, 'mails'));
});

describe('related places and sides', () => {
  it('names related entities', () => {
    const { related } = one('on: tool\nassert: tool.id != \'web\'\nrelated: tool.inflows');
    assert.deepEqual(related?.map(({ message }) => say(message, 'en')), ['go', 'back']);
  });
  it('takes the side of an owner, else of both', () => {
    const of = (from: string) => one(`on: tool\nassert: tool.id != 'web'\nside: { from: ${from} }\nfor: it`);
    assert.deepEqual([of('stack.owner("ag")').side, of('tool.owners.technical').side, of('tool.owners.technical').for], ['partner', 'both', 'it']);
  });
});

describe('texts', () => {
  it('cuts long lists and long names: a sentence stays one', () => {
    const many = Array.from({ length: 40 }, (_, index) => `  t${index}: { name: ${index === 0 ? '😀'.repeat(400) : `T${index}`}, category: cms, lifecycle: production }\n`).join('');
    const [said = ''] = messages(`tools:\n${many}`, { policy: rulePolicy('on: stack\nassert: "false"\nmessage: "{stack.tools}"') });
    assert.match(said, /^(😀){100}…, T1, .*T11,? and 28 more$/u);
  });

  it('say values as a reader of each language would', () => {
    const found = one('assert: tool.id != \'app\'\nmessage:\n  en: "{tool.name} {tool.users.internal} {tool.lifecycle.since} {tool.live} {tool.url} {{x} {tool.contract.notice}"\n  fr: "{tool.name} {tool.users.internal} {tool.lifecycle.since} {tool.live} {tool.url} {{x} {stack.contracts[0].cost} {stack.contracts[0].notice}"');
    assert.equal(found.en, 'App 1,200 2 Jan 2026 yes not stated {x} not stated');
    assert.equal(found.fr.replaceAll(/\s/g, ' '), 'App 1 200 2 janv. 2026 oui non précisé {x} 1 200 € par an 1 mois');
  });
  it('fall back to the title', () => assert.equal(one('assert: tool.id != \'app\'').en, 'A rule'));
});

describe('a cycle', () => {
  it('is one finding, on its first flow, the others related', () => {
    const found = one('on: flow\neach: flow.cycles\nassert: false\nrelated: item');
    assert.equal(found.target.id, 'back');
    assert.deepEqual(found.related?.map(({ message }) => say(message, 'en')), ['back', 'forth']);
    assert.equal(rule('on: flow\nassert: size(flow.cycles) == 0').findings.length, 1);
    assert.equal(one('on: flow\neach: flow.cycles\nassert: size(stack.shared_data(item)) > 1\nmessage: "{stack.shared_data(item)}: {item}"').en, 'Orders: back and forth');
  });
  it('ends with feedback, and needs one same data set all along', () => {
    const policy = rulePolicy('on: flow\nassert: size(flow.cycles) == 0');
    assert.deepEqual(check(shop.replace('data: [orders], method: api }\n  forth', 'data: [orders], method: api, feedback: true }\n  forth'), { policy }), []);
    assert.deepEqual(check(shop.replace('forth: { from: web, to: app, data: [orders]', 'forth: { from: web, to: app, data: [mails]'), { policy }), []);
  });
});
