// Data that a flow says in place, by their categories or as a whole data set, become an entry of `data` that the flow names.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { FlowValue } from '../../core/model/values.ts';
import type { Change as EntityChange, Value } from '../../core/policy/fixing/change.ts';
import { commentsOf } from '../../core/syntax/comments.ts';
import { nodeAt, type MapNode, type Path, type SyntaxNode } from '../../core/syntax/node.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import { dataCategories } from '../../core/values/taxonomy.ts';
import type { Context } from '../context.ts';
import { entryOfKind, inRoots } from './entity-at.ts';
import { asWritten } from './merged-fields.ts';
import { declareData, freeDataId, labelOf } from './new-data-set.ts';
import type { Refactoring } from './refactoring.ts';
import { writtenChanges } from './written-changes.ts';

type Flow = Entity<FlowValue>;

/** One for all categories that stand in the flow, and one for each data set that is written in place. */
export function offerFlowData(context: Context, { start }: Range): readonly Refactoring[] {
  const entry = entryOfKind(context, 'flow', start);
  const found = entry ? inRoots<FlowValue>(context, 'flow', entry) : [];
  const flow = found[0]?.entity;
  if (!flow || !entry) return [];
  const roots = found.map(({ root }) => root);
  const sets = itemsOf(flow.node).flatMap(({ node, path }) => (node.kind === 'map' && !node.written ? [{ node, path }] : []));
  return [...ofCategories(context, roots, flow), ...sets.map(({ node, path }, index) => ofSet(context, roots, flow, node, path, index, entry.offset))];
}

interface Item {
  readonly node: SyntaxNode;
  readonly path: Path;
}

/** What stands under `data`: the items of a list, or one thing alone. */
function itemsOf(flow: SyntaxNode | undefined): readonly Item[] {
  const node = nodeAt(flow, ['data']);
  if (!node) return [];
  return node.kind === 'list' ? node.items.map((item, index) => ({ node: item, path: ['data', index] })) : [{ node, path: ['data'] }];
}

function ofCategories(context: Context, roots: readonly RootAnalysis[], flow: Flow): readonly Refactoring[] {
  const items = itemsOf(flow.node).filter(({ node }) => isCategory(roots, node));
  const named = scalarsOf(nodeAt(flow.node, ['categories'])).filter(node => isCategory(roots, node));
  const categories = [...new Set([...items.map(({ node }) => node), ...named].flatMap(node => (node.kind === 'scalar' ? [node.source] : [])))];
  if (categories.length === 0 || named.length < scalarsOf(nodeAt(flow.node, ['categories'])).length) return [];
  return [{
    id: 'extract-categories-of-flow', kind: 'refactor.extract', title: message('refactor.extract-flow-data'),
    change: () => {
      const id = freeDataId(roots, `${flow.id}-data`);
      const value = { name: labelOf(categories, context.abilities.language), categories };
      return writtenChanges(context, roots, [...naming(flow, items, id), ...(named.length > 0 ? [change(flow, 'remove', ['categories'])] : []), declareData(roots, flow.uri, id, value)]);
    },
  }];
}

/** The first of the items names the new data set, the others go; where there is none, the list grows. */
function naming(flow: Flow, items: readonly Item[], id: string): readonly EntityChange[] {
  const [first, ...others] = items;
  if (!first) return [nodeAt(flow.node, ['data']) ? change(flow, 'add', ['data'], id) : change(flow, 'set', ['data'], [id])];
  return [...others.toReversed().map(({ path }) => change(flow, 'remove', path)), change(flow, 'set', first.path, id)];
}

function change({ uri, entry: { key } }: Flow, op: 'remove' | 'set' | 'add', path: Path, value: Value = ''): EntityChange {
  return op === 'remove' ? { op, uri, entry: key, path } : { op, uri, entry: key, path, value };
}

function ofSet(context: Context, roots: readonly RootAnalysis[], flow: Flow, node: MapNode, path: Path, index: number, offset: number): Refactoring {
  const named = { id: `extract-data-of-flow:${index}`, kind: 'refactor.extract', title: message('refactor.extract-flow-data') } as const;
  const range = { start: offset + node.range.start, end: offset + node.range.end };
  if (commentsOf(context.document).some(comment => comment.range.start >= range.start && comment.range.end <= range.end)) return { ...named, disabled: message('refactor.holds-comment'), change: () => undefined };
  return {
    ...named,
    change: () => {
      const said = Object.fromEntries(node.pairs.flatMap(({ key, value }) => (value && !(value.kind === 'scalar' && value.value === null) ? [[key.source, asWritten(value)]] : [])));
      const categories = scalarsOf(nodeAt(node, ['categories'])).map(each => (each.kind === 'scalar' ? each.source : ''));
      const name = typeof said['name'] === 'string' ? said['name'] : labelOf(categories, context.abilities.language);
      const id = freeDataId(roots, typeof said['id'] === 'string' ? said['id'] : name || `${flow.id}-data`);
      const { id: _, ...rest } = said;
      return writtenChanges(context, roots, [change(flow, 'set', path, id), declareData(roots, flow.uri, id, { name: name || id, categories: [], ...rest } as Value)]);
    },
  };
}

function scalarsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === 'list' ? node.items : node ? [node] : [];
}

/** A word of the shared list of categories that no data set has as its id. */
function isCategory(roots: readonly RootAnalysis[], node: SyntaxNode): boolean {
  return node.kind === 'scalar' && node.value !== null && dataCategories.has(node.source) && !roots.some(({ stack }) => stack.data.has(node.source));
}
