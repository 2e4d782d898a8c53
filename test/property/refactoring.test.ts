// Refactorings anywhere in files written in every style: they never fail, and those that only rewrite keep every value and every comment.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { fileKindOf, sectionsOf } from '../../src/core/file-kind.ts';
import { commentsOf } from '../../src/core/syntax/comments.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { offerStyles } from '../../src/language/refactoring/convert-style.ts';
import { offerHubs } from '../../src/language/refactoring/direct-to-hub.ts';
import { offerCategories } from '../../src/language/refactoring/extract-categories.ts';
import { offerFlowData } from '../../src/language/refactoring/extract-flow-data.ts';
import { offerMerging } from '../../src/language/refactoring/merge-owners.ts';
import { offerSorting } from '../../src/language/refactoring/sort-section.ts';
import { restyle, styles } from '../rules/restyle.ts';
import { editorAt, type Marked } from '../support/editor-fixture.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { applyRandomEdit, randomEdit } from '../support/random-edits.ts';
import { applied } from '../support/refactoring-at.ts';
import { runAnalyze } from '../support/run-analyze.ts';

type Files = Readonly<Record<string, string>>;

const rewriting = [offerStyles, offerSorting];
const changing = [offerHubs, offerCategories, offerFlowData, offerMerging];

function example(name: string): Files {
  const folder = new URL(`../../examples/${name}/`, import.meta.url);
  const names = readdirSync(folder, { recursive: true }).map(String).filter(file => fileKindOf(file));
  return Object.fromEntries(names.map(file => [file, readFileSync(new URL(file, folder), 'utf8')]));
}

/** Two owners who are one, a manual flow, a hub, categories in place: something for each refactoring. */
const manifest = {
  version: 1, stack: { name: 'Maison, Paris', country: 'FR' },
  owners: { crm: { name: 'CRM', side: 'marketing' }, 'crm-2': { name: 'crm', side: 'marketing', contact: 'crm@maison.example' }, it: { name: 'IT [core]', side: 'it' } },
  people: { visitors: { name: 'Visitors', subject: 'visitor' } },
  data: { orders: { name: 'Orders', categories: ['user.name', 'user.contact.email'], steward: 'crm-2', subjects: ['visitors'] }, mails: { name: 'E-mails: all', categories: [] } },
  tools: {
    web: { name: 'Site # 1', category: 'cms', lifecycle: { stage: 'production' }, owners: { business: 'crm', technical: 'it' }, holds: { orders: 'master' } },
    mail: { name: 'Mail', category: 'email-marketing', lifecycle: 'trial', owners: { business: 'crm-2' }, tags: ['a', 'b, c'], links: [{ title: 'Runbook', url: 'https://maison.example/#top' }] },
    ipaas: { name: 'Segment', category: 'ipaas', lifecycle: 'production' },
  },
  flows: {
    out: { from: 'web', to: 'mail', data: ['orders', 'mails'], method: 'manual' }, in: { from: 'mail', to: 'web', data: ['user.name'], method: 'api', volume: -5, owner: 'crm-2' },
  },
  waivers: { w: { rule: 'security/no-sso', target: 'crm-2', reason: 'r', until: '2027-01-01', 'approved-by': ['crm', 'crm-2', 'it'] } },
};

function editorOn(files: Files, name: string): Marked {
  return editorAt({ ...files, [name]: `‸${files[name]}` });
}

/** Everything that is offered at some places, with the files after it. */
function* changesAt(files: Files, name: string, offers: readonly typeof offerStyles[], offsets: readonly number[]): Generator<{ readonly id: string; readonly after: Files | string }> {
  const editor = editorOn(files, name);
  for (const start of offsets) {
    for (const offer of offers) {
      for (const each of offer(editor.context, { start, end: start })) if (!each.disabled) yield { id: `${each.id} at ${name}:${start}`, after: applied(editor.files, each) };
    }
  }
}

const comments = (text: string): readonly string[] => commentsOf(readDocument('file:///w/x.yaml', text, sectionsOf['martech-stack'])).map(each => each.text).sort();

function faults(files: Files): readonly string[] {
  return [...runAnalyze(files).findings.values()].flat().filter(({ rule, severity }) => severity === 'error' && /^(syntax|schema)\/|unknown-reference/.test(rule)).map(({ rule, target }) => `${rule} ${target.id}`);
}

