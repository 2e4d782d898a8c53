// Fixes: the smallest edit, valid, inventing nothing, one a choice.
import assert from 'node:assert/strict';
import { fixesFor } from '../../../src/core/policy/fix.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { say } from '../../../src/core/text/language.ts';
import { findingsOn, rootText, rulePolicy } from './check.ts';

/** Each fix of the first finding: its kind, its title, and the lines that it changes, stops as `<1 name>`. */
function fixes(sections: string, policy: string, language: 'en' | 'fr' = 'en'): readonly string[] {
  const { findings, analysis } = findingsOn(sections, { policy });
  const [finding] = findings;
  const [root] = analysis.roots;
  assert.ok(finding && root, 'nothing found');
  const text = rootText(sections, true);
  return fixesFor(root.stack, root.policy, finding, { today: '2026-11-22', language }).map(fix => {
    const after = applyEdits(text, fix.edits[0]?.edits ?? []).replace(/\$\{(\d+)(?::([\w-]+))?\}/g, (_, number: string, shown?: string) => `<${number}${shown ? ` ${shown}` : ''}>`).replaceAll('\\}', '}');
    const before = new Set(text.split('\n'));
    return `${fix.safe ? 'safe ' : ''}${fix.kind} ${say(fix.title, language)} → ${after.split('\n').filter(line => !before.has(line)).map(line => line.trim()).join(' ⏎ ')}`;
  });
}

const tool = 'owners:\n  mk: { name: MK, side: marketing }\n  it: { name: IT, side: it }\ntools:\n  crm:\n    name: CRM # ours\n    category: crm\n    lifecycle: trial\n';
const found = (fix: string) => rulePolicy(`assert: false\nfix:\n${fix}`);

describe('fixes of a rule', () => {
  const cases: readonly (readonly [title: string, fix: string, expected: readonly string[]])[] = [
    ['set', '  - { title: T, set: { tool.security.mfa: true } }', ['edit T → security: { mfa: true }']],
    ['set beside a short form', '  - { title: T, safe: true, set: { tool.lifecycle.stage: pilot, tool.lifecycle.until: "{today + span(\'30 days\')}" } }', ['safe edit T → lifecycle: { stage: pilot, until: 2026-12-22 }']],
    ['stops', '  - { title: T, set: { tool.owners.business: { stop: business } } }', ['skeleton T → owners: { business: <1> }']],
    ['nothing to change', '  - { title: T, set: { tool.category: crm } }', []],
    ['a stop never replaces', '  - { title: T, set: { tool.category: { stop: category } } }', []],
    ['choose', '  - { title: T, choose: { path: tool.owners.technical, from: \'stack.owners.filter(o, o.side == "it")\' } }', ['choose T: IT (it) → owners: { technical: it }']],
    ['create, in the reader\'s language', '  - { title: T, create: { alliance.actions: { "{tool.id}-plan": { text: { en: "Plan {tool.name}", fr: "Planifier {tool.name}" }, owner: it, due: "{today}" } } } }',
      ['edit T → alliance: ⏎ actions: ⏎ crm-plan: { text: Plan CRM, owner: it, due: 2026-11-22 }']],
    ['each', '  - { title: "T {item.name}", each: stack.owners, set: { item.contact: x } }', ['edit T MK → mk: { name: MK, side: marketing, contact: x }', 'edit T IT → it: { name: IT, side: it, contact: x }']],
    ['unset', '  - { title: T, unset: [tool.category] }', ['edit T → ']],
    ['remove', '  - { title: T, remove: tool }', ['edit T → ']],
    ['what does not fit is not offered', '  - { title: T, set: { tool.url: "{tool.nothing}" } }', []],
  ];
  for (const [title, fix, expected] of cases) {
    it(title, () => {
      assert.deepEqual(fixes(tool, found(fix)), expected);
    });
  }
});

describe('fixes of the engine', () => {
  it('the nearest id, safe where only the spelling differs, and the entry itself', () => {
    const said = fixes(`${tool}    owners: { business: MK }\n`, 'version: 1\n');
    assert.match(said[0] ?? '', /^safe edit Use mk → owners: \{ business: mk \}$/);
  });
  it('a question gets its skeleton', () => {
    assert.deepEqual(fixes(tool, rulePolicy('assert: tool.security.mfa && tool.security.sso.enabled')), ['skeleton Add the missing keys, to fill in → security: { mfa: <1>, sso: <2> }']);
  });
});
