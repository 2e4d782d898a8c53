// Moves an entry to another file of its stack, or to a file of its own; a tool with its flows, too.

import type { RootAnalysis } from '../../core/analyze.ts';
import { type Entity, sectionOf } from '../../core/model/entity.ts';
import { lookup } from '../../core/model/lookup.ts';
import { declaredKinds } from '../../core/model/resolve.ts';
import { entitiesOf } from '../../core/model/stack.ts';
import type { ToolValue } from '../../core/model/values.ts';
import { folderOfFile, shownPath } from '../../core/model/uri.ts';
import { EditSite, isInBrackets } from '../../core/syntax/edit/edit-site.ts';
import { entryAt } from '../../core/syntax/entry-at.ts';
import type { Entry } from '../../core/syntax/document.ts';
import { message, type MessageId } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { relativePath } from '../check-result.ts';
import { shortText } from '../short-text.ts';
import { blockOf } from './file-block.ts';
import { fileChange, type Move } from './file-change.ts';
import { tieOf } from './file-ties.ts';
import { roomIn } from './file-with.ts';
import { withCompany } from './move-company.ts';
import { isWhole, movableEntry, rootsWith, targetsFor } from './move-movable.ts';
import type { Refactoring } from './refactoring.ts';

/** So many files of the stack are offered; the others are reached by moving text by hand. */
const mostTargets = 4;

const mostShown = 60;

interface Place {
  readonly context: Context;
  readonly roots: readonly RootAnalysis[];
  readonly entry: Entry;
  readonly entity: Entity;
}

/** The moves of the entry at a range that lies in one. */
export function offerMoves(context: Context, range: Range): readonly Refactoring[] {
  const place = placeAt(context, range);
  if (!place) return [];
  const { entry, roots } = place;
  const tie = tieOf(context.document, entry.key);
  if (tie) return [{ ...toOwnFile(place, false), disabled: message(tie === 'uses' ? 'moving.uses-anchor' : 'moving.anchor-used', { id: nameIn(place) }) }];
  const variants = hasFlows(place) ? [false, true] : [false];
  const own = context.abilities.createFiles ? variants.map(withFlows => toOwnFile(place, withFlows)) : [];
  const targets = targetsFor(context, roots, entry.section, mostTargets);
  return [...own, ...targets.flatMap(({ uri }) => variants.map(withFlows => toFile(place, uri, withFlows)))];
}

/** Undefined where the range reaches over more than one entry, or lies behind one. */
function placeAt(context: Context, { start, end }: Range): Place | undefined {
  const { document, uri, kind } = context;
  const entry = kind === 'martech-stack' ? entryAt(document, start) : undefined;
  const roots = entry ? rootsWith(context) : [];
  if (!entry || roots.length === 0 || !isWhole(document, entry, roots)) return undefined;
  const site = new EditSite(document);
  const whole = { start: entry.offset, end: entry.offset + entry.content.range.end };
  const own = isInBrackets(entry) ? whole : { start: site.lineStart(whole.start), end: site.lineEnd(whole.end) };
  const declared = declaredKinds.find(each => sectionOf[each] === entry.section);
  const entity = declared && roots[0] && entitiesOf(roots[0].stack, declared).get(entry.id as string);
  return start >= own.start && end <= own.end && entity?.uri === uri ? { context, roots, entry, entity } : undefined;
}

/** True for a tool beside which a flow, or a contract of its own, could go along. */
function hasFlows({ roots, entity }: Place): boolean {
  const stack = roots[0]?.stack;
  if (entity.kind !== 'tool' || !stack) return false;
  const look = lookup(stack);
  const { contract } = entity.value as ToolValue;
  const isOwn = typeof contract === 'string' && look.toolsUnder(contract).length === 1 && stack.contracts.get(contract)?.uri === entity.uri;
  return isOwn || look.flowsTouching(entity.id).some(({ uri, value }) => uri === entity.uri && (value.from === entity.id || value.to === entity.id));
}

/** In a menu. */
function nameIn({ entity }: Place): string {
  return shortText(entity.id, mostShown);
}

function toOwnFile(place: Place, withFlows: boolean): Refactoring {
  return refactoring(place, withFlows, 'own', [withFlows ? 'moving.own-file-with-flows' : 'moving.own-file', { id: nameIn(place) }], { name: place.entity.id });
}

function toFile(place: Place, uri: string, withFlows: boolean): Refactoring {
  const { context, entry } = place;
  const target = context.documentAt(uri);
  const folder = folderOfFile(place.roots[0]?.stack.uri ?? uri);
  const args = { id: nameIn(place), file: shortText(shownPath(relativePath(folder, uri), ''), mostShown) };
  const offered = refactoring(place, withFlows, uri, [withFlows ? 'moving.file-with-flows' : 'moving.file', args], { uri });
  const isTooWide = target && roomIn(target, entry.section) === 'brackets' && blockOf(context.document, entry).inline === undefined;
  return isTooWide ? { ...offered, disabled: message('moving.in-brackets', { section: entry.section, file: args.file }) } : offered;
}

function refactoring(place: Place, withFlows: boolean, where: string, [title, args]: readonly [MessageId, Readonly<Record<string, string>>], to: Move['to']): Refactoring {
  const { context, entry } = place;
  return {
    id: `move/${withFlows ? 'with-flows/' : ''}${entry.key}/${where}`, kind: 'refactor.move', title: message(title, args),
    change: () => fileChange(context, [{ entries: withFlows ? companyOf(place) : [entry], to }]),
  };
}

/** The entry, the flows from it and to it, and what only these use; what lies in other files stays there. */
function companyOf({ context, roots, entry, entity }: Place): readonly Entry[] {
  const stack = roots[0]?.stack;
  if (!stack) return [entry];
  const mayMove = (one: Entity) => movableEntry(context, roots, one) !== undefined;
  const flows = [...stack.flows.values()].filter(({ value }) => value.from === entity.id || value.to === entity.id) as readonly Entity[];
  const groups = new Map([entity, ...flows.filter(mayMove)].map(one => [one, entity.id]));
  return [...withCompany(stack, groups, mayMove).keys()].flatMap(one => movableEntry(context, roots, one) ?? []);
}
