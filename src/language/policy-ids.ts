// Ids of a stack that the policy files of its root write.

import type { RootAnalysis } from '../core/analyze.ts';
import { idsInPolicy, type PolicyId } from '../core/policy/ids-in-policy.ts';

/** Every such id in the policy files of a root; ids that nothing has are among them. */
export function policyIds(root: RootAnalysis): readonly PolicyId[] {
  return idsInPolicy(root.policy);
}
