import assert from 'node:assert/strict';
import { catalogTools } from '../../../src/core/values/catalog.ts';
import type { Abilities } from '../../../src/language/context.ts';
import { itemsAt, labelsAt, taken } from '../../support/completion-at.ts';

const head = 'version: 1\nstack: { name: Maison }\n';
const plain: Partial<Abilities> = { completionSnippets: false };

function find(text: string, label: string, own: Partial<Abilities> = {}) {
  return itemsAt(text, own).find(item => item.label === label);
}

describe('completion of a new tool from the catalog', () => {
  it('offers every tool of the catalog beside the skeletons, found by id, name and former name', () => {
    const items = itemsAt(`${head}tools:\n  ‸\n`);
    assert.deepEqual([...catalogTools.values()].filter(({ name }) => !items.some(({ label }) => label === name)), []);
    const item = items.find(({ label }) => label === 'Salesforce Marketing Cloud Engagement');
    assert.equal(item?.labelDetails?.description, 'Salesforce');
    assert.equal(item?.filterText, 'salesforce-marketing-cloud Salesforce Marketing Cloud Engagement ExactTarget Salesforce Marketing Cloud');
  });

  it('puts the product that is being typed first, then the skeletons; skeletons first where nothing is typed', () => {
    const first = (typed: string) => itemsAt(`${head}tools:\n  ${typed}‸\n`).slice(0, 2).map(({ label }) => label);
    assert.deepEqual(['', 'matom', 'zzz'].map(first), [['New: tool', 'New tool: Idea'], ['Matomo', 'New: tool'], ['New: tool', 'New tool: Idea']]);
  });

  it('writes a whole tool; what no source confirmed is to be confirmed', () => {
    assert.equal(taken(`${head}tools:\n  hub‸\n`, 'HubSpot'), `${head}tools:
  \${1:hubspot}:
    name: HubSpot
    category: \${2:marketing-automation}
    catalog: hubspot
    vendor: { name: HubSpot \\}
    url: https://hubspot.com
    owners: { business: \${3} \\}
    lifecycle: \${4|idea,trial,pilot,production,phase-out,retired|}
`);
  });

  it('writes it in braces', () => {
    assert.equal(taken(`${head}tools: { crm: { name: CRM }, ‸ }\n`, 'HubSpot'),
      `${head}tools: { crm: { name: CRM }, \${1:hubspot}: { name: HubSpot, category: \${2:marketing-automation}, catalog: hubspot, vendor: { name: HubSpot \\}, url: https://hubspot.com, owners: { business: \${3} \\}, lifecycle: \${4|idea,trial,pilot,production,phase-out,retired|} \\} }\n`);
  });

  it('leaves out what is doubtful where nobody could confirm it, in the line ends and the depth of the file', () => {
    const text = `${head}tools:\n    ‸\n`.replaceAll('\n', '\r\n');
    assert.equal(taken(text, 'HubSpot', plain), `${head}tools:\n    hubspot:\n      name: HubSpot\n      category:\n      catalog: hubspot\n      vendor: { name: HubSpot }\n      url: https://hubspot.com\n      owners: { business: }\n      lifecycle:\n`.replaceAll('\n', '\r\n'));
    const doubtful = [...catalogTools.values()].find(({ unverified }) => unverified?.includes('vendor') && unverified.includes('website'));
    assert.ok(doubtful);
    assert.doesNotMatch(taken(`${head}tools:\n  ‸\n`, doubtful.name, plain), /vendor|url/);
  });

  it('never says where a vendor sits, nor its role', () => {
    for (const { insertText, textEdit } of itemsAt(`${head}tools:\n  ‸\n`)) assert.doesNotMatch(insertText ?? textEdit?.newText ?? '', /country|role|headquarters/);
  });

  it('takes an id that is free, and offers last what the stack has', () => {
    const text = `${head}tools:\n  hubspot: { name: H, category: crm, lifecycle: idea }\n  ‸\n`;
    assert.match(taken(text, 'HubSpot'), /\$\{1:hubspot-2\}:/);
    assert.equal(labelsAt(text).at(-1), 'HubSpot');
  });

  it('tells what is to be confirmed, in both languages', () => {
    assert.equal(find(`${head}tools:\n  ‸\n`, 'HubSpot')?.documentation, 'In the catalog as HubSpot (HubSpot), as of 22 Nov 2026. To be confirmed: category.');
    assert.match(String(find(`${head}tools:\n  ‸\n`, 'HubSpot', { language: 'fr' })?.documentation), /À confirmer\u00a0: catégorie\./);
  });
});

