// What an offset of a file names: the thing that is declared there, or the one that an id there refers to.

import type { RootAnalysis } from '../core/analyze.ts';
import { type Entity, sectionOf } from '../core/model/entity.ts';
import { declaredKinds, findReferenced } from '../core/model/resolve.ts';
import type { Reference } from '../core/model/reference.ts';
import { type Stack, entitiesOf } from '../core/model/stack.ts';
import type { WaiverValue } from '../core/model/values.ts';
import { targetsMeant } from '../core/policy/renaming/id-places.ts';
import { aliasedIds } from '../core/policy/renaming/aliased-ids.ts';
import { placeRange } from '../core/syntax/document.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import type { Place } from '../core/text/place.ts';
import { contains } from '../core/text/range.ts';
import type { Range } from '../core/text/range.ts';
import { type Context, rootsOf } from './context.ts';
import { ignoredRuleAt } from './ignore-comment.ts';
import { observedSymbols } from './observed-symbols.ts';
import { policyIds } from './policy-ids.ts';
import { policySymbols } from './policy-symbols.ts';

export interface EntitySymbol {
  readonly kind: 'entity';
  readonly root: RootAnalysis;
  readonly entity: Entity;
  /** The id under the cursor, absolute. */
  readonly range: Range;
}

export interface RuleSymbol {
  readonly kind: 'rule';
  readonly rule: string;
  readonly range: Range;
}

export interface ParameterSymbol {
  readonly kind: 'parameter';
  /** As files write it. */
  readonly name: string;
  readonly range: Range;
}

export type SymbolAt = EntitySymbol | RuleSymbol | ParameterSymbol;

/** What the offset names, once for each root that knows it; empty where it names nothing. */
export function symbolsAt(context: Context, offset: number): readonly SymbolAt[] {
  if (context.kind === 'martech-policies') return symbolsOfPolicy(context, offset);
  const ignored = ignoredRuleAt(context.document, offset);
  if (ignored) return [{ kind: 'rule', ...ignored }];
  if (context.kind === 'martech-observations') return observedSymbols(context, offset);
  const symbols = rootsOf(context).flatMap(root => entitiesWritten(root.stack, context, offset).flatMap(entity => symbolsOf(context, root, entity, offset)));
  return symbols.length > 0 ? symbols : behindAnchor(context, offset);
}

/** An id beside an anchor names what its aliases name. */
function behindAnchor(context: Context, offset: number): readonly SymbolAt[] {
  const { document, uri } = context;
  const entry = entryAt(document, offset);
  if (!entry || !document.text.slice(entry.offset, entry.offset + entry.content.range.end).includes('&')) return [];
  const found = rootsOf(context).flatMap(root => aliasedIds(root.stack).flatMap(({ written, entity }) => {
    const range = written.uri === uri && written.entry === entry.key ? rangeAt(context, written, offset) : undefined;
    return range ? [{ kind: 'entity' as const, root, entity, range }] : [];
  }));
  return found.filter(({ root, entity }, index) => found.findIndex(other => other.root === root && other.entity === entity) === index);
}

function symbolsOfPolicy(context: Context, offset: number): readonly SymbolAt[] {
  const symbols = policySymbols(context, offset);
  if (symbols.length > 0) return symbols;
  return rootsOf(context).flatMap(root => policyIds(root).flatMap(({ place, id, kind }) => {
    const range = rangeAt(context, place, offset);
    const entity = range && entitiesOf(root.stack, kind).get(id);
    return entity ? [{ kind: 'entity' as const, root, entity, range }] : [];
  }));
}

function symbolsOf(context: Context, root: RootAnalysis, entity: Entity, offset: number): readonly SymbolAt[] {
  const own = rangeAt(context, entity.place, offset);
  if (own && entity.kind !== 'stack') return [{ kind: 'entity', root, entity, range: own }];
  return entity.references.flatMap(reference => referenced(context, root, entity, reference, offset));
}

function referenced(context: Context, root: RootAnalysis, from: Entity, reference: Reference, offset: number): readonly SymbolAt[] {
  const range = rangeAt(context, reference.place, offset);
  if (!range) return [];
  if (reference.kinds.includes('rule')) return [{ kind: 'rule', rule: reference.id, range }];
  if (reference.kinds.includes('target')) return targetsMeant(root.stack, root.policy, reference.id, (from.value as WaiverValue).rule).map(entity => ({ kind: 'entity', root, entity, range }));
  const entity = findReferenced(root.stack, reference);
  return entity ? [{ kind: 'entity', root, entity, range }] : [];
}

/** The entities that an entry of a file declares: one, and for `alliance` some more. */
function entitiesWritten(stack: Stack, context: Context, offset: number): readonly Entity[] {
  const entry = cursorAt(context.document, offset)?.entry;
  if (!entry) return [];
  const candidates = entry.id === undefined ? wholeKeys(stack) : named(stack, entry.section, entry.id);
  return candidates.filter(entity => entity.uri === context.uri && entity.entry.key === entry.key);
}

function named(stack: Stack, section: string, id: string): readonly Entity[] {
  const kind = declaredKinds.find(each => sectionOf[each] === section);
  const first = kind && entitiesOf(stack, kind).get(id);
  return first ? [first, ...stack.duplicates] : [];
}

function wholeKeys(stack: Stack): readonly Entity[] {
  const single = [stack.stack, stack.alliance, stack.observations].filter(entity => entity !== undefined);
  return [...single, ...stack.actions.values(), ...stack.duplicates] as readonly Entity[];
}

function rangeAt(context: Context, place: Place, offset: number): Range | undefined {
  if (place.uri !== context.uri) return undefined;
  const range = placeRange(context.document, place);
  return range && contains(range, offset) ? range : undefined;
}
