// Checks the expressions inside the fixes of a rule: the lists that they go over or choose from, and what stands in braces.

import type { Finding } from '../../model/finding.ts';
import { placeIn } from '../../syntax/document.ts';
import { nodeAt, type Pair, pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import { compile, type Expected } from '../expressions/compile.ts';
import type { ExpressionProblem } from '../expressions/expression.ts';
import { parseTemplate } from '../expressions/template.ts';
import type { Rule } from '../policy.ts';
import type { CompiledPolicy } from '../running/compiled-policy.ts';
import { itemTypeOf } from '../running/compiled-rule.ts';
import { replacement, saidWith } from './check-expressions.ts';
import { sourceRange } from './source-range.ts';
import type { Declared, Origin } from './layer.ts';
import { policyProblem } from './policy-finding.ts';

/** One expression of a fix. */
interface Piece {
  readonly node: ScalarNode;
  readonly text: string;
  /** Its offset in the node's value. */
  readonly start: number;
  readonly expected: Expected;
  /** The list that gives `item`, where the fix has one of its own and this is not it. */
  readonly each: string | undefined;
}

/** A finding a mistake. A fix that fits one of the rule's kinds is offered there, so only what fits none is wrong. The rule runs all the same. */
export function fixProblems(rule: Rule, layers: readonly Declared[], compiled: CompiledPolicy): readonly Finding[] {
  const origin = layers.findLast(({ value }) => value['fix'] !== undefined)?.origin;
  if (!origin) return [];
  const spoken = nodeAt(origin.entry.content.value, ['fix']);
  const fixes = spoken?.kind === 'list' ? spoken.items : spoken ? [spoken] : [];
  return fixes.flatMap(fix => piecesIn(fix)).flatMap(piece => {
    const byKind = rule.on.map(kind => problemsOf(rule, kind, piece, compiled));
    return byKind.length > 0 && byKind.every(problems => problems.length > 0) ? (byKind[0] as readonly ExpressionProblem[]).map(problem => findingOf(origin, piece, problem)) : [];
  });
}

function problemsOf(rule: Rule, kind: Rule['on'][number], piece: Piece, { environments }: CompiledPolicy): readonly ExpressionProblem[] {
  const typeOf = (text: string | undefined, item: string | undefined): string | undefined => {
    const type = text === undefined ? undefined : compile(text, environments.for(rule.on, kind, item), environments.fields, 'items').expression?.type;
    return type === undefined ? undefined : itemTypeOf(type);
  };
  const ofRule = typeOf(rule.each, undefined);
  const item = piece.each === undefined ? ofRule : typeOf(piece.each, ofRule);
  // What the list itself gets wrong is said there.
  if (item === undefined && (piece.each ?? rule.each) !== undefined) return [];
  return compile(piece.text, environments.for(rule.on, kind, item), environments.fields, piece.expected).problems;
}

function findingOf(origin: Origin, { node, start }: Piece, problem: ExpressionProblem): Finding {
  const range = sourceRange(origin, node, { start: start + problem.range.start, end: start + problem.range.end });
  return policyProblem(origin, placeIn(origin.document.uri, origin.entry.key, range), 'engine/bad-expression', saidWith(problem), replacement(origin, problem, range), 'fix');
}

function piecesIn(fix: SyntaxNode): readonly Piece[] {
  if (fix.kind !== 'map' || fix.written) return [];
  const list = scalarOf(pairOf(fix, 'each'));
  const from = scalarOf(pairOf(pairOf(fix, 'choose')?.value, 'from'));
  const each = list?.source;
  const whole = (node: ScalarNode | undefined, own: string | undefined): readonly Piece[] => (node ? [{ node, text: node.source, start: 0, expected: 'items', each: own }] : []);
  return [...whole(list, undefined), ...whole(from, each), ...templatesOfFix(fix).flatMap(node => inBraces(node, each))];
}

/** The texts of a fix that may hold expressions in braces, paths and ids among them. */
export function templatesOfFix(fix: SyntaxNode): readonly ScalarNode[] {
  if (fix.kind !== 'map' || fix.written) return [];
  return fix.pairs.filter(pair => templates.has(pair.key.source) && !pair.merged).flatMap(pair => scalarsIn(pair.value));
}

const templates: ReadonlySet<string> = new Set(['title', 'set', 'unset', 'add', 'create']);

function inBraces(node: ScalarNode, each: string | undefined): readonly Piece[] {
  return parseTemplate(node.source).flatMap(part => ('text' in part ? [] : [{ node, text: part.expression, start: part.start, expected: 'anything' as const, each }]));
}

function scalarOf(pair: Pair | undefined): ScalarNode | undefined {
  const value = pair?.value;
  return value?.kind === 'scalar' && value.value !== null && value.tag === undefined && !value.broken ? value : undefined;
}

/** Every text below, keys too: ids of what is created and paths may hold expressions. */
function scalarsIn(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? [node] : [];
  if (node?.kind === 'list') return node.items.flatMap(scalarsIn);
  return node?.kind === 'map' ? node.pairs.filter(pair => !pair.merged).flatMap(pair => [pair.key, ...scalarsIn(pair.value)]) : [];
}
