// Corrections of findings that the engine makes itself: the nearest ids, a repeated entry, an entry that is not there yet.

import type { DeclaredKind } from '../../model/entity.ts';
import { sectionOf } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import { placeRange } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import type { EvaluationState } from '../running/evaluation-state.ts';
import type { NodeKind } from '../world/keys.ts';
import type { Change, Value } from './change.ts';
import type { PlannedFix } from './plan-fixes.ts';
import { createChange } from './targets.ts';

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

const byRule: Readonly<Record<string, (state: EvaluationState, finding: Finding, data: EngineData) => readonly PlannedFix[]>> = {
  'integrity/unknown-reference': (state, finding, data) => [...nearestFixes(state, finding, data), ...declareFixes(state, finding, data)],
  'integrity/category-unknown': nearestFixes,
  'integrity/unknown-catalog-id': nearestFixes,
  'integrity/duplicate-id': duplicateFixes,
  'integrity/unused-entry': unusedFixes,
};

/** Fixes that no policy has to describe. */
export function engineFixes(state: EvaluationState, finding: Finding): readonly PlannedFix[] {
  const data = (finding.data ?? {}) as EngineData;
  return byRule[finding.rule]?.(state, finding, data) ?? replaceFixes(state, finding, data);
}

/** What the schema, or the check of a policy, would put in place of a range (relative to the entry). */
function replaceFixes({ world }: EvaluationState, { place, rule }: Finding, { nearest = [], replace }: EngineData): readonly PlannedFix[] {
  const document = world.documents.get(place.uri);
  const range = document && replace && placeRange(document, { ...place, ...replace });
  if (!range) return [];
  return nearest.map(text => ({
    title: message('engine.fix-nearest', { text }), safe: nearest.length === 1 && rule === 'integrity/unknown-country', isChoice: nearest.length > 1,
    changes: [{ op: 'replace', uri: place.uri, range, text }],
  }));
}

/** A spelling that differs only by case, a space or an underscore may be corrected without asking. */
function nearestFixes(state: EvaluationState, finding: Finding, { nearest = [], isExact = false }: EngineData): readonly PlannedFix[] {
  const document = state.world.documents.get(finding.place.uri);
  const range = document && placeRange(document, finding.place);
  if (!range) return [];
  return nearest.map((text, index) => ({
    title: message('engine.fix-nearest', { text }), safe: isExact && index === 0, isChoice: !isExact,
    changes: [{ op: 'replace', uri: finding.place.uri, range, text }],
  }));
}

/** The entry itself, with a stop for each key that it must have. */
function declareFixes(state: EvaluationState, finding: Finding, { kinds = [], id }: EngineData): readonly PlannedFix[] {
  const near = state.world.node(finding.target.kind as NodeKind, finding.target.id);
  if (id === undefined || !near.entity || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return [];
  return kinds.filter((kind): kind is DeclaredKind => Object.hasOwn(sectionOf, kind) && kind !== 'action' && kind !== 'waiver').map(kind => ({
    title: message(`engine.fix-declare-${kind as 'tool'}`, { id }), safe: false, isChoice: false,
    changes: [createChange(state, near, sectionOf[kind], id, required(schemaAt('martech-stack', sectionOf[kind], [])))],
  }));
}

function required(schema: SchemaNode | undefined): Value {
  return Object.fromEntries([...(schema?.required ?? [])].map(key => {
    const child = schema?.properties.get(key);
    return [key, child?.type === 'list' || child?.list ? [{ stop: key }] : { stop: child?.short ?? key }];
  }));
}

function duplicateFixes(_: EvaluationState, __: Finding, { isRepeated, isIdentical, uri, entry }: EngineData): readonly PlannedFix[] {
  if (!isRepeated || uri === undefined || entry === undefined) return [];
  const changes: readonly Change[] = [{ op: 'remove', uri, entry, path: [] }];
  return [{ title: message('engine.fix-remove-repeated'), safe: isIdentical === true, isChoice: false, changes }];
}

function unusedFixes(state: EvaluationState, finding: Finding): readonly PlannedFix[] {
  const { entity } = state.world.node(finding.target.kind as NodeKind, finding.target.id);
  if (!entity || entity.path.length > 0) return [];
  return [{ title: message('engine.fix-remove', { name: finding.target.name ?? finding.target.id }), safe: false, isChoice: true, changes: [{ op: 'remove', uri: entity.uri, entry: entity.entry.key, path: [] }] }];
}
