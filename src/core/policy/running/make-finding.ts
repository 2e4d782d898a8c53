// Turns what a rule found into a finding: who carries it, where it stands, what it says.

import type { Finding, Related, Severity, Side, Target } from '../../model/finding.ts';
import { message, type LocalText } from '../../text/message.ts';
import type { Expression } from '../expressions/expression.ts';
import { isUnknown } from '../expressions/missing.ts';
import { notStatedWord, sayValue } from '../expressions/say-value.ts';
import { View } from '../expressions/view.ts';
import type { Language } from '../../text/language.ts';
import { notedName, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import type { CompiledRule, CompiledTemplate } from './compiled-rule.ts';
import { follow, homeOf, type Location, placeOf, stablePath } from './locate.ts';

type Variables = Readonly<Record<string, unknown>>;

/** One thing that a rule found. */
export interface Found {
  readonly compiled: CompiledRule;
  readonly node: Node;
  readonly variables: Variables;
  readonly severity: Severity;
  readonly item: { readonly location: Location | undefined; readonly id: string } | undefined;
}

/** The finding of a rule that is written in the policy language. */
export function makeFinding(found: Found): Finding {
  const { compiled, node, severity, item } = found;
  const carrier = entityFrom(compiled.target, found.variables) ?? node;
  const { location, place, outside } = squiggle(found, carrier);
  return {
    rule: compiled.rule.id, kind: 'finding', severity, target: targetOf(carrier), place, path: outside ?? pathWithin(location, carrier),
    ...(item && { item: item.id }),
    message: messageOf(compiled, found.variables),
    ...sidesOf(compiled, found.variables),
    ...relatedOf(compiled.related, found.variables),
  };
}

/** A target as findings name it: a contract in place is its tool. */
export function targetOf(node: Node): Target {
  const home = node.tool ?? node;
  const kind = home.kind === 'alliance' || home.kind === 'observations' ? 'stack' : home.kind;
  const id = kind === 'stack' ? 'stack' : home.id;
  const name = notedName(home);
  return name === id ? { kind, id } : { kind, id, name };
}

/** The place of an entity's id. */
export function idPlace(node: Node): Finding['place'] {
  const home = node.tool ? { node: node.tool, path: ['contract'] } : { node, path: [] };
  return placeOf(home) ?? placeOf({ node: node.tool ?? node, path: [] }) ?? { uri: node.world.stack.entity?.uri ?? '', entry: '', start: 0, end: 0 };
}

/** The first path of `at` that is written, else the id of the carrier. */
function squiggle({ compiled, node, variables, item }: Found, carrier: Node): { location: Location; place: Finding['place']; outside?: string } {
  for (const text of compiled.rule.at) {
    const [variable = '', ...keys] = text.split('.');
    const set = variable === 'params' ? paramPlace(node, keys) : undefined;
    if (set) return { location: homeOf({ node: carrier, path: [] }), place: set, outside: text };
    const start = startOf(variable, node, variables, item);
    const location = start && follow(start, keys);
    const place = location && placeOf(location);
    if (place) return { location, place };
  }
  return { location: homeOf({ node: carrier, path: [] }), place: idPlace(carrier) };
}

/** A parameter of the policy where a policy file sets it. */
function paramPlace(node: Node, keys: readonly string[]): Finding['place'] | undefined {
  return node.world.paramPlaces.get(keys[0] ?? '');
}

function startOf(variable: string, node: Node, variables: Variables, item: Found['item']): Location | undefined {
  if (variable === 'item') return item?.location;
  if (variable === 'self' || variable === node.kind) return { node, path: [] };
  if (variable === 'stack') return { node: node.world.stack, path: [] };
  const value = variables[variable];
  return value instanceof View ? { node: value.node, path: [] } : undefined;
}

/** The path within the carrier; where it lies in another entity, that entity is named, so that two findings stay two. */
function pathWithin(location: Location, carrier: Node): string {
  const text = stablePath(location);
  const home = carrier.tool ?? carrier;
  if (location.node === home) return text;
  if (home.kind === 'stack' && location.node.kind === 'alliance') return text === '' ? 'alliance' : `alliance.${text}`;
  const { kind, id } = targetOf(location.node);
  return `${kind}:${id}${text === '' ? '' : `.${text}`}`;
}

/** The entity that an expression gives; undefined where it is unknown or fails. */
export function entityFrom(expression: Expression | undefined, variables: Variables): Node | undefined {
  const value = expression && quietly(expression, variables);
  return value instanceof View && value.path === '' ? value.node : undefined;
}

/** The value of an expression whose failure changes nothing else. */
function quietly(expression: Expression, variables: Variables): unknown {
  try {
    return expression.run(variables);
  } catch {
    return undefined;
  }
}

/** The message in both languages; what both speak of is evaluated once. */
function messageOf({ message }: CompiledRule, variables: Variables): LocalText {
  return sayTemplates(message, variables);
}

/** A text of a rule in both languages. */
export function sayTemplates({ en, fr }: CompiledRule['message'], variables: Variables): LocalText {
  const values = new Map<Expression, unknown>();
  return { en: sayTemplate(en, variables, 'en', values), fr: sayTemplate(fr, variables, 'fr', values) };
}

function sayTemplate(template: CompiledTemplate, variables: Variables, language: Language, values: Map<Expression, unknown>): string {
  return template.map(part => ('text' in part ? part.text : part.expression ? sayPart(part.expression, variables, language, values) : notStatedWord(language))).join('');
}

function sayPart(expression: Expression, variables: Variables, language: Language, values: Map<Expression, unknown>): string {
  if (!values.has(expression)) values.set(expression, valueOrError(expression, variables));
  const value = values.get(expression);
  try {
    if (value instanceof Error) throw value;
    return sayValue(value, language);
  } catch (error) {
    return isUnknown(error) ? notStatedWord(language) : '…';
  }
}

function valueOrError(expression: Expression, variables: Variables): unknown {
  try {
    return expression.run(variables);
  } catch (error) {
    return error;
  }
}

function sidesOf(compiled: CompiledRule, variables: Variables): { side?: Side; for?: Side } {
  const { side, for: helped } = compiled.rule;
  const asked = typeof side === 'object' ? sideFrom(compiled.sideFrom, variables) : side;
  return { ...(asked && { side: asked }), ...(helped && { for: helped }) };
}

/** The side of the owner that the rule names; both sides where that is unknown. */
function sideFrom(expression: Expression | undefined, variables: Variables): Side {
  const owner = entityFrom(expression, variables);
  return (owner && written<Side>(owner, 'side')) ?? 'both';
}

function relatedOf(expression: Expression | undefined, variables: Variables): { related?: readonly Related[] } {
  const value = expression && quietly(expression, variables);
  if (!Array.isArray(value)) return {};
  const related = value.slice(0, mostRelated).flatMap((item: unknown) => (item instanceof View && item.path === '' ? relatedTo(item.node) : []));
  return related.length > 0 ? { related } : {};
}

/** How many other places a finding names at most. */
const mostRelated = 50;

function relatedTo(node: Node): Related {
  return { place: idPlace(node), message: message('engine.related', { name: notedName(node) }) };
}
