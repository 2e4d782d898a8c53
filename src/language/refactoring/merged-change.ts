// The edits that let one entity stand for two: places that name the other, lists that would name it twice, the fields it lacks, the entry that goes.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { Entity } from '../../core/model/entity.ts';
import { applyChanges } from '../../core/policy/fixing/apply-changes.ts';
import type { Change as EntityChange } from '../../core/policy/fixing/change.ts';
import { leavesSound } from '../../core/policy/fixing/leaves-sound.ts';
import { cursorAt } from '../../core/syntax/cursor.ts';
import { placeRange, type SyntaxDocument } from '../../core/syntax/document.ts';
import { nodeAt } from '../../core/syntax/node.ts';
import { applyEdits, type FileEdit, type TextEdit } from '../../core/text/edit.ts';
import { message } from '../../core/text/message.ts';
import type { Context } from '../context.ts';
import type { Change } from '../prepared-edit.ts';
import { renamingEdits } from '../rename.ts';
import { type Occurrence, type Refusal, renameTarget } from '../rename-target.ts';
import { blockOf } from './file-block.ts';
import { withoutBlocks } from './file-without.ts';
import { missingIn } from './merged-fields.ts';
import { filesNow } from './written-changes.ts';

export interface Merge {
  readonly kept: Entity;
  readonly gone: Entity;
  /** The last word on what a place says that named the one that goes. */
  readonly textFor: (text: string) => string;
}

/** In every file of the stacks that hold the entity that goes; refused where one place cannot be changed safely. */
export function mergedChange(context: Context, roots: readonly RootAnalysis[], merge: Merge): Change | Refusal {
  const { kept, gone } = merge;
  const documents = filesNow(context, roots);
  const there = documents.get(gone.uri);
  const declared = there && placeRange(there, gone.place);
  const target = declared && renameTarget({ ...context, uri: gone.uri, document: there }, declared.start);
  if (!target || 'refused' in target) return target ?? refusal;
  const occurrences = target.occurrences().filter(({ place }) => place.uri !== gone.uri || place.entry !== gone.entry.key);
  const twice = occurrences.filter(occurrence => isTwice(context, occurrence, kept.id, occurrences));
  const named = renamingEdits(context, occurrences.filter(one => !twice.includes(one)).map(one => ({ ...one, textFor: id => merge.textFor(one.textFor(id)) })), kept.id);
  const removed = removals(context, twice);
  if ('refused' in named || !removed) return 'refused' in named ? named : refusal;
  const changes: readonly EntityChange[] = [
    ...removed,
    ...missingIn(kept.node, gone.node).map(([key, value]): EntityChange => ({ op: 'set', uri: kept.uri, entry: kept.entry.key, path: [key], value: value as never })),
  ];
  const all = new Map([...named.map(({ uri }) => [uri, context.documentAt(uri)] as const).filter((each): each is [string, SyntaxDocument] => each[1] !== undefined), ...documents]);
  const changed = changes.length > 0 ? applyChanges(all, changes) : [];
  const without = entryGone(there, gone);
  if (!without || (changes.length > 0 && changed.length === 0)) return refusal;
  return together(roots, all, [...named, ...changed, { uri: gone.uri, edits: without }]);
}

function entryGone(document: SyntaxDocument | undefined, { entry: { key } }: Entity): readonly TextEdit[] | undefined {
  const entry = document?.entries.get(key);
  return document && entry?.content.keyNode.written === undefined && entry ? withoutBlocks(document, [blockOf(document, entry)]) : undefined;
}

const refusal: Refusal = { refused: message('refactor.not-here') };

/** An item of a list that names the kept one too, or that names the other one again. */
function isTwice(context: Context, { place }: Occurrence, kept: string, all: readonly Occurrence[]): boolean {
  const at = itemAt(context, place);
  if (!at) return false;
  const { list, index, document, entry } = at;
  if (list.items.some(item => item.kind === 'scalar' && item.source === kept)) return true;
  const start = (item: typeof list.items[number] | undefined) => item && entry.offset + item.range.start;
  return list.items.slice(0, index).some(item => all.some(other => other.place.uri === place.uri && startOf(document, other) === start(item)));
}

function startOf(document: SyntaxDocument, { place }: Occurrence): number | undefined {
  const range = placeRange(document, place);
  return range && (/["']/.test(document.text[range.start - 1] ?? '') ? range.start - 1 : range.start);
}

function itemAt(context: Context, place: Occurrence['place']) {
  const document = context.documentAt(place.uri);
  const range = document && placeRange(document, place);
  const cursor = document && range && cursorAt(document, range.start);
  const index = cursor?.path.at(-1);
  const list = cursor?.entry && nodeAt(cursor.entry.content.value, cursor.path.slice(0, -1));
  return document && cursor?.entry && list?.kind === 'list' && typeof index === 'number' ? { document, entry: cursor.entry, path: cursor.path, list, index } : undefined;
}

/** The last item of a list first, so that the others keep their places. */
function removals(context: Context, twice: readonly Occurrence[]): readonly EntityChange[] | undefined {
  const items = twice.map(({ place }) => ({ uri: place.uri, at: itemAt(context, place) }));
  if (items.some(({ at }) => at === undefined)) return undefined;
  return items.toSorted((a, b) => (b.at?.index ?? 0) - (a.at?.index ?? 0)).flatMap(({ uri, at }) => (at ? [{ op: 'remove' as const, uri, entry: at.entry.key, path: at.path }] : []));
}

/** All edits in one change; refused where two of them meet, or where a file would have more faults than before. */
function together(roots: readonly RootAnalysis[], documents: ReadonlyMap<string, SyntaxDocument>, changed: readonly FileEdit[]): Change | Refusal {
  const byFile = new Map<string, readonly TextEdit[]>();
  for (const { uri, edits } of changed) byFile.set(uri, [...(byFile.get(uri) ?? []), ...edits].sort((a, b) => a.range.start - b.range.start));
  const meets = [...byFile.values()].some(edits => edits.some(({ range }, index) => index > 0 && range.start < (edits[index - 1] as TextEdit).range.end));
  if (meets) return refusal;
  const files = [...byFile].map(([uri, edits]) => ({ uri, edits, text: applyEdits(documents.get(uri)?.text ?? '', edits) }));
  return roots.every(({ policy }) => leavesSound(documents, policy, files)) ? { edits: files.map(({ uri, edits }) => ({ uri, edits })) } : refusal;
}
