import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completion } from '../../src/language/completion.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { editorAt } from '../support/editor-fixture.ts';

const head = 'version: 1\nstack:\n  name: Maison\nowners:\n  crm-team: { name: CRM team, side: marketing }\n  it-crm: { name: IT for CRM, side: it }\n';

function itemsAt(text: string): readonly CompletionItem[] {
  const { context, offset } = editorAt(text);
  return completion(context, offset).items;
}

function labelsAt(text: string): readonly string[] {
  return itemsAt(text).map(item => item.label);
}

/** The text after an item is taken, with its snippet stops visible. */
function taken(marked: string, label: string): string {
  const item = itemsAt(marked).find(each => each.label === label);
  const text = marked.replace('‸', '');
  if (!item?.textEdit || !('range' in item.textEdit)) return `no ${label}`;
  const lines = new LineIndex(text);
  const { range, newText } = item.textEdit;
  return text.slice(0, lines.offsetAt(range.start)) + newText + text.slice(lines.offsetAt(range.end));
}

describe('completion', () => {
  describe('offers keys', () => {
    it('of the file, those that are there left out', () => {
      const labels = labelsAt(`${head}‸`);
      assert.ok(labels.includes('tools') && labels.includes('imports'), labels.join());
      assert.ok(!labels.includes('owners') && !labels.includes('stack'), labels.join());
    });

    it('that must be there first', () => {
      assert.deepEqual(labelsAt(`${head}tools:\n  crm:\n    ‸\n`).slice(0, 3), ['name', 'category', 'lifecycle']);
      assert.deepEqual(labelsAt(`${head}tools:\n  crm:\n    name: CRM\n    ‸\n`).slice(0, 2), ['category', 'lifecycle']);
    });

    it('with its value where there is only one', () => {
      assert.equal(taken('‸', 'version'), 'version: 1');
      assert.equal(taken('# ours\n‸\ntools: {}\n', 'version'), '# ours\nversion: 1\ntools: {}\n');
    });

    for (const [what, text] of [
      ['on a blank line between others', 'tools:\n  crm:\n    name: CRM\n    ‸\n    category: crm\n'],
      ['while one is typed', 'tools:\n  crm:\n    name: CRM\n    life‸\n'],
      ['while one is typed before others', 'tools:\n  crm:\n    life‸\n    name: CRM\n'],
      ['in a map in braces', 'tools:\n  crm: { name: CRM, ‸ }\n'],
      ['in a map in braces, typed', 'tools:\n  crm: { name: CRM, li‸ }\n'],
      ['at the end of the file', 'tools:\n  crm:\n    name: CRM\n    ‸'],
    ] as const) {
      it(what, () => assert.ok(labelsAt(head + text).includes('lifecycle'), labelsAt(head + text).join()));
    }

    it('of the deeper map where the line is deeper', () => {
      const labels = labelsAt(`${head}tools:\n  crm:\n    name: CRM\n    owners:\n      ‸\n`);
      assert.deepEqual([labels.includes('business'), labels.includes('lifecycle')], [true, false]);
    });

    it('of the outer map where the line is less deep', () => {
      const labels = labelsAt(`${head}tools:\n  crm:\n    owners:\n      business: crm-team\n    ‸\n`);
      assert.deepEqual([labels.includes('business'), labels.includes('lifecycle')], [false, true]);
    });

    it('with what a value of that kind begins with', () => {
      const text = `${head}tools:\n  crm:\n    ‸\n`;
      assert.equal(taken(text, 'name'), `${head}tools:\n  crm:\n    name: $0\n`);
      assert.equal(taken(text, 'owners'), `${head}tools:\n  crm:\n    owners:\n  $0\n`);
      assert.equal(taken(text, 'tags'), `${head}tools:\n  crm:\n    tags: [$0]\n`);
      assert.equal(taken(text, 'links'), `${head}tools:\n  crm:\n    links:\n  - $0\n`);
    });

    it('alone where the colon is there', () => {
      assert.equal(taken(`${head}tools:\n  crm:\n    na‸: CRM\n`, 'name'), `${head}tools:\n  crm:\n    name: CRM\n`);
    });
  });

  describe('offers values', () => {
    it('of an enumeration, each with a sentence', () => {
      const items = itemsAt(`${head}tools:\n  crm:\n    lifecycle:\n      stage: ‸\n`);
      assert.deepEqual(items.map(item => item.label), ['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired']);
      assert.ok(items.every(item => item.documentation));
    });

    for (const [what, text, label, after] of [
      ['in place of a short form', 'tools:\n  crm:\n    lifecycle: ‸\n', 'pilot', 'tools:\n  crm:\n    lifecycle: pilot\n'],
      ['right behind the colon', 'tools:\n  crm:\n    lifecycle:‸\n', 'pilot', 'tools:\n  crm:\n    lifecycle: pilot\n'],
      ['in place of what is typed', 'tools:\n  crm:\n    lifecycle: pil‸\n', 'pilot', 'tools:\n  crm:\n    lifecycle: pilot\n'],
      ['in braces', 'tools:\n  crm: { lifecycle: ‸ }\n', 'pilot', 'tools:\n  crm: { lifecycle: pilot }\n'],
      ['in brackets', 'stack:\n  regimes: [gdpr, ‸]\n', 'nis2', 'stack:\n  regimes: [gdpr, nis2]\n'],
      ['behind a dash', 'tools:\n  crm:\n    ai:\n      acts:\n        - ‸\n', 'draft', 'tools:\n  crm:\n    ai:\n      acts:\n        - draft\n'],
      ['yes or no', 'tools:\n  crm:\n    security:\n      mfa: ‸\n', 'true', 'tools:\n  crm:\n    security:\n      mfa: true\n'],
      ['ids of owners', 'owners:\n  web: { name: Web }\ntools:\n  crm:\n    owners: { business: ‸ }\n', 'web', 'owners:\n  web: { name: Web }\ntools:\n  crm:\n    owners: { business: web }\n'],
      ['ids as keys', 'data:\n  mail: { name: Mail, categories: [] }\ntools:\n  crm:\n    holds:\n      ‸\n', 'mail', 'data:\n  mail: { name: Mail, categories: [] }\ntools:\n  crm:\n    holds:\n      mail: $0\n'],
      ['in a list on lines of its own', 'data:\n  mail: { name: Mail, categories: [] }\nflows:\n  leads:\n    data:\n      ‸\n', 'mail', 'data:\n  mail: { name: Mail, categories: [] }\nflows:\n  leads:\n    data:\n      - mail\n'],
    ] as const) {
      it(what, () => assert.equal(taken(text, label), after));
    }

    it('that a list does not hold yet', () => {
      const labels = labelsAt('stack:\n  regimes: [gdpr, ‸]\n');
      assert.deepEqual([labels.includes('gdpr'), labels.includes('nis2')], [false, true]);
    });

    it('of things in other files, by name too', () => {
      const { context, offset } = editorAt({
        'martech-stack.yaml': `${head}imports: [brands.martech-stack.yaml]\n`,
        'brands.martech-stack.yaml': 'version: 1\ntools:\n  crm:\n    owners: { business: ‸ }\n',
      });
      const { items } = completion(context, offset);
      assert.deepEqual(items.map(item => item.filterText), ['crm-team CRM team', 'it-crm IT for CRM']);
    });

    it('as targets of a waiver, with the kind where an id is shared', () => {
      const labels = labelsAt(`${head}tools:\n  mail: { name: Mail }\n  crm: { name: CRM }\ndata:\n  mail: { name: Mail }\nwaivers:\n  w:\n    target: ‸\n`);
      assert.deepEqual(['tool:mail', 'data:mail', 'crm', 'stack', 'mail'].map(label => labels.includes(label)), [true, true, true, true, false]);
    });
  });

  it('offers the skeleton of a new entry', () => {
    const text = taken(`${head}tools:\n  ‸\n`, 'New: tool');
    assert.match(text, /\$\{1:id\}:\n {2}name: \$\{2\}\n {2}category: \$\{3\}\n {2}owners: \{ business: \$\{4\} \\\}\n {2}lifecycle: \$\{5\|idea,trial,pilot,production,phase-out,retired\|\}/);
  });

  it('offers the skeleton while its id is typed, and keeps the id', () => {
    const item = itemsAt(`${head}tools:\n  bre‸\n`).find(({ label }) => label === 'New: tool');
    assert.equal(item?.filterText, 'bre New: tool');
    assert.match(item?.textEdit?.newText ?? '', /^\$\{1:bre\}:\n/);
  });

  describe('in a policy file', () => {
    const labelsIn = (policy: string) => {
      const { context, offset } = editorAt({ 'martech-stack.yaml': `${head}policies: [martech-policies.yaml]\n`, 'martech-policies.yaml': `version: 1\nextends: [builtin:standard]\n${policy}` });
      return completion(context, offset).items.map(item => item.label);
    };

    it('offers the rules that may be adjusted', () => assert.ok(labelsIn('rules:\n  ‸\n').includes('ownership/no-business-owner')));
    it('offers the parameters that may be set', () => assert.ok(labelsIn('params:\n  ‸\n').includes('trial-max')));
    it('offers the keys of a rule', () => assert.ok(labelsIn('rules:\n  ownership/no-business-owner:\n    ‸\n').includes('severity')));
    it('offers severities', () => assert.ok(labelsIn('rules:\n  ownership/no-business-owner: { severity: ‸ }\n').includes('warning')));
  });

  it('offers rules for a waiver, but for those that no waiver silences', () => {
    const labels = labelsAt(`${head}waivers:\n  w:\n    rule: ‸\n`);
    assert.ok(labels.includes('ownership/no-business-owner'), labels.join());
    assert.deepEqual(labels.filter(label => /^(integrity|policy)\/|^alliance\/waiver-/.test(label)), []);
  });

  it('asks a client of the VS Code family to go on suggesting', () => {
    const { context, offset } = editorAt(`${head}tools:\n  crm:\n    ‸\n`, { ruleCommand: 'martechStack.explainRule' });
    const { items } = completion(context, offset);
    assert.equal(items.find(({ label }) => label === 'lifecycle')?.command?.command, 'editor.action.triggerSuggest');
    assert.equal(items.find(({ label }) => label === 'name')?.command, undefined);
  });

  it('speaks the reader’s language', () => {
    const { context, offset } = editorAt(`${head}tools:\n  crm:\n    lifecycle: ‸\n`, { language: 'fr' });
    assert.equal(completion(context, offset).items.find(({ label }) => label === 'trial')?.labelDetails?.description, 'Essai');
  });

  it('offers nothing in a comment', () => {
    assert.deepEqual(labelsAt(`${head}tools:\n  crm:\n    name: CRM # ‸\n`), []);
    assert.deepEqual(labelsAt(`${head}# ‸\n`), []);
  });
});
