// Every kind of change that a fix may make, in every way to write the same manifest: it means the same afterwards.
import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/core/policy/fix.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { meaning, restyle, rootName, type Style, styles } from '../../../rules/restyle.ts';
import { runAnalyze } from '../../../support/run-analyze.ts';
import { uriOf } from '../../../support/memory-snapshot.ts';

type Data = Record<string, unknown>;

const tool = { name: 'CRM 🎉', category: 'crm', lifecycle: 'trial', owners: { business: 'mk', operates: 'it' }, holds: { people: 'master', orders: 'replica' }, hosting: { regions: ['FR', 'DE'] }, privacy: { transfers: [{ country: 'US', mechanism: 'scc' }, { country: 'IN' }] } };
const manifest: Data = {
  version: 1, policies: ['martech-policies.yaml'], stack: { name: 'Shop', dpo: 'it' },
  owners: { mk: { name: 'MK', side: 'marketing' }, it: { name: 'IT', side: 'it' } },
  data: { people: { name: 'People', categories: ['user.name'] }, orders: { name: 'Orders', categories: 'user.content' } },
  tools: { crm: tool, chat: { name: 'Chat', category: 'live-chat', lifecycle: 'production', owners: { business: 'mk' } } },
  alliance: { actions: { plan: { text: 'Plan', owner: 'mk', due: '2026-12-01' } } },
};

/** The manifest with some of the keys of the tool, or of the whole, given another value; undefined takes a key away. */
const changed = (keys: Data, whole: Data = {}): Data => ({ ...manifest, tools: { ...(manifest['tools'] as Data), crm: { ...tool, ...keys } }, ...whole });

/** What no edit can take away from an anchor. */
const anchored: readonly Style[] = ['merge keys', 'aliases'];

const cases: readonly (readonly [what: string, fix: string, expected: Data, except?: readonly Style[]])[] = [
  ['set a key that is not there', 'set: { tool.url: "https://x.example" }', changed({ url: 'https://x.example' })],
  ['set one inside maps that are not there', 'set: { tool.security.sso.enabled: true, tool.security.mfa: true }', changed({ security: { sso: { enabled: true }, mfa: true } })],
  ['set one in a map that is there', 'set: { tool.owners.technical: it }', changed({ owners: { ...tool.owners, technical: 'it' } })],
  ['replace a value', 'set: { tool.owners.business: it }', changed({ owners: { business: 'it', operates: 'it' } })],
  ['write beside a short form', 'set: { tool.lifecycle.until: "2027-01-31" }', changed({ lifecycle: { stage: 'trial', until: '2027-01-31' } })],
  ['set a key of an item', 'set: { "tool.privacy.transfers[1].mechanism": scc-dpa }', changed({ privacy: { transfers: [{ country: 'US', mechanism: 'scc' }, { country: 'IN', mechanism: 'scc-dpa' }] } })],
  ['put a list in place of a list', 'set: { tool.hosting.regions: [FR] }', changed({ hosting: { regions: ['FR'] } })],
  ['say none', 'set: { tool.privacy.transfers: [] }', changed({ privacy: { transfers: [] } })],
  ['set in the stack, and elsewhere', 'set: { stack.reviewed-on: "{today}", stack.alliance.reviews: [{ on: "{today}", attendees: [mk, it] }] }', changed({}, { stack: { name: 'Shop', dpo: 'it', 'reviewed-on': '2026-11-22' }, alliance: { actions: (manifest['alliance'] as Data)['actions'], reviews: [{ on: '2026-11-22', attendees: ['mk', 'it'] }] } })],
  ['take a key away', 'unset: [tool.category]', changed({ category: undefined }), anchored],
  ['take away the only key of a map', 'unset: [tool.hosting.regions]', changed({ hosting: undefined }), anchored],
  ['take a key of a map away', 'unset: [tool.holds.orders]', changed({ holds: { people: 'master' } }), anchored],
  ['add an item', 'add: { tool.hosting.regions: ES }', changed({ hosting: { regions: ['FR', 'DE', 'ES'] } })],
  ['add a map as an item', 'add: { tool.privacy.transfers: { country: GB, mechanism: adequacy } }', changed({ privacy: { transfers: [...tool.privacy.transfers, { country: 'GB', mechanism: 'adequacy' }] } })],
  ['add the first item', 'add: { tool.countries: FR }', changed({ countries: ['FR'] })],
  ['add to one value that stands for a list', 'add: { tool.owners.operates: mk }', changed({ owners: { business: 'mk', operates: ['it', 'mk'] } })],
  ['add to a list of the stack that is not there', 'add: { stack.observations.ignore: { domain: cdn.example, reason: Ours } }', changed({}, { observations: { ignore: [{ domain: 'cdn.example', reason: 'Ours' }] } })],
  ['remove an entry', 'remove: tool', { ...manifest, tools: { chat: (manifest['tools'] as Data)['chat'] } }],
  ['create an entry beside others', 'create: { owners: { "{tool.id}-team": { name: "{tool.name} team", side: marketing } } }', changed({}, { owners: { ...(manifest['owners'] as Data), 'crm-team': { name: 'CRM 🎉 team', side: 'marketing' } } })],
  ['create one under an id that is taken', 'create: { data: { people: { name: More, categories: [user.name] } } }', changed({}, { data: { ...(manifest['data'] as Data), 'people-2': { name: 'More', categories: ['user.name'] } } })],
  ['create the section too', 'create: { waivers: { crm-url: { rule: a/b, target: crm, reason: R, until: "2027-01-01", approved-by: [] } } }', changed({}, { waivers: { 'crm-url': { rule: 'a/b', target: 'crm', reason: 'R', until: '2027-01-01', 'approved-by': [] } } })],
  ['create an action beside others', 'create: { alliance.actions: { crm-do: { text: Do it, owner: it, due: "{today + span(\'30 days\')}", tool: "{tool.id}" } } }', changed({}, { alliance: { actions: { plan: { text: 'Plan', owner: 'mk', due: '2026-12-01' }, 'crm-do': { text: 'Do it', owner: 'it', due: '2026-12-22', tool: 'crm' } } } })],
  ['do several things at once', 'set: { tool.url: "https://x.example", tool.owners.technical: it }\n      add: { tool.hosting.regions: ES }\n      choose: { path: tool.lifecycle.stage, from: "[\'pilot\']" }', changed({ url: 'https://x.example', owners: { ...tool.owners, technical: 'it' }, hosting: { regions: ['FR', 'DE', 'ES'] }, lifecycle: 'pilot' })],
  ['choose what is declared', 'choose: { path: tool.owners.technical, from: \'stack.owners.filter(o, o.side == "it")\' }', changed({ owners: { ...tool.owners, technical: 'it' } })],
];

