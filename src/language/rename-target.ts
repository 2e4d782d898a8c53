// What a rename at an offset would change: the thing, its id, every place that writes it, or why it keeps its id.

import { packs } from '../generated/packs.ts';
import type { RootAnalysis } from '../core/analyze.ts';
import type { DeclaredKind } from '../core/model/entity.ts';
import { underscored } from '../core/policy/expressions/type-table.ts';
import { isSharedWithOthers } from '../core/policy/renaming/aliased-ids.ts';
import { placesOfId, textOfId } from '../core/policy/renaming/id-places.ts';
import { problemOfEntityId, problemOfParameterName, problemOfRuleId } from '../core/policy/renaming/new-id.ts';
import { builtinsOf } from '../core/policy/reading/builtins.ts';
import type { Message } from '../core/text/message.ts';
import { message } from '../core/text/message.ts';
import type { Place } from '../core/text/place.ts';
import type { Range } from '../core/text/range.ts';
import { catalogIdAt } from './catalog-ids.ts';
import { idMentions } from './cel/id-mentions.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import type { Context } from './context.ts';
import { declarationsOf } from './definition.ts';
import { usesOfParameter } from './parameter-uses.ts';
import { findRule } from './rule-card.ts';
import { rootsWithRule, usesOfRule } from './rule-uses.ts';
import { sharedBy } from './shared-entity.ts';
import { type EntitySymbol, type ParameterSymbol, type RuleSymbol, symbolsAt } from './symbol-at.ts';

/** One place that writes the id. */
export interface Occurrence {
  readonly place: Place;
  /** What stands there, quotes apart. */
  readonly written: string;
  /** What stands there once the id is another one. */
  textFor(id: string): string;
}

export interface RenameTarget {
  readonly id: string;
  /** The word at the offset, absolute. */
  readonly range: Range;
  /** Why it cannot have this id. */
  problemOf(id: string): Message | undefined;
  occurrences(): readonly Occurrence[];
}

/** A reason in place of what was asked for. */
export interface Refusal {
  readonly refused: Message;
}

/** Undefined where nothing that has an id is named. */
export function renameTarget(context: Context, offset: number): RenameTarget | Refusal | undefined {
  const catalogId = catalogIdAt(context, offset);
  if (catalogId) return { refused: message('rename.catalog-id', { id: catalogId.id }) };
  // What was seen is written as it was seen: no word of it is an id of the stack.
  const symbols = context.kind === 'martech-observations' ? [] : symbolsAt(context, offset);
  const [first] = symbols;
  switch (first?.kind) {
    case 'entity': return entityTarget(context, symbols.filter(symbol => symbol.kind === 'entity'));
    case 'rule': return ruleTarget(context, first);
    case 'parameter': return parameterTarget(context, first);
    case undefined: return undefined;
  }
}

/** A plain target of a waiver may name several things: the first is meant. */
function entityTarget(context: Context, symbols: readonly EntitySymbol[]): RenameTarget | Refusal | undefined {
  const { entity, range } = symbols[0] as EntitySymbol;
  if (entity.kind === 'stack' || entity.kind === 'observation' || entity.kind === 'rule') return undefined;
  const { kind, id } = entity;
  const shared = dedupe(symbols.filter(symbol => symbol.entity.kind === kind && symbol.entity.id === id).flatMap(symbol => sharedBy(context, symbol)));
  const count = Math.max(...shared.map(symbol => declarationsOf(symbol).length));
  if (count > 1) return { refused: message('rename.twice', { id, count }) };
  if (shared.some(({ root, entity: same }) => isSharedWithOthers(root.stack, same))) return { refused: message('rename.one-alias', { id }) };
  return {
    id, range: bareRange(context, range, id),
    problemOf: name => problemOfEntityId(shared.map(({ root }) => root.stack), kind as DeclaredKind, name),
    occurrences: () => shared.flatMap(symbol => inStack(context, symbol)),
  };
}

function inStack(context: Context, { root, entity }: EntitySymbol): readonly Occurrence[] {
  const { stack, policy } = root;
  const { kind, id } = entity;
  return [
    ...placesOfId(stack, policy, entity).map(place => ({ place: place.place, written: id, textFor: (name: string) => textOfId(stack, kind, name, place) })),
    ...idMentions(context, root, entity).map(place => ({ place, written: id, textFor: (name: string) => name })),
  ];
}

function ruleTarget(context: Context, { rule, range }: RuleSymbol): RenameTarget | Refusal | undefined {
  const found = findRule(context, rule);
  if (!found) return undefined;
  const builtins = builtinsOf(packs);
  if (!found.place || builtins.rules.has(rule)) return { refused: message('rename.built-in-rule', { id: rule }) };
  const known = () => new Set([...builtins.rules.keys(), ...rootsWithRule(context, rule).flatMap(({ policy }) => [...policy.rules.keys()]), ...ownIds(context, 'rules')]);
  return {
    id: rule, range: bareRange(context, range, rule), problemOf: id => problemOfRuleId(known(), id),
    occurrences: () => usesOfRule(context, rule).map(place => ({ place, written: rule, textFor: id => id })),
  };
}

function parameterTarget(context: Context, { name, range }: ParameterSymbol): RenameTarget | Refusal | undefined {
  const parameters = parametersOf(context);
  const found = parameters.get(name);
  if (!found) return undefined;
  if (!found.declared || builtinsOf(packs).parameters.some(({ id }) => id === name)) return { refused: message('rename.built-in-parameter', { id: name }) };
  const known = () => new Set([...parameters.keys(), ...rootsReading(context, found.declared as Place).flatMap(({ policy }) => [...policy.parameters.keys()]), ...ownIds(context, 'params')]);
  return {
    id: name, range: bareRange(context, range, name), problemOf: id => problemOfParameterName(known(), id),
    occurrences: () => usesOfParameter(context, name).map(place => (isInRule(place)
      ? { place, written: underscored(name), textFor: underscored }
      : { place, written: name, textFor: id => id })),
  };
}

/** Expressions write `_` for `-`. */
function isInRule({ entry }: Place): boolean {
  return entry.startsWith('rules/');
}

function rootsReading(context: Context, { uri }: Place): readonly RootAnalysis[] {
  return context.analysis.roots.filter(({ policy }) => policy.documents.has(uri));
}

/** Ids of a section of a policy file that no stack may read. */
function ownIds({ kind, document }: Context, section: string): readonly string[] {
  return kind === 'martech-policies' ? [...document.entries.values()].flatMap(entry => (entry.section === section && entry.id !== undefined ? [entry.id] : [])) : [];
}

/** The id under the cursor without its quotes or its kind; what an alias stands for is as long as the alias. */
function bareRange({ document }: Context, range: Range, id: string): Range {
  const written = document.text.slice(range.start, range.end);
  const at = written.lastIndexOf(id);
  return at < 0 ? range : { start: range.start + at, end: range.start + at + id.length };
}

function dedupe(symbols: readonly EntitySymbol[]): readonly EntitySymbol[] {
  return [...new Map(symbols.map(symbol => [symbol.root, symbol])).values()];
}
