import assert from 'node:assert/strict';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { say } from '../../../src/core/text/language.ts';
import { allProblems, entriesOf, problemsOf } from './support/describe-document.ts';
import { sections } from './support/random.ts';

/** Lines inside of a tool that stands between two others, what is wrong with them, and what the tool says nevertheless. */
const inTool: readonly (readonly [name: string, lines: string, problems: readonly string[], value: string])[] = [
  ['a quote that is not closed', '    name: "Brevo\n    url: x', ['unclosed-quote "\\"Brevo"'], '{"name":"Brevo","url":"x"}'],
  ['a single quote that is not closed', "    name: 'Brevo\n    url: x", ['unclosed-quote "\'Brevo"'], '{"name":"Brevo","url":"x"}'],
  ['brackets that are not closed', '    tags: [a, b\n    url: x', ['unclosed-flow "["'], '{"tags":["a","b"],"url":"x"}'],
  ['braces that are not closed', '    owners: { business: crm\n    url: x', ['unclosed-flow "{"'], '{"owners":{"business":"crm"},"url":"x"}'],
  ['a bracket inside of braces that is not closed', '    owners: { a: [b, c }\n    url: x', ['unclosed-flow "["'], '{"owners":{"a":["b","c"]},"url":"x"}'],
  ['a wrong bracket', '    tags: [a, b}\n    url: x', ['wrong-bracket "}"'], '{"tags":["a","b"],"url":"x"}'],
  ['a bracket too many', '    tags: [a]]\n    url: x', ['unexpected-bracket "]"'], '{"tags":["a"],"url":"x"}'],
  ['a missing comma', '    tags: ["a" "b"]\n    url: x', ['missing-comma "\\"b\\""'], '{"tags":["a","b"],"url":"x"}'],
  ['a missing comma between pairs', '    owners: { a: b c: d }\n    url: x', ['missing-comma "c:"'], '{"owners":{"a":"b","c":"d"},"url":"x"}'],
  ['a comma too many', '    tags: [a,, b]\n    url: x', ['extra-comma ","'], '{"tags":["a","b"],"url":"x"}'],
  ['tabs', '\t\tname: x\n\t\turl: y', ['tab-indentation "\\t\\t"'], '{"name":"x","url":"y"}'],
  ['a tab behind blanks', '    \tname: x\n    url: y', ['tab-indentation "\\t"'], '{"name":"x","url":"y"}'],
  ['a tab among blanks', '    name: x\n\turl: y\n    tags: []', ['tab-indentation "\\t"'], '{"name":"x","url":"y","tags":[]}'],
  ['a tab below a key', '    owners:\n\tbusiness: crm\n    tags: []', ['tab-indentation "\\t"'], '{"owners":{"business":"crm"},"tags":[]}'],
  ['a line too far right', '    name: x\n     url: y\n    tags: []', ['bad-indentation "url"'], '{"name":"x","url":"y","tags":[]}'],
  ['a line too far left', '    name: x\n   url: y\n    tags: []', ['bad-indentation "url"'], '{"name":"x","url":"y","tags":[]}'],
  ['a first line too far right', '      name: x\n    url: y\n    tags: []', ['bad-indentation "name"'], '{"name":"x","url":"y","tags":[]}'],
  ['an item too far left', '    tags:\n      - a\n     - b\n    url: x', ['bad-indentation "- b"'], '{"tags":["a","b"],"url":"x"}'],
  ['a key among items', '    tags:\n      - a\n      b: c\n      - d\n    url: x', ['mixed-list "b: c"'], '{"tags":["a","d"],"url":"x"}'],
  ['an item among keys', '    name: x\n    - a\n    url: y', ['mixed-list "- a"'], '{"name":"x","url":"y"}'],
  ['an item on the line of its key', '    tags: - a\n    url: x', ['list-on-key-line "- a"'], '{"tags":"a","url":"x"}'],
  ['a key without colon', '    name\n    url: x', ['missing-colon "name"'], '{"url":"x"}'],
  ['a key without colon, with lines below', '    owners\n      business: crm\n    url: x', ['missing-colon "owners"'], '{"owners":{"business":"crm"},"url":"x"}'],
  ['a colon without blank', '    name:Brevo\n    url: x', ['missing-space "name:Brevo"'], '{"name":"Brevo","url":"x"}'],
  ['a colon in a value', '    name: a: b\n    url: x', ['nested-colon "a: b"'], '{"name":"a: b","url":"x"}'],
  ['a value that starts with @', '    name: @home\n    url: x', ['bad-start "@home"'], '{"name":"@home","url":"x"}'],
  ['a value that starts with a backtick', '    name: `x`\n    url: y', ['bad-start "`x`"'], '{"name":"`x`","url":"y"}'],
  ['a value that starts with %', '    name: %x\n    url: y', ['bad-start "%x"'], '{"name":"%x","url":"y"}'],
  ['text behind a quoted value', '    name: "x" y\n    url: z', ['unexpected-text "y"'], '{"name":"x","url":"z"}'],
  ['quotes inside of quotes', '    name: "a "b" c"\n    url: x', ['unexpected-text "b\\" c\\""'], '{"name":"a ","url":"x"}'],
  ['a block of text that is not indented', '    note: |\n    text\n    url: x', ['block-indentation "text"'], '{"note":"text\\n","url":"x"}'],
  ['a line of a block too far left', '    note: |\n      one\n     two\n    url: x', ['block-indentation "two"'], '{"note":"one\\ntwo\\n","url":"x"}'],
  ['text behind |', '    note: | text\n    url: x', ['unexpected-text "text"'], '{"note":"","url":"x"}'],
  ['a value that starts with >', '    note: >90 days\n    url: x', ['block-header ">90 days"'], '{"note":">90 days","url":"x"}'],
  ['a comment without blank', '    name: "x"#y\n    url: z', ['comment-space "#y"'], '{"name":"x","url":"z"}'],
  ['an escape that is none', '    path: "C:\\dir"\n    url: x', ['bad-escape "\\\\d"'], '{"path":"C:\\\\dir","url":"x"}'],
  ['a tag', '    when: !has(x)\n    url: y', ['tag "!has(x)"'], '{"when":"","url":"y"}'],
  ['a list as a key', '    ? [a]\n    : b\n    url: x', ['complex-key "["'], '{"url":"x"}'],
  ['a key twice', '    name: x\n    url: y\n    name: z', ['duplicate-key "name"'], '{"name":"x","url":"y"}'],
  ['a key twice in braces', '    owners: { a: b, a: c }', ['duplicate-key "a"'], '{"owners":{"a":"b"}}'],
  ['an alias of nothing', '    owners: *nobody\n    url: x', ['unknown-alias "*nobody"'], '{"url":"x"}'],
  ['an alias inside of its anchor', '    owners: &a { b: *a }\n    url: x', ['circular-alias "*a"'], '{"owners":{},"url":"x"}'],
  ['a merge of no map', '    <<: text\n    url: x', ['bad-merge "text"'], '{"url":"x"}'],
  ['an anchor before an alias', '    owners: &b *nobody\n    url: x', ['bad-anchor "*nobody"', 'unknown-alias "*nobody"'], '{"url":"x"}'],
  ['two faults', '    name: "x\n    tags: [a\n    url: y', ['unclosed-quote "\\"x"', 'unclosed-flow "["'], '{"name":"x","tags":["a"],"url":"y"}'],
];