function policyOf(fix: string): string {
  return `version: 1\nrules:\n  a/b:\n    title: T\n    on: tool\n    side: marketing\n    severity: warning\n    assert: tool.id != 'crm'\n    fix:\n    - title: F\n      ${fix}\n`;
}

const known = new Map<string, Readonly<Record<string, string>> | undefined>();

/** The files after the first fix; undefined where none is offered. */
function fixed(style: Style, fix: string): Readonly<Record<string, string>> | undefined {
  const key = `${style} ${fix}`;
  if (!known.has(key)) known.set(key, apply(style, fix));
  return known.get(key);
}

function apply(style: Style, fix: string): Readonly<Record<string, string>> | undefined {
  const files = restyle(manifest, style);
  const [root] = runAnalyze({ ...files, 'martech-policies.yaml': policyOf(fix) }).roots;
  const finding = root?.findings.find(({ rule }) => rule === 'a/b');
  assert.ok(root && finding, `nothing is found:\n${files[rootName]}`);
  const [first] = fixesFor(root.stack, root.policy, finding, { today: '2026-11-22' });
  return first && Object.fromEntries(Object.entries(files).map(([name, text]) => [name, applyEdits(text, first.edits.find(({ uri }) => uri === uriOf(name))?.edits ?? [])]));
}

/** A short form says what its map says, and a key without a value says nothing. */
function plain(value: unknown): unknown {
  const { lifecycle, ...rest } = ((value as Data)['tools'] as Record<string, Data>)['crm'] ?? {};
  const stage = typeof lifecycle === 'object' && lifecycle !== null && Object.keys(lifecycle).join() === 'stage' ? (lifecycle as Data)['stage'] : lifecycle;
  const tools = (value as Data)['tools'] as Data;
  const { version: _, imports: __, ...others } = value as Data;
  return JSON.parse(JSON.stringify({ ...others, tools: 'crm' in tools ? { ...tools, crm: { ...rest, lifecycle: stage } } : tools }));
}

describe('each change of a fix', () => {
  for (const [what, fix, expected, except = []] of cases) {
    it(`can ${what}`, () => {
      for (const style of styles) {
        const files = fixed(style, fix);
        if (!files && except.includes(style)) continue;
        assert.ok(files, `${style}: not offered`);
        assert.deepEqual(plain(meaning(files)), plain(expected), `${style}:\n${Object.values(files).join('---\n')}`);
      }
    });
  }

  it('leaves anchors as they are', () => {
    for (const style of anchored) {
      for (const [, fix] of cases) {
        const files = fixed(style, fix);
        const anchors = (text: string | undefined) => (text ?? '').split('\n').filter(line => line.includes('&a'));
        if (files) assert.deepEqual(anchors(files[rootName]), anchors(restyle(manifest, style)[rootName]));
      }
    }
  });

  it('keeps every comment of a line that stays, its tab and its emoji', () => {
    for (const [what, fix, , except] of cases) {
      const text = fixed('block', fix)?.[rootName] ?? '';
      const lost = (restyle(manifest, 'block')[rootName] ?? '').split('\n').filter(line => line.includes('🧾') && !text.includes(`\t${line.split('\t')[1]}`));
      const isRemoval = except !== undefined || what === 'remove an entry' || what.startsWith('put a list') || what === 'say none';
      assert.ok(isRemoval || lost.length === 0, `${what}: ${lost.join(' ⏎ ')}`);
    }
  });
});
