// One id for a tool, an owner and a data set, and the same word all over texts and comments: a rename changes what means the one thing.
import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { definition } from '../../src/language/definition.ts';
import { references } from '../../src/language/references.ts';
import { prepareRename, rename } from '../../src/language/rename.ts';
import { afterEdit, editorAt, type Marked, spelt } from '../support/editor-fixture.ts';

const stack = `version: 1
stack: { name: crm }
policies: [martech-policies.yaml]
owners:
  crm: { name: CRM team, side: marketing } # crm
  it: { name: IT for crm, side: it }
people:
  visitors: { subject: customer }
data:
  crm: { name: CRM data, categories: [user.contact.email], steward: crm }
tools:
  crm: { name: crm, category: crm, lifecycle: production, owners: { business: crm }, holds: { crm: master }, description: "crm, of crm" }
  web: { name: Web, category: cms, lifecycle: production, owners: { business: crm }, tags: [crm] }
flows:
  web-to-crm: { from: web, to: crm, data: [crm], method: api }
waivers:
  told: { rule: acme/crm, target: tool:crm, reason: crm is fine, until: 2027-01-01, approved-by: [crm, it] }
  plain: { rule: acme/crm, target: crm, reason: crm, until: 2027-01-01, approved-by: [crm] } # martech-ignore acme/crm: crm
`;
const policy = `version: 1
extends: [builtin:ownership] # crm
parameters:
  some-tools: { type: list<tool>, default: [crm], title: crm }
  some-owner: { type: owner, default: crm, title: Owner of crm }
  crm: { type: list<text>, default: [crm], title: Words }
params:
  hub: [crm]
  standards: { crm: { tools: [crm], agreed-by: [crm, it] } }
rules:
  acme/crm: # crm
    title: crm
    on: tool
    owner: crm
    severity: warning
    when: tool.category == 'crm' && tool.id != 'crm' && tool.name != 'crm' && !('crm' in tool.tags) && !('crm' in params.crm)
    assert: |
      // 'crm' stays in comments: tool.id == 'crm'
      tool.owners.business.id == 'crm' || stack.tool('crm').live || stack.owner("crm").name == 'crm'
        || stack.data_set('crm') in tool.held || tool.downstream.exists(t, t.id == 'crm')
        || 'crm' in tool.flows.map(f, f.to.id) || tool.id in ['crm', 'web']
    message: "crm {tool.id == 'crm' ? 'crm' : tool.name} {{tool.id == 'crm'}} crm"
    remedy: Look at crm.
    at: [tool.holds.crm]
    fix:
      - title: "Use crm"
        set: { tool.owners.business: crm, tool.description: crm, "tool.holds.crm": master }
      - title: Plan it
        create: { alliance.actions: { crm: { text: crm, owner: crm, tool: crm } }, flows: { crm: { from: web, to: crm, data: [crm] } } }
tests:
  crm:
    rule: acme/crm
    stack: { owners: { crm: { name: x, side: it } }, tools: { crm: { lifecycle: production } } }
    expect: [{ target: tool:crm }]
  on the file:
    rule: acme/crm
    file: martech-stack.yaml
    expect: [{ target: tool:crm }]
`;
const texts = { 'martech-stack.yaml': stack, 'martech-policies.yaml': policy };

/** The mark stands in `word`, its first one behind `after`. */
function at(file: keyof typeof texts, after: string, word = 'crm'): Marked {
  const offset = texts[file].indexOf(word, texts[file].indexOf(after)) + 1;
  return editorAt({ ...texts, [file]: `${texts[file].slice(0, offset)}‸${texts[file].slice(offset)}` });
}

/** Where the id changed: `5:2` is line 5, column 2. */
function changed(editor: Marked, name: string): Readonly<Record<string, readonly string[]>> {
  const edit = rename(editor.context, editor.offset, name);
  assert.ok(edit && !('refused' in edit), JSON.stringify(edit));
  const after = afterEdit(editor, edit as WorkspaceEdit);
  const changes = (edit.documentChanges ?? []).flatMap(change => ('edits' in change ? change.edits.map(({ range }) => `${change.textDocument.uri.includes('policies') ? 'policies' : 'stack'} ${range.start.line + 1}:${range.start.character}`) : []));
  for (const [file, text] of Object.entries(texts)) assert.equal(after[file]?.replaceAll(name, 'crm'), text, 'nothing else changed');
  return { stack: changes.filter(one => one.startsWith('stack')).map(one => one.slice(6)), policies: changes.filter(one => one.startsWith('policies')).map(one => one.slice(9)) };
}

/** Columns of `crm` in a line of a file, by their order in it. */
function places(file: keyof typeof texts, wanted: Readonly<Record<number, readonly number[]>>): readonly string[] {
  return Object.entries(wanted).flatMap(([line, nth]) => {
    const columns = [...(texts[file].split('\n')[Number(line) - 1] as string).matchAll(/crm/g)].map(match => match.index);
    return nth.map(index => `${line}:${columns[index]}`);
  });
}

