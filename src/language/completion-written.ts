// Completion of what a person writes out: days, durations, amounts of money.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { contractOf, nameOf } from '../core/model/effective.ts';
import { lookup } from '../core/model/lookup.ts';
import type { ContractValue } from '../core/model/values.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import { formatDay, parseDay } from '../core/values/day.ts';
import { parseDuration, sayDuration } from '../core/values/duration.ts';
import { parseMoney, sayMoney } from '../core/values/money.ts';
import type { Item } from './completion-item.ts';
import type { Spot } from './completion.ts';
import { rootsOf } from './context.ts';
import { noticeDay } from './notice-day.ts';

/** Items for a value of that kind (`x-kind` of the schema); none for another kind. */
export function writtenItems(spot: Spot, kind: string | undefined): Item[] {
  switch (kind) {
    case 'date': return dayItems(spot);
    case 'duration': return durationItems(spot);
    case 'money': return moneyItems(spot);
    default: return [];
  }
}

/** Today, in 30 and in 90 days, and the last day to give notice of the contract that the entry is about. */
function dayItems(spot: Spot): Item[] {
  const { abilities: { language }, analysis: { options } } = spot.context;
  const today = parseDay(options.today);
  if (today === undefined) return [];
  const days = [0, 30, 90].map(count => ({ day: formatDay(today + count), text: count === 0 ? message('typing.today') : message('typing.in-days', { count }) }));
  const seen = new Set<string>();
  return [...days, ...noticeDays(spot)].filter(({ day }) => !seen.has(day) && seen.add(day)).map(({ day, text }) => ({
    label: day, kind: CompletionItemKind.Value, labelDetails: { description: say(text, language) }, detail: sayDay(day, language), filterText: `${day} ${say(text, language)}`,
  }));
}

/** Of the contract itself, of the one of the tool, of that of a waiver's target or of an action's tool; none in the past. */
function noticeDays({ context, cursor: { entry, path } }: Spot): { readonly day: string; readonly text: Text }[] {
  if (!entry) return [];
  const { today } = context.analysis.options;
  return rootsOf(context).flatMap(({ stack }) => {
    const look = lookup(stack);
    const tool = entry.section === 'tools' ? entry.id
      : entry.section === 'waivers' ? stack.waivers.get(entry.id ?? '')?.value.target?.replace(/^tool:/, '')
        : entry.section === 'alliance' && path[0] === 'actions' ? stack.actions.get(String(path[1]))?.value.tool : undefined;
    const of = look.find('tool', tool ?? '');
    const contract = entry.section === 'contracts' ? look.find('contract', entry.id ?? '') : of && contractOf(look, of);
    const day = contract && noticeDay(contract.value as ContractValue);
    return contract && day !== undefined && day >= today ? [{ day, text: message('typing.notice-day', { name: nameOf(of ?? contract) }) }] : [];
  });
}

const usual = ['24 hours', '72 hours', '5 days', '30 days', '10 working days', '3 months', '6 months', '1 year', '13 months', '25 months', '3 years', '5 years'];
const units = ['day', 'working day', 'week', 'month', 'year', 'hour', 'minute'];

/** Usual ones; behind a number, that number of each unit. */
function durationItems(spot: Spot): Item[] {
  const { language } = spot.context.abilities;
  const count = numberTyped(spot, /^(\d{1,6})\b/);
  const texts = count === undefined ? usual : units.map(unit => `${count} ${unit}${Number(count) === 1 ? '' : 's'}`);
  return texts.map(label => {
    const span = parseDuration(label);
    const said = span && sayDuration(span, language);
    return { label, kind: CompletionItemKind.Unit, isTyped: true as const, ...(said !== undefined && said !== label ? { labelDetails: { description: said } } : {}) };
  });
}

const periods = [['/year', message('typing.money-year')], ['/quarter', message('typing.money-quarter')], ['/month', message('typing.money-month')], ['', message('typing.money-once')]] as const;

/** Behind a number, the number with a currency and a period; without one, the same with a place to write the number, in clients that have such places. */
function moneyItems(spot: Spot): Item[] {
  const { abilities: { language, completionSnippets } } = spot.context;
  const amount = numberTyped(spot, /^(\d{1,15}(?:\.\d{1,4})?)(?![\d.])/);
  if (amount === undefined && (!completionSnippets || spot.cursor.node?.kind === 'scalar')) return [];
  return currenciesOf(spot).flatMap(currency => periods.map(([period, text]) => {
    const money = parseMoney(`${amount ?? ''} ${currency}${period}`);
    return {
      label: `${amount ?? '…'} ${currency}${period}`, kind: CompletionItemKind.Unit, isTyped: true as const, labelDetails: { description: money ? sayMoney(money, language) : say(text, language) },
      ...(amount === undefined ? { insertText: `$1 ${currency}${period}`, insertTextFormat: InsertTextFormat.Snippet } : {}),
    };
  }));
}

/** The currencies that the stack writes, the most used first; the euro where it writes none. */
function currenciesOf({ context }: Spot): readonly string[] {
  const counts = new Map<string, number>();
  for (const { stack } of rootsOf(context)) {
    const contracts = [...stack.contracts.values(), ...[...stack.tools.values()].flatMap(tool => contractOf(lookup(stack), tool) ?? [])];
    for (const { value } of contracts) {
      const { cost, 'media-spend': media } = value as ContractValue;
      for (const text of [cost, media]) {
        const currency = parseMoney(text ?? '')?.currency;
        if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
      }
    }
  }
  return counts.size === 0 ? ['EUR'] : [...counts].sort(([, a], [, b]) => b - a).map(([currency]) => currency).slice(0, 3);
}

/** The number that the value under the cursor begins with. */
function numberTyped({ context, range }: Spot, pattern: RegExp): string | undefined {
  return pattern.exec(context.document.text.slice(range.start, range.end))?.[1];
}
