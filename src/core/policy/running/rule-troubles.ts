// Rules that failed or took too much: named once each, their results left out, the others untouched.

import type { Finding } from '../../model/finding.ts';
import { message, type Message } from '../../text/message.ts';
import type { Rule } from '../policy.ts';
import { type EvaluationState, type RuleSlot, ruleLimit } from './evaluation-state.ts';

/** One finding a rule whose results were dropped for their cost. */
export function costlyRules(state: EvaluationState): readonly Finding[] {
  const costly = [...state.slots.values()].filter(slot => slot.excessive.size > 0 || slot.total > ruleLimit(state.entities));
  return onePerRule(costly).map(({ rule }) => trouble(state, rule, 'engine/too-costly', message('engine.too-costly', { rule: rule.id })));
}

/** One finding a rule that could not be evaluated somewhere; the first entity is named. */
export function failedRules(state: EvaluationState): readonly Finding[] {
  const failed = [...state.slots.values()].filter(slot => slot.failures.size > 0);
  return onePerRule(failed).map(slot => {
    const [node, reason] = [...slot.failures].sort(([a], [b]) => a.order - b.order)[0] ?? [undefined, ''];
    const text = message('engine.rule-failed', { rule: slot.rule.id, name: node?.name ?? '' });
    return trouble(state, slot.rule, 'engine/rule-failed', text, reason);
  });
}

function onePerRule(slots: readonly RuleSlot[]): readonly RuleSlot[] {
  const seen = new Set<string>();
  return slots.filter(slot => !seen.has(slot.rule.id) && seen.add(slot.rule.id));
}

/** At the rule where it is written; a built-in rule's trouble stands at the stack. */
function trouble(state: EvaluationState, rule: Rule, id: string, text: Message, reason?: string): Finding {
  const { stack } = state.world;
  const place = rule.place ?? stack.entity?.place ?? { uri: '', entry: '', start: 0, end: 0 };
  return {
    rule: id, kind: 'finding', severity: 'error', target: rule.place ? { kind: 'rule', id: rule.id } : { kind: 'stack', id: 'stack' },
    place, path: '', message: text, item: rule.id, data: { rule: rule.id, ...(reason !== undefined && { reason }) },
  };
}
