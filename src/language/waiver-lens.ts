// What a waiver is worth today, in one line: in force and for how long, waiting for a signature, or over; and what it silences.

import type { RootAnalysis } from '../core/analyze.ts';
import type { Finding } from '../core/model/finding.ts';
import { type Waiver, readWaivers } from '../core/policy/silencing/waivers.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import type { Context } from './context.ts';
import { daysBetween } from './days-between.ts';

interface ToldWaiver {
  readonly text: Text;
  /** What it answers for, in force or not yet. */
  readonly findings: readonly Finding[];
}

/** Undefined for an id that the root does not have. */
export function waiverText({ abilities: { language }, analysis: { options: { today } } }: Context, root: RootAnalysis, id: string): ToldWaiver | undefined {
  const waiver = readWaivers(root.stack, root.policy, today).find(({ entity }) => entity.id === id);
  if (!waiver) return undefined;
  const findings = root.findings.filter(({ silenced }) => silenced?.by === 'waiver' && silenced.id === id);
  const silenced = waiver.state === 'in-force' ? message('lens.silences', { count: findings.length }) : undefined;
  const words = [stateText(waiver, today), silenced].flatMap(part => (part ? [say(part, language)] : [])).join(' · ');
  return { text: { en: words, fr: words }, findings };
}

function stateText({ state, until, signed, reason }: Waiver, today: string): Text | undefined {
  const left = daysBetween(today, until);
  switch (state) {
    case 'in-force': return left === undefined ? undefined : left > 0 ? message('lens.waiver-left', { count: left }) : message('lens.waiver-last-day');
    case 'expired': return message('lens.waiver-over', { day: { en: sayDay(until, 'en'), fr: sayDay(until, 'fr') } });
    case 'pending': return left === undefined || reason.trim() === '' ? message('lens.waiver-incomplete') : pendingText(signed);
  }
}

function pendingText({ marketing, it }: Waiver['signed']): Text {
  return message(marketing && it ? 'lens.waiver-incomplete' : marketing ? 'lens.waiver-awaits-it' : it ? 'lens.waiver-awaits-marketing' : 'lens.waiver-awaits-both');
}
