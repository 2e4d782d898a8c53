// A waiver whose target several things share: it covers what its rule finds on each of them, which is perhaps more than both sides signed for.

import type { Finding } from '../../model/finding.ts';
import { placeOfPath } from '../../model/place-of.ts';
import { findTarget } from '../../model/resolve.ts';
import type { Stack } from '../../model/stack.ts';
import { message } from '../../text/message.ts';
import type { Policy } from '../policy.ts';
import { canSilence } from './can-silence.ts';
import type { Waiver } from './waivers.ts';

/** One info at the target of such a waiver, with the spellings that mean one thing alone; none where its rule looks at one of their kinds only. */
export function ambiguousTarget(stack: Stack, policy: Policy, { entity, rule }: Waiver): readonly Finding[] {
  const { target = '' } = entity.value;
  const place = placeOfPath(entity, ['target']);
  const known = policy.rules.get(rule);
  if (!place || !known || !canSilence(rule)) return [];
  const named = findTarget(stack, target).filter(({ kind }) => known.target !== undefined || known.on.includes(kind));
  if (named.length < 2) return [];
  const all = named.map(({ kind, id }) => `${kind}:${id}`);
  return [{
    rule: 'engine/ambiguous-target', kind: 'finding', severity: 'info', target: { kind: 'waiver', id: entity.id }, place, path: 'target',
    message: message('engine.ambiguous-target', { id: target, count: all.length, all: all.join(', '), rule }),
    related: named.map(other => ({ place: other.place, message: message('engine.duplicate-here', { id: target }) })),
    data: { nearest: all, replace: { start: place.start, end: place.end } },
  }];
}
