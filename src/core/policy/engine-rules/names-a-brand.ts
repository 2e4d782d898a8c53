// policy/names-a-brand: a rule of one's own that singles out a product by its name instead of naming a risk.

import { type Ast, childrenOf, fieldPath } from '../expressions/ast.ts';
import { parseChecked } from '../expressions/compile.ts';
import { nodeAt } from '../../syntax/node.ts';
import { placeIn } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';
import { written } from '../world/cells.ts';
import { nameOf } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import type { EngineContext, EngineFinding, EngineRule } from './engine-rule.ts';

export const namesABrand: EngineRule = { name: 'names-a-brand', run: look };

/** What names a product, by the type that has it. */
const names: Readonly<Record<string, ReadonlySet<string>>> = {
  Tool: new Set(['id', 'name', 'declared_name', 'catalog']), Endpoint: new Set(['id', 'name', 'declared_name', 'catalog']), Vendor: new Set(['name']),
};
const comparing: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains']);

function look(node: Node, context: EngineContext): readonly EngineFinding[] {
  const kinds = ([written(node, 'on')].flat() as readonly unknown[]).filter((kind): kind is 'tool' | 'flow' => kind === 'tool' || kind === 'flow');
  if (!isSevere(written(node, 'severity')) || kinds.length === 0) return [];
  const texts = ['when', 'assert'].flatMap(key => { const text = written<string>(node, key); return text === undefined ? [] : [{ key, text }]; });
  const trees = texts.flatMap(({ key, text }) => kinds.flatMap(kind => { const root = parseChecked(text, context.environments.for(kinds, kind)); return root ? [{ key, root }] : []; }));
  if (trees.some(({ root }) => asksForCore(root))) return [];
  const named = trees.find(({ root }) => namesOne(root));
  return named ? [findingAt(node, named.key)] : [];
}

function isSevere(severity: unknown): boolean {
  const levels = typeof severity === 'object' && severity !== null ? Object.values(severity) : [severity];
  return levels.some(level => level === 'warning' || level === 'error');
}

/** True where a product's name is compared with a constant somewhere. */
function namesOne(ast: Ast): boolean {
  return isComparison(ast) || childrenOf(ast).some(namesOne);
}

function isComparison(ast: Ast): boolean {
  if (ast.op === '==' || ast.op === '!=' || ast.op === 'in') {
    const [left, right] = ast.args as [Ast, Ast];
    return (isName(left) && isConstant(right)) || (isName(right) && isConstant(left));
  }
  if (ast.op !== 'rcall') return false;
  const [name, receiver, [argument]] = ast.args as [string, Ast, Ast[]];
  return comparing.has(name) && isName(receiver) && argument !== undefined && isConstant(argument);
}

function isName(ast: Ast): boolean {
  if (ast.op !== '.') return false;
  const [on, field] = ast.args as [Ast, string];
  return names[on.checkedType?.name ?? '']?.has(field) ?? false;
}

function isConstant(ast: Ast): boolean {
  return ast.op === 'list' ? (ast.args as Ast[]).every(isConstant) : ast.op === 'value' && typeof ast.args === 'string';
}

function asksForCore(ast: Ast): boolean {
  if (ast.op === '==') {
    const [left, right] = ast.args as [Ast, Ast];
    const sides = [[left, right], [right, left]] as const;
    if (sides.some(([field, value]) => fieldPath(field)?.at(-1) === 'zone' && value.op === 'value' && value.args === 'core')) return true;
  }
  return childrenOf(ast).some(asksForCore);
}

function findingAt(node: Node, key: string): EngineFinding {
  node.world.recorder.read(node, nameOf('@place'));
  const { uri, entry } = node.entity as NonNullable<Node['entity']>;
  const scalar = nodeAt(entry.content.value, [key]);
  const shown = scalar?.range ?? entry.content.keyNode.range;
  return { place: placeIn(uri, entry.key, shown), path: key, message: message('engine.names-a-brand') };
}
