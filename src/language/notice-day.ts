// The last day on which a contract can still be ended: its end less its notice.

import type { ContractValue } from '../core/model/values.ts';
import { addDuration, formatDay, parseDay } from '../core/values/day.ts';
import { Span, parseDuration } from '../core/values/duration.ts';

/** `YYYY-MM-DD`; undefined where the end or the notice is not stated. */
export function noticeDay(contract: ContractValue): string | undefined {
  const end = parseDay(contract.end ?? '');
  const notice = parseDuration(contract.notice ?? '');
  return end === undefined || !notice ? undefined : formatDay(addDuration(end, new Span(-notice.amount, notice.unit)));
}
