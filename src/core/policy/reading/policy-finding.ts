// A finding in a policy file, carried by the rule or parameter that it is in.

import type { Finding } from '../../model/finding.ts';
import { folderOfFile, shownPath } from '../../model/uri.ts';
import { message, type Argument, type Message, type MessageId } from '../../text/message.ts';
import type { Place } from '../../text/place.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import type { Origin } from './layer.ts';

/** An error at a place of a declaration; `near` are texts that could stand there instead, the first of which is named. */
export function policyFinding(origin: Origin, place: Place, rule: string, id: MessageId, args: Readonly<Record<string, Argument>>, near: readonly string[] = []): Finding {
  return policyProblem(origin, place, rule, withNearest(message(id, args), near), near.length > 0 ? { nearest: near, replace: { start: place.start, end: place.end } } : undefined);
}

export function policyProblem(origin: Origin, place: Place, rule: string, text: Message, data?: Finding['data'], path = ''): Finding {
  const { document, entry } = origin;
  const isRule = entry.section === 'rules' && entry.id !== undefined;
  const file = shownPath(document.uri, folderOfFile(document.uri));
  return {
    rule, kind: 'finding', severity: 'error', target: isRule ? { kind: 'rule', id: entry.id as string } : { kind: 'file', id: file }, place,
    path: path !== '' || isRule ? path : `${entry.section}.${entry.id ?? ''}`, message: text, ...(data && { data }),
  };
}
