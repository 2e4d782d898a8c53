// Whatever completion offers, anywhere in a text, may be taken: the text parses no worse, and the schema finds no more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type CompletionItem, InsertTextFormat } from 'vscode-languageserver-types';
import { fileKindOf, sectionsOf } from '../../src/core/file-kind.ts';
import { readEntry } from '../../src/core/model/read-entities.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { completion } from '../../src/language/completion.ts';
import type { Context } from '../../src/language/context.ts';
import { textAfter } from '../support/completion-at.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { expandSnippet } from '../support/expand-snippet.ts';

const example = (name: string): string => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');

const flow = `version: 1
stack: { name: Maison, country: FR, regimes: [gdpr, eprivacy] }
owners: { crm-team: { name: CRM, side: marketing }, it-crm: { name: IT, side: it } }
data: { mail: { name: Mail, categories: [user.contact.email], retention: 3 years } }
contracts: { suite: { name: Suite, end: 2027-03-31, notice: 3 months, cost: 12000 EUR/year } }
tools: {
  crm: { name: CRM, category: crm, lifecycle: { stage: trial, until: 2026-12-31 }, owners: { business: crm-team }, contract: suite, links: [ { title: x } , ] },
  mail: { name: Mail tool, vendor: { }, category: email-marketing, lifecycle: production, holds: { mail: master } }, # sends
}
flows: { leads: { from: crm, to: mail, data: [mail], method: api } }
waivers: { w: { rule: security/no-sso, target: crm, reason: Soon, until: 2026-12-31 } }
alliance: { actions: { } , reviews: [ ] }
`;
const anchors = `version: 1
stack:
  name: Maison 🏠
owners:
  crm-team: &team
    name: CRM
    side: marketing
  it-crm: { <<: *team, name: IT }
tools:
  crm: &crm
    name: "Gestion de la relation é 🙂"
    category: crm # the main one
    lifecycle: &stage
      stage: production
    owners: &owners { business: crm-team }
    links:
      - title: Run book
        url: https://example.com
      - &link
        title: Other
  other:
    <<: *crm
    name: Other
    lifecycle: *stage
    owners: *owners
    privacy:
      transfers:
      - country: US
        mechanism: scc
      -
        country: CA
      subprocessors:
        - AWS
alliance:
  reviews:
    - on: 2026-11-05
      attendees:
        - crm-team
  actions:
    sign: { text: Sign, owner: crm-team, due: 2026-12-05 }
`;
const wide = `version: 1
tools:
    crm:
        name: CRM
        category: crm
        lifecycle: trial
        security:
            sso:
                enabled: true
            certifications:
                - name: iso-27001
                  valid-until: 2027-01-01
`;
const observations = `version: 1
observed:
  - { on: 2026-11-09, source: har, domain: static.hotjar.com, count: 14 }
  - on: 2026-11-09
    source: gtm
    name: TikTok Pixel
    consent: not-set
  -
    on: 2026-10-31
    source: expenses
    name: OpenAI
    amount: 250 EUR/month
  - &seen
    on: 2026-11-09
    source: sso
    tool: hubspot
`;
const policies = `version: 1
extends: [builtin:starter]
parameters:
  visits: { title: Visits, type: number, default: 3 }
params: { trial-max: 60 days }
rules:
  ownership/no-business-owner: { severity: warning }
  acme/reviewed:
    title: { en: Reviewed, fr: Revu }
    on: [tool]
    side: marketing
    severity: warning
    assert: has(tool.description) # or not
    fix:
      - title: Say it
        set:
          tool.description: { stop: description }
tests:
  a tool without words:
    rule: acme/reviewed
    stack:
      tools: { crm: { lifecycle: production } }
    expect:
      - target: tool:crm
`;

const texts: readonly (readonly [name: string, text: string, runs: number])[] = [
  ['martech-stack.yaml', example('maison-verdier/martech-stack.yaml'), 4], ['steps.martech-stack.yaml', example('first-steps/martech-stack.yaml'), 12],
  ['flow.martech-stack.yaml', flow, 60], ['anchors.martech-stack.yaml', anchors, 70], ['wide.martech-stack.yaml', wide, 40],
  ['martech-observations.yaml', observations, 45], ['martech-policies.yaml', policies, 45], ['maison.martech-policies.yaml', example('maison-verdier/martech-policies.yaml'), 15],
];

