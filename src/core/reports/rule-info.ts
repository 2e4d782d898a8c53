// What a report says of a rule beside the finding: its title, why it exists, what helps. For rules and for the engine's own ids.

import type { Side } from '../model/finding.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { Text } from '../text/message.ts';
import { engineId } from './engine-ids.ts';

export interface RuleInfo {
  readonly id: string;
  readonly title: Text | undefined;
  readonly why: Text | undefined;
  readonly remedy: Text | undefined;
  readonly side: Side | undefined;
  readonly references: readonly string[];
  /** The rule as it stands in a policy in force; undefined for the engine's own ids. */
  readonly rule: Rule | undefined;
}

/** Looks an id up in the policies in force, then among the engine's own ids; an unknown id has no texts. */
export function ruleInfo(id: string, policies: readonly Policy[]): RuleInfo {
  const rule = policies.map(policy => policy.rules.get(id)).find(Boolean);
  const engine = engineId(id);
  return {
    id, rule, title: rule?.title ?? engine?.title, why: rule?.why ?? engine?.meaning, remedy: rule?.remedy,
    side: typeof rule?.side === 'string' ? rule.side : undefined, references: rule?.references ?? [],
  };
}
