// What a move between files did: the files after it, and whether the stack still says the same.

import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analyze.ts';
import { allEntities } from '../../../src/core/model/resolve.ts';
import { commentsOf } from '../../../src/core/syntax/comments.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { say } from '../../../src/core/text/language.ts';
import type { Abilities } from '../../../src/language/context.ts';
import type { Change } from '../../../src/language/prepared-edit.ts';
import { offerMoves } from '../../../src/language/refactoring/move-entry.ts';
import type { Refactoring } from '../../../src/language/refactoring/refactoring.ts';
import { offerSplits } from '../../../src/language/refactoring/split-stack.ts';
import { type Marked, editorAt } from '../../support/editor-fixture.ts';
import { uriOf } from '../../support/memory-snapshot.ts';
import { runAnalyze } from '../../support/run-analyze.ts';

export type Files = Readonly<Record<string, string>>;

/** The moves and splits offered at the mark ‸. */
export function offersAt(marked: Files, own: Partial<Abilities> = {}): readonly Refactoring[] {
  return offersIn(editorAt(marked, own));
}

function offersIn({ context, offset }: Marked): readonly Refactoring[] {
  const range = { start: offset, end: offset };
  return [...offerMoves(context, range), ...offerSplits(context, range)];
}

/** As a person reads them, each with its reason where it cannot be done. */
export function titlesAt(marked: Files, own: Partial<Abilities> = {}): readonly string[] {
  return offersAt(marked, own).map(({ title, disabled }) => say(title, 'en') + (disabled ? ` (${say(disabled, 'en')})` : ''));
}

/** The files after what is offered under a title; it must keep what they say. */
export function movedBy(marked: Files, title: RegExp): Files {
  const editor = editorAt(marked);
  const offers = offersIn(editor);
  const offer = offers.find(each => title.test(say(each.title, 'en')));
  assert.ok(offer && !offer.disabled, `not offered: ${title} among ${offers.map(each => say(each.title, 'en')).join(' | ')}`);
  const change = offer.change();
  assert.ok(change && !('refused' in change), JSON.stringify(change));
  const after = afterChange(editor.files, change);
  const { analysis } = editor.context;
  assertSame(analysis, runAnalyze(after, analysis.options.today, analysis));
  return after;
}

/** The files with the edits made; a new file must not be there yet. */
export function afterChange(files: Files, { edits, created = [] }: Change): Files {
  const after: Record<string, string> = { ...files };
  for (const { uri, text } of created) {
    const name = uri.slice(uriOf('').length);
    assert.ok(!Object.keys(after).some(each => each.toLowerCase() === name.toLowerCase()), `${name} is there already`);
    after[name] = text;
  }
  for (const { uri, edits: own } of edits) {
    const name = Object.keys(files).find(each => uriOf(each) === uri) as string;
    after[name] = applyEdits(files[name] as string, own);
  }
  return after;
}

/** Same entities with the same values, same findings but for their places, same comments. */
export function assertSame(was: Analysis, is: Analysis): void {
  assert.deepEqual(entities(is), entities(was), 'entities');
  assert.deepEqual(comments(is), comments(was), 'comments');
  assert.deepEqual(findings(is), findings(was), 'findings');
}

function entities(analysis: Analysis): readonly string[] {
  return analysis.roots.flatMap(({ stack }) => [...allEntities(stack)].map(({ kind, id, value }) => `${stack.uri} ${kind} ${id} ${JSON.stringify(value)}`)).sort();
}

function comments(analysis: Analysis): readonly string[] {
  return [...analysis.documents.values()].flatMap(document => commentsOf(document).map(({ text }) => text.trimEnd())).sort();
}

/** Where nothing else says who came first, or where a loop begins, the order of the stack does: another of the same tools or flows may bear the finding. */
const byOrder: ReadonlySet<string> = new Set(['architecture/category-overlap', 'architecture/cycle', 'core/local-variant']);

function findings(analysis: Analysis): readonly string[] {
  return analysis.roots.flatMap(({ stack, findings: own }) => own.map(({ kind, severity, rule, target, path, silenced, message }) =>
    `${stack.uri} ${kind} ${severity} ${rule} ${target.kind}:${target.kind === 'file' || byOrder.has(rule) ? '' : target.id} ${path} ${silenced?.by ?? ''} ${inAnyOrder(say(message, 'en'))}`)).sort();
}

/** A sentence that lists things does so in the order of the stack: root first, then its imports. */
function inAnyOrder(sentence: string): string {
  return sentence.split(/[^\p{L}\p{N}-]+/u).sort().join(' ');
}
