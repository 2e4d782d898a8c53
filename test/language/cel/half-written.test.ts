// A policy cut off anywhere, as it is while it is being written: every feature answers, and what it answers lies in the file.
import assert from 'node:assert/strict';
import { sectionsOf } from '../../../src/core/file-kind.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { celSignature } from '../../../src/language/cel/cel-signature.ts';
import { completion } from '../../../src/language/completion.ts';
import type { Context } from '../../../src/language/context.ts';
import { definition } from '../../../src/language/definition.ts';
import { hover } from '../../../src/language/hover.ts';
import { references } from '../../../src/language/references.ts';
import { ruleLenses } from '../../../src/language/rule-lenses.ts';
import { editorAt } from '../../support/editor-fixture.ts';
import { withRule } from '../../support/policy-fixture.ts';

const rule = withRule(`    when: '"it''s 😀" != flow.name && flow.tools.exists(t, t.live)'
    each: flow.data
    assert: >-
      item.personal ||
      cel.bind(d, item, d.?system_of_record.hasValue()) && flow.legal_basis(item) in ['consent', "contract"]
    side: { from: "flow.to.owners.\\u0062usiness" }
    message: { en: "😀 {flow.name} {{ {item.name}", fr: 'l''{flow.name}' }
    at: [flow.to.request, item]
    fix:
      - { title: "{item.name}", each: stack.tools.filter(t, t.id == 'crm'), set: { item.name: "{params.trial_budget}" } }
tests:
  t: { rule: acme/one, params: { trial-budget: 1 EUR/year }, stack: { tools: {} }, expect: [{ target: tool:a }] }
`)['martech-policies.yaml'] as string;

describe('a policy that is cut off anywhere', () => {
  for (const [name, text] of [['with Unix lines', rule], ['with Windows lines', rule.replaceAll('\n', '\r\n')]] as const) {
    it(`${name} is answered for`, () => {
      const { context } = editorAt({ ...withRule(''), 'martech-policies.yaml': `‸${text}` });
      let answered = 0;
      for (let end = 0; end <= text.length; end += 5) {
        const document = readDocument(context.uri, text.slice(0, end), sectionsOf['martech-policies']);
        const cut: Context = { ...context, document, documentAt: uri => (uri === context.uri ? document : context.documentAt(uri)) };
        const { items } = completion(cut, end);
        for (const item of items) {
          assert.ok(item.textEdit && 'range' in item.textEdit, item.label);
          const { start, end: to } = item.textEdit.range;
          assert.ok(start.line === to.line && document.lines.offsetAt(start) <= end && end <= document.lines.offsetAt(to), `${item.label} at ${end}`);
        }
        answered += items.length;
        hover(cut, end);
        definition(cut, end);
        celSignature(cut, end);
        if (end % 25 === 0) references(cut, end, true);
        if (end % 30 === 0) ruleLenses(cut);
      }
      assert.ok(answered > 1000, String(answered));
    });
  }
});
