import assert from 'node:assert/strict';
import { placeRange } from '../../src/core/syntax/document.ts';
import { codeActions } from '../../src/language/code-actions.ts';
import { afterEdit, editorAt, type Marked } from '../support/editor-fixture.ts';
import { withAssert, withRule } from '../support/policy-fixture.ts';

/** The policy after "Put this expression in quotes" is taken at the first finding that offers it. */
function quoted(files: Record<string, string>): string {
  const policy = files['martech-policies.yaml'] as string;
  const editor: Marked = editorAt({ ...files, 'martech-policies.yaml': `‸${policy}` });
  const { document, analysis, uri } = editor.context;
  for (const finding of analysis.findings.get(uri) ?? []) {
    const range = placeRange(document, finding.place);
    if (!range) continue;
    const at = { start: document.lines.positionAt(range.start), end: document.lines.positionAt(range.end) };
    const action = codeActions(editor.context, { range: at, context: { diagnostics: [] } }).find(({ title }) => title === 'Put this expression in quotes');
    if (action?.edit) return afterEdit(editor, action.edit)['martech-policies.yaml'] ?? '';
  }
  return 'nothing is offered';
}

describe('put this expression in quotes', () => {
  for (const [what, wrong, right] of [
    ['a tag', '!has(flow.owner)', '\'!has(flow.owner)\''],
    ['a tag with more behind it', '!flow.personal || flow.machine', '\'!flow.personal || flow.machine\''],
    ['a leading double quote', '"😀" == flow.name', '\'"😀" == flow.name\''],
    ['a leading single quote', '\'it\' == flow.name', '\'\'\'it\'\' == flow.name\''],
    ['a leading bracket', '["a", "b"].exists(m, m == flow.name)', '\'["a", "b"].exists(m, m == flow.name)\''],
    ['a leading brace', '{"a": 1}.size() == 1', '\'{"a": 1}.size() == 1\''],
    ['a choice', 'flow.personal ? flow.machine : true', '\'flow.personal ? flow.machine : true\''],
    ['a colon in a text', 'flow.name == "a: b"', '\'flow.name == "a: b"\''],
    ['an alias', '*x', '\'*x\''],
    ['a choice over lines', 'flow.personal\n      ? flow.machine\n      : true', '\'flow.personal ? flow.machine : true\''],
    ['a choice over lines, signs at their ends', 'flow.personal ?\n      flow.machine :\n      true', '\'flow.personal ? flow.machine : true\''],
  ] as const) {
    for (const breaks of ['\n', '\r\n']) {
      for (const behind of ['', '    ramp: flat\n']) {
        it(`${what}${behind ? ', before other keys' : ''}${breaks === '\n' ? '' : ', CRLF'}`, () => {
          const files = (scalar: string) => Object.fromEntries(Object.entries(withRule(`    assert: ${scalar}\n${behind}`)).map(([name, text]) => [name, text.replaceAll('\n', breaks)]));
          assert.equal(quoted(files(wrong)), files(right)['martech-policies.yaml']);
        });
      }
    }
  }

  it('in a fix, in braces', () => {
    const files = (scalar: string) => withRule(`    assert: flow.personal\n    fix: { title: x, each: ${scalar}, unset: [item.name] }\n`);
    assert.equal(quoted(files('!flow.tools')), files('\'!flow.tools\'')['martech-policies.yaml']);
  });

  it('is not offered where nothing is written, nor where all is well', () => {
    assert.equal(quoted(withAssert('')), 'nothing is offered');
    assert.equal(quoted(withAssert('flow.personal')), 'nothing is offered');
  });
});
