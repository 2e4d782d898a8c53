// Every place that writes the id of an entity: its own key, what names it in the stack, and what names it in the policy.

import type { DeclaredKind, Entity } from '../../model/entity.ts';
import type { Reference } from '../../model/reference.ts';
import { findTarget, usesOf } from '../../model/resolve.ts';
import { type Stack, entitiesOf } from '../../model/stack.ts';
import { resolveUri } from '../../model/uri.ts';
import { type Entry, type SyntaxDocument, placeIn, placeRange } from '../../syntax/document.ts';
import { nodeAt, pairOf } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';
import type { Range } from '../../text/range.ts';
import { idsInPolicy } from '../ids-in-policy.ts';
import type { Policy } from '../policy.ts';
import { behindAlias } from './aliased-ids.ts';

export interface IdPlace {
  /** The id alone: inside its quotes, and behind the kind in `tool:brevo`. */
  readonly place: Place;
  /** True for the key that declares it. */
  readonly isDeclaration: boolean;
  /** True for a target without a kind in front, which must name one thing. */
  readonly isPlainTarget: boolean;
}

interface Written extends Pick<IdPlace, 'isDeclaration'> {
  readonly place: Place;
  /** As written there: the id, or `kind:id`. */
  readonly id: string;
  readonly isTarget: boolean;
}

/**
 * The places in the files of a stack and its policy, each once. What came through an alias or a merge key stands where it is written.
 * With `keyOnly`, its own key alone; of several entries with one id, all that names the id belongs to the first.
 */
export function placesOfId(stack: Stack, policy: Policy, entity: Entity, keyOnly = false): readonly IdPlace[] {
  const written = [{ place: declaredAt(entity), id: entity.id, isDeclaration: true, isTarget: false }, ...(keyOnly ? [] : namedAt(stack, policy, first(stack, entity)))];
  const places = new Map<string, IdPlace>();
  for (const one of written) {
    const document = documentOf(stack, policy, one.place.uri);
    const range = document && placeRange(document, one.place);
    if (!document || !range) continue;
    const key = `${one.place.uri} ${range.start}`;
    if (!places.has(key)) places.set(key, { place: bare(document.text, range, one), isDeclaration: one.isDeclaration, isPlainTarget: one.isTarget && !one.id.includes(':') });
  }
  return [...places.values()];
}

/** What to write at a place that named an entity of `kind` so that it names it by its new id: a target that would name two things tells the kind. */
export function textOfId(stack: Stack, kind: Entity['kind'], id: string, { isPlainTarget }: Pick<IdPlace, 'isPlainTarget'>): string {
  return isPlainTarget && findTarget(stack, id).length > 0 ? `${kind}:${id}` : id;
}

function documentOf(stack: Stack, policy: Policy, uri: string): SyntaxDocument | undefined {
  return stack.documents.get(uri) ?? policy.documents.get(uri);
}

function namedAt(stack: Stack, policy: Policy, entity: Entity): readonly Written[] {
  const uses = usesOf(stack, entity).filter(({ reference }) => !isTarget(reference)).map(({ from, reference }) => ({ place: writtenPlace(from, reference), id: reference.id, isTarget: false }));
  const inPolicy = idsInPolicy(policy).filter(({ kind, id }) => kind === entity.kind && id === entity.id).map(({ place, written, id }) => ({ place: written ?? place, id, isTarget: false }));
  return [...uses, ...targetsIn(stack, policy, entity), ...inPolicy, ...targetsOfTests(stack, policy, entity)].map(one => ({ ...one, isDeclaration: false }));
}

/** The first of several entries with one id is what references name. */
function first(stack: Stack, entity: Entity): Entity {
  return stack.duplicates.includes(entity) ? (entitiesOf(stack, entity.kind as DeclaredKind).get(entity.id) ?? entity) : entity;
}

/** The key that declares it, where that is written. */
function declaredAt({ entry, path, place }: Entity): Place {
  const key = path.length === 0 ? entry.content.keyNode : pairOf(nodeAt(entry.content.value, path.slice(0, -1)), String(path.at(-1)))?.key;
  return key?.written ?? place;
}

function isTarget({ kinds }: Reference): boolean {
  return kinds.includes('target');
}

type Named = Omit<Written, 'isDeclaration'>;

/** Waivers on it. Of two things with one id a plain target means the one that its rule is about; where that is unclear, it stays. */
function targetsIn(stack: Stack, policy: Policy, entity: Entity): readonly Named[] {
  return [...stack.waivers.values(), ...stack.duplicates.filter(({ kind }) => kind === 'waiver')].flatMap(waiver => waiver.references.flatMap(reference => {
    if (!isTarget(reference) || !means(stack, policy, entity, reference.id, (waiver.value as { readonly rule?: string }).rule)) return [];
    return [{ place: writtenPlace(waiver, reference), id: reference.id, isTarget: true }];
  }));
}

/** What tests of a policy expect of a file of this stack. */
export function targetsOfTests(stack: Stack, policy: Policy, entity: Entity): readonly Named[] {
  return [...policy.documents].flatMap(([uri, document]) => (document.sections.has('tests') ? [...document.entries.values()].flatMap(entry => (entry.section === 'tests' && isAbout(stack, uri, entry) ? targetsOfTest(stack, policy, entity, uri, entry) : [])) : []));
}

function isAbout(stack: Stack, uri: string, entry: Entry): boolean {
  const file = pairOf(entry.content.value, 'file')?.value;
  return file?.kind === 'scalar' && stack.documents.has(resolveUri(uri, file.source));
}

function targetsOfTest(stack: Stack, policy: Policy, entity: Entity, uri: string, entry: Entry): readonly Named[] {
  const { value } = entry.content;
  const rule = pairOf(value, 'rule')?.value;
  const expected = pairOf(value, 'expect')?.value;
  return (expected?.kind === 'list' ? expected.items : []).flatMap(item => {
    const target = pairOf(item, 'target')?.value;
    if (target?.kind !== 'scalar' || !means(stack, policy, entity, target.source, rule?.kind === 'scalar' ? rule.source : undefined)) return [];
    return [{ place: target.written ?? placeIn(uri, entry.key, target.range), id: target.source, isTarget: true }];
  });
}

/** What a target names: of several things with one id the one that the rule is about, where that is clear. */
export function targetsMeant(stack: Stack, policy: Policy, target: string, rule: string | undefined): readonly Entity[] {
  const named = findTarget(stack, target);
  const clear = named.filter(entity => means(stack, policy, entity, target, rule));
  return clear.length > 0 ? clear : named;
}

function means(stack: Stack, policy: Policy, entity: Entity, target: string, rule: string | undefined): boolean {
  const named = findTarget(stack, target);
  if (!named.includes(entity)) return false;
  const on = named.length > 1 && rule !== undefined ? (policy.rules.get(rule)?.on ?? []) : [];
  return named.length === 1 || named.every(({ kind }) => on.includes(kind) === (kind === entity.kind));
}

function writtenPlace(from: Entity, reference: Reference): Place {
  return behindAlias(from, reference) ?? reference.place;
}

/** The id alone: inside its quotes, behind its kind. */
function bare(text: string, range: Range, { place, id }: Pick<Written, 'place' | 'id'>): Place {
  const quote = /^["']/.test(text.slice(range.start, range.start + 1)) && range.end - range.start > 1 ? 1 : 0;
  return { ...place, start: place.start + quote + id.indexOf(':') + 1, end: place.end - quote };
}
