// Names of files follow files and folders that move; nothing else changes.
import assert from 'node:assert/strict';
import { fileRename } from '../../src/language/file-rename.ts';
import { afterEdit, editorAt } from '../support/editor-fixture.ts';
import { uriOf } from '../support/memory-snapshot.ts';

const files = {
  'martech-stack.yaml': 'version: 1\nstack: { name: "brands/a.martech-stack.yaml" } # brands/a.martech-stack.yaml\nimports: [./brands/a.martech-stack.yaml, \'brands/*.martech-stack.yaml\', "fr/é è.martech-stack.yaml"]\npolicies: rules/martech-policies.yaml\n',
  'brands/a.martech-stack.yaml': 'version: 1\nimports:\n  - ../shared.martech-stack.yaml # shared\n',
  'brands/b.martech-stack.yaml': 'version: 1\n',
  'shared.martech-stack.yaml': 'version: 1\n',
  'fr/é è.martech-stack.yaml': 'version: 1\n',
  'rules/martech-policies.yaml': 'version: 1\nextends: [builtin:starter, "../group.martech-policies.yaml"]\n',
  'group.martech-policies.yaml': 'version: 1\n',
};

/** The lines that change when files or folders move. */
function moved(...moves: readonly (readonly [string, string])[]): readonly string[] {
  const editor = editorAt(Object.fromEntries(Object.entries(files).map(([name, text]) => [encodeURI(name), text])));
  const edit = fileRename(editor.context, moves.map(([from, to]) => ({ from: uriOf(encodeURI(from)), to: uriOf(encodeURI(to)) })));
  if (!edit) return [];
  const after = afterEdit(editor, edit);
  return Object.entries(after).flatMap(([name, text]) => {
    const before = (editor.files[name] as string).split('\n');
    return text.split('\n').filter((line, index) => line !== before[index]);
  });
}

const imports = (first: string, pattern: string, third: string) => `imports: [${first}, ${pattern}, ${third}]`;

describe('file rename', () => {
  it('of an import', () => {
    assert.deepEqual(moved(['brands/a.martech-stack.yaml', 'brands/aurore.martech-stack.yaml']), [imports('./brands/aurore.martech-stack.yaml', '\'brands/*.martech-stack.yaml\'', '"fr/é è.martech-stack.yaml"')]);
    assert.deepEqual(moved(['fr/é è.martech-stack.yaml', 'fr/ü ß.martech-stack.yaml']), [imports('./brands/a.martech-stack.yaml', '\'brands/*.martech-stack.yaml\'', '"fr/ü ß.martech-stack.yaml"')]);
  });

  it('of a file that goes elsewhere takes its own imports along', () => {
    assert.deepEqual(moved(['brands/a.martech-stack.yaml', 'a.martech-stack.yaml']), [
      imports('./a.martech-stack.yaml', '\'brands/*.martech-stack.yaml\'', '"fr/é è.martech-stack.yaml"'), '  - shared.martech-stack.yaml # shared',
    ]);
  });

  it('of a folder, with its patterns and what is inside', () => {
    assert.deepEqual(moved(['brands', 'marques']), [imports('./marques/a.martech-stack.yaml', '\'marques/*.martech-stack.yaml\'', '"fr/é è.martech-stack.yaml"')]);
    assert.deepEqual(moved(['rules', 'all/rules']), ['policies: all/rules/martech-policies.yaml', 'extends: [builtin:starter, "../../group.martech-policies.yaml"]']);
  });

  it('of policies and what they extend', () => {
    assert.deepEqual(moved(['group.martech-policies.yaml', 'it.martech-policies.yaml'], ['rules/martech-policies.yaml', 'martech-policies.yaml']), [
      'policies: martech-policies.yaml', 'extends: [builtin:starter, "it.martech-policies.yaml"]',
    ]);
  });

  it('of a root', () => {
    assert.deepEqual(moved(['martech-stack.yaml', 'fr/martech-stack.yaml']), [
      imports('../brands/a.martech-stack.yaml', '\'../brands/*.martech-stack.yaml\'', '"é è.martech-stack.yaml"'), 'policies: ../rules/martech-policies.yaml',
    ]);
  });

  it('of everything together, or of what nothing names, changes nothing', () => {
    assert.deepEqual(moved(['other.txt', 'else.txt']), []);
    assert.deepEqual(moved(['brand', 'marque']), []);
  });
});
