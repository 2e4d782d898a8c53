// Braces in the texts of a rule and of its fixes that are never closed: an expression was begun there, and would be shown as it stands.

import type { Finding } from '../../model/finding.ts';
import { placeIn } from '../../syntax/document.ts';
import { nodeAt, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import { message } from '../../text/message.ts';
import { openBraces } from '../expressions/template.ts';
import type { Rule } from '../policy.ts';
import { templatesOfFix } from './check-fixes.ts';
import type { Declared, Origin } from './layer.ts';
import { policyProblem } from './policy-finding.ts';
import { sourceRange } from './source-range.ts';

/** A finding a brace, in the layers that write these texts. A rule without `message` says its title. */
export function braceFindings(rule: Rule, layers: readonly Declared[]): readonly Finding[] {
  const said = rule.message ? 'message' : 'title';
  return [said, 'question', 'fix'].flatMap(key => {
    const origin = layers.findLast(({ value }) => value[key] !== undefined)?.origin;
    const node = origin && nodeAt(origin.entry.content.value, [key]);
    if (!origin || !node) return [];
    const texts = key === 'fix' ? (node.kind === 'list' ? node.items : [node]).flatMap(templatesOfFix) : textsIn(node);
    return texts.flatMap(text => openBraces(text.source).map(at => findingOf(origin, text, at, key)));
  });
}

function textsIn(node: SyntaxNode): readonly ScalarNode[] {
  if (node.kind === 'map') return node.pairs.flatMap(({ value, merged }) => (value && !merged ? textsIn(value) : []));
  return node.kind === 'scalar' && node.value !== null && !node.written && !node.broken ? [node] : [];
}

function findingOf(origin: Origin, node: ScalarNode, at: number, field: string): Finding {
  const range = sourceRange(origin, node, { start: at, end: at + 1 });
  const place = placeIn(origin.document.uri, origin.entry.key, range);
  return policyProblem(origin, place, 'engine/unclosed-brace', message('engine.brace-unclosed'), { nearest: ['{{'], replace: range }, field);
}
