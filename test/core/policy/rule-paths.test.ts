// Paths of a rule and of its fixes, braces, parameters without a value, waivers on several things: each mistake at its exact place.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../../src/core/text/language.ts';
import { check, findingsOn, line, rulePolicy } from './check.ts';

const stack = 'tools:\n  web: { name: Web, category: cms, lifecycle: production }\n';

/** `"text at the place" sentence | nearest`, of findings under one id. */
function told(policy: string, rule: string, sections = stack): readonly string[] {
  const { findings, analysis } = findingsOn(sections, { policy });
  return findings.filter(finding => finding.rule === rule).map(finding => {
    const near = (finding.data?.['nearest'] ?? []) as readonly string[];
    return `${line(finding, analysis).replace(/^.*?"/, '"')} ${say(finding.message, 'en')}${near.length > 0 ? ` | ${near.join(', ')}` : ''}`;
  });
}

const fails = 'assert: \'false\'\n';

describe('paths of a rule', () => {
  for (const [what, keys, expected] of [
    ['a misspelt key', 'at: [tool.lifecycle.untill]\n', '"untill" `tool.lifecycle` has no key `untill`. Paths are written with the keys of the file. Did you mean until? | until'],
    ['a field of expressions', 'at: tool.security.access_reviewed_on\n', '"access_reviewed_on" `tool.security` has no key `access_reviewed_on`. Paths are written with the keys of the file. Did you mean access-reviewed-on? | access-reviewed-on'],
    ['the second of several, in quotes, behind an emoji', 'at: [ tool.category, "tool.hollds" ] # 😀\n', '"hollds" `tool` has no key `hollds`. Paths are written with the keys of the file. Did you mean holds? | holds'],
    ['a start that is not known', 'at: [tol.category]\n', '"tol" A path starts at `tool`, `self`, `stack` or `params`; `tol` is none of these here. Did you mean tool? | tool'],
    ['an item where nothing is gone over', 'at: [item.mechanism]\n', '"item" A path starts at `tool`, `self`, `stack` or `params`; `item` is none of these here.'],
    ['a key of another kind, behind a reference', 'on: flow\nat: [flow.to.lifecycle.sinc]\n', '"sinc" `flow.to.lifecycle` has no key `sinc`. Paths are written with the keys of the file. Did you mean since? | since'],
    ['a key of a list', 'at: [tool.privacy.transfers.country]\n', '"country" `tool.privacy.transfers` is a list, so a path ends there. To speak of one item, the rule could go over the list with `each`; the path then starts at `item`.'],
    ['a key of a text', 'at: [tool.url.host]\n', '"host" `tool.url` is a single value, so nothing lies below it: the path could end there.'],
    ['a key of an item', 'each: tool.privacy.transfers\nat: [item.mecanism]\n', '"mecanism" `item` has no key `mecanism`. Paths are written with the keys of the file. Did you mean mechanism? | mechanism'],
    ['a parameter', 'at: [params.trial-mx]\n', '"trial-mx" `params` has no key `trial-mx`. Paths are written with the keys of the file. Did you mean trial-max? | trial-max'],
    ['a path that none of several kinds has', 'on: [tool, flow]\nat: [self.lifecycl]\n', '"lifecycl" `self` has no key `lifecycl`. Paths are written with the keys of the file. Did you mean lifecycle? | lifecycle'],
    ['what a fix sets', 'fix: { title: T, set: { tool.lifecycle.stag: trial } }\n', '"stag" `tool.lifecycle` has no key `stag`. Paths are written with the keys of the file. Did you mean stage? | stage'],
    ['the value that a fix sets', 'fix: { title: T, set: { tool.lifecycle.stage: tril } }\n', '"tril" `tool.lifecycle.stage` does not take “tril”, so the fix would not be offered. Did you mean trial? | trial'],
    ['a key inside what a fix sets', 'fix: [{ title: T, set: { tool.request: { lnae: fast } } }]\n', '"lnae" `tool.request` has no key `lnae`. Paths are written with the keys of the file. Did you mean lane? | lane'],
    ['what a fix unsets', 'fix: { title: T, unset: [tool.lifecycle.untl] }\n', '"untl" `tool.lifecycle` has no key `untl`. Paths are written with the keys of the file. Did you mean until? | until'],
    ['what a fix adds', 'fix: { title: T, add: { tool.privacy.transfers: { contry: US } } }\n', '"contry" `tool.privacy.transfers` has no key `contry`. Paths are written with the keys of the file. Did you mean country? | country'],
    ['what a fix lets choose', 'fix: { title: T, choose: { path: tool.owners.busines, from: stack.owners } }\n', '"busines" `tool.owners` has no key `busines`. Paths are written with the keys of the file. Did you mean business? | business'],
    ['what a fix takes away', 'fix: { title: T, remove: tol }\n', '"tol" A path starts at `tool`, `self`, `stack` or `params`; `tol` is none of these here. Did you mean tool? | tool'],
    ['the section of what a fix creates', 'fix: { title: T, create: { alliance.action: { x: { text: T } } } }\n', '"alliance.action" There is no section `alliance.action` to create an entry in. Did you mean alliance.actions? | alliance.actions'],
    ['a key of what a fix creates', 'fix: { title: T, create: { waivers: { x: { rule: a/b, targt: "{tool.id}" } } } }\n', '"targt" `waivers` has no key `targt`. Paths are written with the keys of the file. Did you mean target? | target'],
  ] as const) {
    it(`tells ${what}, and runs the rule all the same`, () => {
      const policy = rulePolicy(fails + keys);
      assert.deepEqual(told(policy, 'engine/bad-path'), [expected]);
      if (!/on: flow|each:/.test(keys)) assert.ok(check(stack, { policy }).some(found => found.startsWith('warning a/b tool:web')));
    });
  }

  for (const keys of [
    'at: [tool.x-note, tool.x-note.more, tool.holds.anything, tool.holds]\n', 'at: tool\n', 'at: [tool.contract.end, tool.owners.business.side, self.name]\n', 'at: [stack.alliance.actions, stack.country, params.standards.crm]\n',
    'at: "tool.privacy.transfers[0].country"\n', 'on: observation\nat: [observation.latest.tool, observation.source]\n', 'on: rule\nat: [rule.when]\n', 'on: [tool, flow]\nat: [flow.method, tool.category, self.criticality]\n',
    'each: tool.holds\nat: [item]\nfix: { title: T, remove: item }\n', 'each: params.standards\nat: [item.tools]\n', 'each: tool.flows\nfix: [{ title: T, set: { "item.from.holds.{item.id}": master } }]\n',
    'fix: { title: T, each: tool.flows, set: { item.status: planned, item.owner: { stop: owner } } }\n', 'fix: { title: T, set: { "tool.holds.{tool.id}": "{tool.stage}" }, unset: "tool.holds.{tool.id}" }\n',
    'fix: { title: T, create: { "owners": { "{tool.id}-team": { name: { en: Team, fr: Équipe }, side: { stop: side }, x-note: y } } } }\n',
  ]) {
    it(`finds nothing wrong with ${keys.trim().replaceAll('\n', ', ')}`, () => assert.deepEqual(told(rulePolicy(fails + keys), 'engine/bad-path'), []));
  }

  it('of the built-in packs all lead somewhere', () => {
    for (const file of readdirSync('policies')) assert.deepEqual(told(readFileSync(join('policies', file), 'utf8'), 'engine/bad-path'), [], file);
  });
});

