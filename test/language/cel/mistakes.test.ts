// Mistakes inside expressions as an editor shows them: the exact place, a sentence that says what to do, and the fix that makes it.
import assert from 'node:assert/strict';
import { placeRange } from '../../../src/core/syntax/document.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { say } from '../../../src/core/text/language.ts';
import { schemaFixes } from '../../../src/language/schema-fixes.ts';
import { editorAt } from '../../support/editor-fixture.ts';
import { withAssert, withRule } from '../../support/policy-fixture.ts';

interface Told { readonly at: string; readonly said: string; readonly fixed: string | undefined }

/** The one mistake of a policy: where, what is said, and the text after its first fix. */
function told(files: Record<string, string>, language: 'en' | 'fr' = 'en'): Told {
  const { context } = editorAt({ ...files, 'martech-policies.yaml': `${files['martech-policies.yaml']}‸` });
  const found = (context.analysis.findings.get(context.uri) ?? []).filter(({ rule }) => /^engine\/bad-(expression|path)$/.test(rule));
  assert.equal(found.length, 1, JSON.stringify(found.map(({ message }) => say(message, 'en'))));
  const finding = found[0] as (typeof found)[number];
  const range = placeRange(context.document, finding.place);
  const [fix] = schemaFixes(context.document, finding);
  return { at: context.document.text.slice(range?.start, range?.end), said: say(finding.message, language), fixed: fix && applyEdits(context.document.text, fix.edits).replace(/^[\s\S]*?(?:assert|message|at): ?/, '').trim() };
}

describe('mistakes in expressions', () => {
  for (const [written, at, said, fixed] of [
    ["'flow.to.securty.mfa'", 'securty', /^There is no field `securty` here\. Did you mean security\?$/, "'flow.to.security.mfa'"],
    ["'flow.tools.exists(t, t.lve)'", 'lve', /no field `lve`.*live/, "'flow.tools.exists(t, t.live)'"],
    ["'has(flow.ownr)'", 'ownr', /no field `ownr`/, "'has(flow.owner)'"],
    ["'flow.to.security.?mfaa.orValue(false)'", 'mfaa', /no field `mfaa`/, "'flow.to.security.?mfa.orValue(false)'"],
    ["'flw.personal'", 'flw', /This expression knows `flow`, `self`, `stack`, `params` and `today`\. Did you mean flow\?$/, "'flow.personal'"],
    ["'tool.live'", 'tool', /nothing called `tool` here\. This expression knows `flow`, .*today`\.$/, undefined],
    ['\'params.trial_bugdet == params.trial_budget\'', 'trial_bugdet', /trial_budget/, '\'params.trial_budget == params.trial_budget\''],
    ["'flow.tools.exist(t, t.live)'", 'exist', /^There is no `exist` to call here\. Did you mean exists\?$/, "'flow.tools.exists(t, t.live)'"],
    ['|\n      stack.tol("crm").live', 'tol', /no `tol` to call.*tool/, '|\n      stack.tool("crm").live'],
    ['|\n      is_aa("user", "user")', 'is_aa', /no `is_aa` to call.*is_a/, '|\n      is_a("user", "user")'],
    ["'flow.to.live()'", 'live()', /`live` is a fact, not a function: it is written without brackets\.$/, "'flow.to.live'"],
    ["'in_eea(flow)'", 'in_eea(flow)', /^`in_eea` takes \(string\), but here it is given \(Flow\)\.$/, undefined],
    ["'flow.method == ''appi'''", 'appi', /^`method` never holds “appi”.*Did you mean api\?$/, "'flow.method == ''api'''"],
    ['"flow.to.stage != \'prodution\'"', 'prodution', /^`stage` never holds/, '"flow.to.stage != \'production\'"'],
    ["'\"consnt\" in flow.legal_bases_x'", 'legal_bases_x', /no field/, undefined],
    ['|\n      flow.method in ["api", "fiile"] // 😀', 'fiile', /^`method` never holds “fiile”/, '|\n      flow.method in ["api", "file"] // 😀'],
    ['|\n      flow.to.?pace.orValue("x") == "fsat"', 'fsat', /^`pace` never holds/, undefined],
    ["'flow.personal and flow.machine'", 'and', /^“and” is written `&&` in expressions\.$/, "'flow.personal && flow.machine'"],
    ["'flow.personal OR flow.machine'", 'OR', /^“OR” is written `\|\|`/, "'flow.personal || flow.machine'"],
    ["'not flow.personal'", 'not', /^“not” is written `!`/, "'! flow.personal'"],
    ['|\n      flow.method = "api"', '=', /^To compare, write `==`\.$/, '|\n      flow.method == "api"'],
    ["'flow.owner == null'", 'flow.owner == null', /^Nothing is ever null here/, undefined],
    ["'flow.to.lifecycle.since > ''2026-01-01'''", "''2026-01-01''", /^A day is compared with a day: write `day\('2026-01-01'\)`\.$/, "'flow.to.lifecycle.since > day(''2026-01-01'')'"],
    ['|\n      params.trial_max > "90 days"', '"90 days"', /^A duration is compared with a duration/, '|\n      params.trial_max > span("90 days")'],
    ['>-\n      flow.personal &&\n      flow.metod == "api"', 'metod', /no field `metod`/, '>-\n      flow.personal &&\n      flow.method == "api"'],
  ] as const) {
    it(written.replaceAll('\n', ' '), () => {
      const found = told(withAssert(written));
      assert.equal(found.at, at);
      assert.match(found.said, said);
      if (fixed !== undefined) assert.equal(found.fixed, fixed);
    });
  }
  it('are told in French', () => assert.equal(told(withAssert("'flow.method == ''appi'''"), 'fr').said, '`method` ne vaut jamais «\u00a0appi\u00a0»\u00a0: cette comparaison donne toujours la même réponse. Vouliez-vous dire api\u00a0?'));
  it('in a message stand at their column', () => {
    const found = told(withRule('    assert: flow.personal\n    message: "😀 {flow.naame} — {flow.to.name}"\n'));
    assert.deepEqual([found.at, found.fixed], ['naame', 'flow.personal\n    message: "😀 {flow.name} — {flow.to.name}"']);
  });
  it('paths have a fix too', () => {
    const found = told(withRule('    assert: flow.personal\n    at: [flow.to.lifecycle.untill, flow.method]\n'));
    assert.deepEqual([found.at, found.fixed], ['untill', 'flow.personal\n    at: [flow.to.lifecycle.until, flow.method]']);
  });
  for (const right of ["'flow.method in [''api'', ''webhook'']'", '\'flow.to.category == "my-own"\'', '\'flow.to.stage == "phase-out"\'', '\'flow.to.name == "x"\'', "'flow.tools.exists(t, t.kind == ''tool'')'", '\'size(flow.purposes.filter(p, p == "x")) == 0\'', '\'flow.owner.side == "it"\'']) {
    it(`nothing is wrong with ${right}`, () => {
      const { context } = editorAt(withAssert(`${right}`));
      assert.deepEqual([...context.analysis.findings.values()].flat().filter(({ rule }) => rule.startsWith('engine/')).map(({ message }) => say(message, 'en')), []);
    });
  }
});
