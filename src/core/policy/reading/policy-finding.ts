// A finding in a policy file, carried by the rule or parameter that it is in.

import type { Finding } from '../../model/finding.ts';
import { message, type Argument, type Message, type MessageId } from '../../text/message.ts';
import type { Place } from '../../text/place.ts';
import type { Origin } from './layer.ts';

/** An error at a place of a declaration; `near` are texts that could stand there instead. */
export function policyFinding(origin: Origin, place: Place, rule: string, id: MessageId, args: Readonly<Record<string, Argument>>, near: readonly string[] = []): Finding {
  return policyProblem(origin, place, rule, message(id, args), near.length > 0 ? { nearest: near, replace: { start: place.start, end: place.end } } : undefined);
}

export function policyProblem(origin: Origin, place: Place, rule: string, text: Message, data?: Finding['data'], path = ''): Finding {
  const { entry } = origin;
  return {
    rule, kind: 'finding', severity: 'error', target: { kind: entry.section === 'rules' ? 'rule' : 'file', id: entry.id ?? entry.section }, place, path,
    message: text, ...(data && { data }),
  };
}
