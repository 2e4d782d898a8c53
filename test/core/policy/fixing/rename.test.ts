// A rename reaches every place that names the entity, over files, anchors and policies, and nothing else.
import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/core/policy/fix.ts';
import { renameChanges } from '../../../../src/core/policy/fixing/rename.ts';
import { applyChanges } from '../../../../src/core/policy/fixing/apply-changes.ts';
import { documentsOf } from '../../../../src/core/policy/fixing/fix-state.ts';
import { say } from '../../../../src/core/text/language.ts';
import { runAnalyze } from '../../../support/run-analyze.ts';
import { uriOf } from '../../../support/memory-snapshot.ts';

const files = {
  'martech-stack.yaml': `version: 1
stack: { name: Maison, dpo: team }
imports: [tools.martech-stack.yaml]
policies: [martech-policies.yaml]
x-bases:
  lead: &lead "team" # one for all
  owned: &owned { owners: { business: *lead, technical: it } }
owners:
  team: { name: Team, side: marketing } # team stays in comments
  it: { name: IT, side: it }
data:
  team: { name: A data set of that id, categories: [user.name], steward: 'team' }
waivers:
  late: { rule: security/no-sso, target: "owner:team", reason: team work, until: 2027-01-01, approved-by: [team, it] }
`,
  'tools.martech-stack.yaml': `version: 1\r
tools:\r
  crm:\r
    name: CRM\r
    category: crm\r
    lifecycle: production\r
    owners:\r
      business: team\r
      technical: it\r
    holds: { team: master }\r
`,
  'martech-policies.yaml': `version: 1
parameters:
  who: { type: owner, default: it, title: Who }
params:
  who: team
rules:
  acme/team:
    title: Team
    on: tool
    side: it
    severity: info
    owner: team
    assert: tool.id != 'team'
`,
};

/** The lines that differ, as `old → new`. */
function renamed(section: 'owners' | 'data', id: string, keyOnly = false): Record<string, readonly string[]> {
  const [root] = runAnalyze(files).roots;
  const entity = root?.stack[section].get(id);
  assert.ok(root && entity);
  const changed = applyChanges(documentsOf(root.stack, root.policy), renameChanges(root.stack, root.policy, entity, 'guild', keyOnly));
  return Object.fromEntries(changed.map(({ uri, text }) => {
    const name = Object.keys(files).find(each => uriOf(each) === uri) as keyof typeof files;
    const before = files[name].split('\n');
    return [name, text.split('\n').flatMap((line, index) => (line === before[index] ? [] : [line.trim()]))];
  }));
}

describe('rename', () => {
  it('reaches every file, references in quotes and behind a kind, aliases where they are written, and policies', () => {
    assert.deepEqual(renamed('owners', 'team'), {
      'martech-stack.yaml': [
        'stack: { name: Maison, dpo: guild }', 'guild: { name: Team, side: marketing } # team stays in comments',
        'team: { name: A data set of that id, categories: [user.name], steward: \'guild\' }',
        'late: { rule: security/no-sso, target: "owner:guild", reason: team work, until: 2027-01-01, approved-by: [guild, it] }',
      ],
      'tools.martech-stack.yaml': ['business: guild'],
      'martech-policies.yaml': ['who: guild', 'owner: guild'],
    });
  });

  it('renames keys that name it', () => {
    assert.deepEqual(renamed('data', 'team'), {
      'martech-stack.yaml': ['guild: { name: A data set of that id, categories: [user.name], steward: \'team\' }'], 'tools.martech-stack.yaml': ['holds: { guild: master }'],
    });
  });

  it('touches the key alone where asked', () => {
    assert.deepEqual(Object.keys(renamed('owners', 'team', true)), ['martech-stack.yaml']);
  });

  it('changes what an alias brings in where it is written, once', () => {
    const text = `version: 1
stack: { name: Maison }
x-lead: &lead team
x-owned: &owned { owners: { business: *lead } }
owners:
  team: { name: Team, side: marketing }
tools:
  crm: { <<: *owned, name: CRM, category: crm, lifecycle: production }
  chat: { name: Chat, category: live-chat, lifecycle: production, owners: { business: *lead } }
`;
    const [root] = runAnalyze({ 'martech-stack.yaml': text }).roots;
    const team = root?.stack.owners.get('team');
    assert.ok(root && team);
    const [file] = applyChanges(documentsOf(root.stack, root.policy), renameChanges(root.stack, root.policy, team, 'guild'));
    assert.equal(file?.text, text.replace('&lead team', '&lead guild').replace('  team:', '  guild:'));
  });

  it('is what a rule offers, with one proposal for all places of a file', () => {
    const own = `version: 1
rules:
  acme/short-ids:
    title: Short id
    on: owner
    side: marketing
    severity: warning
    assert: owner.id.size() > 4
    fix: { title: Choose a longer id, rename: owner }
`;
    const [root] = runAnalyze({ ...files, 'martech-policies.yaml': own }).roots;
    const finding = root?.findings.find(({ rule, target }) => rule === 'acme/short-ids' && target.id === 'team');
    assert.ok(root && finding);
    const [fix] = fixesFor(root.stack, root.policy, finding, { today: '2026-11-22' });
    assert.equal(fix && say(fix.title, 'en'), 'Choose a longer id');
    const id = 'team-2';
    const proposal = new Set([`\${1:${id}}`]);
    assert.deepEqual(fix?.edits.map(({ uri, edits }) => [uri, new Set(edits.map(({ text }) => text))]), [
      [uriOf('tools.martech-stack.yaml'), proposal], [uriOf('martech-stack.yaml'), proposal],
    ].sort() as unknown);
  });
});
