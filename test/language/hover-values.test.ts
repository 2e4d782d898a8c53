// What pointing at a plain value tells, in manifests, policies and observations.

import assert from 'node:assert/strict';
import { hover } from '../../src/language/hover.ts';
import { editorAt } from '../support/editor-fixture.ts';

function hoverAt(marked: Record<string, string>, language: 'en' | 'fr' = 'en'): string {
  const { context, offset } = editorAt(marked, { language });
  const contents = hover(context, offset)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const stack = (text: string) => ({ 'martech-stack.yaml': `version: 1\nstack: { name: A, country: FR }\n${text}\n` });
const tool = (text: string) => stack(`tools:\n  a: { ${text} }`);
const contract = (text: string) => stack(`contracts:\n  a: { ${text} }`);

describe('hover over values', () => {
  for (const [what, files, ...parts] of [
    ['a day to come', tool('lifecycle: { stage: trial, until: 2026-12-‸04 }'), '**4 Dec 2026**, a Friday, in 12 days', 'Until: The last day'],
    ['today', tool('lifecycle: { stage: trial, until: 2026-11-‸22 }'), '**22 Nov 2026**, a Sunday, today'],
    ['a day gone by', tool('lifecycle: { stage: trial, since: "2026-11-‸21" }'), '**21 Nov 2026**, a Saturday, 1 day ago', 'Since: '],
    ['a day that does not exist', tool('lifecycle: { stage: trial, until: 2026-02-‸30 }'), '**Until** `until`'],
    ['a notice', contract('end: 2026-12-31, notice: 1 mon‸th'), '**1 month**\n\nLast day to give notice: 30 Nov 2026, a Monday, in 8 days.', 'Notice period: '],
    ['a notice without an end', contract('notice: 3 mon‸ths'), '**3 months**\n\nNotice period: '],
    ['a retention', stack('data:\n  a: { retention: 3 ye‸ars }'), '**3 years**\n\nFrom today it would run until 22 Nov 2029, a Thursday.'],
    ['working days', tool('privacy: { deletion: { delay: 5 working da‸ys } }'), '**5 working days**\n\nFrom today it would run until 27 Nov 2026, a Friday.'],
    ['hours', contract('sla: { rto: 4 hou‸rs }'), '**4 hours**\n\nTime to recover: '],
    ['money by the month', contract('cost: 100 EUR/mon‸th'), '**€100 a month**, €1,200 a year\n\nCost: '],
    ['money by the year', contract('cost: 100 EUR/ye‸ar'), '**€100 a year**\n\n'],
    ['a yes', tool('security: { mfa: tr‸ue }'), '**Second factor** `mfa`'],
    ['a number', contract('sla: { availability: 99‸.9 }'), '**Availability** `availability`'],
    ['a category of tools', tool('category: c‸dp'), '**CDP** `cdp`', '1 tool in this stack: a'],
    ['an unknown category that tools have', tool('category: own-thi‸ng'), '`own-thing`\n\n1 tool in this stack: a'],
    ['a category of data', stack('data:\n  a: { categories: [user.contact.em‸ail] }'), '`user.contact.email`', 'A part of: User Data › '],
    ['a sensitive category', stack('data:\n  a: { categories: user.health_and_med‸ical }'), 'How the law looks at it, as we read it: GDPR art. 9 special category. Your DPO has the last word.'],
    ['a purpose', stack('flows:\n  a: { purpose: marketing.communications.em‸ail }'), '`marketing.communications.email`', 'A part of: '],
    ['a legal basis', stack('flows:\n  a: { legal-basis: con‸sent }'), '**Consent** `consent`'],
    ['a country inside', tool('hosting: { regions: [F‸R] }'), '**France** `FR`\n\nInside the European Economic Area'],
    ['a country outside', tool('vendor: { country: I‸N }'), '**India** `IN`\n\nOutside the European Economic Area, without an adequacy decision in force (as of 22 Nov 2026)'],
    ['a country with a decision', tool('vendor: { country: C‸H }'), '**Switzerland** `CH`', 'with an adequacy decision, 2000/518/EC'],
    ['a country with a decision for some', tool('vendor: { country: U‸S }'), '**United States** `US`', 'covers organisations on its list only'],
    ['everywhere', tool('hosting: { regions: [GLO‸BAL] }'), '**worldwide** `GLOBAL`'],
    ['a catalog id', tool('catalog: hub‸spot'), 'In the catalog as HubSpot'],
    ['a stage', tool('lifecycle: tri‸al'), '**Trial** `trial`'],
    ['a day of an observation', { ...stack(''), 'martech-observations.yaml': 'version: 1\nobserved:\n  - { on: 2026-11-‸02, source: har, domain: a.com }\n' }, '**2 Nov 2026**, a Monday, 20 days ago'],
    ['a day of a policy', { ...stack(''), 'martech-policies.yaml': 'version: 1\nrules:\n  acme/a: { title: A, on: tool, severity: info, assert: tool.live, reviewed-on: 2026-10-‸06 }\n' }, '**6 Oct 2026**, a Tuesday, 47 days ago'],
  ] as const) {
    it(`tells of ${what}`, () => {
      const found = hoverAt(files);
      for (const part of parts) assert.ok(found.includes(part), `${part}\n\n${found}`);
    });
  }

  for (const [what, text, expected] of [
    ['an alias', 'x-base: &base\n  sso: true\n  # both\n\n  mfa: true\n\nx-base2: &base2 {}\ntools:\n  a: { security: *ba‸se }', '```yaml\nx-base: &base\n  sso: true\n  # both\n\n  mfa: true\n```'],
    ['an alias that is merged', 'tools:\n  a:\n    security: &s { sso: true }\n  b:\n    security:\n      <<: *‸s\n      mfa: true', '```yaml\nsecurity: &s { sso: true }\n```'],
    ['an alias without an anchor', 'tools:\n  a: { security: *no‸ne }', ''],
    ['a text that begins with a star', 'tools:\n  a: { name: "*ba‸se", description: "&base" }', ''],
  ] as const) {
    it(`shows what ${what} stands for`, () => assert.equal(hoverAt(stack(text)), expected));
  }

  it('keeps quiet over names and texts of a stack', () => {
    for (const text of ['name: Zen‸desk', 'description: Any te‸xt', 'vendor: { name: Zen‸desk }']) assert.equal(hoverAt(tool(text)), '', text);
  });

  it('speaks the reader’s language', () => {
    assert.match(hoverAt(tool('lifecycle: { stage: trial, until: 2026-12-‸04 }'), 'fr'), /^\*\*4 déc\. 2026\*\*, un vendredi, dans 12 jours\n\nJusqu’au\u00a0: /);
    assert.match(hoverAt(contract('end: 2026-12-31, notice: 1 mon‸th'), 'fr'), /^\*\*1 mois\*\*\n\nDate limite de préavis\u00a0: 30 nov\. 2026, un lundi, dans 8 jours\./);
    assert.match(hoverAt(tool('vendor: { country: D‸E }'), 'fr'), /^\*\*Allemagne\*\* `DE`/);
  });
});

describe('hover over hostile text', () => {
  /** What of a text is markup once escaped characters and code are taken out. */
  const markup = (text: string) => text.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, '').replace(/\\[\\`*_{}[\]<>()#+!|~&]/g, '');

  const long = 'x'.repeat(10_000);
  const names: readonly (readonly [what: string, written: string])[] = [
    ['a link to a command', '"[click](command:workbench.action.quit)"'], ['an image', '"![i](https://example.com/i.png)"'], ['HTML', '"<img src=x onerror=alert(1)><script>"'],
    ['ticks', '"`` ` ```"'], ['stars and headings', '"**bold** # heading"'], ['lines', '"one\\n\\n# two\\n- three\\n\\n---"'], ['10,000 characters', `"${long}"`],
    ['text that turns round', '"a\\u202Eb\\u2066c"'], ['an entity', '"&lt;b&gt; &#91;x&#93;(command:y)"'], ['a table', '"| a | b |"'], ['a backslash', '"\\\\[x](command:y)"'], ['icons', '"$(warning) $(zap~spin)"'],
  ];
  const places: readonly (readonly [where: string, (written: string) => string])[] = [
    ['the name of a tool', written => `tools:\n  ‸a: { name: ${written}, category: crm, lifecycle: production }`],
    ['its description and vendor', written => `tools:\n  ‸a: { description: ${written}, vendor: { name: ${written} }, lifecycle: production }`],
    ['its owner', written => `owners:\n  o: { name: ${written}, lead: ${written}, contact: ${written} }\ntools:\n  a: { owners: { business: ‸o } }`],
    ['its data', written => `data:\n  d: { name: ${written} }\ntools:\n  ‸a: { holds: { d: ${written} } }`],
    ['its link', written => `tools:\n  ‸a: { url: ${written}, links: [{ title: ${written}, url: https://example.com }, { title: x, url: ${written} }] }`],
    ['its category', written => `tools:\n  a: { category: ‸${written} }`],
    ['a neighbour', written => `tools:\n  ‸a: { name: A }\n  b: { name: ${written} }\nflows:\n  f: { from: a, to: b }`],
    ['a waiver', written => `tools:\n  a: {}\nwaivers:\n  ‸w: { reason: ${written}, target: ${written}, rule: ${written}, until: ${written} }`],
    ['an action', written => `alliance:\n  actions:\n    ‸x: { text: ${written}, due: ${written} }`],
    ['an id', written => `tools:\n  ‸${written.length > 900 ? '"y"' : written}: { name: A }`],
    ['a contract', written => `contracts:\n  ‸c: { name: ${written}, supplier: ${written}, cost: ${written}, end: ${written} }`],
  ];
  for (const [what, written] of names) {
    it(`never lets ${what} become markup, nor fill the screen`, () => {
      for (const [where, text] of places) {
        const found = hoverAt(stack(text(written)));
        const rest = markup(found);
        assert.doesNotMatch(rest, /[<>]|\]\((?!https:\/\/example\.com\))|!\[|\u202e|\u2066|&/, `${where}\n${found}`);
        // Stars, headings and lists are the card's own only.
        assert.doesNotMatch(rest, /^(#|---|\|)/m, `${where}\n${found}`);
        assert.ok(found.length < 3_500, `${where}: ${found.length}`);
      }
    });
  }
});
