import assert from 'node:assert/strict';
import { hover } from '../../src/language/hover.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { brands, files, root } from '../support/sample-stack.ts';

function hoverAt(marked: Record<string, string>, language: 'en' | 'fr' = 'en'): string {
  const { context, offset } = editorAt(marked, { language });
  const contents = hover(context, offset)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const inRoot = (from: string, to: string) => ({ ...files, 'martech-stack.yaml': root.replace(from, to) });

describe('hover', () => {
  it('shows the card of a tool: owners, data, flows, renewal and the last day to give notice', () => {
    const card = hoverAt({ ...files, 'brands.martech-stack.yaml': brands.replace('from: crm', 'from: cr‸m') });
    for (const line of [
      '**Salesforce** — tool `crm`', '- Stage: Production, since 1 May 2021', '- Business owner: CRM and loyalty', '- Technical owner: IT for CRM',
      '- 1 flow in, from: Website', '- 1 flow out, to: Brevo 🎉', '- Renews by itself after: 31 Dec 2026 · 39 days left', '- Last day to give notice: 30 Sep 2026 · 53 days ago',
    ]) assert.ok(card.includes(line), `${line}\n\n${card}`);
  });

  it('shows what was found, and who is asked to act', () => {
    const card = hoverAt({ ...files, 'martech-stack.yaml': root.replace('  crm:\n', '  c‸rm:\n').replace('owners: { business: crm-team, technical: it-crm }\n    holds', 'owners: { technical: it-crm }\n    holds') });
    assert.match(card, /\*\*2 findings\*\*: Marketing 1, IT 1\n\n- \*\*Marketing:\*\* .* `ownership\/no-business-owner`/);
  });

  it('leads from a finding to the page of its rule, in clients that show pages', () => {
    const { context, offset } = editorAt({ ...files, 'martech-stack.yaml': root.replace('  crm:\n', '  c‸rm:\n').replace('owners: { business: crm-team, technical: it-crm }\n    holds', 'owners: { technical: it-crm }\n    holds') }, { ruleCommand: 'martechStack.openRule' });
    const { value } = (hover(context, offset)?.contents ?? { value: '' }) as { readonly value: string };
    assert.ok(value.includes('[`ownership/no-business-owner`](command:martechStack.openRule?%5B%22ownership%2Fno-business-owner%22%5D)'), value);
  });

  it('tells of the supplier, the places, and the contract with its price a year', () => {
    const card = hoverAt({ 'martech-stack.yaml': 'version: 1\nstack: { name: A }\ntools:\n  ‸a: { category: crm, vendor: { name: Vendor, country: US }, hosting: { regions: [FR, US] }, contract: { name: Seats, cost: 100 EUR/month, decision: renew } }\n' });
    for (const line of ['- Category: CRM', '- Supplied by: Vendor, United States', '- Hosted in: France, United States', '- Contract: Seats · €1,200 a year · Renew']) assert.ok(card.includes(line), `${line}\n\n${card}`);
  });

  it('says why a rule asks, below what it found', () => {
    const card = hoverAt({ ...files, 'martech-stack.yaml': root.replace('  crm:\n', '  c‸rm:\n').replace('owners: { business: crm-team, technical: it-crm }\n    holds', 'owners: { technical: it-crm }\n    holds') });
    assert.match(card, /`ownership\/no-business-owner` {2}\n {2}Marketing runs its tools/);
  });

  it('shows what the catalog knows with its doubts, web addresses, and the days left of a trial', () => {
    const tool = '  n‸ew:\n    name: New\n    catalog: hubspot\n    url: https://example.com/x\n    links: [{ title: Run_book, url: "https://example.com/run" }, { title: Bad, url: "command:x" }]\n    lifecycle: { stage: trial, until: 2026-11-22 }\n';
    const card = hoverAt({ 'martech-stack.yaml': `version: 1\nstack: { name: Maison }\ntools:\n${tool}` });
    for (const part of ['until 22 Nov 2026 · today', 'In the catalog as HubSpot', 'To be confirmed: category', '](https://example.com/x) · [Run\\_book](https://example.com/run)']) assert.ok(card.includes(part), `${part}\n${card}`);
    assert.ok(!card.includes('command:'), card);
  });

  it('shows where a data set comes from and goes to', () => {
    const card = hoverAt(inRoot('data: [customer-email]', 'data: [customer‸-email]'));
    for (const line of ['**Customer e-mail** — data set', '- Steward: CRM and loyalty', '- Comes from: Website, Salesforce', '- Goes to: Salesforce, Brevo 🎉']) assert.ok(card.includes(line), card);
  });

  it('says in the user’s language what a key means, and what may stand there', () => {
    assert.match(hoverAt(inRoot('lifecycle: production', 'life‸cycle: production')), /^\*\*Lifecycle\*\* `lifecycle`\n\n.*\n\nOne of:\n\n- `idea` /s);
    assert.match(hoverAt(inRoot('lifecycle: production', 'life‸cycle: production'), 'fr'), /Cycle de vie/);
  });

  it('says what a value means', () => {
    assert.match(hoverAt(inRoot('method: api', 'method: ap‸i')), /`api`/);
    assert.match(hoverAt(inRoot('lifecycle: production', 'lifecycle: produc‸tion')), /^\*\*Production\*\* `production`/);
  });

  it('is plain text for clients that show no Markdown', () => {
    const tool = '  ‸new:\n    name: "New_*thing* <b> `x`"\n    url: https://example.com/x\n    links: [{ title: "Run [book]", url: "https://example.com/run" }]\n    lifecycle: { stage: trial, until: 2026-11-22 }\n';
    const { context, offset } = editorAt({ 'martech-stack.yaml': `version: 1\nstack: { name: Maison }\ntools:\n${tool}` }, { plainHover: true, ruleCommand: 'martechStack.explainRule' });
    const { kind, value } = (hover(context, offset)?.contents ?? {}) as { readonly kind: string; readonly value: string };
    assert.equal(kind, 'plaintext');
    assert.match(value, /^New_\*thing\* <b> `x` — tool new\n\n- Stage: Trial, until 22 Nov 2026 · today\n\nhttps:\/\/example\.com\/x · Run \[book\] \(https:\/\/example\.com\/run\)\n\n\d findings?.*\n\n- /);
    assert.match(value, / ownership\/no-business-owner\n {2}Marketing runs/);
    assert.doesNotMatch(value, /\\|\*\*|command:/);
  });

  it('says nothing of a blank', () => {
    assert.equal(hoverAt(inRoot('\nowners:\n', '\n‸\nowners:\n')), '');
  });

  it('never lets text of a file become markup', () => {
    const text = root.replace('name: CRM and loyalty', 'name: "[CRM](command:x) <b>*loyal*</b>"').replace('steward: crm-team', 'steward: crm‸-team');
    const card = hoverAt({ ...files, 'martech-stack.yaml': text });
    assert.ok(card.includes('\\[CRM\\]\\(command:x\\) \\<b\\>\\*loyal\\*\\</b\\>'), card);
  });
});
