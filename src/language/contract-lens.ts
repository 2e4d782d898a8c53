// What a contract asks of the calendar and costs, in one line: its notice, how it ends or goes on, what is decided, its price a year.

import type { ContractValue } from '../core/model/values.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import { parseDay } from '../core/values/day.ts';
import { parseMoney, perYear, sayMoney } from '../core/values/money.ts';
import type { Context } from './context.ts';
import { daysBetween } from './days-between.ts';
import { noticeDay } from './notice-day.ts';

/** True where there is something to tell of a contract of its own: a day or a price. */
export function tellsOfContract({ end, cost }: ContractValue): boolean {
  return parseDay(end ?? '') !== undefined || parseMoney(cost ?? '') !== undefined;
}

/** `39 days to give notice, until 31 Dec 2026 · renews by itself after 31 Mar 2027 · decided: renew · €12,000 a year` */
export function contractText({ abilities: { language }, analysis: { options: { today } } }: Context, contract: ContractValue): Text {
  const { decision, cost } = contract;
  const decided = decision && schemaAt('martech-stack', 'contracts', ['decision'])?.valueText(decision, language)?.title;
  const money = parseMoney(cost ?? '');
  const parts = [
    noticeText(noticeDay(contract), today), endText(contract, today),
    decided ? message('lens.decided', { decision: decided.toLocaleLowerCase(language) }) : undefined,
  ].flatMap(part => (part ? [say(part, language)] : []));
  const words = [...parts, ...(money ? [sayMoney(perYear(money) ?? money, language)] : [])].join(' · ');
  return { en: words, fr: words };
}

function noticeText(day: string | undefined, today: string): Text | undefined {
  const left = day === undefined ? undefined : daysBetween(today, day);
  if (day === undefined || left === undefined) return undefined;
  const said = inWords(day);
  return left > 0 ? message('lens.notice-left', { count: left, day: said }) : left === 0 ? message('lens.notice-today') : message('lens.notice-over', { day: said });
}

function endText(contract: ContractValue, today: string): Text | undefined {
  const { end = '' } = contract;
  const left = daysBetween(today, end);
  if (left === undefined) return undefined;
  const day = inWords(end);
  if (left < 0) return message('lens.ended', { day });
  if (contract['auto-renew'] === true) return message('lens.renews', { day });
  return left === 0 ? message('lens.ends-today') : message('lens.ends', { day, count: left });
}

function inWords(day: string): { readonly en: string; readonly fr: string } {
  return { en: sayDay(day, 'en'), fr: sayDay(day, 'fr') };
}
