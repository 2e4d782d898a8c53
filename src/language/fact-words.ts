// How cards word a fact: days with what is left of them, names beside ids, money by the year, what values of an enumeration are called.

import type { RootAnalysis } from '../core/analyze.ts';
import { nameOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import type { Lookup } from '../core/model/lookup.ts';
import type { ContractValue, ToolValue } from '../core/model/values.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { type Language, say } from '../core/text/language.ts';
import { type Argument, type LocalText, message, type MessageId } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import { categoryOf } from '../core/values/categories.ts';
import { parseDuration, sayDuration } from '../core/values/duration.ts';
import { parseMoney, perYear, sayMoney } from '../core/values/money.ts';
import { placeName } from '../core/values/places.ts';
import { daysBetween } from './days-between.ts';

export interface Fact {
  readonly label: MessageId;
  readonly args?: Readonly<Record<string, Argument>>;
  readonly values: readonly string[];
}

export interface Teller {
  readonly root: RootAnalysis;
  readonly look: Lookup;
  readonly language: Language;
  readonly today: string;
}

export function fact(label: MessageId, value: string | undefined): Fact {
  return { label, values: value ? [value] : [] };
}

export function day(teller: Teller, value: string | undefined): string | undefined {
  return value === undefined ? undefined : sayDay(value, teller.language);
}

/** A day that something ends on, with the days that are left or have gone by. */
export function lastDay(teller: Teller, value: string): string;
export function lastDay(teller: Teller, value: string | undefined): string | undefined;
export function lastDay(teller: Teller, value: string | undefined): string | undefined {
  const left = value === undefined ? undefined : daysBetween(teller.today, value);
  if (left === undefined) return value;
  const text = left > 0 ? message('typing.days-left', { count: left }) : left === 0 ? message('typing.today') : message('typing.days-ago', { count: -left });
  return `${day(teller, value)} · ${say(text, teller.language)}`;
}

/** The name of what an id names (a tool's id may be one of people); the id itself where nothing has it. */
export function named(teller: Teller, kind: 'tool' | 'owner' | 'data', id: string): string;
export function named(teller: Teller, kind: 'tool' | 'owner' | 'data', id: string | undefined): string | undefined;
export function named(teller: Teller, kind: 'tool' | 'owner' | 'data', id: string | undefined): string | undefined {
  const entity = teller.look.find(kind, id) ?? (kind === 'tool' ? teller.look.find('people', id) : undefined);
  return entity ? nameOf(entity) : id;
}

/** What a value of an enumeration is called. */
export function enumText(teller: Teller, section: string, path: readonly string[], value: string): string {
  return schemaAt('martech-stack', section, path)?.valueText(value, teller.language)?.title ?? value;
}

/** The vendor and its country, where they say something that the tool's name does not. */
export function supplierText({ language }: Teller, { vendor, name }: ToolValue): string | undefined {
  if (!vendor) return undefined;
  const country = vendor.country === undefined ? undefined : placeName(vendor.country, language);
  const parts = [vendor.name, country].filter(part => part !== undefined);
  return parts.length === 1 && parts[0] === name ? undefined : parts.join(', ') || undefined;
}

/** Its name, what it costs a year, what is decided about it. */
export function contractText(teller: Teller, contract: Entity<ContractValue>): string {
  const { cost, decision } = contract.value;
  const money = parseMoney(cost ?? '');
  const parts = [nameOf(contract), money && sayMoney(perYear(money) ?? money, teller.language), decision && enumText(teller, 'contracts', ['decision'], decision)];
  return parts.filter(Boolean).join(' · ');
}

export function categoryText(teller: Teller, id: string): string {
  return labelOf(teller, categoryOf(id)?.label, id);
}

export function labelOf({ language }: Teller, label: LocalText | undefined, id: string): string {
  return label ? say(label, language) : id;
}

export function durationText({ language }: Teller, text: string | undefined): string | undefined {
  const span = parseDuration(text ?? '');
  return span ? sayDuration(span, language) : text;
}

export function moneyText({ language }: Teller, text: string | undefined): string | undefined {
  const money = parseMoney(text ?? '');
  return money ? sayMoney(money, language) : text;
}
