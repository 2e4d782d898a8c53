// Where the thing under the cursor is declared.

import type { Location } from 'vscode-languageserver-types';
import { entitiesOf } from '../core/model/stack.ts';
import type { DeclaredKind, Entity } from '../core/model/entity.ts';
import type { Context } from './context.ts';
import { locationOf } from './locate.ts';
import { type EntitySymbol, symbolsAt } from './symbol-at.ts';

/** Each place that declares what the offset names, an id in two files included; empty where it names nothing. */
export function definition(context: Context, offset: number): Location[] {
  const places = symbolsAt(context, offset).flatMap(symbol => (symbol.kind === 'entity' ? declarationsOf(symbol).map(entity => entity.place) : rulePlaces(context, symbol.rule)));
  return unique(places.flatMap(place => locationOf(context, place) ?? []));
}

/** An entity and those that repeat its id. */
export function declarationsOf({ root, entity }: EntitySymbol): readonly Entity[] {
  const first = entity.kind === 'stack' || entity.kind === 'observation' || entity.kind === 'rule' ? entity : (entitiesOf(root.stack, entity.kind as DeclaredKind).get(entity.id) ?? entity);
  return [first, ...root.stack.duplicates.filter(other => other.kind === entity.kind && other.id === entity.id)];
}

/** The policy files' own entries of a rule; a built-in rule has none. */
export function rulePlaces(context: Context, rule: string) {
  return context.analysis.roots.flatMap(root => root.policy.rules.get(rule)?.place ?? []);
}

/** Locations without repetition: one file may belong to several roots. */
export function unique(locations: readonly Location[]): Location[] {
  return [...new Map(locations.map(location => [JSON.stringify(location), location])).values()];
}
