// Checks the expressions that policy files write, and says what is wrong at the exact column.

import type { Finding } from '../../model/finding.ts';
import { type ScalarNode, nodeAt, type SyntaxNode } from '../../syntax/node.ts';
import { placeIn } from '../../syntax/document.ts';
import type { Range } from '../../text/range.ts';
import { message, type Message } from '../../text/message.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import type { ExpressionProblem } from '../expressions/expression.ts';
import type { Policy, Rule } from '../policy.ts';
import type { CompiledPolicy } from '../running/compiled-policy.ts';
import type { RuleProblem } from '../running/compiled-rule.ts';
import { braceFindings } from './check-braces.ts';
import { fixProblems } from './check-fixes.ts';
import { pathFindings } from './check-paths.ts';
import type { Declared, Origin } from './layer.ts';
import type { Merged } from './merge.ts';
import { policyProblem } from './policy-finding.ts';
import { sourceRange } from './source-range.ts';
import { unquotedIn } from './unquoted.ts';

/** Adds a finding a mistake, and gives the rules that cannot run. */
export function checkExpressions(policy: Policy, compiled: CompiledPolicy, merged: Merged, findings: Finding[]): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const rule of policy.rules.values()) {
    const layers = merged.rules.get(rule.id) ?? [];
    if (!layers.some(layer => layer.origin)) continue;
    const problems = [...unquoted(layers), ...expressionProblems(rule, layers, compiled)];
    if (problems.some(({ path }) => !path.startsWith('fix.'))) broken.add(rule.id);
    findings.push(...problems, ...fixProblems(rule, layers, compiled), ...pathFindings(rule, layers, policy, compiled), ...braceFindings(rule, layers));
  }
  return broken;
}

function unquoted(layers: readonly Declared[]): Finding[] {
  return layers.flatMap(({ origin }) => (origin ? unquotedIn(origin.document, origin.entry).map(found => {
    const place = placeIn(origin.document.uri, origin.entry.key, found.range);
    const text = found.text === '' ? message('engine.cel-empty') : message('engine.unquoted', { text: found.text });
    return policyProblem(origin, place, 'engine/unquoted-expression', text, found.text === '' ? undefined : { nearest: [quoted(found.text)], replace: found.range }, found.field);
  }) : []));
}

/** In single quotes, where a quote is written twice; lines are joined, as YAML would. */
function quoted(text: string): string {
  return `'${text.replace(/\s*[\r\n]\s*/g, ' ').replaceAll('\'', '\'\'')}'`;
}

function expressionProblems(rule: Rule, layers: readonly Declared[], compiled: CompiledPolicy): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const kind of rule.on) {
    for (const found of compiled.rule(rule, kind).problems) {
      const finding = problemFinding(found, layers);
      const key = finding && `${finding.place.start} ${JSON.stringify(finding.message)}`;
      if (!finding || seen.has(key as string)) continue;
      seen.add(key as string);
      findings.push(finding);
    }
  }
  return findings;
}

/** A problem at its place in the layer that writes the expression; undefined where that one already asks for quotes. */
function problemFinding({ field, start, problem }: RuleProblem, layers: readonly Declared[]): Finding | undefined {
  const path = field.split('.');
  const layer = layers.findLast(({ value }) => value[path[0] as string] !== undefined) ?? layers[0];
  const origin = layer?.origin ?? layers.find(({ origin: one }) => one)?.origin;
  if (!origin || unquotedIn(origin.document, origin.entry).some(one => one.field === field)) return undefined;
  const node = scalarAt(origin, path);
  const range = { start: start + problem.range.start, end: start + problem.range.end };
  const shown = node && layer?.origin ? sourceRange(origin, node, range) : origin.entry.content.keyNode.range;
  const place = placeIn(origin.document.uri, origin.entry.key, shown);
  return policyProblem(origin, place, 'engine/bad-expression', saidWith(problem), replacement(origin, problem, shown), field);
}

/** A mistake in words, with what was perhaps meant. */
export function saidWith({ message: text, nearest = [], isNamed }: ExpressionProblem): Message {
  return isNamed ? text : withNearest(text, nearest);
}

/** What could be written in place of a mistake. What is handed to a function stays as it is written, its quotes doubled or escaped. */
export function replacement({ document, entry }: Origin, { nearest = [], wrap }: ExpressionProblem, range: Range): Finding['data'] {
  const raw = document.text.slice(entry.offset + range.start, entry.offset + range.end);
  const near = wrap === undefined ? nearest : [`${wrap}(${raw})`];
  return near.length > 0 ? { nearest: near, replace: range } : undefined;
}

/** The scalar of `message.fr`, or of `message` where one text serves both languages. */
function scalarAt(origin: Origin, path: readonly string[]): ScalarNode | undefined {
  const found: SyntaxNode | undefined = nodeAt(origin.entry.content.value, path) ?? nodeAt(origin.entry.content.value, path.slice(0, -1));
  if (found?.kind === 'scalar') return found;
  if (found?.kind !== 'map') return undefined;
  const only = found.pairs[0]?.value;
  return only?.kind === 'scalar' ? only : undefined;
}
