// Relations on personal data: legal bases, consent along the path, choices and how far they reach, copies, criteria of an impact assessment.

import assert from 'node:assert/strict';
import { check, messages } from './check.ts';

/** What an expression about one entity says, in English. */
function said(manifest: string, on: string, id: string, expression: string): string {
  const policy = `version: 1\nextends: [builtin:shared]\nrules:\n  a/b:\n    title: A rule\n    on: ${on}\n    severity: warning\n    when: ${on}.id == '${id}'\n    assert: "false"\n    message: "said {${expression}}"\n`;
  return messages(manifest, { policy }).filter(text => text.startsWith('said')).join();
}

const people = 'people: { visitors: { name: Visitors, subject: visitor }, pupils: { name: Pupils, subject: minor } }\n';
const tool = (id: string, category = 'crm', more = '') => `  ${id}: { name: ${id}, category: ${category}, lifecycle: production${more} }\n`;
const tools = `tools:\n${tool('site', 'cms')}${tool('crm')}${tool('cdp', 'cdp')}${tool('hub', 'ipaas')}${tool('esp', 'email-marketing')}${tool('push', 'mobile-marketing')}${tool('ads', 'search-social-advertising')}${tool('cmp', 'consent-privacy')}`;
const data = `data:
  mails: { name: mails, categories: [user.contact.email], legal-basis: contract }
  clicks: { name: clicks, categories: [user.behavior] }
  choices: { name: choices, categories: [user.privacy_preferences] }
  stats: { name: stats, categories: [user.behavior], safeguards: [anonymised] }
`;
const processing = `processing:
  news: { name: news, purpose: marketing.communications.email, legal-basis: consent }
  fraud: { name: fraud, purpose: essential.fraud_detection, legal-basis: legitimate-interests }
  unsaid: { name: unsaid, purpose: sales }
`;
const stack = (flows: readonly string[], more = '') => `${people}${tools}${data}${processing}${more}flows:\n${flows.map(flow => `  ${flow}\n`).join('')}`;

describe('legal bases of one purpose', () => {
  const cases: readonly (readonly [title: string, flow: string, purpose: string, expected: string])[] = [
    ['the flow’s own, whatever else is stated', 'data: [mails], legal-basis: consent, processing: [fraud]', 'essential.fraud_detection', 'consent'],
    ['that of the processing for that purpose', 'data: [mails], processing: [news, fraud]', 'marketing.communications.email', 'consent'],
    ['and of the other one for the other', 'data: [mails], processing: [news, fraud]', 'essential.fraud_detection', 'legitimate-interests'],
    ['of all processings where the flow states its purpose', 'data: [mails], purpose: sales, processing: [news, fraud]', 'sales', 'consent and legitimate-interests'],
    ['of the data set where the processing states none', 'data: [mails], processing: [unsaid]', 'sales', 'contract'],
    ['nowhere', 'data: [clicks], purpose: sales', 'sales', 'none'],
    ['none for data that are not personal', 'data: [stats], purpose: sales, legal-basis: consent', 'sales', 'none'],
  ];
  for (const [title, flow, purpose, expected] of cases) {
    it(title, () => assert.equal(said(stack([`f: { from: crm, to: esp, ${flow} }`]), 'flow', 'f', `flow.bases_for('${purpose}')`), `said ${expected}`));
  }
});

