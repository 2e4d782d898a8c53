// How far a day is from another: in 12 days, today, 3 days ago.

import { message, type Message } from '../core/text/message.ts';
import { daysBetween } from './days-between.ts';

/** Undefined for what is no day. */
export function farText(today: string, day: string): Message | undefined {
  const far = daysBetween(today, day);
  if (far === undefined) return undefined;
  return far > 0 ? message('hint.in-days', { count: far }) : far === 0 ? message('hint.today') : message('hint.days-ago', { count: -far });
}
