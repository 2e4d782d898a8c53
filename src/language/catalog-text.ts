// What the catalog says of a tool, in a sentence, with what is still to be confirmed.

import type { CatalogTool } from '../core/values/catalog.ts';
import { catalogAsOf } from '../core/values/catalog.ts';
import { say, type Language } from '../core/text/language.ts';
import { message, type MessageId } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';

const fields: Readonly<Record<string, MessageId>> = {
  name: 'typing.field-name', vendor: 'typing.field-vendor', website: 'typing.field-website', category: 'typing.field-category', headquarters: 'typing.field-headquarters', domains: 'typing.field-domains',
};

/** `In the catalog as HubSpot (HubSpot), as of 22 Nov 2026. To be confirmed: category.` */
export function catalogText({ name, vendor, unverified = [] }: CatalogTool, language: Language): string {
  const known = say(message('typing.catalog-knows', { name, vendor, day: sayDay(catalogAsOf, language) }), language);
  const doubts = unverified.flatMap(field => (fields[field] ? [say(message(fields[field]), language)] : [])).join(', ');
  return doubts === '' ? known : `${known} ${say(message('typing.to-confirm', { fields: doubts }), language)}`;
}
