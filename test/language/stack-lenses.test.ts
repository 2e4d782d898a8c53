import assert from 'node:assert/strict';
import type { CodeLens, Location } from 'vscode-languageserver-types';
import type { Abilities } from '../../src/language/context.ts';
import { type StackLensData, resolveStackLens, stackLenses } from '../../src/language/stack-lenses.ts';
import type { ShownSteps } from '../../src/protocol.ts';
import { editorAt, spelt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';
import { files } from '../support/sample-stack.ts';

const client: Partial<Abilities> = { placesCommand: 'places', stepsCommand: 'steps' };

function lensesOf(texts: Record<string, string> | string, own: Partial<Abilities> = client) {
  const editor = editorAt(texts, own);
  return { editor, lenses: stackLenses(editor.context).map(lens => resolveStackLens(editor.context, lens, lens.data as StackLensData)) };
}

const title = (lens: CodeLens) => `${lens.range.start.line + 1}:${lens.range.start.character} ${lens.command?.title}`;
const titles = (texts: Record<string, string> | string, own?: Partial<Abilities>) => lensesOf(texts, own).lenses.map(title);
const tool = (lifecycle: string) => titles(`version: 1\nstack: { name: A }\ntools:\n  a:\n    lifecycle: ${lifecycle}\n`)[0];

describe('lenses of a manifest', () => {
  it('say who answers for what, where tools stand, their flows, the uses of data and what a contract asks', () => {
    assert.deepEqual(titles(files), [
      '8:2 answers for 3 tools, 1 data set', '11:2 answers for 2 tools',
      '16:2 used by 2 flows · held by 1 tool', '22:2 production', '22:2 0 in · 1 out · 1 through', '27:2 production', '27:2 1 in · 1 out',
      '36:2 the last day to give notice was 30 Sep 2026 · renews by itself after 31 Dec 2026',
    ]);
  });

  for (const [contract, expected] of [
    ['end: 2027-02-28, notice: 2 months, auto-renew: true, cost: 100 EUR/month', '36 days to give notice, until 28 Dec 2026 · renews by itself after 28 Feb 2027 · €1,200 a year'],
    ['end: 2026-12-22, notice: 1 month', 'last day to give notice is today · ends on 22 Dec 2026, 30 days left'],
    ['end: 2026-11-22, decision: renew', 'ends today · decided: renew'],
    ['end: 2026-11-01, auto-renew: true', 'ended on 1 Nov 2026'],
    ['cost: 900 EUR', '€900'],
    ['cost: 900 EUR/years, end: soon', undefined],
    ['name: Frame agreement', undefined],
  ] as const) {
    it(`tell of a contract with ${contract}`, () => {
      const found = titles(`version: 1\nstack: { name: A }\ncontracts:\n  c: { ${contract} }\n`);
      assert.deepEqual(found, expected === undefined ? [] : [`4:2 ${expected}`]);
    });
  }

  it('tell of a contract written in its tool, above its key, where it says when it ends', () => {
    const text = 'version: 1\nstack: { name: A }\ntools:\n  a:\n    contract: { end: 2027-02-28, cost: 10 EUR/year }\n  b:\n    contract: { cost: 10 EUR/year }\n  c: { contract: &c { end: 2027-02-28 } }\n  d: { contract: *c }\n';
    assert.deepEqual(titles(text).filter(line => !/production|in ·/.test(line)), ['5:4 ends on 28 Feb 2027, 98 days left · €10 a year', '8:7 ends on 28 Feb 2027, 98 days left']);
  });

  const waiver = (more: string) => titles(`version: 1\nstack: { name: A }\npolicies: []\nowners:\n  m: { side: marketing }\n  i: { side: it }\ntools:\n  a: { lifecycle: production }\nwaivers:\n  w: { rule: ownership/no-business-owner, target: a, ${more} }\n`).at(-1)?.replace('10:2 ', '');
  for (const [what, more, expected] of [
    ['in force', 'reason: Hiring, until: 2026-12-31, approved-by: [m, i]', 'in force, 39 days left · covers 1 finding'],
    ['on its last day', 'reason: Hiring, until: 2026-11-22, approved-by: [m, i]', 'in force, last day today · covers 1 finding'],
    ['that is over', 'reason: Hiring, until: 2026-11-21, approved-by: [m, i]', 'ended on 21 Nov 2026'],
    ['that IT has not signed', 'reason: Hiring, until: 2026-12-31, approved-by: [m]', 'not in force yet: waits for IT’s signature'],
    ['that marketing has not signed', 'reason: Hiring, until: 2026-12-31, approved-by: i', 'not in force yet: waits for marketing’s signature'],
    ['that nobody has signed', 'reason: Hiring, until: 2026-12-31', 'not in force yet: waits for both signatures'],
    ['without a reason', 'until: 2026-12-31, approved-by: [m, i]', 'not in force yet: not complete'],
  ] as const) {
    it(`tell of a waiver ${what}`, () => assert.equal(waiver(more), expected));
  }

  it('tell of owners who sign or help, and of those whom nothing names', () => {
    const text = 'version: 1\nstack: { name: A }\nowners:\n  a: {}\n  b: {}\n  c: {}\nflows:\n  f: { owner: c }\nwaivers:\n  w: { approved-by: [a] }\n';
    assert.deepEqual(titles(text).slice(0, 3), ['4:2 named in 1 place', '5:2 not named anywhere yet', '6:2 answers for 1 flow']);
  });

  it('count the flows of a processing activity', () => {
    const text = 'version: 1\nstack: { name: A }\nprocessing:\n  p: {}\n  q: {}\nflows:\n  f: { processing: [p] }\n  g: { processing: p }\n  h: { processing: [q], status: stopped }\n';
    assert.deepEqual(titles(text), ['4:2 used by 2 flows', '5:2 not used yet']);
  });

  it('count the days and the steps of a trial, and list the steps', () => {
    const policy = 'version: 1\nextends: [builtin:ownership, builtin:lifecycle, builtin:alliance]\n';
    const { editor, lenses } = lensesOf({ ...withPolicy(policy), 'brands.martech-stack.yaml': `‸${files['brands.martech-stack.yaml']}` });
    const [stage, flows] = lenses as [CodeLens, CodeLens];
    assert.match(stage.command?.title ?? '', /^trial · 39 days left · \d+ of \d+ steps to pilot$/);
    assert.equal(stage.command?.command, 'steps');
    const shown = stage.command?.arguments?.[0] as ShownSteps;
    assert.equal(shown.title, 'Brevo 🎉: what the stage “pilot” asks');
    const done = shown.steps.filter(step => step.state === 'done');
    assert.equal(stage.command?.title.includes(`${done.length} of ${shown.steps.length}`), true);
    assert.ok(done.every(step => step.items.length === 0));
    const owed = shown.steps.flatMap(step => step.items);
    assert.ok(owed.length > 0);
    assert.ok(owed.every(item => item.location && spelt(editor, item.location).includes('martech-stack.yaml:')));
    assert.equal(flows.command?.title, '1 in · 0 out');
    const [, , found = []] = (flows.command?.arguments ?? []) as [string, object, Location[]];
    assert.deepEqual(found.map(location => spelt(editor, location)), ['brands.martech-stack.yaml:9:2 crm-to-brevo']);
  });

  for (const [lifecycle, expected] of [
    ['production', '4:2 production'],
    ['{ stage: production, until: 2026-12-31 }', '4:2 production'],
    ['retired', '4:2 retired'],
    ['{ stage: phase-out, until: 2026-11-22 }', /^4:2 phase-out · last day today · \d+ of \d+ steps? to retired$/],
    ['{ stage: trial, until: 2026-11-21 }', /^4:2 trial · 1 day past its last day · /],
    ['{ stage: trial, until: 2026-11-23 }', /^4:2 trial · 1 day left · /],
    ['{ stage: trial, until: soon }', /^4:2 trial · \d+ of /],
  ] as const) {
    it(`tell of a tool at ${lifecycle}`, () => (typeof expected === 'string' ? assert.equal(tool(lifecycle), expected) : assert.match(tool(lifecycle) ?? '', expected)));
  }

  it('leave stopped flows out, and say what nothing uses', () => {
    const text = 'version: 1\nstack: { name: A }\ndata:\n  mail: {}\ntools:\n  a: {}\n  b: {}\nflows:\n  f: { from: a, to: b, data: [mail], status: stopped }\n';
    assert.deepEqual(titles(text), ['4:2 not used yet', '6:2 production', '6:2 0 in · 0 out', '7:2 production', '7:2 0 in · 0 out']);
  });

  it('stand on ids in quotes, behind emoji, in CRLF', () => {
    assert.deepEqual(titles('version: 1\r\nstack: { name: "🎉🎉" }\r\ntools:\r\n  "a b": { name: é, lifecycle: retired }\r\n').slice(0, 1), ['4:2 retired']);
  });

  it('show places where the client cannot list steps, and only tell in one without commands', () => {
    const brands = { ...files, 'brands.martech-stack.yaml': `‸${files['brands.martech-stack.yaml']}` };
    assert.deepEqual(lensesOf(brands, { placesCommand: 'places' }).lenses.map(lens => lens.command?.command), ['places', 'places']);
    assert.deepEqual(lensesOf(brands, {}).lenses.map(lens => lens.command?.command), ['', '']);
  });

  it('speak the reader’s language', () => {
    assert.deepEqual(titles(files, { ...client, language: 'fr' }).slice(2, 5), ['16:2 dans 2 flux · détenu par 1 outil', '22:2 production', '22:2 0 entrant · 1 sortant · 1 en transit']);
    assert.match(titles({ ...files, 'brands.martech-stack.yaml': `‸${files['brands.martech-stack.yaml']}` }, { ...client, language: 'fr' })[0] ?? '', /essai · 39 jours restants · \d+ points? réglés? sur \d+ vers «\u00A0pilote\u00A0»$/);
  });

  it('are on no other file', () => assert.deepEqual(stackLenses(editorAt({ ...withPolicy('‸version: 1\nrules: {}\n') }).context), []));
});
