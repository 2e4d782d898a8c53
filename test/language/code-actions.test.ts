import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActions } from '../../src/language/code-actions.ts';
import { rangeIn } from '../../src/language/locate.ts';
import { afterEdit, editorAt } from '../support/editor-fixture.ts';
import type { abilities, Marked } from '../support/editor-fixture.ts';

const head = 'version: 1\nstack: { name: Maison }\nowners:\n  crm-team: { name: CRM team, side: marketing }\n  it-crm: { name: IT for CRM, side: it }\n';

function actionsAt(marked: Record<string, string> | string, own: Partial<typeof abilities> = {}): { readonly editor: Marked; readonly actions: readonly CodeAction[] } {
  const editor = editorAt(marked, own);
  const range = rangeIn(editor.context.document, { start: editor.offset, end: editor.offset });
  return { editor, actions: codeActions(editor.context, { range, context: { diagnostics: [] } }) };
}

/** The marked file after the action of that title; the titles there are where none has it. */
function afterAction(marked: string, title: string): string {
  const { editor, actions } = actionsAt(marked);
  const action = actions.find(each => each.title === title);
  return action?.edit ? (afterEdit(editor, action.edit)['martech-stack.yaml'] as string) : `only: ${actions.map(each => each.title).join('; ')}`;
}

describe('quick fixes', () => {
  for (const [what, text, title, after] of [
    ['write the nearest value', 'tools:\n  crm: { name: CRM, category: crm, lifecycle: produ‸ction1 }\n', 'Use production', 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production }\n'],
    ['write the nearest key', 'tools:\n  crm: { nam‸: CRM, category: crm, lifecycle: production }\n', 'Use name', 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production }\n'],
    ['keep an unknown key as a note', 'tools:\n  crm:\n    name: CRM # ours\n    category: crm\n    lifecycle: production\n    flav‸our: sweet\n', 'Keep it as a note, “x-flavour”', 'tools:\n  crm:\n    name: CRM # ours\n    category: crm\n    lifecycle: production\n    x-flavour: sweet\n'],
    ['move a key to where it belongs', 'tools:\n  crm:\n    name: CRM\n    category: crm\n    lifecycle: production\n    m‸fa: true\n', 'Move “mfa” under “security”', 'tools:\n  crm:\n    name: CRM\n    category: crm\n    lifecycle: production\n    security: { mfa: true }\n'],
    ['add a missing key, to be filled', 'tools:\n  c‸rm:\n    name: CRM # ours\n    lifecycle: production\n', 'Add “category”', /name: CRM # ours\n {4}lifecycle: production\n {4}category: \$\{?1/],
    ['name the nearest id', 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production, owners: { business: crm-tea‸n } }\n', 'Use crm-team', /business: crm-team \}/],
  ] as const) {
    it(what, () => {
      const result = afterAction(head + text, title);
      if (typeof after === 'string') assert.equal(result, head + after);
      else assert.match(result, after);
    });
  }

  it('begin a file with its version', () => {
    assert.equal(afterAction('# ours\r\nst‸ack: { name: Maison }\r\n', 'Add “version”'), '# ours\r\nversion: 1\r\nstack: { name: Maison }\r\n');
  });

  it('of a rule choose among what is declared', () => {
    const { actions, editor } = actionsAt(`${head}tools:\n  c‸rm: { name: CRM, category: crm, lifecycle: production }\n`);
    const choices = actions.filter(({ edit }) => edit && JSON.stringify(edit).includes('crm-team'));
    assert.ok(choices.length > 0, actions.map(({ title }) => title).join('; '));
    assert.match(afterEdit(editor, choices[0]?.edit ?? {})['martech-stack.yaml'] as string, /business: crm-team/);
  });

  it('edit the file that holds the place, in its own version', () => {
    const { actions } = actionsAt({
      'martech-stack.yaml': `${head}imports: [a.martech-stack.yaml]\n`, 'a.martech-stack.yaml': 'version: 1\ntools:\n  crm: { name: CRM, category: crm, lifecycle: prod‸uctio }\n',
    });
    assert.deepEqual(actions[0]?.edit?.documentChanges?.map(change => 'textDocument' in change && change.textDocument), [{ uri: 'file:///w/a.martech-stack.yaml', version: 1 }]);
  });

  it('have no stops for a client without snippets, and no versions for one without document changes', () => {
    const text = `${head}tools:\n  c‸rm:\n    name: CRM\n    lifecycle: production\n`;
    const plain = actionsAt(text, { editSnippets: false }).actions.find(({ title }) => title === 'Add “category”');
    assert.doesNotMatch(JSON.stringify(plain?.edit), /\$/);
    const old = actionsAt(text, { editSnippets: false, documentChanges: false }).actions.find(({ title }) => title === 'Add “category”');
    assert.deepEqual(Object.keys(old?.edit?.changes ?? {}), ['file:///w/martech-stack.yaml']);
  });

  it('are none for a client that asks for another kind', () => {
    const editor = editorAt(`${head}tools:\n  crm: { name: CRM, category: crm, lifecycle: prod‸uctio }\n`);
    const range = rangeIn(editor.context.document, { start: editor.offset, end: editor.offset });
    assert.deepEqual(codeActions(editor.context, { range, context: { diagnostics: [], only: ['source.organizeImports'] } }), []);
  });

  it('open the rule’s page in clients that can', () => {
    const { actions } = actionsAt(`${head}tools:\n  crm: { name: CRM, category: crm, lifecycle: prod‸uctio }\n`, { ruleCommand: 'martechStack.explainRule' });
    assert.deepEqual(actions.findLast(({ kind }) => kind === 'quickfix')?.command, { title: 'Explain the rule schema/wrong-value', command: 'martechStack.explainRule', arguments: ['schema/wrong-value'] });
  });
});
