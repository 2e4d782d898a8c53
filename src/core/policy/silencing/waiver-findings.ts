// The rules alliance/waiver-*: what waivers owe the two sides. They look at what the other rules found, so they run last.

import type { Finding } from '../../model/finding.ts';
import { placeOfPath } from '../../model/place-of.ts';
import type { Stack } from '../../model/stack.ts';
import { type LocalText, message, type Message } from '../../text/message.ts';
import { sayDay } from '../../text/say-day.ts';
import { addDuration, formatDay, parseDay } from '../../values/day.ts';
import { parseDuration, sayDuration } from '../../values/duration.ts';
import type { Policy, Rule } from '../policy.ts';
import type { Waiver } from './waivers.ts';

/** Findings about the waivers themselves, for the rules that are in force. */
export function waiverFindings(stack: Stack, policy: Policy, waivers: readonly Waiver[], findings: readonly Finding[], today: string): readonly Finding[] {
  if (waivers.length === 0) return [];
  const rules = [...policy.rules.values()].filter(rule => rule.engine !== undefined && Object.hasOwn(checks, rule.engine) && rule.severity.asStated !== 'off');
  const context: Context = { policy, findings, today, failed: failedRules(findings) };
  return waivers.flatMap(waiver => rules.flatMap(rule => {
    const said = (checks[rule.engine as string] as Check)(waiver, context);
    return said ? [findingOf(stack, rule, waiver, said)] : [];
  }));
}

interface Context {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  readonly today: string;
  /** Rules that failed or were dropped: nobody knows what they would have found. */
  readonly failed: ReadonlySet<unknown>;
}

interface Said {
  readonly at: string;
  readonly message: Message;
}

type Check = (waiver: Waiver, context: Context) => Said | undefined;

const checks: Readonly<Record<string, Check>> = {
  'waiver-expired': (waiver, { findings }) =>
    waiver.state === 'expired' && waiver.isComplete && findings.some(finding => waiver.covers(finding))
      ? { at: 'until', message: message('engine.waiver-expired', { until: inWords(waiver.until), rule: waiver.rule }) } : undefined,

  'waiver-unsigned': waiver => {
    if (waiver.state === 'expired' || waiver.until === '' || (waiver.signed.marketing && waiver.signed.it)) return undefined;
    const missing = waiver.signed.marketing ? 'it' : waiver.signed.it ? 'marketing' : 'both';
    return { at: 'approved-by', message: message(`engine.waiver-unsigned-${missing}`) };
  },

  'waiver-without-reason': ({ until }, { policy, today }) => {
    const most = parseDuration(String(policy.parameters.get('waiver-max')?.value ?? '12 months'));
    const [day, now] = [parseDay(until), parseDay(today)];
    const last = most && now !== undefined ? addDuration(now, most) : undefined;
    if (!most || day === undefined || last === undefined || day <= last) return undefined;
    const longest = { en: sayDuration(most, 'en'), fr: sayDuration(most, 'fr') };
    return { at: 'until', message: message('engine.waiver-too-long', { longest, last: inWords(formatDay(last)) }) };
  },

  'waiver-unused': (waiver, { policy, findings, failed }) => {
    const rule = policy.rules.get(waiver.rule);
    if (!rule || !waiver.isComplete || isOff(rule) || failed.has(waiver.rule) || findings.some(finding => waiver.covers(finding))) return undefined;
    return { at: 'rule', message: message('engine.waiver-unused', { rule: waiver.rule }) };
  },
};

function inWords(day: string): LocalText {
  return { en: sayDay(day, 'en'), fr: sayDay(day, 'fr') };
}

function isOff({ severity }: Rule): boolean {
  return severity.asStated === 'off' && Object.values(severity.byStage).every(level => level === 'off');
}

function failedRules(findings: readonly Finding[]): ReadonlySet<unknown> {
  return new Set(findings.filter(({ rule }) => rule === 'engine/rule-failed' || rule === 'engine/too-costly').map(({ data }) => data?.['rule']));
}

function findingOf(stack: Stack, rule: Rule, { entity }: Waiver, said: Said): Finding {
  const place = placeOfPath(entity, [said.at]);
  const { side, for: helped } = rule;
  return {
    rule: rule.id, kind: 'finding', severity: rule.severity.asStated as Finding['severity'], target: { kind: 'waiver', id: entity.id },
    place: place ?? entity.place ?? stack.stack.place, path: place ? said.at : '', message: said.message,
    ...(typeof side === 'string' && { side }), ...(helped && { for: helped }), ...(rule.engine === 'waiver-unused' && { tags: ['unnecessary'] as const }),
  };
}
