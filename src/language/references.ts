// Every place that names the thing under the cursor, over all files of its stacks.

import type { Location } from 'vscode-languageserver-types';
import { allEntities, usesOf } from '../core/model/resolve.ts';
import { placeIn } from '../core/syntax/document.ts';
import type { Place } from '../core/text/place.ts';
import type { Context } from './context.ts';
import { declarationsOf, rulePlaces, unique } from './definition.ts';
import { locationOf } from './locate.ts';
import { policyIds } from './policy-ids.ts';
import { type SymbolAt, symbolsAt } from './symbol-at.ts';

/** The places that name what the offset names; with `includeDeclaration` also those that declare it. */
export function references(context: Context, offset: number, includeDeclaration: boolean): Location[] {
  const places = symbolsAt(context, offset).flatMap(symbol => placesOf(context, symbol, includeDeclaration));
  return unique(places.flatMap(place => locationOf(context, place) ?? []));
}

function placesOf(context: Context, symbol: SymbolAt, includeDeclaration: boolean): readonly Place[] {
  if (symbol.kind === 'rule') return [...(includeDeclaration ? rulePlaces(context, symbol.rule) : []), ...usesOfRule(context, symbol.rule)];
  const { root, entity } = symbol;
  const uses = usesOf(root.stack, entity).map(use => use.reference.place);
  const inPolicies = policyIds(root).filter(({ kind, id }) => kind === entity.kind && id === entity.id).map(({ place }) => place);
  return [...(includeDeclaration ? declarationsOf(symbol).map(each => each.place) : []), ...uses, ...inPolicies];
}

/** Waivers of a rule, and the policy files that adjust or test it. */
function usesOfRule(context: Context, rule: string): readonly Place[] {
  const waivers = context.analysis.roots.flatMap(root => [...allEntities(root.stack)].flatMap(entity => entity.references.filter(reference => reference.kinds.includes('rule') && reference.id === rule).map(reference => reference.place)));
  const entries = [...context.analysis.documents.values()].flatMap(document => {
    const entry = document.entries.get(`rules/${rule}`);
    return entry ? [placeIn(document.uri, entry.key, entry.content.keyNode.range)] : [];
  });
  return [...waivers, ...entries];
}