describe('braces that are never closed', () => {
  for (const [keys, at] of [
    ['message: "Look at {tool.name"\n', ['{tool.name"']], ['message: { en: "{{fine} {tool.name}", fr: "Voyez « {tool.name »" }\n', ['{tool.name »"']], ['title: One {tool.name\n', ['{tool.name']],
    ['message: fine\nfix: { title: "For {tool.name", set: { tool.url: "{tool.id" } }\n', ['{tool.name"', '{tool.id"']], ['title: One {tool.name\nmessage: fine\n', []], ['message: "{{ {tool.name} }"\n', []],
  ] as const) {
    it(keys.trim().replaceAll('\n', ', '), () => {
      const policy = rulePolicy(fails + keys);
      const { findings, analysis } = findingsOn(stack, { policy });
      const found = findings.filter(({ rule }) => rule === 'engine/unclosed-brace');
      const starts = found.map(finding => `${line(finding, analysis).replace(/^.*?"/, '')}`);
      assert.deepEqual(starts, at.map(() => '{"'));
      const text = analysis.documents.get([...analysis.documents.keys()].find(uri => uri.endsWith('policies.yaml')) ?? '')?.text ?? '';
      const offsets = found.map(({ place }) => text.slice((analysis.documents.get(place.uri)?.entries.get(place.entry)?.offset ?? 0) + place.start));
      assert.ok(offsets.every((rest, index) => rest.startsWith(at[index] as string)), offsets.join('\n'));
    });
  }
});

