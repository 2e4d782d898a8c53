// Whatever completion offers, anywhere in a text, may be taken: the text parses no worse, and the schema finds no more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Finding } from '../../src/core/model/finding.ts';
import { completion } from '../../src/language/completion.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { textAfter } from '../support/completion-at.ts';
import { runAnalyze } from '../support/run-analyze.ts';

const maison = readFileSync(new URL('../../examples/maison-verdier/martech-stack.yaml', import.meta.url), 'utf8');
const steps = readFileSync(new URL('../../examples/first-steps/martech-stack.yaml', import.meta.url), 'utf8');
const flow = `version: 1
stack: { name: Maison, country: FR, regimes: [gdpr, eprivacy] }
owners: { crm-team: { name: CRM, side: marketing }, it-crm: { name: IT, side: it } }
data: { mail: { name: Mail, categories: [user.contact.email], retention: 3 years } }
contracts: { suite: { name: Suite, end: 2027-03-31, notice: 3 months, cost: 12000 EUR/year } }
tools:
  crm: { name: CRM, category: crm, lifecycle: { stage: trial, until: 2026-12-31 }, owners: { business: crm-team }, contract: suite }
  mail: { name: Mail tool, category: email-marketing, lifecycle: production, holds: { mail: master } }
flows: { leads: { from: crm, to: mail, data: [mail], method: api } }
waivers: { w: { rule: security/no-sso, target: crm, reason: Soon, until: 2026-12-31 } }
`;
const anchors = `version: 1
stack:
  name: Maison
owners:
  crm-team: &team
    name: CRM
    side: marketing
  it-crm: { <<: *team, name: IT }
tools:
  crm: &crm
    name: CRM
    category: crm
    lifecycle: &stage
      stage: production
    owners: &owners { business: crm-team }
    links:
      - title: Run book
        url: https://example.com
  other:
    <<: *crm
    name: Other
    lifecycle: *stage
    owners: *owners
`;
const texts = { maison, steps, flow, anchors };

const kinds = ['syntax/', 'schema/'] as const;

/** How often each problem of reading is found; what is merely to be filled in does not count. */
function problems(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of [...runAnalyze({ 'martech-stack.yaml': text }).findings.values()].flat() as readonly Finding[]) {
    if (finding.severity === 'hint' || !kinds.some(kind => finding.rule.startsWith(kind)) || finding.rule === 'schema/missing-key') continue;
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return counts;
}

/** Stops as a person leaves them: the first choice, the word proposed; a number before a currency; nothing else. */
function filled(item: CompletionItem): CompletionItem {
  if (!item.textEdit || !('range' in item.textEdit)) return item;
  const newText = item.textEdit.newText.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+(?= [A-Z]{3})/g, '1').replace(/\$\d+/g, '');
  return { ...item, textEdit: { ...item.textEdit, newText } };
}

describe('completion, taken anywhere', () => {
  for (const [name, lf] of Object.entries(texts)) {
    for (const [ends, text] of [['\\n', lf], ['\\r\\n', lf.replaceAll('\n', '\r\n')]] as const) {
      it(`leaves ${name} no worse with ${ends}`, () => {
        const before = problems(text);
        const { context } = editorAt(text);
        fc.assert(fc.property(fc.nat(text.length), fc.nat(), (offset, pick) => {
          const { items } = completion(context, offset);
          const item = items[pick % Math.max(1, items.length)];
          if (!item) return;
          const after = textAfter(text, filled(item));
          const line = text.slice(0, offset).split('\n').length;
          for (const [rule, count] of problems(after)) {
            assert.ok(count <= (before.get(rule) ?? 0), `${rule} after ${item.label} in line ${line}: ${JSON.stringify(item.textEdit)}\n${after.split('\n').slice(Math.max(0, line - 4), line + 4).join('\n')}`);
          }
        }), { numRuns: name === 'maison' ? 8 : 60, seed: 4 });
      });
    }
  }
});
