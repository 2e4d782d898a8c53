import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { LineIndex } from '../../../src/core/text/line-index.ts';
import { completion } from '../../../src/language/completion.ts';
import type { Abilities } from '../../../src/language/context.ts';
import { editorAt } from '../../support/editor-fixture.ts';
import { withAssert, withRule } from '../../support/policy-fixture.ts';

function itemsAt(files: Record<string, string>, abilities: Partial<Abilities> = {}): readonly CompletionItem[] {
  const { context, offset } = editorAt(files, abilities);
  return completion(context, offset).items;
}

const labels = (files: Record<string, string>) => itemsAt(files).map(item => item.label);

/** The line of the cursor after an item is taken, with its snippet stops visible. */
function taken(files: Record<string, string>, label: string): string {
  const item = itemsAt(files).find(each => each.label === label);
  const marked = files['martech-policies.yaml'] as string;
  const text = marked.replace('‸', '');
  if (!item?.textEdit || !('range' in item.textEdit)) return `no ${label}`;
  const lines = new LineIndex(text);
  const [start, end] = [lines.offsetAt(item.textEdit.range.start), lines.offsetAt(item.textEdit.range.end)];
  const after = text.slice(0, start) + item.textEdit.newText + text.slice(end);
  return after.split(/\r?\n/)[item.textEdit.range.start.line]?.trim() ?? '';
}