/** How often each problem of reading is found; what is merely to be filled in does not count. */
function problems(name: string, text: string): ReadonlyMap<string, number> {
  const kind = fileKindOf(name);
  assert.ok(kind);
  const document = readDocument(`file:///${name}`, text, sectionsOf[kind]);
  const entries = [...document.entries.values()];
  const read = entries.flatMap(entry => readEntry(kind, document.uri, entry).problems.filter(({ rule, keyword, severity }) => keyword !== 'required' && keyword !== 'blank' && rule !== 'schema/missing-key' && severity !== 'hint').map(({ rule }) => rule));
  const counts = new Map<string, number>();
  for (const found of [...document.problems.map(({ kind: what }) => what), ...entries.flatMap(({ content }) => content.problems.map(({ kind: what }) => what)), ...read]) counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

/** Stops as a person leaves them who touches none; a number before a currency. */
function filled(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet || !item.textEdit || !('range' in item.textEdit)) return item;
  return { ...item, textEdit: { ...item.textEdit, newText: expandSnippet(item.textEdit.newText.replace(/\$\d+(?= [A-Z]{3})/g, '1')) } };
}

/** Fails where an item makes the text worse. */
function takeOne(name: string, context: Context, offset: number, pick: number, before: ReadonlyMap<string, number>): void {
  const { text } = context.document;
  const { items } = completion(context, offset);
  const item = items[pick % Math.max(1, items.length)];
  if (!item) return;
  const after = textAfter(text, filled(item));
  const line = text.slice(0, offset).split('\n').length;
  for (const [rule, count] of problems(name, after)) {
    assert.ok(count <= (before.get(rule) ?? 0), `${rule} after ${item.label} in line ${line}: ${JSON.stringify(item.textEdit)}\n${after.split('\n').slice(Math.max(0, line - 4), line + 4).join('\n')}`);
  }
}

/** What a person may have typed on a line of its own. */
const beginnings = ['', '  ', '    ', '      ', '        ', '  - ', '    - ', '      - ', '      -', '    - &a ', '    links: ', '    links:\n      - ', '    vendor: ', '    owners: &o ', '    request:', '    name: hub', '  hub', '  - o', '    transfers: [', 'x'];

/** The same runs each time; `COMPLETION_SEED` and `COMPLETION_RUNS` (a factor) look further. */
const seed = Number(process.env['COMPLETION_SEED'] ?? 4);
const factor = Number(process.env['COMPLETION_RUNS'] ?? 1);

describe('completion, taken anywhere', function () {
  this.timeout(120_000);
  for (const [name, lf, times] of texts) {
    const runs = times * factor;
    for (const [ends, text] of [['\\n', lf], ['\\r\\n', lf.replaceAll('\n', '\r\n')]] as const) {
      it(`leaves ${name} no worse with ${ends}`, () => {
        const { context } = editorAt({ [name]: text });
        const before = problems(name, text);
        for (const completionSnippets of [true, false]) {
          const as: Context = { ...context, abilities: { ...context.abilities, completionSnippets } };
          fc.assert(fc.property(fc.nat(text.length), fc.nat(), (offset, pick) => takeOne(name, as, offset, pick, before)), { numRuns: Math.ceil(completionSnippets ? runs : runs / 3), seed });
        }
        if (text === lf) linesBegun(name, context, runs);
      });
    }
  }
});

/** The same where a line has just begun. */
function linesBegun(name: string, context: Context, runs: number): void {
  const lines = context.document.text.split('\n');
  const whole = problems(name, context.document.text);
  fc.assert(fc.property(fc.nat(lines.length - 1), fc.constantFrom(...beginnings), fc.nat(), (at, typed, pick) => {
    const text = [...lines.slice(0, at), typed, ...lines.slice(at)].join('\n');
    const document = readDocument(context.uri, text, sectionsOf[context.kind]);
    const before = problems(name, text);
    // A word is no fault of its own; what cannot be read at all is not made better by an item.
    fc.pre(/^ *\w*$/.test(typed) || [...before].every(([rule, count]) => rule.includes('/') || count <= (whole.get(rule) ?? 0)));
    takeOne(name, { ...context, document }, [...lines.slice(0, at), typed].join('\n').length, pick, before);
  }), { numRuns: runs, seed });
}
