// Every place that names the thing under the cursor, over all files of its stacks.

import type { Location } from 'vscode-languageserver-types';
import { allEntities, usesOf } from '../core/model/resolve.ts';
import { underscored } from '../core/policy/expressions/type-table.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../core/syntax/document.ts';
import { nodeAt, pairOf } from '../core/syntax/node.ts';
import type { Place } from '../core/text/place.ts';
import type { Context } from './context.ts';
import { declaring, unique } from './definition.ts';
import { ignoredRules } from './ignore-comment.ts';
import { locationOf } from './locate.ts';
import { policyIds } from './policy-ids.ts';
import { type EntitySymbol, type SymbolAt, symbolsAt } from './symbol-at.ts';

/** The places that name what the offset names; with `includeDeclaration` also those that declare it. */
export function references(context: Context, offset: number, includeDeclaration: boolean): Location[] {
  const places = symbolsAt(context, offset).flatMap(symbol => placesOf(context, symbol, includeDeclaration));
  return unique(places.flatMap(place => locationOf(context, place) ?? []));
}

function placesOf(context: Context, symbol: SymbolAt, includeDeclaration: boolean): readonly Place[] {
  const declarations = declaring(context, symbol);
  const declared = includeDeclaration ? declarations : [];
  switch (symbol.kind) {
    case 'rule': return [...declared, ...usesOfRule(context, symbol.rule).filter(place => includeDeclaration || !isAmong(place, declarations))];
    case 'parameter': return [...declared, ...usesOfParameter(context, symbol.name).filter(place => includeDeclaration || !isAmong(place, declarations))];
    case 'entity': return [...declared, ...usesOfEntity(symbol)];
  }
}

function usesOfEntity({ root, entity }: EntitySymbol): readonly Place[] {
  const uses = usesOf(root.stack, entity).map(use => use.reference.place);
  const inPolicies = policyIds(root).filter(({ kind, id }) => kind === entity.kind && id === entity.id).map(({ place }) => place);
  return [...uses, ...inPolicies];
}

function isAmong(place: Place, places: readonly Place[]): boolean {
  return places.some(other => other.uri === place.uri && other.entry === place.entry && other.start === place.start);
}

/** Waivers and comments that silence a rule, and the policy files that adjust or test it. */
function usesOfRule(context: Context, rule: string): readonly Place[] {
  const waivers = context.analysis.roots.flatMap(root => [...allEntities(root.stack)].flatMap(entity => entity.references.filter(reference => reference.kinds.includes('rule') && reference.id === rule).map(reference => reference.place)));
  const inFiles = [...context.analysis.documents.values()].flatMap(({ uri }) => {
    const document = context.documentAt(uri);
    return document ? [...inPolicy(document, rule), ...inComments(document, rule)] : [];
  });
  return [...waivers, ...inFiles];
}

function inPolicy(document: SyntaxDocument, rule: string): readonly Place[] {
  const entry = document.entries.get(`rules/${rule}`);
  const own = entry ? [placeIn(document.uri, entry.key, entry.content.keyNode.range)] : [];
  if (!document.sections.has('tests')) return own;
  const tests = [...document.entries.values()].flatMap(test => {
    const named = test.section === 'tests' ? pairOf(test.content.value, 'rule')?.value : undefined;
    return named?.kind === 'scalar' && named.source === rule ? [placeIn(document.uri, test.key, named.range)] : [];
  });
  return [...own, ...tests];
}

function inComments({ uri, text }: SyntaxDocument, rule: string): readonly Place[] {
  return ignoredRules(text).filter(ignored => ignored.rule === rule).map(({ range }) => ({ uri, entry: '', ...range }));
}

/** Where policy files set a parameter, and the expressions that read it. */
function usesOfParameter(context: Context, name: string): readonly Place[] {
  const policies = new Map([...context.analysis.roots.flatMap(root => [...root.policy.documents.keys()]), context.uri].map(uri => [uri, context.documentAt(uri)]));
  return [...policies.values()].flatMap(document => (document ? parameterIn(document, name) : []));
}

function parameterIn(document: SyntaxDocument, name: string): readonly Place[] {
  return [...document.entries.values()].flatMap(entry => {
    const { uri } = document;
    if ((entry.section === 'params' || entry.section === 'parameters') && entry.id === name) return [placeIn(uri, entry.key, entry.content.keyNode.range)];
    if (entry.section === 'tests') {
      const key = pairOf(nodeAt(entry.content.value, ['params']), name)?.key;
      return key ? [placeIn(uri, entry.key, key.range)] : [];
    }
    return entry.section === 'rules' ? inExpressions(document, entry, name) : [];
  });
}

function inExpressions({ uri, text }: SyntaxDocument, entry: Entry, name: string): readonly Place[] {
  const own = text.slice(entry.offset, entry.offset + entry.content.range.end);
  return [...own.matchAll(new RegExp(`\\bparams\\.\\??(${underscored(name)})\\b`, 'g'))].map(match => {
    const end = match.index + match[0].length;
    return placeIn(uri, entry.key, { start: end - (match[1] as string).length, end });
  });
}