describe('completion inside expressions', () => {
  describe('offers the fields behind a dot', () => {
    const cases: readonly (readonly [title: string, scalar: string, after: string])[] = [
      ['plain', 'flow.me‸', 'assert: flow.method'],
      ['plain, right behind the dot', 'flow.‸', 'assert: flow.method'],
      ['plain, before a comment', 'flow.me‸ # why', 'assert: flow.method # why'],
      ['plain, folded over lines', 'flow.personal &&\n      flow.me‸', 'flow.method'],
      ['single quotes', '\'"it\'\'s" != flow.me‸\'', 'assert: \'"it\'\'s" != flow.method\''],
      ['single quotes, folded', '\'flow.personal &&\n      flow.me‸ == "api"\'', 'flow.method == "api"\''],
      ['double quotes with escapes', '"\\"\\u00e9😀\\" != flow.me‸"', 'assert: "\\"\\u00e9😀\\" != flow.method"'],
      ['double quotes with an escaped break', '"flow.personal \\\n      && flow.me‸"', '&& flow.method"'],
      ['literal', '|\n      flow.personal\n        && flow.me‸ == \'api\'', '&& flow.method == \'api\''],
      ['literal, stripped', '|-\n      "😀" != flow.me‸', '"😀" != flow.method'],
      ['folded', '>\n      flow.personal &&\n\n      flow.me‸', 'flow.method'],
      ['a quote that is never closed', '\'flow.me‸', 'assert: \'flow.method'],
      ['a double quote that is never closed', '"flow.me‸', 'assert: "flow.method'],
      ['what reads as a tag', '!flow.me‸', 'assert: !flow.method'],
      ['what reads as a list', '[flow.me‸', 'assert: [flow.method'],
    ];
    for (const [title, scalar, after] of cases) {
      for (const breaks of ['\n', '\r\n']) {
        it(`${title}${breaks === '\n' ? '' : ', CRLF'}`, () => {
          const files = Object.fromEntries(Object.entries(withAssert(scalar)).map(([name, text]) => [name, text.replaceAll('\n', breaks)]));
          assert.equal(taken(files, 'method'), after);
        });
      }
    }

    for (const [title, expression, expected, not] of [
      ['of a reference', 'flow.to.security.‸', 'sso', 'method'],
      ['of what a method gives', 'stack.tool("crm").‸', 'owners', 'method'],
      ['of an element of a list', 'flow.tools[0].‸', 'owners', 'exists'],
      ['of what a macro binds', 'flow.to.flows.exists(f, f.‸', 'method', 'exists'],
      ['of what an outer macro binds', 'flow.tools.exists(t, t.flows.all(f, t.‸', 'owners', 'method'],
      ['of what bind names', 'cel.bind(t, flow.to, t.‸', 'owners', 'method'],
      ['of an optional', 'flow.?owner.‸', 'orValue', 'method'],
      ['of a list', 'flow.data.‸', 'exists', 'method'],
      ['of a text', 'flow.method.‸', 'startsWith', 'exists'],
      ['of an amount', 'params.trial_budget.‸', 'currency', 'method'],
      ['inside has()', 'has(flow.‸', 'method', 'exists'],
      ['behind a question mark', 'flow.?‸', 'method', 'legal_basis'],
    ] as const) {
      it(title, () => {
        const found = labels(withAssert(`|\n      ${expression}`));
        assert.deepEqual([found.includes(expected), found.includes(not)], [true, false], found.join());
      });
    }
  });

  describe('offers names where an operand begins', () => {
    for (const [title, scalar] of [
      ['in an empty value', '‸'], ['in an empty block', '|\n      ‸'], ['behind an operator', 'flow.personal && ‸'], ['in brackets', 'size(‸'], ['behind a comma', '|\n      within("FR", ‸)'],
      ['half typed', '|\n      flow.personal && fl‸'],
    ] as const) {
      it(title, () => assert.deepEqual(['flow', 'self', 'stack', 'params', 'today', 'known', 'has', 'in_eea'].filter(name => !labels(withAssert(scalar)).includes(name)), []));
    }

    it('but none right behind an operand', () => assert.deepEqual(labels(withAssert('|\n      flow.personal ‸')), []));
    it('of the kinds of the rule', () => {
      const found = labels(withAssert('‸', '[tool, flow]'));
      assert.deepEqual(['self', 'tool', 'flow'].map(name => found.includes(name)), [true, false, false]);
    });
    it('and of several kinds what all have', () => {
      const found = labels(withAssert('self.‸', '[tool, flow]'));
      assert.deepEqual(['request', 'method', 'owners'].map(name => found.includes(name)), [true, false, false]);
    });
    it('item, where the rule goes over something', () => {
      assert.ok(labels(withRule('    each: flow.data\n    assert: ‸\n')).includes('item'));
      assert.ok(labels(withRule('    each: flow.data\n    assert: item.‸\n')).includes('categories'));
      assert.ok(!labels(withRule('    each: ‸\n    assert: item.personal\n')).includes('item'));
    });
    it('key and value of a map', () => assert.deepEqual(labels(withRule('    each: tool.holds\n    assert: item.‸\n', 'tool')), ['key', 'value']));
    it('first what a macro binds', () => assert.equal(labels(withAssert('|\n      flow.tools.exists(t, ‸'))[0], 't'));
  });

  describe('offers parameters', () => {
    it('with their titles and defaults', () => {
      const item = itemsAt(withAssert('params.‸')).find(({ label }) => label === 'trial_budget');
      assert.match(JSON.stringify(item?.documentation), /Budget of a trial.*5000 EUR\/year/s);
      assert.match(JSON.stringify(itemsAt(withAssert('params.‸')).find(({ label }) => label === 'trial_max')?.documentation), /Default: `90 days`.*Here: `60 days`.*Set in `martech-policies.yaml`/s);
    });
    it('of a file that no stack names', () => {
      const files = { 'alone.martech-policies.yaml': 'version: 1\nparameters:\n  own-one: { type: number, default: 1 }\nrules:\n  a/b:\n    on: tool\n    assert: params.‸\n' };
      assert.deepEqual(['own_one', 'trial_max'].filter(name => !labels(files).includes(name)), []);
    });
  });

  describe('offers the values that a field may have', () => {
    for (const [title, scalar, label, after] of [
      ['of an enumeration', '|\n      flow.method == \'‸\'', 'sdk', 'flow.method == \'sdk\''],
      ['half typed', '|\n      flow.method == \'sd‸', 'sdk', 'flow.method == \'sdk'],
      ['unlike', '|\n      flow.method != "‸"', 'sdk', 'flow.method != "sdk"'],
      ['in a list', '|\n      flow.method in [\'api\', \'‸\']', 'sdk', 'flow.method in [\'api\', \'sdk\']'],
      ['on the left', '|\n      \'‸\' == flow.method', 'sdk', '\'sdk\' == flow.method'],
      ['without quotes yet', '|\n      flow.method == ‸', 'sdk', 'flow.method == \'sdk\''],
      ['without quotes yet, in single quotes', '\'flow.method == ‸\'', 'sdk', 'assert: \'flow.method == "sdk"\''],
      ['through an optional', '|\n      flow.?method.orValue(\'‸\')', 'sdk', 'flow.?method.orValue(\'sdk\')'],
      ['of an effective value', '|\n      flow.to.zone == \'‸\'', 'core', 'flow.to.zone == \'core\''],
      ['stages', '|\n      flow.stage == \'‸\'', 'trial', 'flow.stage == \'trial\''],
      ['categories', '|\n      flow.to.category == \'‸\'', 'crm', 'flow.to.category == \'crm\''],
      ['purposes', '|\n      \'‸\' in flow.purposes', 'essential', '\'essential\' in flow.purposes'],
      ['places', '|\n      flow.tools.exists(t, t.hosting.regions.exists(r, r == \'‸\'))', 'EEA', 'flow.tools.exists(t, t.hosting.regions.exists(r, r == \'EEA\'))'],
      ['ids', '|\n      flow.to.id == \'‸\'', 'crm', 'flow.to.id == \'crm\''],
      ['ids, asked for', '|\n      flow.to == stack.tool(\'‸\')', 'brevo', 'flow.to == stack.tool(\'brevo\')'],
      ['ids that are keys', '|\n      \'‸\' in flow.tools[0].holds', 'customer-email', '\'customer-email\' in flow.tools[0].holds'],
      ['roles', '|\n      flow.tools[0].holds[\'x\'] == \'‸\'', 'master', 'flow.tools[0].holds[\'x\'] == \'master\''],
      ['kinds', '|\n      flow.from.kind == \'‸\'', 'people', 'flow.from.kind == \'people\''],
      ['today, as a day', '|\n      today > day(\'‸\')', '2026-11-22', 'today > day(\'2026-11-22\')'],
      ['durations', '|\n      today + span(\'‸\') > today', '90 days', 'today + span(\'90 days\') > today'],
      ['categories that standards are for', '|\n      flow.to.name in params.standards[\'‸\'].tools', 'crm', 'flow.to.name in params.standards[\'crm\'].tools'],
      ['ids of a list that is worked out', '|\n      \'‸\' in flow.tools.map(t, t.id)', 'crm', '\'crm\' in flow.tools.map(t, t.id)'],
      ['of an argument', '|\n      in_eea(\'‸\')', 'FR', 'in_eea(\'FR\')'],
      ['legal bases', '|\n      flow.data.all(d, flow.legal_basis(d) == \'‸\')', 'consent', 'flow.data.all(d, flow.legal_basis(d) == \'consent\')'],
    ] as const) {
      it(title, () => assert.equal(taken(withAssert(scalar), label), after));
    }
    it('and none where any text may stand', () => assert.deepEqual(labels(withAssert('|\n      flow.name == \'‸\'')), []));
  });

  describe('inside braces', () => {
    for (const [title, lines, after] of [
      ['of a message', '    assert: flow.personal\n    message: "{flow.me‸} is used"\n', 'message: "{flow.method} is used"'],
      ['of a message in one language', '    assert: flow.personal\n    message:\n      fr: \'😀 l\'\'outil {flow.me‸}\'\n', 'fr: \'😀 l\'\'outil {flow.method}\''],
      ['that are not closed', '    assert: flow.personal\n    message: "Uses {flow.me‸"\n', 'message: "Uses {flow.method"'],
      ['of a fix', '    assert: flow.personal\n    fix:\n      - title: Say {flow.me‸}\n', '- title: Say {flow.method}'],
    ] as const) {
      it(title, () => assert.equal(taken(withRule(lines), 'method'), after));
    }
    it('but not beside them', () => {
      assert.ok(!labels(withRule('    assert: flow.personal\n    message: "{flow.name} flow.me‸"\n')).includes('method'));
      assert.ok(!labels(withRule('    assert: flow.personal\n    message: "{{flow.me‸"\n')).includes('method'));
    });
    it('of a value of a fix, with an item of its own', () => {
      assert.ok(labels(withRule('    assert: flow.personal\n    fix:\n      each: flow.tools\n      title: x\n      set: { item.name: "{item.‸}" }\n')).includes('owners'));
    });
  });

  it('writes calls as snippets, with quotes that suit the scalar', () => {
    assert.equal(taken(withAssert('|\n      flow.tools.ex‸'), 'exists'), `flow.tools.exists(\${1:x}, $0)`);
    assert.equal(taken(withAssert('\'today < da‸\''), 'day'), 'assert: \'today < day("$1")\'');
    assert.equal(taken(withAssert('|\n      today < da‸'), 'day'), 'today < day(\'$1\')');
    assert.equal(taken(withAssert('|\n      kno‸(flow.method)'), 'known'), 'known(flow.method)');
  });

  it('says type and sentence in the reader’s language', () => {
    const [item] = itemsAt(withAssert('flow.meth‸'), { language: 'fr' }).filter(({ label }) => label === 'method');
    assert.equal(item?.labelDetails?.description, 'string');
    assert.match(JSON.stringify(item?.documentation), /S’écrit `method` dans le fichier/);
  });

  it('says nothing in a comment, nor for a character that only expressions ask with', () => {
    assert.deepEqual(labels(withAssert('flow.personal # flow.‸')), []);
    const { context, offset } = editorAt(withRule('    assert: flow.personal\n    ramp: ‸\n'));
    assert.deepEqual(completion(context, offset, '.').items, []);
    assert.ok(completion(context, offset, ' ').items.length > 0);
  });
});
