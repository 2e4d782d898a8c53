// Turns missing facts into questions, each put where it can be answered.

import type { Finding, Side } from '../../model/finding.ts';
import { message } from '../../text/message.ts';
import type { MissingFact } from '../world/recorder.ts';
import type { Node } from '../world/node.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { LocalText } from '../../text/message.ts';
import { idPlace, sayTemplates, targetOf } from './make-finding.ts';

/**
 * One question an entity that misses facts which the rule reads plainly; none where nobody can answer. The message is made when
 * the questions of an entity are grouped.
 */
export function makeQuestions(compiled: CompiledRule, missing: readonly MissingFact[], item: string | undefined, variables: Readonly<Record<string, unknown>>): readonly Finding[] {
  const byNode = new Map<Node, Set<string>>();
  for (const { node, path, field } of missing) {
    if (!compiled.assert?.plain.has(field)) continue;
    const home = node.tool ?? node;
    byNode.set(home, (byNode.get(home) ?? new Set()).add(node.tool ? `contract.${path}` : path));
  }
  const known = byNode.size > 0 && compiled.question ? sayTemplates(compiled.question, variables) : undefined;
  return [...byNode].map(([node, facts]) => question(compiled, node, [...facts], item, known));
}

function question(compiled: CompiledRule, node: Node, facts: readonly string[], item: string | undefined, known: LocalText | undefined): Finding {
  const { rule } = compiled;
  const target = targetOf(node);
  const side: Side | undefined = typeof rule.side === 'object' ? 'both' : rule.side;
  return {
    rule: rule.id, kind: 'question', severity: 'info', target, place: idPlace(node), path: '', facts,
    ...(item !== undefined && { item }), ...(known && { data: { known } }),
    message: message('engine.question', { name: target.name ?? target.id, count: facts.length, facts: facts.join(', ') }),
    ...(side && { side }), ...(rule.for && { for: rule.for }),
  };
}
