// What refactorings are offered at the mark ‸, and the files after one of them. A second mark makes a selection.

import { say } from '../../src/core/text/language.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import type { OfferRefactorings, Refactoring } from '../../src/language/refactoring/refactoring.ts';
import { editorAt, type Marked } from './editor-fixture.ts';
import { uriOf } from './memory-snapshot.ts';

type Files = Readonly<Record<string, string>>;

export interface Offered {
  readonly editor: Marked;
  readonly offered: readonly Refactoring[];
  /** In English; with the reason of one that cannot be done. */
  readonly titles: readonly string[];
}

/** The offers at the mark. */
export function offeredAt(marked: Files | string, offer: OfferRefactorings): Offered {
  const files = typeof marked === 'string' ? { 'martech-stack.yaml': marked } : marked;
  const text = Object.values(files).find(each => each.includes('‸')) ?? '';
  const end = text.lastIndexOf('‸') - 1;
  const editor = editorAt(Object.fromEntries(Object.entries(files).map(([name, each]) => [name, each.replace(/‸(.*)‸/s, '‸$1')])));
  const offered = offer(editor.context, { start: editor.offset, end: Math.max(end, editor.offset) });
  return { editor, offered, titles: offered.map(({ title, disabled }) => say(title, 'en') + (disabled ? ` (${say(disabled, 'en')})` : '')) };
}

/** The files after the refactoring whose title matches, or the reason why not. */
export function refactored(marked: Files | string, offer: OfferRefactorings, title: RegExp): Files | string {
  const { editor, offered, titles } = offeredAt(marked, offer);
  const chosen = offered[titles.findIndex(each => title.test(each))];
  if (!chosen) return `only: ${titles.join('; ')}`;
  if (chosen.disabled) return say(chosen.disabled, 'en');
  return applied(editor.files, chosen);
}

/** The files after a refactoring. */
export function applied(files: Files, { change }: Refactoring): Files | string {
  const done = change();
  if (!done) return 'nothing';
  if ('refused' in done) return say(done.refused, 'en');
  const changed = Object.entries(files).map(([name, text]) => [name, applyEdits(text, done.edits.find(({ uri }) => uri === uriOf(name))?.edits ?? [])]);
  const created = (done.created ?? []).map(({ uri, text }) => [Object.keys(files).find(name => uriOf(name) === uri) ?? uri, text]);
  return Object.fromEntries([...changed, ...created]);
}
