// Hostile policies neither hang nor exhaust memory: refused when they are loaded, or dropped by name.
import assert from 'node:assert/strict';
import { check, findingsOn, rulePolicy } from './check.ts';
import { say } from '../../../src/core/text/language.ts';

const tools = (count: number, body = '') => `tools:\n${Array.from({ length: count }, (_, index) => `  t${index}: { name: T, category: crm, lifecycle: production${body} }\n`).join('')}`;
const only = (lines: readonly string[], rule: string) => lines.filter(text => text.includes(rule));

describe('hostile expressions are refused when the policy is loaded', () => {
  const refused: readonly (readonly [title: string, assert: string])[] = [
    ['an exponential pattern', 'tool.description.matches(\'^(a+)+$\')'],
    ['nested maps', 'stack.tools.map(a, stack.tools.map(b, stack.tools.map(c, stack.tools.map(d, a)))).size() > 0'],
    ['a growing list', 'size([1] + [2]) > 0'],
    ['a growing list of a bound name', 'cel.bind(l, stack.tools.map(t, t.name), (l + l + l + l).size() > 0)'],
    ['a bound list gone over again and again', 'cel.bind(l, stack.tools, l.all(a, l.all(b, a != b)))'],
    ['a computed list inside', 'stack.tools.all(a, stack.tools.filter(b, true).all(c, a != c))'],
    ['many macros side by side', Array.from({ length: 5 }, () => 'stack.tools.all(t, t.live)').join(' && ')],
    ['a giant list', `size([${Array.from({ length: 1_000 }, () => '1').join(',')}]) > 0`],
    ['a giant text', `tool.name == '${'x'.repeat(5_000)}'`],
    ['splitting inside a loop', 'stack.tools.all(t, size(tool.name.split(\'\')) > 0)'],
    ['brackets without end', `${'('.repeat(5_000)}true${')'.repeat(4_000)}`],
  ];
  for (const [title, expression] of refused) {
    it(title, () => {
      const started = performance.now();
      const lines = check(tools(2), { policy: rulePolicy(`assert: |\n      ${expression}`) });
      assert.ok(only(lines, 'engine/bad-expression').length > 0, lines.join('\n'));
      assert.deepEqual(only(lines, 'a/b tool'), []);
      assert.ok(performance.now() - started < 5_000);
    });
  }
});

describe('rules that cost too much are dropped by name', () => {
  it('when one evaluation takes too many elements', () => {
    const nested = 'stack.tools.all(a, stack.tools.all(b, a.id != b.id || a == b))';
    const lines = check(tools(400), { policy: rulePolicy(`on: stack\nassert: ${nested} && false`) });
    assert.deepEqual(lines, ['error engine/too-costly rule:a/b "a/b"']);
  });

  it('when all of them together do; the other rules run', () => {
    const policy = `${rulePolicy('assert: stack.tools.filter(t, t.category == tool.category).size() == 0')}  a/c: { title: C, on: stack, severity: info, assert: false }\n`;
    const lines = check(tools(3_000), { policy });
    assert.deepEqual(lines, ['error engine/too-costly rule:a/b "a/b"', 'info a/c stack:stack "stack"']);
  }).timeout(60_000);

  it('when a million elements are asked for, in bounded time', () => {
    const started = performance.now();
    const policy = rulePolicy('on: stack\nassert: stack.tools.all(a, a.peers.all(b, b.name == \'T\'))');
    const lines = check(tools(1_000), { policy });
    assert.deepEqual(lines, ['error engine/too-costly rule:a/b "a/b"']);
    assert.ok(performance.now() - started < 20_000);
  }).timeout(60_000);

  it('and not where the same work is small enough', () => {
    assert.deepEqual(check(tools(40), { policy: rulePolicy('on: stack\nassert: stack.tools.all(a, a.peers.all(b, b.name == \'T\'))') }), []);
  });

  it('a long text counts too', () => {
    const long = `${tools(40)}  t99: { name: T, category: crm, lifecycle: production, description: ${'x'.repeat(200_000)} }\n`;
    const policy = rulePolicy('on: stack\nassert: \'stack.tools.all(t, !stack.tool("t99").description.contains("y"))\'');
    assert.deepEqual(check(long, { policy }), ['error engine/too-costly rule:a/b "a/b"']);
  });
});

describe('a rule that fails', () => {
  it('is named once, on the first entity, and the others run', () => {
    const policy = `${rulePolicy('assert: tool.tags[5] == \'x\'')}  a/c: { title: C, on: tool, severity: info, assert: 'tool.id != "t1"' }\n`;
    const { findings, analysis } = findingsOn(tools(3, ', tags: [a]'), { policy });
    assert.deepEqual(findings.map(({ rule, target }) => `${rule} ${target.id}`), ['engine/rule-failed a/b', 'a/c t1']);
    assert.match(say(findings[0]?.message ?? { en: '', fr: '' }, 'en'), /a\/b could not be evaluated on “T”/);
    assert.match(String(findings[0]?.data?.['reason']), /index out of bounds/);
    assert.equal(analysis.roots.length, 1);
  });
});
