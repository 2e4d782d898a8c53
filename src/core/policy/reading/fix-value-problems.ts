// What is wrong with the values that a fix would write: keys that its place does not have, words that no list of values holds.

import { type DeclaredKind, sectionOf } from '../../model/entity.ts';
import { nearest } from '../../schema/nearest.ts';
import type { SchemaNode } from '../../schema/schema-at.ts';
import { pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import { message } from '../../text/message.ts';
import { parseTemplate } from '../expressions/template.ts';
import { schemaOfKind } from './file-paths.ts';
import type { PathProblem } from './path-problem.ts';

interface Found {
  readonly node: ScalarNode;
  readonly problem: PathProblem;
}

/** Problems of a value below `within`, which takes one of these schemas; none where nothing is known. Stops and expressions are left to the day of the fix. */
export function valueProblems(value: SyntaxNode, schemas: readonly SchemaNode[], within: string): readonly Found[] {
  if (schemas.length === 0 || value.written || schemas.some(({ type }) => type === 'any')) return [];
  if (value.kind === 'scalar') return ofWord(value, schemas, within);
  if (value.kind === 'list') return value.items.flatMap(item => valueProblems(item, schemas.flatMap(schema => schema.items ?? []), within));
  const keys = value.pairs.map(({ key }) => key.source);
  const isText = keys.length > 0 && keys.every(key => key === 'en' || key === 'fr');
  const holders = schemas.map(schema => (schema.list ? (schema.items ?? schema) : schema)).filter(({ type }) => type === 'object' || type === 'map');
  if (isStop(keys) || isText || holders.length === 0) return [];
  return value.pairs.filter(({ merged }) => !merged).flatMap(pair => ofKey(pair.key, pair.value, holders, within));
}

/** Problems of the entries that a fix creates: sections that there are not, and what stands in the entries. */
export function createProblems(fix: SyntaxNode): readonly Found[] {
  const create = pairOf(fix, 'create')?.value;
  if (create?.kind !== 'map' || create.written) return [];
  return create.pairs.filter(({ merged }) => !merged).flatMap(({ key, value }) => {
    const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(each => sectionOf[each] === key.source);
    const near = kind ? [] : nearest(key.source, Object.values(sectionOf));
    if (!kind) return [{ node: key, problem: problem(key.source, 'engine.fix-section', { section: key.source }, near) }];
    const schema = schemaOfKind(kind);
    return value?.kind === 'map' && !value.written && schema ? value.pairs.flatMap(pair => (pair.value ? valueProblems(pair.value, [schema], key.source) : [])) : [];
  });
}

function isStop(keys: readonly string[]): boolean {
  return keys.length === 1 && keys[0] === 'stop';
}

function ofKey(key: ScalarNode, value: SyntaxNode | undefined, holders: readonly SchemaNode[], within: string): readonly Found[] {
  const name = key.source;
  if (isOpen(name) || name.startsWith('x-')) return [];
  const below = holders.flatMap(holder => holder.properties.get(name) ?? holder.values ?? []);
  if (below.length > 0) return value ? valueProblems(value, below, `${within}.${name}`) : [];
  const known = holders.flatMap(holder => [...holder.properties.keys()]);
  return [{ node: key, problem: problem(name, 'engine.path-no-key', { key: name, within }, nearest(name, known)) }];
}

function ofWord(node: ScalarNode, schemas: readonly SchemaNode[], within: string): readonly Found[] {
  const holders = schemas.map(schema => schema.items?.scalarForm ?? schema.items ?? schema.scalarForm ?? schema);
  if (node.value === null || node.broken || isOpen(node.source) || !holders.every(holder => holder.enum)) return [];
  const allowed = holders.flatMap(holder => holder.enum ?? []);
  if (allowed.includes(node.source)) return [];
  return [{ node, problem: problem(node.source, 'engine.fix-value', { value: node.source, within }, nearest(node.source, allowed)) }];
}

/** Holds an expression. */
function isOpen(text: string): boolean {
  return parseTemplate(text).some(part => 'expression' in part);
}

function problem(text: string, id: 'engine.path-no-key' | 'engine.fix-value' | 'engine.fix-section', args: Readonly<Record<string, string>>, near: readonly string[]): PathProblem {
  return { range: { start: 0, end: text.length }, message: message(id, args), nearest: near, isStart: false };
}
