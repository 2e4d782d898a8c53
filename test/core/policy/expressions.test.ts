// Expressions: what is refused and at which column, operators between kinds of value, limits, equal results of the quick way.
import assert from 'node:assert/strict';
import { compile, type Expected } from '../../../src/core/policy/expressions/compile.ts';
import { Environments } from '../../../src/core/policy/expressions/environment.ts';
import { derivedFields, derivedMethods } from '../../../src/core/policy/vocabulary/vocabulary.ts';
import { say } from '../../../src/core/text/language.ts';

const environments = new Environments(new Map([['trial_max', 'Span'], ['hub', 'list<string>'], ['residency', 'map<string, list<string>>']]), { holidays: new Set() });
const build = (text: string, expected: Expected = 'anything', kind = 'tool') => compile(text, environments.for([kind], kind), environments.fields, expected);

describe('the check of an expression', () => {
  const wrong: readonly (readonly [text: string, at: string, says: RegExp, nearest?: readonly string[]])[] = [
    ['tool.securty.sso', 'securty', /no field `securty`/, ['security']],
    ['tool.security.sso.enable', 'enable', /no field `enable`/, ['enabled']],
    ['has(tool.securty.sso)', 'securty', /no field `securty`/, ['security']],
    ['tools.name', 'tools', /nothing called `tools`/, ['tool']],
    ['params.trial_min', 'trial_min', /no field `trial_min`/, ['trial_max']],
    ['has(tool.security)', 'tool.security', /always there/],
    ['has(tool.holds)', 'tool.holds', /always there/],
    ['tool.users.internal in [1, 2]', 'tool.users.internal in [1, 2]', /write `\[1.0, 2.0\]`/],
    ['tool.name + 1', 'tool.name + 1', /cannot be used between string and int/],
    ['tool.name = \'x\'', '=', /write `==`/],
    ['tool.name == \'x', '\'x', /never closed/],
    ['tool.name ==', '=', /stops too early/],
    ['(tool.live', 'e', /stops too early/],
    ['tool.live && && tool.live', '&&', /`&&` is not expected/],
    ['tool.flows.exists(f.active)', 'f', /nothing called `f`/],
    ['size(tool)', 'size(tool)', /No function here/],
    ['tool.live ? 1 : \'a\'', 'tool.live ? 1 : \'a\'', /same type/],
    ['tool.name && tool.live', 'tool.name && tool.live', /condition .* expected/],
    ['[1, 2.0]', '2.0', /same type/],
    ['tool.name.matches(\'(a+)+$\')', 'tool.name.matches(\'(a+)+$\')', /re2/],
    ['matches(tool.name, \'(a+)+$\')', 'matches(tool.name, \'(a+)+$\')', /re2/],
    ['today > day(\'2026-02-30\')', '\'2026-02-30\'', /not a day that exists/],
    ['today + span(\'90 dayz\') > today', '\'90 dayz\'', /not a duration/],
    ['re2(tool.name, \'(a\')', '\'(a\'', /cannot read this pattern/],
    [`re2(tool.name, '${'a'.repeat(501)}')`, `'${'a'.repeat(501)}'`, /longer than 500/],
    ['tool.flows.exists(f, re2(f.id, \'(?=a)\'))', '\'(?=a)\'', /look-around/],
    ['size(tool.flows + tool.flows) > 0', 'tool.flows + tool.flows', /joined/],
    ['dyn(tool.name)', 'dyn(tool.name)', /dyn/],
    ['tool.flows.filter(f, true).exists(f, f.data.filter(d, true).exists(d, d.personal))', 'f.data.filter(d, true).exists(d, d.personal)', /only go over a field/],
    ['tool.flows.exists(f, f.tools.exists(t, t.flows.exists(g, g == f)))', 't.flows.exists(g, g == f)', /levels are the most/],
    ['cel.bind(a, tool.flows, a.exists(f, tool.flows.exists(g, g == f)))', 'tool.flows.exists(g, g == f)', /levels are the most/],
    ['tool.flows.exists(f, size(tool.name.split(\'a\')) > 2)', 'tool.name.split(\'a\')', /cannot be used inside/],
    ['tool.nam\u00e9', '\u00e9', /not expected/],
    ['', '', /no expression/],
  ];
  for (const [text, at, says, nearest] of wrong) {
    it(`refuses ${text || 'nothing'}`, () => {
      const { expression, problems } = build(text);
      assert.equal(expression, undefined);
      const [problem] = problems;
      assert.ok(problem);
      assert.equal(text.slice(problem.range.start, problem.range.end), at);
      assert.match(say(problem.message, 'en'), says);
      assert.notEqual(say(problem.message, 'fr'), say(problem.message, 'en'));
      if (nearest) assert.deepEqual(problem.nearest, nearest);
    });
  }

  const nested: readonly (readonly [text: string, at: readonly string[]])[] = [
    ['tool.flows.exists(a, a.tools.exists(b, b.flows.exists(c, c.tools.exists(d, d == tool))))', ['b.flows.exists(c, c.tools.exists(d, d == tool))']],
    ['size(tool.flows + tool.flows + tool.flows) > 0', ['tool.flows + tool.flows + tool.flows']],
    ['tool.name.matches(\'a\') || tool.id.matches(\'b\')', ['tool.name.matches(\'a\')', 'tool.id.matches(\'b\')']],
  ];
  for (const [text, at] of nested) {
    it(`says the same once for what is nested: ${text}`, () => assert.deepEqual(build(text).problems.map(({ range }) => text.slice(range.start, range.end)), at));
  }

  const right = [
    'tool.lifecycle.until < today + params.trial_max', 'tool.contract.notice_date - today > 3', 'tool.users.internal + 1 == 3', '1 + tool.users.internal != 3.5', '2 == tool.users.internal',
    'tool.users.internal in [1.0, 2.0]', 'tool.flows.exists(f, f.to == tool && f.from in stack.hub)', 'stack.hub.all(h, h in tool.peers)', 'tool.owners.business != tool.owners.technical',
    'tool.security.?mfa.orValue(false)', '\'EU\' in params.residency && params.residency[\'EU\'].size() > 0', 'tool.flows.map(f, f.data).size() > 0', 'tool.carries.exists(d, d.has_class(\'special-art9\'))',
    'span(\'90 days\') > span(\'3 months\') || day(\'2026-01-01\') <= today', 'has(tool.justifications.overlap)', 'tool.raci.all(k, tool.raci[k].accountable.size() == 1)', 'cel.bind(n, size(tool.flows), n > 3 && n < 9)',
  ];
  for (const text of right) it(`takes ${text}`, () => assert.deepEqual(build(text).problems, []));

  it('says what a rule key expects', () => {
    assert.match(say(build('tool.name', 'condition').problems[0]?.message ?? { en: '', fr: '' }, 'en'), /condition/);
    assert.match(say(build('tool.name', 'items').problems[0]?.message ?? { en: '', fr: '' }, 'en'), /list or a map/);
    assert.match(say(build('tool.name', 'entity').problems[0]?.message ?? { en: '', fr: '' }, 'en'), /entity/);
    assert.deepEqual(build('tool.raci', 'items').problems, []);
  });

  it('refuses more than 300 parts, and more than 10,000 characters', () => {
    assert.ok(build(Array.from({ length: 200 }, () => 'tool.live').join(' && ')).problems.length > 0);
    assert.ok(build(`tool.name == '${'a'.repeat(1001)}'`).problems.length > 0);
    assert.ok(build(`tool.live ${' '.repeat(10_000)}`).problems.length > 0);
    assert.deepEqual(build(Array.from({ length: 70 }, () => 'tool.live').join(' && ')).problems, []);
  });
});

describe('the vocabulary', () => {
  it('is described in French with no-break spaces and typographic apostrophes', () => {
    for (const { on, name, describe: { fr } } of [...derivedFields, ...derivedMethods]) {
      assert.doesNotMatch(fr.replace(/`[^`]*`/g, ''), /[^\u00a0(][:;?!»](\s|$)|«[^\u00a0]|\w'\w/, `${on}.${name}`);
    }
  });
});
