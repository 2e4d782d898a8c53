// Mistakes in expressions at their exact place, however YAML writes them: every style, line breaks of both kinds, emoji.
import assert from 'node:assert/strict';
import { placeRange } from '../../../src/core/syntax/document.ts';
import { markedText } from '../../support/marked-text.ts';
import { runAnalyze } from '../../support/run-analyze.ts';
import { uriOf } from '../../support/memory-snapshot.ts';

const name = 'alone.martech-policies.yaml';
const rule = (keys: string) => `version: 1\nrules:\n  acme/one:\n    title: One\n    on: flow\n    severity: warning\n${keys}`;
const asserted = (scalar: string) => rule(`    assert: ${scalar}\n`);

function placesIn(text: string): readonly string[] {
  const { findings, documents } = runAnalyze({ [name]: text });
  const document = documents.get(uriOf(name));
  return (findings.get(uriOf(name)) ?? []).map(finding => {
    const range = document && placeRange(document, finding.place);
    return range ? `${finding.rule} ${range.start}-${range.end}` : 'nowhere';
  });
}

const cases: readonly (readonly [title: string, marked: string, id?: string])[] = [
  ['plain', asserted('flow.⟦methd⟧ == "a"')],
  ['plain, behind an emoji', asserted('"😀" != flow.⟦methd⟧').replace('"😀" != ', 'flow.name != "😀" && ')],
  ['plain, folded', asserted('flow.personal &&\n      flow.⟦methd⟧ == "a"')],
  ['plain, folded over an empty line', asserted('flow.personal &&\n\n      flow.⟦methd⟧ == "a"')],
  ['single quotes', asserted('\'"it\'\'s 😀" != flow.⟦methd⟧\'')],
  ['single quotes, folded', asserted('\'"it\'\'s" != flow.name &&\n      "😀" != flow.⟦methd⟧\'')],
  ['double quotes', asserted('"\'😀\' != flow.⟦methd⟧"')],
  ['double quotes with escapes', asserted('"\\"\\u00e9\\x41\\U0001F600\\" != flow.⟦methd⟧"')],
  ['a mistake that is an escape', asserted('"flow.name == ⟦\\"a⟧"')],
  ['double quotes with an escaped break', asserted('"flow.personal \\\n      && flow.⟦methd⟧ == \'a\'"')],
  ['literal', asserted('|\n      flow.personal\n        && "😀" != flow.⟦methd⟧')],
  ['literal, stripped', asserted('|-\n      flow.⟦methd⟧ == "a"')],
  ['literal, kept, with an indentation indicator', asserted('|2+\n      flow.personal\n       && flow.⟦methd⟧ == "a"\n')],
  ['literal behind a comment', asserted('| # why\n      flow.⟦methd⟧ == "a"')],
  ['folded', asserted('>\n      flow.personal &&\n      "😀" != flow.⟦methd⟧')],
  ['folded, stripped, with an empty line', asserted('>-\n      flow.personal &&\n\n      flow.⟦methd⟧ == "a"')],
  ['a name that nothing has', asserted('⟦flo⟧.personal')],
  ['what is no condition', asserted('⟦flow.name⟧')],
  ['two types', asserted('|\n      ⟦flow.name == 1⟧')],
  ['an expression that stops too early', asserted('flow.personal &⟦&⟧')],
  ['a message', rule('    assert: flow.personal\n    message: "😀 {flow.⟦nam⟧}"\n')],
  ['a message in one language', rule('    assert: flow.personal\n    message:\n      en: One\n      fr: \'l\'\'un 😀 {flow.⟦nam⟧}\'\n')],
  ['a message in a block', rule('    assert: flow.personal\n    message: >\n      One 😀\n      {flow.⟦nam⟧}\n')],
  ['a title without a message', rule('    assert: flow.personal\n').replace('title: One', 'title: "One {flow.⟦nam⟧}"')],
  ['the side', rule('    assert: flow.personal\n    side: { from: flow.⟦ownr⟧ }\n')],
  ['a fix that goes over a list', rule('    assert: flow.personal\n    fix:\n      - title: One\n        each: flow.⟦tool⟧\n        unset: [item.name]\n')],
  ['the item of a fix', rule('    assert: flow.personal\n    fix:\n      - { title: "😀 {item.⟦nam⟧}", each: flow.tools, unset: [item.name] }\n')],
  ['what a fix writes', rule('    assert: flow.personal\n    fix: { title: One, set: { flow.name: "{flow.⟦too⟧.id}" } }\n')],
  ['what a fix chooses from', rule('    assert: flow.personal\n    fix: { title: One, choose: { path: flow.owner, from: \'stack.⟦owner⟧\' } }\n')],
  ['an expression that reads as a tag', asserted('⟦!has(flow.owner)⟧'), 'engine/unquoted-expression'],
  ['an expression that begins with a double quote', asserted('⟦"😀" == flow.name⟧'), 'engine/unquoted-expression'],
  ['an expression that begins with a single quote', asserted('⟦\'a\' == flow.name⟧'), 'engine/unquoted-expression'],
  ['an expression that begins with a bracket', asserted('⟦["a"].exists(m, m == flow.name)⟧'), 'engine/unquoted-expression'],
  ['a choice', asserted('⟦flow.personal ? flow.machine : true⟧'), 'engine/unquoted-expression'],
  ['a choice over lines', asserted('⟦flow.personal\n      ? flow.machine\n      : true⟧'), 'engine/unquoted-expression'],
  ['a choice over lines, before other keys', rule('    assert: ⟦flow.personal ?\n      flow.machine :\n      true⟧\n    ramp: flat\n'), 'engine/unquoted-expression'],
  ['an empty value', rule('    ⟦assert⟧:\n'), 'engine/unquoted-expression'],
  ['a tag before other keys', rule('    when: ⟦!has(flow.owner)⟧\n    assert: flow.personal\n'), 'engine/unquoted-expression'],
  ['a tag in braces', rule('    side: { from: ⟦!has(flow.owner)⟧ }\n    assert: flow.personal\n'), 'engine/unquoted-expression'],
  ['a tag in a fix', rule('    assert: flow.personal\n    fix:\n      - title: One\n        each: ⟦!flow.tools⟧\n        unset: [item.name]\n'), 'engine/unquoted-expression'],
];

