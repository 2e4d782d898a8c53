// Corrections of findings that the engine makes itself: the nearest ids, a repeated entry, an entry that is not there yet.

import type { DeclaredKind, Entity } from '../../model/entity.ts';
import { sectionOf } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import { placeRange } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import type { NodeKind } from '../world/keys.ts';
import type { Change, Value } from './change.ts';
import { emptyValue } from './empty-value.ts';
import type { FixWorld } from './fix-state.ts';
import type { PlannedFix } from './plan-fixes.ts';
import { renameChanges } from './rename.ts';
import { secretFixes } from './secret-fixes.ts';
import { createChange, freeId } from './targets.ts';

interface EngineData {
  readonly replace?: Range;
  readonly nearest?: readonly string[];
  readonly isExact?: boolean;
  readonly kinds?: readonly string[];
  readonly id?: string;
  readonly isRepeated?: boolean;
  readonly isIdentical?: boolean;
  readonly uri?: string;
  readonly entry?: string;
}

const byRule: Readonly<Record<string, (world: FixWorld, finding: Finding, data: EngineData) => readonly PlannedFix[]>> = {
  'integrity/unknown-reference': (world, finding, data) => [...nearestFixes(world, finding, data), ...declareFixes(world, finding, data)],
  'integrity/category-unknown': nearestFixes,
  'integrity/unknown-catalog-id': nearestFixes,
  'integrity/duplicate-id': duplicateFixes,
  'integrity/unused-entry': unusedFixes,
  'security/secret-in-manifest': secretFixes,
};

/** Fixes that no policy has to describe. */
export function engineFixes(world: FixWorld, finding: Finding): readonly PlannedFix[] {
  const data = (finding.data ?? {}) as EngineData;
  return byRule[finding.rule]?.(world, finding, data) ?? replaceFixes(world, finding, data);
}

/** What the schema, or the check of a policy, would put in place of a range (relative to the entry). */
function replaceFixes({ documents }: FixWorld, { place, rule }: Finding, { nearest = [], replace }: EngineData): readonly PlannedFix[] {
  const document = documents.get(place.uri);
  const range = document && replace && placeRange(document, { ...place, ...replace });
  if (!range) return [];
  const isOne = nearest.length === 1;
  return nearest.map(text => ({
    title: message('engine.fix-nearest', { text }), safe: isOne && (rule === 'integrity/unknown-country' || isSameWord(text, document.text.slice(range.start, range.end))), isChoice: !isOne,
    changes: [{ op: 'replace', uri: place.uri, range, text }],
  }));
}

/** True for texts that differ by case, spaces, dashes and underscores alone. */
function isSameWord(a: string, b: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[\s_"'-]/g, '');
  return letters(a) === letters(b);
}

/** A spelling that differs only by case, a space or an underscore may be corrected without asking. */
function nearestFixes({ documents }: FixWorld, finding: Finding, { nearest = [], isExact = false }: EngineData): readonly PlannedFix[] {
  const document = documents.get(finding.place.uri);
  const range = document && placeRange(document, finding.place);
  if (!range) return [];
  return nearest.map((text, index) => ({
    title: message('engine.fix-nearest', { text }), safe: isExact && index === 0, isChoice: !isExact,
    changes: [{ op: 'replace', uri: finding.place.uri, range, text }],
  }));
}

/** The entry itself, with a stop for each key that it must have. */
function declareFixes({ state }: FixWorld, finding: Finding, { kinds = [], id }: EngineData): readonly PlannedFix[] {
  const near = state.world.node(finding.target.kind as NodeKind, finding.target.id);
  if (id === undefined || !near.entity || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return [];
  return kinds.filter((kind): kind is DeclaredKind => Object.hasOwn(sectionOf, kind) && kind !== 'action' && kind !== 'waiver').map(kind => ({
    title: message(`engine.fix-declare-${kind as 'tool'}`, { id }), safe: false, isChoice: false,
    changes: [createChange(state, near, sectionOf[kind], id, required(schemaAt('martech-stack', sectionOf[kind], [])))],
  }));
}

function required(schema: SchemaNode | undefined): Value {
  return Object.fromEntries([...(schema?.required ?? [])].map(key => [key, emptyValue(schema?.properties.get(key), key)]));
}

/** Of an id that stands twice: the repeated entry goes where nothing is lost, or gets an id of its own, with or without what names it. */
function duplicateFixes({ stack, policy, state: { world } }: FixWorld, { target }: Finding, { isRepeated, isIdentical, uri, entry }: EngineData): readonly PlannedFix[] {
  if (!isRepeated || uri === undefined || entry === undefined) return [];
  const entity = stack.duplicates.find(one => one.uri === uri && one.entry.key === entry && one.id === target.id);
  const changes: readonly Change[] = [{ op: 'remove', uri, entry, path: entity?.path ?? [] }];
  const id = entity && freeId(world.stack, target.kind as NodeKind, target.id);
  const renames = id === undefined ? [] : [true, false].map((keyOnly): PlannedFix => ({
    title: message(keyOnly ? 'engine.fix-rename-repeated' : 'engine.fix-rename-with-uses', { id }), safe: false, isChoice: true, changes: renameChanges(stack, policy, entity as Entity, id, keyOnly),
  }));
  const apart = new Set(renames.map(({ changes: places }) => places.length)).size === renames.length ? renames : renames.slice(0, 1);
  return [...(isIdentical ? [{ title: message('engine.fix-remove-repeated'), safe: true, isChoice: false, changes }] : []), ...apart];
}

function unusedFixes({ state }: FixWorld, finding: Finding): readonly PlannedFix[] {
  const { entity } = state.world.node(finding.target.kind as NodeKind, finding.target.id);
  if (!entity || entity.path.length > 0) return [];
  return [{ title: message('engine.fix-remove', { name: finding.target.name ?? finding.target.id }), safe: false, isChoice: true, changes: [{ op: 'remove', uri: entity.uri, entry: entity.entry.key, path: [] }] }];
}