describe('consent from collection to use', () => {
  const consented = (purpose: string) => `purpose: ${purpose}, legal-basis: consent`;
  const signUp = `sign-up: { from: visitors, to: site, data: [mails], ${consented('marketing.communications.email')} }`;
  const use = `use: { from: cdp, to: ads, data: [mails], ${consented('marketing.advertising')} }`;
  const along = ['a: { from: site, to: crm, via: hub, data: [mails] }', 'b: { from: crm, to: cdp, data: [mails] }'];
  const asked = "flow.consent_asked(stack.data_set('mails'))";
  const path = "flow.consent_path(stack.data_set('mails'))";
  const beyond = "flow.data_beyond_consent(['marketing'])";

  const cases: readonly (readonly [title: string, flows: readonly string[], expression: string, expected: string])[] = [
    ['the path, hop by hop', [signUp, ...along, use], path, 'sign-up, a, b, and use'],
    ['what was asked at its start', [signUp, ...along, use], asked, 'marketing.communications.email'],
    ['what goes beyond it', [signUp, ...along, use], beyond, 'mails'],
    ['within purposes that were not asked about', [signUp, ...along, use], "flow.data_beyond_consent(['personalize'])", 'none'],
    ['the shortest of two paths', [signUp, ...along, 'c: { from: site, to: cdp, data: [mails] }', use], path, 'sign-up, c, and use'],
    ['a loop on the way', [signUp, ...along, 'back: { from: cdp, to: site, data: [mails] }', use], path, 'sign-up, a, b, and use'],
    ['a path of another data set is none', [signUp, 'a: { from: site, to: cdp, data: [clicks] }', use], path, 'use'],
    ['without a path, what any collection asks', [signUp, use], asked, 'marketing.communications.email'],
    ['two collections that lead here', [signUp, ...along, `shop: { from: visitors, to: crm, data: [mails], ${consented('marketing')} }`, use], asked, 'marketing and marketing.communications.email'],
    ['the second covers the use', [signUp, ...along, `shop: { from: visitors, to: crm, data: [mails], ${consented('marketing')} }`, use], beyond, 'none'],
    ['one that does not lead here does not', [signUp, ...along, `shop: { from: visitors, to: esp, data: [mails], ${consented('marketing')} }`, use], beyond, 'mails'],
    ['a planned flow is no path', [signUp, 'a: { from: site, to: cdp, data: [mails], status: planned }', use], path, 'use'],
    ['an aggregated one neither', [signUp, 'a: { from: site, to: cdp, data: [mails], protection: aggregated }', use], path, 'use'],
    ['no collection asks for consent', ['sign-up: { from: visitors, to: site, data: [mails] }', use], asked, 'not stated'],
    ['a tag collects too', [`tag: { from: site, to: cdp, data: [mails], method: tag, ${consented('analytics')} }`, use], path, 'tag and use'],
  ];
  for (const [title, flows, expression, expected] of cases) {
    it(title, () => assert.equal(said(stack(flows), 'flow', 'use', expression), `said ${expected}`));
  }
});

describe('choices and the tools that contact people', () => {
  const news = 'news: { from: crm, to: esp, data: [mails], purpose: marketing.communications.email }';
  const audience = 'audience: { from: crm, to: ads, data: [mails], purpose: marketing.advertising.profiling }';
  const masters = (id: string) => `${tools}${tool('home', 'crm', `, holds: { ${id}: master }`)}`;

  it('which tools contact people', () => {
    for (const [id, expected] of [['esp', 'yes'], ['ads', 'yes'], ['push', 'no'], ['crm', 'no']]) {
      assert.equal(said(stack([news, audience]), 'tool', id as string, 'tool.contacts_people'), `said ${expected}`, id);
    }
    assert.equal(said(stack([news, audience]), 'tool', 'esp', 'stack.contact_tools'), 'said 2');
    assert.equal(said(stack(['n: { from: crm, to: esp, data: [mails], purpose: sales }']), 'tool', 'esp', 'tool.contacts_people'), 'said no');
  });

  it('choices reach a tool along active flows that carry them, from where they are kept', () => {
    const flows = ['a: { from: home, to: cdp, via: hub, data: [choices] }', 'b: { from: cdp, to: esp, data: [choices] }', 'c: { from: cdp, to: push, data: [mails] }', 'd: { from: push, to: ads, data: [choices] }'];
    const manifest = stack(flows).replace(tools, masters('choices'));
    for (const [id, expected] of [['home', 'yes'], ['hub', 'yes'], ['esp', 'yes'], ['push', 'no'], ['ads', 'no']]) {
      assert.equal(said(manifest, 'tool', id as string, 'tool.hears_choices'), `said ${expected}`, id);
    }
    assert.equal(said(manifest, 'tool', 'esp', 'stack.choice_sources'), 'said home');
  });

  it('a consent platform is their source where no system of record is', () => {
    assert.equal(said(stack(['a: { from: cmp, to: esp, data: [choices] }']), 'tool', 'esp', 'stack.choice_sources'), 'said cmp');
  });
});

