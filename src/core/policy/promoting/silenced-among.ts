// Which findings somebody already answers for: a waiver in force, an ignore comment, the baseline.

import type { Finding } from '../../model/finding.ts';
import type { Stack } from '../../model/stack.ts';
import type { Policy } from '../policy.ts';
import { silence, type SilenceOptions } from '../silence.ts';
import { findingKey } from './finding-key.ts';

/** The keys of those among the findings that are silenced. */
export function silencedAmong(stack: Stack, policy: Policy, findings: readonly Finding[], options: SilenceOptions): ReadonlySet<string> {
  return new Set(silence(stack, policy, findings, options).filter(finding => finding.silenced !== undefined).map(findingKey));
}
