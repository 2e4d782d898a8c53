// A lens with its words, and a click that shows places, in clients that can.

import type { CodeLens, Location } from 'vscode-languageserver-types';
import { say } from '../core/text/language.ts';
import type { Text } from '../core/text/message.ts';
import type { Place } from '../core/text/place.ts';
import type { Context } from './context.ts';
import { unique } from './definition.ts';
import { locationOf } from './locate.ts';

/** The lens with `text` as its title; without the client's command, or without places, it only tells. */
export function showing(context: Context, lens: CodeLens, text: Text, places: readonly Place[]): CodeLens {
  const title = say(text, context.abilities.language);
  const locations: readonly Location[] = unique(places.flatMap(place => locationOf(context, place) ?? []));
  const { placesCommand } = context.abilities;
  if (placesCommand === undefined || locations.length === 0) return { ...lens, command: { title, command: '' } };
  return { ...lens, command: { title, command: placesCommand, arguments: [context.clientUri(context.uri), lens.range.start, locations] } };
}