describe('a parameter without a value', () => {
  const declared = (more: string) => `version: 1\nparameters:\n  most-tools: { type: number${more}, title: Most tools }\n`;
  it('is told at its name', () => assert.match(told(declared(''), 'engine/param-without-value').join(), /^"most-tools" The parameter most-tools has no default, and nothing sets it/));
  it('is a warning', () => assert.ok(check(stack, { policy: declared('') }).includes('warning engine/param-without-value file:martech-policies.yaml "most-tools"')));
  for (const policy of [declared(', default: 5'), `${declared('')}params:\n  most-tools: 5\n`, declared('').replace('number', 'list<tool>'), declared('').replace('number', 'nmber')]) {
    it(`is fine, or told otherwise: ${policy.split('\n').slice(2).join(' ')}`, () => assert.deepEqual(told(policy, 'engine/param-without-value'), []));
  }
});

describe('the rule that was perhaps meant', () => {
  it('is named with its pack', () => assert.match(told('version: 1\nextends: [builtin:ownership]\nrules:\n  ownership/no-data-stewart: off\n', 'engine/unknown-rule').join(), /The pack ownership has no rule.*Did you mean ownership\/no-data-steward\? \|/));
});

describe('a waiver on an id that several things have', () => {
  const shared = `owners:\n  crm: { name: Team, side: marketing }\ntools:\n  crm: { name: CRM, category: crm, lifecycle: production }\n`;
  const waiver = (rule: string, target: string) => `${shared}waivers:\n  w: { rule: ${rule}, target: ${target}, reason: r, until: 2027-01-01, approved-by: [crm] }\n`;
  const policy = 'version: 1\nrules:\n  a/both: { title: T, on: [tool, owner], severity: warning, assert: \'false\' }\n  a/tool: { title: T, on: tool, severity: warning, assert: \'false\' }\n';
  it('is told at its target, with the spellings that mean one', () => assert.deepEqual(told(policy, 'engine/ambiguous-target', waiver('a/both', 'crm')), [
    '"crm" crm is the id of 2 things here: owner:crm, tool:crm. This waiver covers what a/both finds on any of them. To mean one alone, you could write its kind in front. | owner:crm, tool:crm',
  ]));
  for (const [rule, target] of [['a/both', 'tool:crm'], ['a/tool', 'crm'], ['a/gone', 'crm']] as const) {
    it(`is clear for ${target} under ${rule}`, () => assert.deepEqual(told(policy, 'engine/ambiguous-target', waiver(rule, target)), []));
  }
});