const expected = {
  owner: {
    stack: places('martech-stack.yaml', { 5: [0], 10: [1], 12: [3], 13: [0], 17: [3], 18: [3] }),
    policies: places('martech-policies.yaml', { 5: [0], 9: [2], 14: [0], 19: [0, 2], 27: [0], 29: [2] }),
  },
  data: { stack: places('martech-stack.yaml', { 10: [0], 12: [4], 15: [2] }), policies: places('martech-policies.yaml', { 20: [0], 24: [0], 27: [2], 29: [6] }) },
  tool: {
    stack: places('martech-stack.yaml', { 12: [0], 15: [1], 17: [1], 18: [1] }),
    policies: places('martech-policies.yaml', { 4: [0], 8: [0], 9: [1], 16: [1], 19: [1], 20: [1], 21: [0, 1], 22: [1], 29: [3, 5], 38: [0] }),
  },
};

describe('renaming among things that look alike', () => {
  for (const [kind, from] of [
    ['owner', at('martech-stack.yaml', 'owners:')], ['owner', at('martech-stack.yaml', 'business:')], ['owner', at('martech-policies.yaml', '    owner:')], ['owner', at('martech-policies.yaml', 'agreed-by:')],
    ['owner', at('martech-policies.yaml', 'owners.business.id ==')], ['owner', at('martech-policies.yaml', 'set: {')],
    ['data', at('martech-stack.yaml', 'data:')], ['data', at('martech-stack.yaml', 'holds:')], ['data', at('martech-policies.yaml', 'data_set(')], ['data', at('martech-policies.yaml', 'to: crm, data:', 'crm]')],
    ['data', at('martech-policies.yaml', 'at: [tool.holds', 'crm')], ['data', at('martech-policies.yaml', '"tool.holds', 'crm')],
    ['tool', at('martech-stack.yaml', 'tools:')], ['tool', at('martech-stack.yaml', 'to: crm', 'crm')], ['tool', at('martech-stack.yaml', 'target: tool:')], ['tool', at('martech-stack.yaml', 'target: crm')], ['tool', at('martech-policies.yaml', 'hub:')], ['tool', at('martech-policies.yaml', '{tool.id ==')],
    ['tool', at('martech-policies.yaml', 'in [')], ['tool', at('martech-policies.yaml', 'tool: crm')], ['tool', at('martech-policies.yaml', '      // ', '\'crm\' in tool.flows')],
  ] as const) {
    it(`the ${kind} from ${from.context.uri.replace(/.*martech-/, '')} at ${from.offset}`, () => {
      const found = changed(from, 'other-name');
      assert.deepEqual({ stack: [...(found['stack'] ?? [])].sort(), policies: [...(found['policies'] ?? [])].sort() }, { stack: [...expected[kind].stack].sort(), policies: [...expected[kind].policies].sort() });
    });
  }

  for (const [what, editor] of [
    ['the word of a name', at('martech-stack.yaml', 'stack:')], ['a category', at('martech-stack.yaml', 'category:')], ['a tag', at('martech-stack.yaml', 'tags:')], ['a reason', at('martech-stack.yaml', 'reason:')],
    ['a comment', at('martech-policies.yaml', '# ')], ['a comment of an expression', at('martech-policies.yaml', '// ')], ['a category in an expression', at('martech-policies.yaml', 'tool.category ==')],
    ['a name in an expression', at('martech-policies.yaml', 'tool.name !=')], ['a text in a message', at('martech-policies.yaml', 'message:')], ['a category that standards are for', at('martech-policies.yaml', 'standards:')],
    ['a description that a fix sets', at('martech-policies.yaml', 'tool.description:')], ['the id of what a fix creates', at('martech-policies.yaml', 'actions:')], ['a title', at('martech-policies.yaml', '    title:')],
    ['a value of a parameter of texts', at('martech-policies.yaml', 'list<text>')],
  ] as const) {
    it(`${what} names nothing`, () => {
      assert.equal(prepareRename(editor.context, editor.offset), undefined);
      assert.deepEqual([definition(editor.context, editor.offset), references(editor.context, editor.offset, true)], [[], []]);
    });
  }

  it('references are the places of a rename, and the targets that tell the kind', () => {
    const editor = at('martech-stack.yaml', 'owners:');
    const found = references(editor.context, editor.offset, true).map(location => spelt(editor, location).replace(/^martech-(stack|policies)\.yaml:(\S+) .*$/, '$1 $2'));
    assert.deepEqual(found.sort(), [...expected.owner.stack.map(place => `stack ${place}`), ...expected.owner.policies.map(place => `policies ${place}`)].sort());
  });
});

describe('a new name', () => {
  const editor = at('martech-stack.yaml', 'tools:');
  for (const [name, reason] of [
    ['web', 'rename.taken'], ['visitors', 'rename.taken'], ['Not An Id', 'rename.not-an-id-but'], ['', 'rename.not-an-id'], ['😀', 'rename.not-an-id'], ['a:b', 'rename.not-an-id-but'], ['tool:x', 'rename.not-an-id-but'],
    ['a\nb', 'rename.not-an-id-but'], ['-a', 'rename.not-an-id-but'], ['a--b', 'rename.not-an-id-but'], ['é', 'rename.not-an-id-but'],
  ] as const) {
    it(`is refused: ${JSON.stringify(name)}`, () => {
      const refused = rename(editor.context, editor.offset, name);
      assert.equal(refused && 'refused' in refused && refused.refused.id, reason);
    });
  }
  for (const name of ['it', 'web-to-crm', 'a', '1', 'null', 'x-y-2']) {
    it(`may be that of another kind, or any plain one: ${name}`, () => {
      const edit = rename(editor.context, editor.offset, name);
      assert.ok(edit && !('refused' in edit));
    });
  }
});
