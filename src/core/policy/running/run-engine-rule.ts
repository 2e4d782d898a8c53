// Asks an engine rule of one entity, and gives what it found the severity and sides of the policy's entry.

import type { Finding, Severity } from '../../model/finding.ts';
import type { EngineContext, EngineRule } from '../engine-rules/engine-rule.ts';
import type { Rule } from '../policy.ts';
import type { Node } from '../world/node.ts';
import { targetOf } from './make-finding.ts';

const none: readonly Finding[] = [];

export function runEngineRule(engine: EngineRule, rule: Rule, node: Node, context: EngineContext, severity: Severity | 'off'): readonly Finding[] {
  if (severity === 'off') return none;
  const found = engine.run(node, context);
  if (found.length === 0) return none;
  const side = typeof rule.side === 'string' ? rule.side : undefined;
  return found.map((one): Finding => ({
    rule: rule.id, kind: 'finding', severity, target: targetOf(node), ...(side && { side }), ...(rule.for && { for: rule.for }), ...one,
  }));
}