describe('a policy of one’s own, half written', () => {
  const rules = (text: string) => `version: 1\nextends: [builtin:starter]\nrules:\n${text}`;
  const tests = (text: string) => `version: 1\nextends: [builtin:starter]\ntests:\n  t: { rule: ownership/no-business-owner, stack: {}, ${text} }\n`;
  for (const [what, policy, rule, expected] of [
    ['a set without its `builtin:`', 'version: 1\nextends: [starter]\n', 'engine/policy-file', /^"starter" .*Did you mean builtin:starter\? \| builtin:starter$/],
    ['all that a rule still needs, at once', rules('  acme/x: { title: X }\n'), 'engine/incomplete-rule', /still needs on, severity, assert before/],
    ['a rule without its pack', rules('  no-data-steward: off\n'), 'engine/unknown-rule', /Did you mean ownership\/no-data-steward\?/],
    ['a rule that a test names and nothing has', tests('expect: []').replace('no-business-owner', 'no-busines-owner'), 'engine/unknown-rule', /^"ownership\/no-busines-owner" .*Did you mean ownership\/no-business-owner\?/],
    ['a kind that is none', tests('expect: [{ target: tol:a }]'), 'engine/unknown-rule', /^"tol:a" “tol” is no kind.*Did you mean tool:a\?/],
    ['a parameter of a test that nothing declares', tests('params: { trail-max: 5 days }, expect: []'), 'engine/unknown-param', /^"trail-max" .*Did you mean trial-max\?/],
    ['a test without a stack', tests('expect: []').replace('stack: {}, ', ''), 'schema/missing-key', /at least one of `stack`, `file`/],
    ['a fix without a title, alone in place of a list', rulePolicy(`${fails}fix: { remove: tool }\n`), 'schema/missing-key', /Still missing here: `title`/],
    ['a fix that does nothing', rulePolicy(`${fails}fix: [{ title: T }]\n`), 'schema/missing-key', /at least one of `set`, `unset`/],
    ['a misspelt key of a single fix', rulePolicy(`${fails}fix: { title: T, sett: { tool.url: x } }\n`), 'schema/unknown-key', /^"sett" `sett` is not a key of a fix\. Did you mean `set`\?/],
  ] as const) {
    it(`tells ${what}, and nothing twice`, () => {
      const found = told(policy, rule);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] as string, expected);
    });
  }
  for (const [what, policy] of [['a kind that the schema refused', rules('  acme/x: { title: X, on: tol, severity: info, assert: tool.live }\n')], ['a misspelt `assert`', rules('  acme/x: { title: X, on: tool, severity: info, asert: tool.live }\n')]] as const) {
    it(`does not ask for ${what}`, () => {
      assert.deepEqual(told(policy, 'engine/incomplete-rule'), []);
      assert.equal(check(stack, { policy }).filter(found => found.includes('schema/')).length, 1);
    });
  }
  it('accepts expectations on any kind, and tests on the engine’s own checks', () => {
    for (const target of ['tool:a', 'a', 'stack:stack', 'observation:slack', 'rule:a/b', 'action:x', 'file:martech-stack.yaml']) assert.deepEqual(told(tests(`expect: [{ target: "${target}" }]`), 'engine/unknown-rule'), []);
  });
});

describe('ids in expressions that the stack does not declare', () => {
  const sections = `owners:\n  crm-team: { name: CRM, side: marketing }\n${stack}  brevo: { name: Brevo, category: email-marketing, lifecycle: production }\n`;
  for (const [keys, expected] of [
    ['assert: \'stack.tool("brvo").live\'\n', ['"brvo" No tool is declared under the id brvo. Did you mean brevo? | brevo']],
    ['assert: \'tool.id != "brvo"\'\n', ['"brvo" No tool is declared under the id brvo. Did you mean brevo? | brevo']],
    ['assert: \'tool.id in ["web", "webb"]\'\n', ['"webb" No tool is declared under the id webb. Did you mean web? | web']],
    ['when: \'tool.owners.business.id == "crm-taem"\'\nassert: \'false\'\n', ['"crm-taem" No owner is declared under the id crm-taem. Did you mean crm-team? | crm-team']],
    ['on: flow\nassert: \'flow.from.id == "brvo"\'\n', ['"brvo" Neither a tool nor people are declared under the id brvo. Did you mean brevo? | brevo']],
    ['each: tool.flows\nassert: \'item.to.id == "brvo" || item.to.id == "brevo"\'\n', ['"brvo" Neither a tool nor people are declared under the id brvo. Did you mean brevo? | brevo']],
    ['assert: \'stack.owner("crm-team").side == "it" && tool.name != "brvo" && tool.category == "mine"\'\n', []],
  ] as const) {
    it(keys.trim().replaceAll('\n', ', '), () => assert.deepEqual(told(rulePolicy(keys), 'engine/param-unknown-id', sections), expected));
  }
  it('is an info, and the rule runs', () => {
    const found = check(sections, { policy: rulePolicy('assert: \'tool.id != "brvo" && false\'\n') });
    assert.ok(found.includes('info engine/param-unknown-id rule:a/b "brvo"') && found.includes('warning a/b tool:web "web"'), found.join('\n'));
  });
});
