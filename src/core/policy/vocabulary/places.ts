// Where a tool's data lie and go, and which data sets lie there.

import { adequate, inEea } from '../../values/places.ts';
import type { Day } from '../../values/day.ts';
import { cell, derived, held, receives, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, type DerivedMethod, field, method } from './derived-field.ts';

const hosted = cell('tool', '@hosted', tool => [...new Set([...derived(tool, held), ...derived(tool, receives)])]);

export const placeFields: readonly DerivedField[] = [
  field('Tool', 'places', 'list<string>', placesOf, 'Places of its hosting and of its transfers, each once', 'Les lieux de son hébergement et de ses transferts, chacun une fois'),
  field('Tool', 'hosted', 'list<Data>', tool => derived(tool, hosted), 'Data sets that it holds or receives: what lies where it is hosted', 'Les jeux de données qu’il détient ou reçoit : ce qui se trouve là où il est hébergé'),
];

export const placeMethods: readonly DerivedMethod[] = [
  method('Tool', 'places_outside', ['Day'], 'list<string>', (tool, day: Day) => placesOf(tool).filter(place => !inEea(place) && !adequate(place, day.days)),
    'Those of its places that lie outside the EEA and that no adequacy decision covers on that day', 'Ceux de ses lieux qui sont hors de l’EEE et qu’aucune décision d’adéquation ne couvre ce jour-là'),
];

function placesOf(tool: Node): readonly string[] {
  const regions = written<{ readonly regions?: readonly string[] }>(tool, 'hosting')?.regions ?? [];
  const transfers = written<{ readonly transfers?: readonly { readonly country?: string }[] }>(tool, 'privacy')?.transfers ?? [];
  return [...new Set([...regions, ...transfers.flatMap(({ country }) => country ?? [])])];
}
