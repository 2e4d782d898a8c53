// Every place that names the thing under the cursor, over all files of its stacks.

import type { Location } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { Entity } from '../core/model/entity.ts';
import { usesOf } from '../core/model/resolve.ts';
import { targetsMeant, targetsOfTests } from '../core/policy/renaming/id-places.ts';
import type { Place } from '../core/text/place.ts';
import { catalogIdAt, placesOfCatalogId } from './catalog-ids.ts';
import { idMentions } from './cel/id-mentions.ts';
import type { Context } from './context.ts';
import { declaring, unique } from './definition.ts';
import { fileNames, filesAt, filesOf, testedFiles } from './file-names.ts';
import { locationOf, rangeIn } from './locate.ts';
import { sightingsLike, sightingsOfTool } from './observed-tools.ts';
import { usesOfParameter } from './parameter-uses.ts';
import { policyIds } from './policy-ids.ts';
import { usesOfRule } from './rule-uses.ts';
import { sharedBy } from './shared-entity.ts';
import { type EntitySymbol, type SymbolAt, symbolsAt } from './symbol-at.ts';

/** The places that name what the offset names; with `includeDeclaration` also those that declare it. */
export function references(context: Context, offset: number, includeDeclaration: boolean): Location[] {
  const files = filesAt(context, offset);
  if (files.length > 0) return naming(context, files);
  const catalogId = catalogIdAt(context, offset);
  const places = catalogId ? placesOfCatalogId(context, catalogId.id, true) : symbolsAt(context, offset).flatMap(symbol => placesOf(context, symbol, includeDeclaration));
  return unique(places.flatMap(place => locationOf(context, place) ?? []));
}

/** The names of files, in any file, that lead to one of these; patterns too. */
function naming(context: Context, files: readonly string[]): Location[] {
  return [...context.analysis.documents.keys()].flatMap(uri => {
    const document = context.documentAt(uri);
    const names = document ? [...fileNames(document), ...testedFiles(document)].filter(name => filesOf({ ...context, uri }, name).some(one => files.includes(one))) : [];
    return document ? names.map(({ range }) => ({ uri: context.clientUri(uri), range: rangeIn(document, range) })) : [];
  });
}

/** The same as places: where an alias stands for an id, the alias. */
export function placesOf(context: Context, symbol: SymbolAt, includeDeclaration: boolean): readonly Place[] {
  const declarations = declaring(context, symbol);
  const declared = includeDeclaration ? declarations : [];
  switch (symbol.kind) {
    case 'rule': return [...declared, ...usesOfRule(context, symbol.rule).filter(place => !isAmong(place, declarations))];
    case 'parameter': return [...declared, ...usesOfParameter(context, symbol.name).filter(place => !isAmong(place, declarations))];
    case 'entity': return [...declared, ...sharedBy(context, symbol).flatMap(each => usesOfEntity(context, each))];
  }
}

function usesOfEntity(context: Context, { root, entity }: EntitySymbol): readonly Place[] {
  if (entity.kind === 'observation') return sightingsLike(root, entity).map(({ place }) => place);
  const uses = usesOf(root.stack, entity).filter(({ reference }) => !reference.kinds.includes('target')).map(use => use.reference.place);
  const seen = entity.kind === 'tool' ? sightingsOfTool(root, entity).map(({ place }) => place) : [];
  const inPolicies = policyIds(root).filter(({ kind, id }) => kind === entity.kind && id === entity.id).map(({ place }) => place);
  return [...uses, ...waiversOn(root, entity), ...inPolicies, ...idMentions(context, root, entity), ...targetsOfTests(root.stack, root.policy, entity).map(({ place }) => place), ...seen];
}

/** Targets that mean this thing; one that may mean several is of each. */
function waiversOn({ stack, policy }: RootAnalysis, entity: Entity): readonly Place[] {
  return [...stack.waivers.values()].flatMap(waiver => waiver.references.flatMap(({ kinds, id, place }) => (
    kinds.includes('target') && targetsMeant(stack, policy, id, waiver.value.rule).includes(entity) ? [place] : [])));
}

function isAmong(place: Place, places: readonly Place[]): boolean {
  return places.some(other => other.uri === place.uri && other.entry === place.entry && other.start === place.start);
}
