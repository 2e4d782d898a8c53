// What a value says to a reader: a country and its standing, a category, a day and how far it is, a duration counted out, money by the year.

import type { FileKind } from '../core/file-kind.ts';
import { plainText } from '../core/reports/markdown-text.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import type { Path } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { sayDay, sayWeekday } from '../core/text/say-day.ts';
import { catalogTool } from '../core/values/catalog.ts';
import { addDuration, formatDay, parseDay } from '../core/values/day.ts';
import { parseDuration, sayDuration } from '../core/values/duration.ts';
import { parseMoney, perYear, sayMoney } from '../core/values/money.ts';
import { catalogText } from './catalog-text.ts';
import { categoryCard, dataCategoryText, purposeText } from './category-card.ts';
import type { Context } from './context.ts';
import { farText } from './far-text.ts';
import { noticeDay } from './notice-day.ts';
import { placeCard } from './place-card.ts';

/** A scalar of a file: where it stands, and what it says. */
export interface PlainValue {
  readonly kind: FileKind;
  readonly section: string | undefined;
  readonly path: Path;
  readonly source: string;
  /** Values of keys beside it. */
  readonly beside: (key: string) => string | undefined;
}

/** Markdown of what the value itself tells; undefined where its key tells all there is. */
export function valueCard(context: Context, value: PlainValue): string | undefined {
  const schema = schemaOf(value);
  const { source } = value;
  if (schema?.ref?.includes('catalog')) return catalogCard(context, source);
  switch (schema?.kind) {
    case 'place': return placeCard(source, context.abilities.language, context.analysis.options.today);
    case 'category': return categoryCard(context, source);
    case 'data-category': return dataCategoryText(source, context.abilities.language);
    case 'purpose': return purposeText(source, context.abilities.language);
    case 'date': return dateCard(context, source);
    case 'duration': return durationCard(context, value);
    case 'money': return moneyCard(context, source);
    default: return undefined;
  }
}

/** True for a value of which people want to hear what its key means: text and names speak for themselves. */
export function wantsKey(value: PlainValue): boolean {
  const schema = schemaOf(value);
  return schema !== undefined && (schema.scalar === 'boolean' || ['date', 'duration', 'money', 'number'].includes(schema.kind ?? ''));
}

function schemaOf({ kind, section, path }: PlainValue): SchemaNode | undefined {
  const schema = schemaAt(kind, section, path);
  return schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema;
}

function catalogCard({ abilities: { language } }: Context, id: string): string | undefined {
  const known = catalogTool(id);
  return known && plainText(catalogText(known, language));
}

/** `**11 Dec 2026**, a Friday, in 19 days` */
function dateCard({ abilities: { language }, analysis: { options: { today } } }: Context, source: string): string | undefined {
  const far = farText(today, source);
  return far && `**${sayDay(source, language)}**, ${sayWeekday(source, language)}, ${say(far, language)}`;
}

/** A notice is counted back from the end of its contract; anything else that lasts for days is counted on from today. */
function durationCard(context: Context, { source, path, beside }: PlainValue): string | undefined {
  const span = parseDuration(source);
  if (!span) return undefined;
  const { abilities: { language }, analysis: { options: { today } } } = context;
  const said = `**${sayDuration(span, language)}**`;
  if (path.at(-1) === 'notice') {
    const end = beside('end');
    const last = end === undefined ? undefined : noticeDay({ end, notice: source });
    const far = last === undefined ? undefined : farText(today, last);
    return last !== undefined && far ? `${said}\n\n${say(message('hover.notice', { day: sayDay(last, language), weekday: sayWeekday(last, language), far: say(far, language) }), language)}` : said;
  }
  const day = parseDay(today);
  if (day === undefined || span.unit === 'minute' || span.unit === 'hour') return said;
  const last = formatDay(addDuration(day, span));
  return `${said}\n\n${say(message('hover.from-today', { day: sayDay(last, language), weekday: sayWeekday(last, language) }), language)}`;
}

/** `**€100 a month**, €1,200 a year` */
function moneyCard({ abilities: { language } }: Context, source: string): string | undefined {
  const money = parseMoney(source);
  if (!money) return undefined;
  const yearly = money.per === 'year' ? undefined : perYear(money);
  return `**${sayMoney(money, language)}**${yearly ? `, ${sayMoney(yearly, language)}` : ''}`;
}
