// Where the thing under the cursor is declared.

import type { Location } from 'vscode-languageserver-types';
import { entitiesOf } from '../core/model/stack.ts';
import type { DeclaredKind, Entity } from '../core/model/entity.ts';
import { catalogIdAt, placesOfCatalogId } from './catalog-ids.ts';
import type { Context } from './context.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { filesAt } from './file-names.ts';
import { locationOf } from './locate.ts';
import { findRule } from './rule-card.ts';
import { type EntitySymbol, type SymbolAt, symbolsAt } from './symbol-at.ts';
import type { Place } from '../core/text/place.ts';

const atStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Each place that declares what the offset names, an id in two files included; for the name of a file or a pattern, the files; empty where it names nothing. */
export function definition(context: Context, offset: number): Location[] {
  const files = filesAt(context, offset);
  if (files.length > 0) return files.map(uri => ({ uri: context.clientUri(uri), range: atStart }));
  const catalogId = catalogIdAt(context, offset);
  const stated = catalogId ? placesOfCatalogId(context, catalogId.id, false) : [];
  // A tool that states no catalog id may be the one that was seen all the same, by its name or its domain.
  if (stated.length > 0) return unique(stated.flatMap(place => locationOf(context, place) ?? []));
  return unique(symbolsAt(context, offset).flatMap(symbol => {
    const located = declaring(context, symbol).flatMap(place => locationOf(context, place) ?? []);
    return located.length === 0 && symbol.kind === 'rule' ? rulePage(context, symbol.rule) : located;
  }));
}

/** The places that declare a symbol. A parameter of a built-in pack leads to where a policy sets it. */
export function declaring(context: Context, symbol: SymbolAt): readonly Place[] {
  switch (symbol.kind) {
    case 'entity': return declarationsOf(symbol).map(entity => entity.place);
    case 'rule': return rulePlaces(context, symbol.rule);
    case 'parameter': {
      const { declared, place } = parametersOf(context).get(symbol.name) ?? {};
      return declared ? [declared] : place ? [place] : [];
    }
  }
}

/** A built-in rule is written in no file of the workspace: clients that can show its page are led there. */
function rulePage(context: Context, rule: string): readonly Location[] {
  const { rulePages } = context.abilities;
  if (rulePages === undefined || !findRule(context, rule)) return [];
  return [{ uri: `${rulePages}${rule}.md`, range: atStart }];
}

/** An entity and those that repeat its id. */
export function declarationsOf({ root, entity }: EntitySymbol): readonly Entity[] {
  const first = entity.kind === 'stack' || entity.kind === 'observation' || entity.kind === 'rule' ? entity : (entitiesOf(root.stack, entity.kind as DeclaredKind).get(entity.id) ?? entity);
  return [first, ...root.stack.duplicates.filter(other => other.kind === entity.kind && other.id === entity.id)];
}

/** The entries of policy files that declare a rule; a built-in rule has none. */
export function rulePlaces(context: Context, rule: string) {
  const place = findRule(context, rule)?.place;
  return [...context.analysis.roots.flatMap(root => root.policy.rules.get(rule)?.place ?? []), ...(place ? [place] : [])];
}

/** Locations without repetition: one file may belong to several roots. */
export function unique(locations: readonly Location[]): Location[] {
  return [...new Map(locations.map(location => [JSON.stringify(location), location])).values()];
}
