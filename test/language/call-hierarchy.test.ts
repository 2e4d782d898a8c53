// Who sends and who receives, through `via`, over files.
import assert from 'node:assert/strict';
import type { CallHierarchyItem } from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../src/language/call-hierarchy.ts';
import { type Marked, editorAt, spelt } from '../support/editor-fixture.ts';

const files = {
  'martech-stack.yaml': `version: 1
stack: { name: 😀 A }
imports: [more.martech-stack.yaml]
people: { visitors: { name: Visitors, subject: visitor } }
tools:
  web: { name: Web, category: cms, lifecycle: production }
  hub: { name: Hub, category: ipaas, lifecycle: production }
  old: { name: Old, category: crm, lifecycle: retired }
flows:
  visits: { from: visitors, to: web }
  leads: { from: web, via: hub, to: crm }
  again: { from: web, via: hub, to: crm }
  over: { from: web, to: old, status: stopped }
  legacy: { from: old, to: web }
`,
  'more.martech-stack.yaml': `version: 1
tools:
  crm: { name: CRM, category: crm, lifecycle: production }
flows:
  back: { from: crm, to: web }
  broken: { from: web, to: [crm }
`,
};

function at(file: keyof typeof files, from: string, to: string): Marked & { readonly items: readonly CallHierarchyItem[] } {
  const editor = editorAt({ ...files, [file]: files[file].replace(from, to) });
  return { ...editor, items: prepareCallHierarchy(editor.context, editor.offset) };
}

/** The other ends as `name file:line:column word`, each with the words of its ranges. */
function calls(editor: ReturnType<typeof at>, side: 'in' | 'out', item = editor.items[0] as CallHierarchyItem): readonly (readonly [string, readonly string[]])[] {
  const context = { ...editor.context, uri: item.uri };
  const found = side === 'in' ? incomingCalls(context, item).map(call => [call.from, call.fromRanges, call.from.uri] as const) : outgoingCalls(context, item).map(call => [call.to, call.fromRanges, item.uri] as const);
  return found.map(([other, ranges, uri]) => [`${other.name} ${spelt(editor, { uri: other.uri, range: other.selectionRange })}`, ranges.map(range => spelt(editor, { uri, range }).split(' ').slice(1).join(' '))]);
}

describe('call hierarchy', () => {
  it('is prepared on tools and people, wherever they are named', () => {
    assert.deepEqual(at('martech-stack.yaml', '  web:', '  w‸eb:').items.map(({ name, detail }) => [name, detail]), [['Web', 'web']]);
    assert.deepEqual(at('more.martech-stack.yaml', 'to: web', 'to: web‸').items.map(({ name }) => name), ['Web']);
    assert.deepEqual(at('martech-stack.yaml', 'from: visitors', 'from: ‸visitors').items.map(({ name }) => name), ['Visitors']);
    assert.deepEqual(at('martech-stack.yaml', '  leads:', '  lea‸ds:').items, []);
  });

  it('tells who sends, with the flows in the file of the sender', () => {
    const web = at('martech-stack.yaml', '  web:', '  w‸eb:');
    assert.deepEqual(calls(web, 'in'), [
      ['Visitors martech-stack.yaml:4:10 visitors', ['visits']], ['Old martech-stack.yaml:8:2 old', ['legacy']], ['CRM more.martech-stack.yaml:3:2 crm', ['back']],
    ]);
    const sender = incomingCalls(web.context, web.items[0] as CallHierarchyItem)[1]?.from;
    assert.deepEqual(sender?.tags, [1]);
  });

  it('goes through what flows go through, and leaves out what is stopped', () => {
    const web = at('martech-stack.yaml', '  web:', '  w‸eb:');
    assert.deepEqual(calls(web, 'out'), [['Hub martech-stack.yaml:7:2 hub', ['leads', 'again']]]);
    const hub = at('martech-stack.yaml', '  hub:', '  h‸ub:');
    assert.deepEqual(calls(hub, 'in'), [['Web martech-stack.yaml:6:2 web', ['leads', 'again']]]);
    assert.deepEqual(calls(hub, 'out'), [['CRM more.martech-stack.yaml:3:2 crm', ['leads', 'again']]]);
  });

  it('stands at the flow where that is in another file', () => {
    const crm = at('more.martech-stack.yaml', '  crm:', '  c‸rm:');
    // Hub is declared beside the flows; they name it as their way to CRM.
    assert.deepEqual(calls(crm, 'in'), [['Hub martech-stack.yaml:7:2 hub', ['leads', 'again']]]);
    const elsewhere = { ...files, 'more.martech-stack.yaml': `${files['more.martech-stack.yaml']}  far: { from: hub, to: old }\n`, 'martech-stack.yaml': files['martech-stack.yaml'].replace('  hub:', '  h‸ub:') };
    const editor = editorAt(elsewhere);
    const hub = { ...editor, items: prepareCallHierarchy(editor.context, editor.offset) };
    assert.deepEqual(calls(hub, 'out').at(-1), ['Old more.martech-stack.yaml:7:2 far', []]);
    const next = outgoingCalls(editor.context, hub.items[0] as CallHierarchyItem).at(-1)?.to as CallHierarchyItem;
    assert.deepEqual(calls(hub, 'out', next), [['Web martech-stack.yaml:14:2 legacy', []]]);
  });

  it('answers with nothing for an item that it did not make', () => {
    const { context, items } = at('martech-stack.yaml', '  web:', '  w‸eb:');
    for (const data of [undefined, null, 'x', { root: 'file:///none', kind: 'tool', id: 'web' }]) assert.deepEqual(incomingCalls(context, { ...(items[0] as CallHierarchyItem), data }), []);
  });
});