describe('copies that an erasure has to reach', () => {
  const flows = ['a: { from: visitors, to: site, data: [mails] }', 'b: { from: site, to: crm, via: hub, data: [mails] }', 'c: { from: crm, to: cdp, data: [mails], protection: aggregated }'];
  const manifest = stack(flows).replace(tool('hub', 'ipaas'), tool('hub', 'ipaas', ', holds: { mails: transient }')).replace(tool('esp', 'email-marketing'), tool('esp', 'email-marketing', ', holds: { mails: replica }'));

  it('of a data set: those that hold it or receive it from another tool, not those that it passes through', () => {
    assert.equal(said(manifest, 'data', 'mails', 'data.copies'), 'said crm and esp');
    assert.equal(said(manifest, 'data', 'stats', 'data.copies'), 'said none');
  });

  it('of a tool, the same the other way round', () => {
    for (const [id, expected] of [['crm', 'mails'], ['esp', 'mails'], ['hub', 'none'], ['site', 'none'], ['cdp', 'none']]) {
      assert.equal(said(manifest, 'tool', id as string, 'tool.copies'), `said ${expected}`, id);
    }
  });
});

describe('criteria of an impact assessment', () => {
  it('are those stated, and those that the tool shows, with their cause', () => {
    const flow = 'f: { from: crm, to: cdp, data: [mails], volume: 100000, subjects: [pupils], purpose: personalize.content.profiling }';
    const manifest = stack([flow]).replace(tool('cdp', 'cdp'), tool('cdp', 'cdp', ', privacy: { dpia: { criteria: [monitoring, scoring] } }'));
    assert.equal(said(manifest, 'tool', 'cdp', 'tool.dpia_criteria'), 'said monitoring, scoring, large-scale, matching, and vulnerable');
    assert.equal(said(manifest, 'tool', 'cdp', "tool.dpia_cause('vulnerable')"), 'said Pupils');
    assert.equal(said(manifest, 'tool', 'cdp', "tool.dpia_cause('scoring')"), 'said f');
    assert.equal(said(manifest, 'tool', 'cdp', "tool.dpia_cause('monitoring')"), 'said ');
  });

  it('are the stated ones alone where nothing is personal', () => {
    assert.equal(said(stack(['f: { from: crm, to: cdp, data: [stats], purpose: personalize.content.profiling }']), 'tool', 'cdp', 'tool.dpia_criteria'), 'said none');
  });
});

describe('the privacy rules on a tool with very many flows', () => {
  it('stay within what a rule may cost', () => {
    const many = Array.from({ length: 1200 }, (_, index) => `f${index}: { from: ${index % 2 ? 'hub' : 'site'}, to: ${index % 3 ? 'hub' : 'ads'}, data: [mails, clicks], method: api, purpose: marketing.advertising.profiling, legal-basis: consent }`);
    const flows = ['s: { from: visitors, to: site, data: [mails], purpose: sales, legal-basis: consent }', ...many];
    const lines = check(stack(flows), { policy: 'version: 1\nextends: [builtin:privacy]\n' });
    assert.deepEqual(lines.filter(line => line.includes('engine/')), []);
    assert.ok(lines.filter(line => line.includes('privacy/consent-not-covering-path')).length > 1000);
  });
});