/** Every finding, without its place. */
function said(files: Files): readonly string[] {
  return [...runAnalyze(files).findings.values()].flat().map(({ rule, kind, target, path, item, silenced }) => [rule, kind, target.kind, target.id, path, item, silenced?.by].join(' ')).sort();
}

/** A place in the first word of each line, and some further on; not more than `most`, evenly chosen. */
function places(text: string, most: number): readonly number[] {
  const all: number[] = [];
  for (let line = 0; line < text.length; line = (text.indexOf('\n', line) + 1) || text.length) {
    const own = text.slice(line).split('\n', 1)[0] as string;
    const word = own.search(/\S/);
    for (let at = word + 1; word >= 0 && at < own.length; at += 30) all.push(line + at);
  }
  return all.filter((_, index) => index % Math.ceil(all.length / most) === 0);
}

describe('refactorings anywhere', () => {
  const sources: Readonly<Record<string, Files>> = { ...Object.fromEntries(styles.map(style => [style, restyle(manifest, style)])), 'maison-verdier': example('maison-verdier'), 'first-steps': example('first-steps') };

  for (const [what, files] of Object.entries(sources)) {
    const isExample = !(styles as readonly string[]).includes(what);
    it(`keep all values and comments where they only rewrite: ${what}`, function () {
      this.timeout(60_000);
      let count = 0;
      const found = isExample ? [] : said(files);
      for (const [name, text] of Object.entries(files)) {
        const before = parse(text, { merge: true, maxAliasCount: -1 }) as unknown;
        const known = new Set<string>();
        for (const { id, after } of changesAt(files, name, rewriting, places(text, isExample ? 30 : 200))) {
          assert.ok(typeof after !== 'string', `${id}: ${String(after)}`);
          const changed = after[name] as string;
          if (known.has(changed)) continue;
          known.add(changed);
          count++;
          assert.notEqual(changed, text, id);
          assert.deepEqual(parse(changed, { merge: true, maxAliasCount: -1 }), before, id);
          assert.deepEqual(comments(changed), comments(text), id);
          if (text.includes('\r\n')) assert.doesNotMatch(changed, /[^\r]\n/, id);
          if (!isExample && count % 6 === 1) assert.deepEqual(said(after), found, id);
        }
      }
      assert.ok(count > 0, 'nothing was offered');
    });
  }

  for (const style of styles) {
    it(`bring no fault where they change what is said: ${style}`, function () {
      this.timeout(60_000);
      const files = restyle(manifest, style);
      const before = faults(files);
      const ids = new Set<string>();
      const known = new Set<string>();
      for (const [name, text] of Object.entries(files)) {
        for (const { id, after } of changesAt(files, name, changing, places(text, 200))) {
          assert.ok(typeof after !== 'string' || style === 'merge keys' || style === 'aliases', `${id}: ${String(after)}`);
          if (typeof after === 'string' || known.has(JSON.stringify(after))) continue;
          known.add(JSON.stringify(after));
          ids.add(id.split(/[: ]/)[0] as string);
          assert.deepEqual(faults(after).filter(fault => !before.includes(fault)), [], id);
        }
      }
      // A comment behind each line keeps the owners apart.
      const expected = ['via-hub', 'extract-categories-of-flow', ...(style === 'block' || style === 'CRLF' ? [] : ['merge-owner'])];
      for (const id of expected) assert.ok(ids.has(id), `${id} is not among ${[...ids].join()}`);
    });
  }

  it('never fail in text that is being typed, and leave no more problems than there were', function () {
    this.timeout(120_000);
    const bases = styles.map(style => restyle(manifest, style));
    fc.assert(fc.property(fc.constantFrom(...bases), fc.array(randomEdit, { minLength: 1, maxLength: 4 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (base, edits, at) => {
      const files = edits.reduce<Files>(applyRandomEdit, base);
      for (const name of Object.keys(files)) {
        const editor = editorOn(files, name);
        const length = (files[name] as string).length;
        for (const fraction of at) {
          const start = Math.floor(fraction * length);
          const range = { start, end: Math.min(length, start + (start % 3 === 0 ? 40 : 0)) };
          for (const each of [...rewriting, ...changing].flatMap(offer => offer(editor.context, range))) {
            const done = each.disabled ? undefined : each.change();
            if (!done || 'refused' in done) continue;
            for (const { uri, edits: own } of done.edits) applyEdits(files[Object.keys(files).find(one => uriOf(one) === uri) ?? ''] ?? '', own);
          }
        }
      }
    }), { numRuns: 40, seed: 20261124 });
  });
});