/** Whole files: their entries, and everything that is wrong with them. */
const files: readonly (readonly [name: string, text: string, entries: readonly string[], problems: readonly string[]])[] = [
  ['an empty file', '', [], []],
  ['blank lines', '\n  \n\t\n', [], []],
  ['comments alone', '# one\n  # two\n', [], []],
  ['a byte-order mark alone', '\ufeff', [], []],
  ['a byte-order mark', '\ufeffversion: 1\ntools:\n  a: {}\n', ['version=1', 'tools/a={}'], []],
  ['CRLF', 'version: 1\r\ntools:\r\n  a:\r\n    name: x\r\n', ['version=1', 'tools/a={"name":"x"}'], []],
  ['CRLF and a fault', 'tools:\r\n  a:\r\n    name: "x\r\n  b: {}\r\n', ['tools/a={"name":"x"}', 'tools/b={}'], ['unclosed-quote "\\"x"']],
  ['wide and combining characters', 'tools:\n  a:\n    name: 名前 e\u0301 👩‍🚀\n    note: "x\n  b: {}\n', ['tools/a={"name":"名前 e\u0301 👩‍🚀","note":"x"}', 'tools/b={}'], ['unclosed-quote "\\"x"']],
  ['ids as they are written', 'tools:\n  1e3: {}\n  0012: {}\n  null: {}\n  "q": {}\n  true: {}\n', ['tools/1e3={}', 'tools/0012={}', 'tools/null={}', 'tools/q={}', 'tools/true={}'], []],
  ['ids that JavaScript has', 'tools:\n  __proto__: {name: x}\n  constructor: {__proto__: y}\n', ['tools/__proto__={"name":"x"}', 'tools/constructor={"__proto__":"y"}'], []],
  ['a dash before a key', 'tools:\n  -id: a\n', ['tools/-id="a"'], []],
  ['an explicit key', 'tools:\n  ? a\n  : name: x\n  b: {}\n', ['tools/a={"name":"x"}', 'tools/b={}'], []],
  ['an id twice', 'tools:\n  a: {n: 1}\n  a: {n: 2}\n', ['tools/a={"n":1}', 'tools/a#2={"n":2}'], []],
  ['a section twice', 'tools:\n  a: {}\nflows: {}\ntools:\n  b: {}\n', ['tools/a={}', 'tools/b={}'], ['duplicate-key "tools"']],
  ['a key twice', 'stack: {a: 1}\nstack: {b: 2}\n', ['stack={"a":1}', 'stack#2={"b":2}'], ['duplicate-key "stack"']],
  ['empty sections', 'tools:\nflows: ~\ndata: {}\nowners:\n  a: {}\n', ['owners/a={}'], []],
  ['a section in brackets', 'tools: {a: {n: 1}, b: {}}\n', ['tools/a={"n":1}', 'tools/b={}'], []],
  ['a section as a list', 'tools: [a, b]\n', ['tools=["a","b"]'], []],
  ['a section as a list that is not closed', 'tools: [a, b\nflows:\n  c: {}\n', ['tools=["a","b"]', 'flows/c={}'], ['unclosed-flow "["']],
  ['a section as a list with dashes', 'tools:\n- a\n- b\nflows:\n  c: {}\n', ['tools=["a","b"]', 'flows/c={}'], []],
  ['a list at the top', '- a\n- b\n', [], ['not-a-map "- a"']],
  ['a word at the top', 'hello\n', [], ['not-a-map "hello"']],
  ['braces at the top', '{version: 1, tools: {a: {}}}\n', ['version=1', 'tools/a={}'], []],
  ['a document mark at the start', '# c\n---\nversion: 1\n', ['version=1'], []],
  ['a document mark at the end', 'version: 1\n...\n', ['version=1'], []],
  ['two documents', 'version: 1\n---\ntools:\n  a: {}\n', ['version=1', 'tools/a={}'], ['several-documents "---"']],
  ['another version of YAML', '%YAML 1.1\n---\nversion: yes\n', ['version="yes"'], ['warning yaml-version "%YAML 1.1"']],
  ['the version that is read', '%YAML 1.2\n---\nversion: 1\n', ['version=1'], []],
  ['an unknown directive', '%FOO bar\n---\nversion: 1\n', ['version=1'], ['warning unknown-directive "%FOO bar"']],
  ['a null byte', 'version: 1\ntools:\n  a: {n: x\0y}\n', ['version=1', 'tools/a={"n":"x\\u0000y"}'], ['null-byte "\\u0000"']],
  ['a half-typed key at the top', 'version: 1\nsta\ntools:\n  a: {}\n', ['version=1', 'tools/a={}'], ['missing-colon "sta"']],
  ['a half-typed id', 'tools:\n  a: {}\n  bre\n  c: {}\n', ['tools/a={}', 'tools/c={}'], ['missing-colon "bre"']],
  ['a half-typed id at the start', 'tools:\n  bre\n  c: {}\n', ['tools/c={}'], ['missing-colon "bre"']],
  ['an id without colon with lines below', 'tools:\n  bre\n    name: x\n  c: {}\n', ['tools/bre={"name":"x"}', 'tools/c={}'], ['missing-colon "bre"']],
  ['a section without colon', 'tools\n  a: {n: 1}\n', ['tools/a={"n":1}'], ['missing-colon "tools"']],
  ['an entry too far right', 'tools:\n  a:\n    n: 1\n   b:\n    n: 2\n  c: {}\n', ['tools/a={"n":1}', 'tools/b={"n":2}', 'tools/c={}'], ['bad-indentation "b"']],
  ['an entry too far left', 'tools:\n    a:\n      n: 1\n  b:\n    n: 2\n', ['tools/a={"n":1}', 'tools/b={"n":2}'], ['bad-indentation "b"']],
  ['a line at the left inside of an entry', 'tools:\n  a:\n    n: 1\nhalf\n  b:\n    n: 2\n', ['tools/a={"n":1}', 'tools/b={"n":2}'], ['missing-colon "half"']],
  ['entries with tabs', 'tools:\n\ta:\n\t\tn: 1\n\tb:\n\t\tn: 2\n', ['tools/a={"n":1}', 'tools/b={"n":2}'], ['tab-indentation "\\t"', 'tab-indentation "\\t"']],
  ['a brace at the left', 'tools:\n  a: {\n    n: 1,\n  }\n  b: {}\n', ['tools/a={"n":1}', 'tools/b={}'], []],
  ['anchors and merges', 'x-d: &d {sso: true}\ntools:\n  a: {<<: *d, n: 1}\n  b: *d\n', ['x-d={"sso":true}', 'tools/a={"sso":true,"n":1}', 'tools/b={"sso":true}'], []],
  ['a merge in a section', 'x-d: &d {a: {n: 1}, b: {n: 2}}\ntools:\n  <<: *d\n  b: {n: 3}\n', ['x-d={"a":{"n":1},"b":{"n":2}}', 'tools/a={"n":1}', 'tools/b={"n":3}'], []],
  ['an anchor that is defined again', 'x: &d 1\ntools:\n  a: {n: *d }\ny: &d 2\nflows:\n  b: {n: *d }\n', ['x=1', 'tools/a={"n":1}', 'y=2', 'flows/b={"n":2}'], []],
];

