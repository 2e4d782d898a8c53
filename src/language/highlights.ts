// The other places of a file that name what the cursor names.

import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { placeRange } from '../core/syntax/document.ts';
import type { Context } from './context.ts';
import { placesOfCatalogId, catalogIdAt } from './catalog-ids.ts';
import { declaring } from './definition.ts';
import { rangeIn } from './locate.ts';
import { placesOf } from './references.ts';
import { symbolsAt } from './symbol-at.ts';
import type { Place } from '../core/text/place.ts';

/** Declarations are marked as written, everything else as read; empty where the offset names nothing. */
export function highlights(context: Context, offset: number): DocumentHighlight[] {
  const { document, uri } = context;
  const symbols = symbolsAt(context, offset);
  const catalogId = catalogIdAt(context, offset);
  const named = catalogId ? placesOfCatalogId(context, catalogId.id, true) : symbols.flatMap(symbol => placesOf(context, symbol, true));
  const declared = new Set(symbols.flatMap(symbol => declaring(context, symbol)).map(keyOf));
  const places = new Map(named.filter(place => place.uri === uri).map(place => [keyOf(place), place]));
  const found = [...places].flatMap(([key, place]) => {
    const range = placeRange(document, place);
    return range ? [{ range, kind: declared.has(key) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }] : [];
  });
  // A sighting is named by one of its values; the one under the cursor may be another.
  const own = symbols[0]?.range;
  const isAmong = own === undefined || found.some(({ range }) => range.start <= offset && offset <= range.end);
  return [...found, ...(isAmong ? [] : [{ range: own, kind: DocumentHighlightKind.Read }])].map(({ range, kind }) => ({ range: rangeIn(document, range), kind }));
}

function keyOf({ uri, entry, start }: Place): string {
  return `${uri} ${entry} ${start}`;
}
