// A country or region as hover shows it: its name, and what sending personal data there takes, as the dated catalog says.

import { code } from '../core/reports/markdown-text.ts';
import { type Language, say } from '../core/text/language.ts';
import { message, type Message } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import { parseDay } from '../core/values/day.ts';
import { adequacyAsOf, adequacyOf, adequate, inEea, isPlace, isTakenAsInside, placeName } from '../core/values/places.ts';

/** Markdown, as of `today`; undefined for what is no place. */
export function placeCard(place: string, language: Language, today: string): string | undefined {
  return isPlace(place) ? `**${placeName(place, language)}** ${code(place)}\n\n${say(standing(place, language, today), language)}` : undefined;
}

function standing(place: string, language: Language, today: string): Message {
  const asOf = sayDay(adequacyAsOf, language);
  if (place === 'GLOBAL') return message('hover.place-global');
  if (inEea(place)) return message(isTakenAsInside(place) ? 'hover.place-taken' : 'hover.place-inside');
  const decision = adequacyOf(place);
  if (!decision || decision.scope !== 'certified-only' && !adequate(place, parseDay(today) ?? 0)) return message('hover.place-outside', { asOf });
  const args = { decision: decision.decision, asOf };
  if (decision.scope === 'certified-only') return message('hover.place-certified', args);
  return message(decision.scope === 'partial' ? 'hover.place-partly-adequate' : 'hover.place-adequate', args);
}
