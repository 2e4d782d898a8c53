import assert from 'node:assert/strict';
import { itemsAt, labelsAt, taken } from '../../support/completion-at.ts';

const head = 'version: 1\nstack: { name: Maison, country: BE }\n';

function find(text: string, label: string, language: 'en' | 'fr' = 'en') {
  return itemsAt(text, { language }).find(item => item.label === label);
}

describe('completion of what the catalogs know', () => {
  it('names countries in the reader’s language, that of the stack and the wider places first', () => {
    const text = `${head}tools:\n  crm:\n    hosting:\n      regions: [‸]\n`;
    assert.deepEqual(labelsAt(text).slice(0, 4), ['BE', 'EU', 'EEA', 'GLOBAL']);
    assert.equal(find(text, 'DE')?.labelDetails?.description, 'Germany');
    assert.equal(find(text, 'DE', 'fr')?.filterText, 'DE Allemagne');
    assert.equal(taken(text, 'FR'), text.replace('‸', 'FR'));
  });

  it('offers categories of tools with their names, and those that the policy adds', () => {
    const files = {
      'martech-stack.yaml': `${head}policies: [martech-policies.yaml]\ntools:\n  crm:\n    category: ‸\n`,
      'martech-policies.yaml': 'version: 1\nextends: [builtin:standard]\nparams: { custom-categories: [loyalty-engine] }\n',
    };
    const labels = labelsAt(files);
    assert.ok(labels.includes('crm') && labels.includes('loyalty-engine'), labels.join());
    assert.match(find(`${head}tools:\n  crm:\n    category: ‸\n`, 'crm')?.filterText ?? '', /^crm CRM/);
  });

  for (const [what, text] of [
    ['data categories', 'data:\n  mail:\n    categories: [‸]\n'], ['purposes', 'flows:\n  f:\n    purpose: ‸\n'],
  ] as const) {
    it(`offers ${what} as a tree, each parent before its children`, () => {
      const labels = labelsAt(head + text);
      assert.ok(labels.length > 20);
      for (const [index, label] of labels.entries()) {
        const parent = label.slice(0, Math.max(0, label.lastIndexOf('.')));
        if (parent !== '' && labels.includes(parent)) assert.ok(labels.indexOf(parent) < index, `${parent} before ${label}`);
      }
    });
  }

  it('tells the parents of a data category, and finds it by its name', () => {
    const item = find(`${head}data:\n  mail:\n    categories: [‸]\n`, 'user.contact.email', 'fr');
    assert.match(item?.detail ?? '', / › /);
    assert.ok(item?.filterText?.startsWith('user.contact.email '), item?.filterText);
  });

  it('offers what a list of certifications knows', () => {
    assert.ok(labelsAt(`${head}tools:\n  crm:\n    security:\n      certifications: [‸]\n`).includes('iso-27001'));
  });
});
