// A waiver of a rule that is never waived would wait for ever: says so at its rule.

import { isEngineId } from '../../model/engine-id.ts';
import type { Finding } from '../../model/finding.ts';
import { placeOfPath } from '../../model/place-of.ts';
import { message } from '../../text/message.ts';
import type { Policy } from '../policy.ts';
import { canSilence } from './can-silence.ts';
import type { Waiver } from './waivers.ts';

/** One problem for a waiver whose rule exists and is never waived. */
export function notWaivable({ entity, rule }: Waiver, policy: Policy): readonly Finding[] {
  const isEngine = isEngineId(rule);
  const place = placeOfPath(entity, ['rule']);
  if (canSilence(rule) || !place || !(isEngine || policy.knownRules.has(rule))) return [];
  return [{
    rule: 'engine/not-waivable', kind: 'finding', severity: 'error', target: { kind: 'waiver', id: entity.id }, place, path: 'rule',
    message: message(isEngine ? 'engine.not-waivable-engine' : 'engine.not-waivable', { rule }),
  }];
}
