// Every mistake that a policy file can hold, all in one file: each has its error at its exact place, and the rest runs.
import assert from 'node:assert/strict';
import { check } from './check.ts';

const long = Array.from({ length: 160 }, () => 'tool.live').join(' && ');
const expressions: readonly (readonly [what: string, written: string, at: string])[] = [
  ['no field of that name', "'tool.securty.mfa'", 'securty'],
  ['no field of that name behind .?', "'tool.security.?mfaa.orValue(false)'", 'mfaa'],
  ['has() on a section', "'has(tool.security)'", 'tool.security'],
  ['has() on a map', "'has(tool.holds)'", 'tool.holds'],
  ['matches', "'tool.name.matches(\"a+\")'", 'tool.name.matches("a+")'],
  ['+ on lists', "'size(tool.flows + tool.flows) > 0'", 'tool.flows + tool.flows'],
  ['dyn()', "'dyn(tool.name) == 1'", 'dyn(tool.name)'],
  ['macros too deep', "'tool.flows.all(f, f.tools.all(t, t.flows.all(g, g.active)))'", 't.flows.all(g, g.active)'],
  ['a macro over what is computed', "'tool.flows.all(f, tool.flows.filter(g, g.active).all(h, h == f))'", 'tool.flows.filter(g, g.active).all(h, h == f)'],
  ['mixed in', "'tool.users.internal in [1, 2]'", 'tool.users.internal in [1, 2]'],
  ['an undeclared parameter', "'tool.users.internal > params.most'", 'most'],
  ['another type than a condition', "'tool.name'", 'tool.name'],
  ['other kinds of number in a list', "'size([1, 2.0]) > 0'", '2.0'],
  ['a tag', '!has(tool.url)', '!has(tool.url)'],
  ['nothing', '', 'assert'],
  ['quotes that end too early', '"x" == tool.name', '"x" == tool.name'],
  ['a list that is YAML', '[1].exists(x, x == 1)', '[1].exists(x, x == 1)'],
  ['a colon', 'tool.live ? true : false', 'tool.live ? true : false'],
  ['folded over two lines', '>-\n      tool.live\n      && tool.nam', 'nam'],
];

/** Those that YAML reads as something else. */
const unquoted: ReadonlySet<string> = new Set(['a tag', 'nothing', 'quotes that end too early', 'a list that is YAML', 'a colon']);

const policy = `version: 1
extends: [builtin:ownership, builtin:nothing, gone.yaml, ../../outside.yaml, martech-policies.yaml]
params:
  not-declared: 1
  trial-max: 90 days
  hub: [nowhere]
  holidays: soon
rules:
  privacy/no-dpa: off
  privcy/no-dpa: off
  ownership/no-data-stewart: off
${expressions.map(([, written], index) => `  wrong/number-${index}:\n    title: T\n    on: tool\n    severity: warning\n    assert: ${written}\n`).join('')}  wrong/long: { title: T, on: tool, severity: info, assert: '${long}' }
  wrong/five-macros: { title: T, on: tool, severity: info, assert: '${Array.from({ length: 5 }, () => 'tool.flows.all(f, f.active)').join(' && ')}' }
  wrong/each: { title: T, on: tool, severity: info, each: tool.name, assert: 'true' }
  wrong/target: { title: T, on: tool, severity: info, target: tool.name, assert: 'true' }
  wrong/related: { title: T, on: tool, severity: info, related: tool.tags, assert: 'true' }
  wrong/message: { title: T, on: tool, severity: info, assert: 'true', message: "Look at {tool.nam}" }
  wrong/engine: { title: T, on: tool, severity: info, engine: magic }
  wrong/half: { title: T, assert: 'true' }
  wrong/self: { title: T, on: [tool, flow], severity: info, assert: 'known(self.category)' }
  good/one: { title: T, on: tool, severity: info, assert: 'false' }
  good/one: { title: T, on: tool, severity: info, assert: 'false' }
`;

const found = check('tools:\n  web: { name: Web, category: cms, lifecycle: production, owners: { business: mk } }\nowners:\n  mk: { name: Mk, side: marketing }\n', { policy });

describe('mistakes in a policy file', () => {
  const expected: readonly (readonly [what: string, line: string])[] = [
    ['an unknown built-in', 'error engine/extends file:martech-policies.yaml "builtin:nothing"'],
    ['a file that is not there', 'error engine/policy-file file:martech-policies.yaml "gone.yaml"'],
    ['a file outside the workspace', 'error engine/policy-file file:martech-policies.yaml "../../outside.yaml"'],
    ['a circle', 'error engine/extends file:martech-policies.yaml "martech-policies.yaml"'],
    ['a parameter that nothing declares', 'error engine/unknown-param file:martech-policies.yaml "not-declared"'],
    ['a parameter of a wrong type', 'error engine/wrong-type file:martech-policies.yaml "soon"'],
    ['an id that the root does not declare', 'info engine/param-unknown-id file:martech-policies.yaml "nowhere"'],
    ['adjusting a rule that is not extended', 'error engine/not-extended rule:privacy/no-dpa "privacy/no-dpa"'],
    ['adjusting a rule of a pack that does not exist', 'error engine/unknown-rule rule:privcy/no-dpa "privcy/no-dpa"'],
    ['adjusting a rule that does not exist', 'error engine/unknown-rule rule:ownership/no-data-stewart "ownership/no-data-stewart"'],
    ...expressions.map(([what, , at], index) => [what, `error engine/${unquoted.has(what) ? 'unquoted' : 'bad'}-expression rule:wrong/number-${index} "${at}"`] as const),
    ['more than 300 parts', 'error engine/bad-expression rule:wrong/long "l"'],
    ['more than four macros', `error engine/bad-expression rule:wrong/five-macros "${Array.from({ length: 5 }, () => 'tool.flows.all(f, f.active)').join(' && ')}"`],
    ['a rule declared twice', 'error syntax/duplicate-key file:martech-policies.yaml "good/one"'],
    ['items of no list', 'error engine/bad-expression rule:wrong/each "tool.name"'],
    ['a target that is no entity', 'error engine/bad-expression rule:wrong/target "tool.name"'],
    ['related that are no entities', 'error engine/bad-expression rule:wrong/related "tool.tags"'],
    ['a broken part of a message', 'error engine/bad-expression rule:wrong/message "nam"'],
    ['an unknown engine', 'error engine/unknown-engine rule:wrong/engine "magic"'],
    ['half a rule', 'error engine/incomplete-rule rule:wrong/half "wrong/half"'],
    ['a field that one of the kinds lacks', 'error engine/bad-expression rule:wrong/self "category"'],
  ];
  for (const [what, line] of expected) it(`${what}: an error there`, () => assert.ok(found.includes(line), `${line}\n---\n${found.filter(one => one.includes(line.split(' ')[2]?.split(':')[1] ?? '')).join('\n')}`));

  it('say nothing else, and leave the other rules in force', () => {
    const lines = new Set(expected.map(([, line]) => line));
    const others = found.filter(line => !lines.has(line) && !/ (policy|integrity)\//.test(line));
    assert.deepEqual(others, ['info good/one tool:web "web"']);
  });
});
