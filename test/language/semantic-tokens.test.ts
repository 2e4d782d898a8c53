import assert from 'node:assert/strict';
import { semanticTokens } from '../../src/language/semantic-tokens.ts';
import { tokenLegend } from '../../src/language/token-legend.ts';
import { editorAt } from '../support/editor-fixture.ts';
import { withPolicy } from '../support/policy-fixture.ts';
import { files } from '../support/sample-stack.ts';

/** `line:character word type+modifiers`, lines from one. */
function tokensIn(texts: Record<string, string> | string, part?: (text: string) => { start: number; end: number }): string[] {
  const { context: { document, ...context } } = editorAt(texts);
  const data = semanticTokens({ ...context, document }, part?.(document.text) ?? { start: 0, end: document.text.length });
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [lines, characters, length, type, modifiers] = data.slice(index, index + 5) as [number, number, number, number, number];
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const start = document.lines.offsetAt({ line, character });
    const names = tokenLegend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    found.push(`${line + 1}:${character} ${document.text.slice(start, start + length)} ${[tokenLegend.tokenTypes[type], ...names].join('+')}`);
  }
  return found;
}

const head = 'version: 1\nstack: { name: A }\n';
const rule = (keys: string) => withPolicy(`‸version: 1\nextends: [builtin:ownership]\nrules:\n  acme/one:\n    title: One\n    severity: info\n    on: flow\n${keys}`);
/** Those behind the key of the rule. */
const cel = (keys: string) => tokensIn(rule(keys)).filter(token => !token.includes(' macro')).map(token => token.split(' ').slice(1).join(' '));

describe('semantic tokens', () => {
  it('tell ids by kind, where they are declared and where they are used', () => {
    const brands = { ...files, 'brands.martech-stack.yaml': `‸${files['brands.martech-stack.yaml']}` };
    assert.deepEqual(tokensIn(brands), [
      '3:2 brevo class+definition', '7:24 crm-team namespace', '9:2 crm-to-brevo event+definition', '10:10 crm class', '11:8 brevo class', '12:11 customer-email struct', '13:9 website class',
    ]);
    assert.ok(tokensIn(files).includes('32:13 customer-email struct'), 'a key that is an id');
    assert.ok(tokensIn(files).includes('33:14 suite enum'));
  });

  it('strike out retired tools, and leave alone what names nothing', () => {
    assert.deepEqual(tokensIn(`${head}tools:\n  a: { lifecycle: retired }\nflows:\n  f: { from: a, to: nobody }\n`), ['4:2 a class+definition+deprecated', '6:2 f event+definition', '6:13 a class+deprecated']);
  });

  it('know rules in waivers and in comments that silence', () => {
    const text = `${head}waivers:\n  w: { rule: cost/no-cost, target: stack }\n# martech-ignore cost/no-cost: later\ntools:\n  a: idea\n`;
    assert.deepEqual(tokensIn(text), ['4:2 w decorator+definition', '4:13 cost/no-cost macro', '5:17 cost/no-cost macro', '7:2 a class+definition']);
  });

  it('stand right in quotes, behind emoji, in CRLF, with tabs and aliases', () => {
    const text = `${head}owners:\n  "é🎉": { name: "🎉🎉" }\ndata:\n  a: { name: "🎉🎉",\tsteward: &s 'é🎉' }\n  b: { steward: *s }\n`.replaceAll('\n', '\r\n');
    assert.deepEqual(tokensIn(text), ['4:3 é🎉 namespace+definition', '6:2 a struct+definition', '6:34 é🎉 namespace', '7:2 b struct+definition']);
  });

  it('are made for the part that is asked for', () => {
    assert.deepEqual(tokensIn(files, text => ({ start: text.indexOf('flows:'), end: text.length })), ['44:2 leads event+definition', '45:10 website class', '46:8 crm class', '47:11 customer-email struct']);
  });

  for (const [what, keys, expected] of [
    ['fields, methods, literals', '    assert: flow.from.?name.orValue("x") != \'y\' && 3 > 2\n',
      ['flow variable', 'from property', 'name property', 'orValue method', '"x" string', '!= operator', '\'y\' string', '&& operator', '3 number', '> operator', '2 number']],
    ['functions, words and parameters', '    assert: "has(flow.via) || params.trial_max in [true]"\n',
      ['has function', 'flow variable', 'via property', '|| operator', 'params variable', 'trial_max parameter', 'in keyword', 'true keyword']],
    ['texts with expressions in braces', '    message: "{flow.name} is {{odd}"\n    assert: true\n', ['flow variable', 'name property', 'true keyword']],
    ['blocks over lines', '    assert: |\n      flow.personal\n        && flow.live\n', ['flow variable', 'personal property', '&& operator', 'flow variable', 'live property']],
    ['half-typed ones', '    assert: "flow.name == \'x"\n', ['flow variable', 'name property', '== operator', '\'x string']],
  ] as const) {
    it(`colour ${what} in expressions`, () => assert.deepEqual(cel(keys), expected));
  }

  it('know rules, parameters and ids of a policy', () => {
    const policy = '‸version: 1\nextends: [builtin:ownership]\nparameters:\n  limit: { type: int, default: 3, title: Limit }\nparams:\n  limit: 4\nrules:\n  ownership/no-business-owner: off\n  acme/one:\n    title: One\n    severity: info\n    owner: it-crm\n    on: tool\n    assert: "true"\ntests:\n  t: { rule: acme/one, stack: {}, expect: [] }\n';
    assert.deepEqual(tokensIn(withPolicy(policy)), [
      '4:2 limit parameter+definition', '6:2 limit parameter', '8:2 ownership/no-business-owner macro', '9:2 acme/one macro+definition', '12:11 it-crm namespace', '14:13 true keyword', '16:13 acme/one macro',
    ]);
  });
});
