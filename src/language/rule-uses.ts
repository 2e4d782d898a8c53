// Where a rule's id is written: waivers, ignore comments, and the policy files that declare, adjust or test it.

import type { RootAnalysis } from '../core/analyze.ts';
import { allEntities } from '../core/model/resolve.ts';
import { type Entry, type SyntaxDocument, placeIn } from '../core/syntax/document.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { nodeAt, type Path, pairOf } from '../core/syntax/node.ts';
import type { Place } from '../core/text/place.ts';
import type { Context } from './context.ts';
import { ignoredRules } from './ignore-comment.ts';
import { findRule } from './rule-card.ts';

/** Every such place, its declaration included, in the files of the stacks for which the id means this rule. */
export function usesOfRule(context: Context, rule: string): readonly Place[] {
  const roots = rootsWithRule(context, rule);
  const files = new Set(roots.flatMap(({ stack, policy }) => [...stack.documents.keys(), ...(stack.observedIn ? [stack.observedIn.uri] : []), ...policy.documents.keys()]));
  if (roots.length === 0 || context.kind === 'martech-policies') files.add(context.uri);
  const inFiles = [...files].flatMap(uri => {
    const document = context.documentAt(uri);
    return document ? [...inPolicy(document, rule), ...inComments(document, rule)] : [];
  });
  return [...roots.flatMap(root => inWaivers(root, rule)), ...inFiles];
}

/** A rule of one's own belongs to the policies that read its file; a built-in one to all. */
export function rootsWithRule(context: Context, rule: string): readonly RootAnalysis[] {
  const uri = findRule(context, rule)?.place?.uri;
  return context.analysis.roots.filter(({ policy }) => (uri === undefined ? !policy.rules.get(rule)?.place : policy.documents.has(uri)));
}

function inWaivers({ stack }: RootAnalysis, rule: string): readonly Place[] {
  return [...allEntities(stack)].flatMap(({ references, entry, path }) => references.flatMap(reference => {
    if (!reference.kinds.includes('rule') || reference.id !== rule) return [];
    return [nodeAt(entry.content.value, [...path, ...reference.path])?.written ?? reference.place];
  }));
}

function inPolicy(document: SyntaxDocument, rule: string): readonly Place[] {
  if (!document.text.includes(rule)) return [];
  const entry = document.entries.get(`rules/${rule}`);
  const own = entry ? [placeIn(document.uri, entry.key, entry.content.keyNode.range)] : [];
  return [...own, ...[...document.entries.values()].flatMap(test => (test.section === 'tests' ? inTest(document, test, rule) : []))];
}

/** The rule of a test, what it expects of the rule itself, and waivers of its own stack. */
function inTest({ uri }: SyntaxDocument, test: Entry, rule: string): readonly Place[] {
  const { value } = test.content;
  const expected = nodeAt(value, ['expect']);
  const waivers = nodeAt(value, ['stack', 'waivers']);
  const paths: readonly (readonly [Path, string])[] = [
    [['rule'], ''], ...(waivers?.kind === 'map' ? waivers.pairs.map(({ key }): [Path, string] => [['stack', 'waivers', key.source, 'rule'], '']) : []),
    ...(expected?.kind === 'list' ? expected.items.map((_, index): [Path, string] => [['expect', index, 'target'], 'rule:']) : []),
  ];
  return paths.flatMap(([path, prefix]) => {
    const node = pairOf(nodeAt(value, path.slice(0, -1)), String(path.at(-1)))?.value;
    if (node?.kind !== 'scalar' || node.source !== prefix + rule) return [];
    return [node.written ?? placeIn(uri, test.key, { start: node.range.end - (node.style === 'plain' ? 0 : 1) - rule.length, end: node.range.end - (node.style === 'plain' ? 0 : 1) })];
  });
}

function inComments(document: SyntaxDocument, rule: string): readonly Place[] {
  return ignoredRules(document).filter(ignored => ignored.rule === rule).map(({ range }) => {
    const entry = entryAt(document, range.start);
    return entry ? placeIn(document.uri, entry.key, { start: range.start - entry.offset, end: range.end - entry.offset }) : { uri: document.uri, entry: '', ...range };
  });
}
