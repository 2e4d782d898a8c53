// Gathers what rules said of an entity.

import type { Finding } from '../../model/finding.ts';
import type { Node } from '../world/node.ts';
import type { EvaluationState } from './evaluation-state.ts';
import type { Outcome } from './run-rule.ts';

/** Replaces what the state holds of a node, in the order of the rules. */
export function collect(state: EvaluationState, node: Node): void {
  const findings: Finding[] = [];
  if (node.outcomes.size > 0) {
    for (const slot of state.byKind[node.kindIndex] ?? []) {
      const outcome = node.outcomes.get(slot) as Outcome | undefined;
      if (outcome) findings.push(...outcome.findings);
    }
  }
  if (findings.length > 0) state.findings.set(node, findings);
  else state.findings.delete(node);
}
