// Writing a policy with completion and hover alone: what the schema of policy files cannot say (paths, entries of fixes, parameters, expectations).
import assert from 'node:assert/strict';
import { completion } from '../../src/language/completion.ts';
import { hover } from '../../src/language/hover.ts';
import { itemsAt, textAfter } from '../support/completion-at.ts';
import { editorAt, spelt } from '../support/editor-fixture.ts';

const stack = `version: 1
stack: { name: Aurore, country: FR }
policies: [martech-policies.yaml]
owners:
  it: { name: IT, side: it }
tools:
  crm: { name: CRM, category: crm, lifecycle: production }
`;
const head = 'version: 1\nextends: [builtin:starter]\n';
const rule = (lines: string, on = 'tool') => `${head}rules:\n  acme/one:\n    title: One\n    severity: info\n    on: ${on}\n    assert: 'true'\n${lines}`;
const fix = (lines: string) => rule(`    fix:\n      - title: T\n${lines}`);
const files = (policy: string) => ({ 'martech-stack.yaml': stack, 'martech-policies.yaml': policy });

describe('completion of what a policy alone has', () => {
  for (const [what, policy, some, none] of [
    ['where a path starts', rule('    at: [‸]\n'), ['tool', 'stack', 'params'], ['item', 'self']],
    ['where one starts for two kinds', rule('    at: [‸]\n', '[tool, flow]'), ['self', 'stack'], ['tool', 'flow']],
    ['steps through a reference', rule('    at: flow.to.‸\n', 'flow'), ['flow.to.lifecycle', 'flow.to.subject'], ['flow.to.id']],
    ['steps of a contract in its tool', rule('    at: tool.contract.‸\n'), ['tool.contract.end'], []],
    ['parameters as a place', rule('    at: params.‸\n'), ['params.trial-max'], []],
    ['paths to set', fix('        set:\n          ‸\n'), ['tool', 'stack'], []],
    ['paths to set, step by step', fix('        set: { tool.owners.‸ }\n'), ['tool.owners.business', 'tool.owners.technical'], ['tool.name']],
    ['values to set', fix('        set: { tool.lifecycle.stage: ‸ }\n'), ['trial', 'retired'], []],
    ['ids to set', fix('        set: { tool.owners.business: ‸ }\n'), ['it'], ['crm']],
    ['keys inside what is set', fix('        set: { tool.request: { ‸ } }\n'), ['lane', 'requested-on'], ['name']],
    ['keys of what is added', fix('        add: { tool.privacy.transfers: { ‸ } }\n'), ['country', 'mechanism'], []],
    ['paths to unset', fix('        unset: [tool.lifecycle.‸]\n'), ['tool.lifecycle.until'], []],
    ['a path to choose for', fix('        choose: { path: tool.owners.‸ }\n'), ['tool.owners.backup'], []],
    ['what may be taken away', fix('        remove: ‸\n'), ['tool'], []],
    ['items of the fix’s own list', fix('        each: tool.flows\n        set: { item.‸ }\n'), ['item.status', 'item.owner'], ['item.lifecycle']],
    ['sections to create in', fix('        create:\n          ‸\n'), ['alliance.actions', 'waivers', 'tools'], ['stack']],
    ['no id to create', fix('        create:\n          waivers:\n            ‸\n'), [], ['rule']],
    ['keys of what is created', fix('        create:\n          alliance.actions:\n            "{tool.id}-plan":\n              text: T\n              ‸\n'), ['owner', 'due', 'status'], ['text', 'rule']],
    ['values of what is created', fix('        create: { alliance.actions: { x: { owner: ‸ } } }\n'), ['it'], []],
    ['durations of a parameter, its default first', `${head}params:\n  trial-max: ‸\n`, ['90 days', '6 months'], []],
    ['durations behind a number', `${head}params:\n  trial-max: 5‸\n`, ['5 working days'], []],
    ['days of a parameter', `${head}params:\n  holidays: [‸]\n`, ['2026-11-22'], []],
    ['categories that standards are for', `${head}params:\n  standards:\n    ‸\n`, ['crm', 'cms'], []],
    ['what a standard says', `${head}params:\n  standards:\n    crm: { tools: [crm], ‸ }\n`, ['agreed-by'], ['tools']],
    ['levels of confidentiality', `${head}params:\n  residency: { ‸ }\n`, ['restricted', 'internal'], []],
    ['keys that a default has', `${head}params:\n  access-review: { ‸ }\n`, ['vital', 'high'], []],
    ['a default of one’s own type', `${head}parameters:\n  most: { type: duration, default: 3‸ }\n`, ['3 months'], []],
    ['manifests of a test', `${head}tests:\n  t: { file: ‸ }\n`, ['martech-stack.yaml'], []],
    ['places of a rule that a test may expect', `${head}tests:\n  t: { rule: lifecycle/trial-expired, expect: [{ at: ‸ }] }\n`, ['tool.lifecycle.until'], []],
    ['fixes of a rule that a test may try', `${head}tests:\n  t: { rule: ownership/no-business-owner, expect: [{ fix: ‸ }] }\n`, ['Choose the business owner'], []],
  ] as const) {
    it(`offers ${what}`, () => {
      const labels = itemsAt(files(policy)).map(({ label }) => label);
      assert.deepEqual([some.filter(label => !labels.includes(label)), none.filter(label => labels.includes(label))], [[], []], labels.join());
    });
  }

  for (const [what, policy, label, expected] of [
    ['a path goes on behind its dot', fix('        set:\n          ‸\n'), 'tool', fix('        set:\n          tool.\n')],
    ['a section goes on', fix('        set:\n          tool.li‸\n'), 'tool.lifecycle', fix('        set:\n          tool.lifecycle: \n')],
    ['a last step is a key', fix('        set: { tool.owners.b‸ }\n'), 'tool.owners.business', fix('        set: { tool.owners.business:  }\n')],
    ['a key that is there keeps its value', fix('        set: { tool.ow‸ners.technical: it }\n'), 'tool.owners.business', fix('        set: { tool.owners.business: it }\n')],
    ['a path in quotes', rule('    at: "tool.li‸"\n'), 'tool.lifecycle', rule('    at: tool.lifecycle\n')],
    ['a path of a list', rule('    at:\n      - tool.lifecycle.u‸\n'), 'tool.lifecycle.until', rule('    at:\n      - tool.lifecycle.until\n')],
    ['a section to create in', fix('        create:\n          ‸\n'), 'waivers', fix('        create:\n          waivers:\n')],
    ['a category', `${head}params:\n  standards:\n    ‸\n`, 'crm', `${head}params:\n  standards:\n    crm:\n`],
  ] as const) {
    it(`writes what is chosen: ${what}`, () => {
      const item = itemsAt(files(policy)).find(each => each.label === label);
      assert.ok(item, label);
      assert.equal(textAfter(policy.replace('‸', ''), item), expected);
    });
  }

  it('is asked for by a dot in a path, and by none elsewhere', () => {
    const at = (policy: string) => {
      const { context, offset } = editorAt(files(policy));
      return completion(context, offset, '.').items.length;
    };
    assert.ok(at(rule('    at: tool.‸\n')) > 0 && at(fix('        set: { tool.‸ }\n')) > 0);
    assert.deepEqual([at(rule('    why: Because.‸\n')), at(`${head}params:\n  trial-max: 5.‸\n`)], [0, 0]);
  });
});