describe('completion of one key of a tool from the catalog', () => {
  const rest = '    lifecycle: idea\n';
  for (const [what, marked, label, after] of [
    ['by its name', `tools:\n  t:\n    name: ‸\n${rest}`, 'HubSpot', `tools:\n  t:\n    name: HubSpot\n    category: \${1:marketing-automation}\n    catalog: hubspot\n    vendor: { name: HubSpot \\}\n    url: https://hubspot.com\n${rest}`],
    ['by its name, half typed', `tools:\n  t:\n    name: Hub‸\n    category: crm\n    url: https://x.example\n${rest}`, 'HubSpot', `tools:\n  t:\n    name: HubSpot\n    catalog: hubspot\n    vendor: { name: HubSpot \\}\n    category: crm\n    url: https://x.example\n${rest}`],
    ['right behind the colon', `tools:\n  t:\n    category: crm\n    catalog:‸\n    name: T\n    vendor: { country: FR }\n    url: https://x.example\n`, 'hubspot', `tools:\n  t:\n    category: crm\n    catalog: hubspot\n    name: T\n    vendor: { country: FR }\n    url: https://x.example\n`],
    ['by its id in braces', 'tools:\n  t: { catalog: ‸, lifecycle: idea }\n', 'hubspot', `tools:\n  t: { catalog: hubspot, name: HubSpot, category: \${1:marketing-automation}, vendor: { name: HubSpot \\}, url: https://hubspot.com, lifecycle: idea }\n`],
    ['by its vendor', `tools:\n  t:\n    name: T\n    category: crm\n    vendor: ‸\n${rest}`, 'HubSpot', `tools:\n  t:\n    name: T\n    category: crm\n    vendor: { name: HubSpot \\}\n    catalog: hubspot\n    url: https://hubspot.com\n${rest}`],
    ['by the name of its vendor, with what is missing further below', `tools:\n  t:\n    name: T\n    vendor:\n      name: ‸\n${rest}`, 'HubSpot', `tools:\n  t:\n    name: T\n    vendor:\n      name: HubSpot\n${rest}    catalog: hubspot\n    url: https://hubspot.com\n`],
    ['by the name of its vendor on the last line, with what is missing above', 'tools:\n  t:\n    name: T\n    vendor:\n      name: ‸\n', 'HubSpot', 'tools:\n  t:\n    name: T\n    catalog: hubspot\n    url: https://hubspot.com\n    vendor:\n      name: HubSpot\n'],
    ['before a comment, with what is missing further below and nothing doubtful', `tools:\n  t:\n    name: ‸ # ours\n${rest}`, 'HubSpot', `tools:\n  t:\n    name: HubSpot # ours\n${rest}    catalog: hubspot\n    vendor: { name: HubSpot }\n    url: https://hubspot.com\n`],
    ['beside keys that wait', `tools:\n  t:\n    name: ‸\n    catalog:\n    url:\n    vendor: { name: X }\n    category: crm\n`, 'HubSpot', `tools:\n  t:\n    name: HubSpot\n    catalog: hubspot\n    url: https://hubspot.com\n    vendor: { name: X }\n    category: crm\n`],
    ['with what came through an alias left alone', `x-base: &base { category: crm, url: https://x.example }\ntools:\n  t:\n    <<: *base\n    name: ‸\n${rest}`, 'HubSpot', `x-base: &base { category: crm, url: https://x.example }\ntools:\n  t:\n    <<: *base\n    name: HubSpot\n    catalog: hubspot\n    vendor: { name: HubSpot \\}\n${rest}`],
    ['whose name has a comma', 'tools:\n  t: { name: ‸, category: crm, catalog: x, vendor: {}, url: u }\n', 'Freshworks (Freshdesk, Freshmarketer)', "tools:\n  t: { name: 'Freshworks (Freshdesk, Freshmarketer)', category: crm, catalog: x, vendor: {}, url: u }\n"],
  ] as const) {
    it(`fills what is missing: ${what}`, () => {
      for (const eol of ['\n', '\r\n']) assert.equal(taken((head + marked).replaceAll('\n', eol), label), (head + after).replaceAll('\n', eol));
    });
  }

  it('fills nothing doubtful for clients that have no places to confirm it', () => {
    assert.equal(taken(`${head}tools:\n  t:\n    name: ‸\n${rest}`, 'HubSpot', plain), `${head}tools:\n  t:\n    name: HubSpot\n    catalog: hubspot\n    vendor: { name: HubSpot }\n    url: https://hubspot.com\n${rest}`);
  });

  it('offers first what the tool is named after already', () => {
    assert.equal(labelsAt(`${head}tools:\n  t:\n    name: Hotjar\n    catalog: ‸\n`)[0], 'hotjar');
    assert.equal(labelsAt(`${head}tools:\n  t:\n    catalog: hotjar\n    name: ‸\n`)[0], 'Hotjar');
  });

  it('offers a vendor of several tools once where the tool is known', () => {
    const labels = labelsAt(`${head}tools:\n  t:\n    name: T\n    catalog: x\n    vendor:\n      name: ‸\n`);
    assert.equal(labels.length, new Set(labels).size);
  });

  it('knows the tools that were seen', () => {
    const files = (line: string) => ({ 'martech-stack.yaml': head, 'martech-observations.yaml': `version: 1\nobserved:\n  - ${line}\n` });
    assert.equal(itemsAt(files('tool: ‸')).find(({ label }) => label === 'hotjar')?.textEdit?.newText, 'hotjar\n  name: Hotjar');
    assert.equal(itemsAt(files('{ on: 2026-11-02, name: ‸ }')).find(({ label }) => label === 'Hotjar')?.textEdit?.newText, 'Hotjar, tool: hotjar');
  });
});
