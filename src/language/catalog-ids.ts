// Ids of the catalog: where a stack states one, and where an observation names one.

import type { Entity } from '../core/model/entity.ts';
import { allEntities } from '../core/model/resolve.ts';
import { placeRange } from '../core/syntax/document.ts';
import { contains, type Range } from '../core/text/range.ts';
import type { Place } from '../core/text/place.ts';
import { entryAt } from '../core/syntax/entry-at.ts';
import { type Context, rootsOf } from './context.ts';

export interface CatalogId {
  readonly id: string;
  /** As written, absolute. */
  readonly range: Range;
}

interface CatalogUse {
  readonly from: Entity;
  readonly id: string;
  readonly place: Place;
}

/** The catalog id under an offset; undefined where none is written. */
export function catalogIdAt(context: Context, offset: number): CatalogId | undefined {
  const entry = entryAt(context.document, offset);
  if (!entry || context.kind === 'martech-policies') return undefined;
  for (const { id, place } of catalogUses(context, from => from.uri === context.uri && from.entry.key === entry.key)) {
    const range = placeRange(context.document, place);
    if (range && contains(range, offset)) return { id, range };
  }
  return undefined;
}

/** Where tools state the id, and with `isAll` where observations name it too. */
export function placesOfCatalogId(context: Context, id: string, isAll: boolean): readonly Place[] {
  return catalogUses(context).filter(use => use.id === id && (isAll || use.from.kind === 'tool')).map(({ place }) => place);
}

function catalogUses(context: Context, isMeant: (from: Entity) => boolean = () => true): readonly CatalogUse[] {
  return rootsOf(context).flatMap(({ stack }) => [...allEntities(stack)].filter(isMeant).flatMap(from => from.references.flatMap(({ kinds, id, place }) => (kinds.includes('catalog') ? [{ from, id, place }] : []))));
}