describe('faults inside of an entry', () => {
  for (const [name, lines, problems, value] of inTool) {
    it(`${name}: is told once, and the rest is read`, () => {
      const text = `tools:\n  before:\n    name: y\n  it:\n${lines}\n  after:\n    name: z\n`;
      const document = readDocument('file:///a.yaml', text, sections);
      assert.deepEqual(problemsOf(document), problems);
      assert.deepEqual(entriesOf(document), ['tools/before={"name":"y"}', `tools/it=${value}`, 'tools/after={"name":"z"}']);
    });
  }
});

describe('files', () => {
  for (const [name, text, entries, problems] of files) {
    it(name, () => {
      const document = readDocument('file:///a.yaml', text, sections);
      assert.deepEqual(problemsOf(document), problems);
      assert.deepEqual(entriesOf(document), entries);
    });
  }
});

describe('sentences about faults', () => {
  const texts = [...inTool.map(([, lines]) => `tools:\n  it:\n${lines}\n`), ...files.map(([, text]) => text)];
  const problems = texts.flatMap(text => allProblems(readDocument('file:///a.yaml', text, sections)).map(({ problem }) => problem));

  it('are whole in both languages, and never the words of the library', () => {
    for (const { message, related = [] } of problems) {
      for (const text of [message, ...related.map(other => other.message)]) {
        for (const language of ['en', 'fr'] as const) {
          const sentence = say(text, language);
          assert.doesNotMatch(sentence, /\{[a-z]|[^.]$/, `${message.id}: ${sentence}`);
          assert.doesNotMatch(sentence, /syntax\.|implicit|flow (?:map|sequence|collection)|block collection|\bnode\b|\btoken\b/i);
        }
      }
    }
  });

  it('show both places of a key that stands twice', () => {
    const twice = problems.filter(problem => problem.kind === 'duplicate-key');
    assert.ok(twice.length >= 4);
    for (const { related } of twice) assert.equal(related?.length, 1);
  });
});
