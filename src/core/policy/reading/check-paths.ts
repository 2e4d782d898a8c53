// Checks the paths of a rule: where its findings stand (`at`), and what its fixes write, take away and create.

import type { EntityKind } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { placeIn } from '../../syntax/document.ts';
import { nodeAt, pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import { compile } from '../expressions/compile.ts';
import type { Policy, Rule } from '../policy.ts';
import type { CompiledPolicy } from '../running/compiled-policy.ts';
import { itemTypeOf } from '../running/compiled-rule.ts';
import { type Below, pathStarts } from './file-paths.ts';
import { type FixPath, fixPaths } from './fix-paths.ts';
import { createProblems, valueProblems } from './fix-value-problems.ts';
import type { Declared, Origin } from './layer.ts';
import { followPath, type PathProblem } from './path-problem.ts';
import { policyProblem } from './policy-finding.ts';
import { sourceRange } from './source-range.ts';

interface Written {
  readonly node: ScalarNode;
  readonly problem: PathProblem;
}

/** A finding a path that leads nowhere for any of the rule's kinds. The rule runs all the same. */
export function pathFindings(rule: Rule, layers: readonly Declared[], policy: Policy, compiled: CompiledPolicy): readonly Finding[] {
  const params = [...policy.parameters.keys()];
  const starts = startsOf(rule, params, compiled);
  return [
    ...inLayer(layers, 'at', (origin, node) => scalarsOf(node).flatMap(scalar => problemOf(scalar, starts(undefined)).map(found => findingOf(origin, found, 'at')))),
    ...inLayer(layers, 'fix', (origin, node) => (node?.kind === 'list' ? node.items : node ? [node] : []).flatMap(fix => ofFix(fix, starts).map(found => findingOf(origin, found, 'fix')))),
  ];
}

/** What the last layer that writes a key says there. */
function inLayer(layers: readonly Declared[], key: string, find: (origin: Origin, node: SyntaxNode | undefined) => readonly Finding[]): readonly Finding[] {
  const origin = layers.findLast(({ value }) => value[key] !== undefined)?.origin;
  const node = origin && nodeAt(origin.entry.content.value, [key]);
  return origin && node && !node.written ? find(origin, node) : [];
}

type Starts = (each: string | undefined) => readonly ReadonlyMap<string, Below>[];

/** What paths may begin with, by kind; a fix that goes over a list of its own has an `item` of its own. */
function startsOf(rule: Rule, params: readonly string[], compiled: CompiledPolicy): Starts {
  return each => rule.on.map(kind => pathStarts(kind, itemType(rule, kind, each, compiled), params));
}

function itemType(rule: Rule, kind: EntityKind, each: string | undefined, { environments }: CompiledPolicy): string | undefined {
  const typeOf = (text: string | undefined, item: string | undefined): string | undefined => {
    const type = text === undefined ? undefined : compile(text, environments.for(rule.on, kind, item), environments.fields, 'items').expression?.type;
    // What is wrong with the list is said there: nothing is known of its items.
    return text === undefined ? undefined : type === undefined ? 'dyn' : itemTypeOf(type);
  };
  const ofRule = typeOf(rule.each, undefined);
  return each === undefined ? ofRule : typeOf(each, ofRule);
}

function ofFix(fix: SyntaxNode, starts: Starts): readonly Written[] {
  const each = pairOf(fix, 'each')?.value;
  const known = starts(each?.kind === 'scalar' && each.value !== null ? each.source : undefined);
  return [...fixPaths(fix).flatMap(path => ofPath(path, known)), ...createProblems(fix)];
}

/** A path that fits one of the kinds is right; what it writes is looked at where it leads. */
function ofPath({ node, value, isItem }: FixPath, starts: readonly ReadonlyMap<string, Below>[]): readonly Written[] {
  const problems = problemOf(node, starts);
  if (problems.length > 0 || !value) return problems;
  const ends = starts.map(one => followPath(node.source, one)).flatMap(end => (end.problem ? [] : [end.schemas]));
  const schemas = ends.includes(undefined) ? [] : ends.flatMap(end => end ?? []);
  return valueProblems(value, isItem ? schemas.flatMap(schema => schema.items ?? []) : schemas, node.source);
}

function problemOf(node: ScalarNode, starts: readonly ReadonlyMap<string, Below>[]): readonly Written[] {
  const problems = starts.map(one => followPath(node.source, one).problem);
  if (problems.length === 0 || problems.includes(undefined)) return [];
  const told = problems.find(problem => problem?.isStart === false) ?? problems[0];
  return [{ node, problem: told as PathProblem }];
}

function scalarsOf(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return node.value === null || node.broken || node.written ? [] : [node];
  return node?.kind === 'list' ? node.items.flatMap(scalarsOf) : [];
}

function findingOf(origin: Origin, { node, problem }: Written, field: string): Finding {
  const range = sourceRange(origin, node, problem.range);
  const data = problem.nearest.length > 0 ? { nearest: problem.nearest, replace: range } : undefined;
  return policyProblem(origin, placeIn(origin.document.uri, origin.entry.key, range), 'engine/bad-path', withNearest(problem.message, problem.nearest), data, field);
}
