// Says what is wrong with one value: what was found, what is expected, the nearest right value.

import type { SyntaxNode } from '../syntax/node.ts';
import { message, type Argument, type Message } from '../text/message.ts';
import { expected } from './expected.ts';
import type { Fault } from './faults.ts';
import { nearestValues } from './nearest-known.ts';
import type { SchemaProblem } from './problem.ts';
import type { ProblemId } from './problem-ids.ts';
import { repair } from './repair.ts';
import type { SchemaNode } from './schema-node.ts';
import { clip, didYouMean, ticked } from './words.ts';

type ValueFault = Extract<Fault, { kind: 'value' }>;
type Said = readonly [rule: string, text: Message, nearest: readonly string[]];

/** The problem of a value that may not stand where it stands. */
export function valueProblem(fault: ValueFault): SchemaProblem {
  const { at, keyword } = fault;
  const [rule, text, nearest] = say(fault);
  const range = at.node?.range ?? at.key.range;
  return {
    rule, keyword, severity: 'error', path: at.path, range, message: text, refused: true,
    data: { nearest, ...(at.node && !at.node.written && { replace: range }) },
  };
}

function say(fault: ValueFault): Said {
  const { at: { node }, keyword } = fault;
  const schema = fault.schema.list && node?.kind !== 'list' ? (fault.schema.items ?? fault.schema) : fault.schema;
  if (node?.kind !== 'scalar') return wrongType(fault, schema, node);
  const text = node.source;
  if (schema.enum) return wrongValue(schema, text, fault);
  const form = schema.kind && forms[schema.kind];
  if (form) return form(text, schema, keyword);
  if (keyword === 'minimum' || keyword === 'maximum') return outOfRange(fault, schema, text);
  if (keyword === 'pattern') return badForm(schema, text);
  return wrongType(fault, schema, node);
}

const forms: Readonly<Record<string, (text: string, schema: SchemaNode, keyword: string) => Said>> = {
  date: (text, schema, keyword) => {
    const nearest = repair('date', text);
    const exists = keyword !== 'format';
    const id = exists ? 'schema.bad-date' : 'schema.no-such-day';
    return [exists ? id_('schema/bad-date') : (schema.formatRule ?? id_('schema/bad-date')), message(id, { value: clip(text), hint: didYouMean(nearest) }), nearest];
  },
  duration: text => {
    const nearest = repair('duration', text);
    return [id_('schema/bad-duration'), message('schema.bad-duration', { value: clip(text), hint: didYouMean(nearest) }), nearest];
  },
  money: (text, _, keyword) => {
    const nearest = repair('money', text);
    const code = / ([A-Z]{3})/.exec(text)?.[1] ?? '';
    const said = keyword === 'format' ? message('schema.unknown-currency', { code }) : message('schema.bad-money', { value: clip(text), hint: didYouMean(nearest) });
    return [id_('schema/bad-money'), said, nearest];
  },
  place: (text, schema) => {
    const nearest = repair('place', text);
    return [schema.formatRule ?? id_('schema/wrong-value'), message('schema.bad-place', { value: clip(text), hint: didYouMean(nearest) }), nearest];
  },
};

/** Typed, so that a misspelt id is found at build. */
function id_(id: ProblemId): ProblemId {
  return id;
}

function wrongValue(schema: SchemaNode, text: string, { at }: ValueFault): Said {
  const nearest = nearestValues(text, schema);
  const noun = schema.noun('scalar');
  const args = {
    value: clip(text), hint: didYouMean(nearest),
    noun: noun ? { en: noun.en[0], fr: noun.fr[0] } : message('schema.value-of', { key: at.key.source }),
    nouns: noun ? { en: noun.en[1], fr: noun.fr[1] } : message('schema.values', {}),
  };
  const values = schema.enum ?? [];
  const said = values.length > 20
    ? message('schema.wrong-value-many', { ...args, count: values.length, values: ticked(closestBranch(text, values)) })
    : message(values.length === 1 ? 'schema.wrong-value-one' : 'schema.wrong-value', { ...args, values: ticked(values) });
  return [id_('schema/wrong-value'), said, nearest];
}

/** Of a long dotted list: what stands below the longest part of `text` that exists (`user.contact.mail` → the contacts). */
function closestBranch(text: string, values: readonly string[]): readonly string[] {
  for (let prefix = text; prefix.includes('.');) {
    prefix = prefix.slice(0, prefix.lastIndexOf('.'));
    const below = values.filter(value => value.startsWith(`${prefix}.`) && !value.slice(prefix.length + 1).includes('.'));
    if (below.length > 0) return below;
  }
  return values.filter(value => !value.includes('.'));
}

function outOfRange({ at, keyword }: ValueFault, schema: SchemaNode, value: string): Said {
  const limit = (keyword === 'minimum' ? schema.raw.minimum : schema.raw.maximum) ?? 0;
  const args = { key: at.key.source, value, limit: String(limit) };
  return [id_('schema/out-of-range'), message(keyword === 'minimum' ? 'schema.too-small' : 'schema.too-large', args), []];
}

function badForm(schema: SchemaNode, text: string): Said {
  const nearest = nearestValues(text, schema);
  return [id_('schema/bad-form'), message('schema.bad-parameter-type', { value: clip(text), hint: didYouMean(nearest), values: ticked(schema.known ?? []) }), nearest];
}

function wrongType({ at }: ValueFault, schema: SchemaNode, node: SyntaxNode | undefined): Said {
  const nearest = nearestOfOtherType(schema, node);
  const args = { key: clip(at.key.source), expected: expected(schema), found: found(node), hint: didYouMean(nearest) };
  return [id_('schema/wrong-type'), message(at.item ? 'schema.wrong-type-item' : 'schema.wrong-type', args), nearest];
}

/** The only item of a list where one text is meant; a text read as the number or the yes that it means. */
function nearestOfOtherType(schema: SchemaNode, node: SyntaxNode | undefined): readonly string[] {
  if (node?.kind === 'scalar') return repair(schema.scalar, node.source);
  const [only, ...others] = node?.kind === 'list' ? node.items : [];
  return only?.kind === 'scalar' && others.length === 0 && schema.scalar === 'string' && schema.kind !== 'expression' && /^[\w.-]+$/.test(only.source) ? [only.source] : [];
}

function found(node: SyntaxNode | undefined): Argument {
  if (!node) return message('schema.found-nothing');
  if (node.kind === 'list') return message('schema.found-list');
  if (node.kind === 'map') return message('schema.found-map');
  const value = clip(node.source);
  return typeof node.value === 'number' ? message('schema.found-number', { value }) : typeof node.value === 'boolean' ? `\`${value}\`` : message('schema.found-text', { value });
}