describe('hover of paths', () => {
  for (const [what, policy, word, text] of [
    ['the last step', rule('    at: [tool.lifecycle.un‸til, tool.category]\n'), 'until', /^\*\*[^*]+\*\* `until`\n/],
    ['a step on the way', rule('    at: "tool.life‸cycle.until"\n'), 'lifecycle', /`lifecycle`/],
    ['a key of a fix', fix('        set: { tool.owners.busi‸ness: it }\n'), 'business', /`business`/],
    ['a value of a fix', fix('        set: { tool.lifecycle.stage: tri‸al }\n'), 'trial', /`trial`/],
    ['a key of what is created', fix('        create: { alliance.actions: { x: { du‸e: 2026-12-01 } } }\n'), 'due', /`due`/],
    ['the key `at` itself', rule('    a‸t: [tool.category]\n'), 'at', /`at`/],
  ] as const) {
    it(`tells ${what}`, () => {
      const editor = editorAt(files(policy));
      const found = hover(editor.context, editor.offset);
      const contents = found?.contents;
      assert.match(typeof contents === 'object' && 'value' in contents ? contents.value : '', text);
      assert.equal(found?.range && spelt(editor, { uri: editor.context.uri, range: found.range }).replace(/^.*? /, ''), word);
    });
  }
});