describe('a mistake in an expression stands at its place', () => {
  for (const [title, marked, id = 'engine/bad-expression'] of cases) {
    for (const breaks of ['\n', '\r\n']) {
      it(`${title}${breaks === '\n' ? '' : ', CRLF'}`, () => {
        const { text, ranges } = markedText(marked.replaceAll('\n', breaks));
        assert.deepEqual(placesIn(text), ranges.map(({ start, end }) => `${id} ${start}-${end}`));
      });
    }
  }

  it('a mistake in a fix leaves the rule running', () => {
    const stack = 'version: 1\nstack: { name: A }\npolicies: [alone.martech-policies.yaml]\ntools: { a: { name: A, category: crm, lifecycle: production }, b: { name: B, category: cms, lifecycle: production } }\nflows: { f: { from: a, to: b, data: [] } }\n';
    const text = rule('    assert: flow.personal\n    fix: { title: One, each: flow.nothing, unset: [item.name] }\n');
    const { findings } = runAnalyze({ 'martech-stack.yaml': stack, [name]: text });
    assert.ok((findings.get(uriOf('martech-stack.yaml')) ?? []).some(finding => finding.rule === 'acme/one'));
  });

  it('a fix that fits one of several kinds is right', () => {
    assert.deepEqual(placesIn(rule('    assert: self.name != ""\n    fix: { title: "{self.id}", each: self.peers, unset: [item.name] }\n').replace('on: flow', 'on: [tool, flow]')), []);
  });
});
