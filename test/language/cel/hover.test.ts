import assert from 'node:assert/strict';
import { celSignature } from '../../../src/language/cel/cel-signature.ts';
import { hover } from '../../../src/language/hover.ts';
import { editorAt, spelt } from '../../support/editor-fixture.ts';
import { withAssert, withRule } from '../../support/policy-fixture.ts';

function hoverAt(marked: Record<string, string>, language: 'en' | 'fr' = 'en'): { readonly text: string; readonly at: string } {
  const editor = editorAt(marked, { language });
  const found = hover(editor.context, editor.offset);
  const contents = found?.contents;
  return {
    text: typeof contents === 'object' && 'value' in contents ? contents.value : '',
    at: found?.range ? spelt(editor, { uri: editor.context.uri, range: found.range }).replace(/^.*? /, '') : '',
  };
}

describe('hover inside expressions', () => {
  for (const [what, files, word, text] of [
    ['a variable', withAssert('fl‸ow.personal'), 'flow', /^`flow: Flow`\n\nThe flow that the rule looks at/],
    ['a field of the file', withAssert('flow.met‸hod == "api"'), 'method', /^`Flow.method: string`\n\n\*\*Method\*\*.*Written as `method` in the file/s],
    ['a field under another name', withAssert('|\n      has(flow.declared_leg‸al_basis)'), 'declared_legal_basis', /Written as `legal-basis`/],
    ['a section', withAssert('flow.to.secu‸rity.mfa'), 'security', /it always exists/],
    ['a computed field', withAssert('flow.per‸sonal'), 'personal', /^`Flow.personal: bool`\n\nIt carries personal data.*nobody writes it/s],
    ['a field of an end of a flow', withAssert('flow.to.zo‸ne == "core"'), 'zone', /Its zone, else the default of its category/],
    ['a method', withAssert('|\n      flow.data.all(d, has(flow.owner) || flow.legal_ba‸sis(d) == "consent")'), 'legal_basis', /^`Flow.legal_basis\(Data\): string`/],
    ['a function', withAssert('|\n      in_e‸ea("FR")'), 'in_eea', /^`in_eea\(string\): bool`\n\nTrue for a country/],
    ['a macro', withAssert('|\n      flow.tools.ex‸ists(t, t.live)'), 'exists', /at least one element/],
    ['what a macro binds', withAssert('|\n      flow.tools.exists(t, ‸t.live)'), 't', /^`t: Tool`\n\nOne element of `flow.tools`/],
    ['an item', withRule('    each: flow.data\n    assert: it‸em.personal\n'), 'item', /^`item: Data`\n\nThe item that the rule is asked about: one of `flow.data`/],
    ['a parameter', withAssert('|\n      params.trial_b‸udget == params.trial_budget'), 'trial_budget', /^`params.trial_budget: Money`\n\nBudget of a trial\n\n- Default: `5000 EUR\/year`\n- Declared in `martech-policies.yaml`/],
    ['a value', withAssert('"flow.method == \\"ap‸i\\""'), 'api', /`api`/],
    ['an id', withAssert('|\n      flow.to == stack.tool(\'c‸rm\')'), 'crm', /^\*\*Salesforce\*\* `crm`/],
    ['a word in a message, behind an emoji', withRule('    assert: flow.personal\n    message: "😀 {flow.na‸me}"\n'), 'name', /Its name, else its id/],
    ['a word of a folded text', withAssert('>-\n      flow.personal &&\n      flow.met‸hod == "api"'), 'method', /^`Flow.method: string`/],
  ] as const) {
    it(`tells ${what}`, () => {
      const found = hoverAt(files);
      assert.match(found.text, text);
      assert.equal(found.at, word);
    });
  }

  it('speaks the reader’s language', () => assert.match(hoverAt(withAssert('flow.per‸sonal'), 'fr').text, /Il transporte des données personnelles/));
  it('says nothing of a field that is not there', () => assert.equal(hoverAt(withAssert('flow.no‸thing')).text, ''));
  it('leaves the rest of the file as it was', () => assert.match(hoverAt(withRule('    ass‸ert: flow.personal\n')).text, /`assert`/));
});

describe('signature help', () => {
  function signatureAt(scalar: string): string {
    const { context, offset } = editorAt(withAssert(scalar));
    const help = celSignature(context, offset);
    const [signature] = help?.signatures ?? [];
    return signature ? `${signature.label} @${signature.parameters?.[help?.activeParameter ?? 0]?.label as string}` : '';
  }
  for (const [scalar, expected] of [
    ['|\n      adequate(‸', 'adequate(string, Day): bool @string'],
    ['|\n      adequate("FR", ‸)', 'adequate(string, Day): bool @Day'],
    ['|\n      working_days_between(today, today, ‸)', 'working_days_between(Day, Day, list<Day>): double @list<Day>'],
    ['|\n      stack.paths(flow.to, ‸)', 'stack'],
    ['|\n      flow.tools.exists(t, ‸)', 'exists(element, condition): bool @condition'],
    ['|\n      (‸', ''],
  ] as const) {
    it(scalar.trim().replace(/\s+/g, ' '), () => assert.ok(signatureAt(scalar).startsWith(expected === 'stack' ? 'paths(Tool, Tool)' : expected), signatureAt(scalar)));
  }
});
