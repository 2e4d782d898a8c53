// Colours by meaning: ids by the kind of what they name, where declared and where used, rules, retired tools, the words of expressions.

import { stageOf } from '../core/model/effective.ts';
import type { DeclaredKind, Entity } from '../core/model/entity.ts';
import { readEntry } from '../core/model/read-entities.ts';
import type { Reference } from '../core/model/reference.ts';
import { findReferenced } from '../core/model/resolve.ts';
import { type Stack, entitiesOf } from '../core/model/stack.ts';
import type { ToolValue } from '../core/model/values.ts';
import { idsInPolicy } from '../core/policy/ids-in-policy.ts';
import type { Entry } from '../core/syntax/document.ts';
import { nodeAt, pairOf } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';
import { celTokens } from './cel/cel-tokens.ts';
import { type Context, rootsOf } from './context.ts';
import { entriesIn } from './entries-in.ts';
import { ignoredRules } from './ignore-comment.ts';
import { namingPlaces, toolsSeen } from './observed-tools.ts';
import { type SemanticToken, type TokenModifier, type TokenType, encodeTokens } from './token-legend.ts';

/** The tokens of entries that reach into a range (absolute offsets), as the protocol encodes them. What names nothing has none. */
export function semanticTokens(context: Context, range: Range): number[] {
  const stacks = rootsOf(context).map(root => root.stack);
  const tokens = entriesIn(context.document, range).flatMap(entry => (context.kind === 'martech-policies' ? policyTokens(context, entry) : context.kind === 'martech-observations' ? observedTokens(context, entry) : stackTokens(context, stacks, entry)));
  const rules = ignoredRules(context.document).map((ignored): SemanticToken => ({ ...ignored.range, type: typeOf.rule }));
  return encodeTokens(context.document, [...tokens, ...(context.kind === 'martech-policies' ? idTokens(context, stacks) : []), ...rules].filter(({ start, end }) => end >= range.start && start <= range.end));
}

const typeOf: Readonly<Record<DeclaredKind | 'rule', TokenType>> = {
  tool: 'class', flow: 'event', data: 'struct', owner: 'namespace', people: 'interface', processing: 'type', contract: 'enum', initiative: 'typeParameter',
  waiver: 'decorator', action: 'enumMember', rule: 'macro',
};

/** The entities of the text as it reads now; what their ids name comes from the last check. */
function stackTokens(context: Context, stacks: readonly Stack[], entry: Entry): readonly SemanticToken[] {
  return readEntry(context.kind, context.uri, entry).entities.flatMap(entity => {
    const own = entity.kind === 'stack' || entity.kind === 'observation' || entity.kind === 'rule' ? [] : at(context, entry, entity.place, entity.id, typeOf[entity.kind], ['definition', ...retired(entity)]);
    return [...own, ...entity.references.flatMap(reference => referenceTokens(context, stacks, entry, reference))];
  });
}

/** What was seen and is declared, in the colour of its tool. */
function observedTokens(context: Context, entry: Entry): readonly SemanticToken[] {
  return readEntry(context.kind, context.uri, entry).entities.flatMap(sighting => {
    const [tool] = rootsOf(context).flatMap(root => toolsSeen(root, sighting));
    return tool ? namingPlaces(sighting).flatMap(({ start, end, id }) => at(context, entry, { start, end }, id, typeOf.tool, retired(tool))) : [];
  });
}

function referenceTokens(context: Context, stacks: readonly Stack[], entry: Entry, reference: Reference): readonly SemanticToken[] {
  if (reference.kinds.includes('rule')) return at(context, entry, reference.place, reference.id, typeOf.rule);
  for (const stack of stacks) {
    const named = findReferenced(stack, reference);
    const type = named && typeOf[named.kind as DeclaredKind];
    if (type) return at(context, entry, reference.place, reference.id, type, retired(named));
  }
  return [];
}

function retired(entity: Entity): readonly TokenModifier[] {
  return entity.kind === 'tool' && stageOf(entity as Entity<ToolValue>) === 'retired' ? ['deprecated'] : [];
}

function policyTokens(context: Context, entry: Entry): readonly SemanticToken[] {
  const { keyNode, value } = entry.content;
  const key = (type: TokenType, isOwn: boolean) => at(context, entry, keyNode.range, keyNode.source, type, isOwn ? ['definition'] : []);
  if (entry.id === undefined) return [];
  switch (entry.section) {
    case 'rules': return [...key(typeOf.rule, pairOf(value, 'assert') !== undefined), ...celTokens(context.document, entry)];
    case 'parameters': return key('parameter', true);
    case 'params': return key('parameter', false);
    case 'tests': {
      const rule = nodeAt(value, ['rule']);
      return rule?.kind === 'scalar' ? at(context, entry, rule.range, rule.source, typeOf.rule) : [];
    }
    default: return [];
  }
}

/** Tools and owners that parameters and rules name. */
function idTokens(context: Context, stacks: readonly Stack[]): readonly SemanticToken[] {
  const policy = rootsOf(context)[0]?.policy;
  const ids = policy ? idsInPolicy({ ...policy, documents: new Map([[context.uri, context.document]]) }) : [];
  return ids.flatMap(({ place, id, kind }) => {
    const entry = context.document.entries.get(place.entry);
    const named = stacks.map(stack => entitiesOf(stack, kind).get(id)).find(Boolean);
    return entry && named ? at(context, entry, place, id, typeOf[kind], retired(named)) : [];
  });
}

/** A token for an id in its entry, without quotes around it; none where something else stands there (an alias). */
function at({ document: { text } }: Context, entry: Entry, range: Range, id: string, type: TokenType, modifiers: readonly TokenModifier[] = []): readonly SemanticToken[] {
  const [start, end] = [entry.offset + range.start, entry.offset + range.end];
  const written = text.slice(start, end);
  const inside = written.indexOf(id);
  return id === '' || inside < 0 || inside > 1 ? [] : [{ start: start + inside, end: start + inside + id.length, type, modifiers }];
}
