import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import { actionKinds } from '../../../src/language/action-kinds.ts';
import type { Abilities } from '../../../src/language/context.ts';
import { actionDataOf, refactoringActions, resolveRefactoring } from '../../../src/language/refactoring/refactoring-actions.ts';
import { type OfferRefactorings, refactoringKinds } from '../../../src/language/refactoring/refactoring.ts';
import { editorAt } from '../../support/editor-fixture.ts';

const text = 'version: 1\nstack: { name: Maison }\n';
const start = { line: 0, character: 0 };
const range = { start, end: start };
const later: Partial<Abilities> = { resolveEdits: true, disabledActions: true };

/** One of each kind of answer. */
const offers: readonly OfferRefactorings[] = [
  ({ uri }) => [
    { id: 'shout', kind: 'refactor.rewrite', title: { en: 'Shout', fr: 'Crier' }, change: () => ({ edits: [{ uri, edits: [{ range: { start: 9, end: 10 }, text: '1 # !' }] }] }) },
    { id: 'refuse', kind: 'refactor.extract', title: { en: 'Refuse', fr: 'Refuser' }, change: () => ({ refused: { id: 'rename.twice', args: { id: 'a', count: 2 } } }) },
    { id: 'cannot', kind: 'refactor.move', title: { en: 'Cannot', fr: 'Impossible' }, disabled: { en: 'because', fr: 'parce que' }, change: () => assert.fail('asked') },
    { id: 'nothing', kind: 'refactor.rewrite', title: { en: 'Nothing', fr: 'Rien' }, change: () => undefined },
  ],
];

function actionsOf(own: Partial<Abilities>, only?: string[], triggerKind?: 1 | 2): readonly CodeAction[] {
  const context = { diagnostics: [], ...(only && { only }), ...(triggerKind && { triggerKind }) };
  return refactoringActions(editorAt(text, own).context, { range, context }, offers);
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title, edit, disabled, data }) => `${title}${edit ? ' edit' : ''}${disabled ? ` (${disabled.reason})` : ''}${data ? ' later' : ''}`);

describe('refactorings as code actions', () => {
  it('wait for their edit in a client that asks for it later', () => {
    assert.deepEqual(titles(actionsOf(later)), ['Shout later', 'Refuse later', 'Cannot (because)', 'Nothing later']);
  });

  it('come with their edit in one that does not, and without what changes nothing', () => {
    assert.deepEqual(titles(actionsOf({})), ['Shout edit']);
    assert.deepEqual(titles(actionsOf({ disabledActions: true })), ['Shout edit', 'Refuse (a is declared 2 times, so it is not clear what each place means. You could first give one of them another id, with the quick fix on it.)', 'Cannot (because)']);
  });

  for (const [only, expected] of [
    [['refactor'], 4], [['refactor.extract'], 1], [['refactor.rewrite', 'refactor.move'], 3], [[''], 4], [['quickfix'], 0], [['source'], 0], [['refactor.rewrite.more'], 0], [['refactorings'], 0], [[], 0],
  ] as const) {
    it(`are ${expected} for a client that asks for ${only.join(' and ') || 'nothing'}`, () => assert.equal(actionsOf(later, [...only]).length, expected));
  }

  it('stay silent while an editor asks by itself, with nothing selected', () => {
    assert.deepEqual(actionsOf(later, undefined, 2), []);
    assert.equal(actionsOf(later, undefined, 1).length, 4);
    assert.equal(actionsOf(later, ['refactor'], 2).length, 4);
  });

  it('are found again when they are chosen', () => {
    const { context } = editorAt(text, later);
    for (const [title, expected] of [['Shout', 'edit'], ['Refuse', 'rename.twice'], ['Nothing', 'refactor.not-here']] as const) {
      const action = actionsOf(later).find(each => each.title === title) as CodeAction;
      const data = actionDataOf(JSON.parse(JSON.stringify(action.data)));
      assert.ok(data);
      const answer = resolveRefactoring(context, action, data, offers);
      assert.equal('refused' in answer ? answer.refused.id : Object.keys(answer).find(key => key === 'edit'), expected);
    }
  });

  it('are refused once the text has changed, or where they are not offered any more', () => {
    const { context } = editorAt(text, later);
    const [action] = actionsOf(later) as [CodeAction];
    const data = actionDataOf(action.data);
    assert.ok(data);
    for (const [one, some] of [[{ ...data, version: 7 }, offers], [{ ...data, id: 'other' }, offers], [{ ...data, id: 'cannot' }, offers], [data, []]] as const) {
      const answer = resolveRefactoring(context, action, one, some);
      assert.equal('refused' in answer && answer.refused.id, 'refactor.changed-meanwhile');
    }
  });

  it('have nothing to find again in what another server put there', () => {
    for (const data of [undefined, null, 1, 'x', {}, { uri: 1 }, { uri: 'a', id: 'b', version: 1, range: { start: {}, end: start } }, { uri: 'a', id: 'b', version: 'x', range }]) assert.equal(actionDataOf(data), undefined);
    assert.ok(actionDataOf({ uri: 'a', id: 'b', version: null, range }));
  });

  it('have kinds that the server declares', () => {
    for (const kind of refactoringKinds) assert.ok(actionKinds.includes(kind));
  });
});
