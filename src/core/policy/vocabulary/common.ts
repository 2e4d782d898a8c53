// What every entity has: id, kind, name.

import { notedName } from '../world/cells.ts';
import { type DerivedField, field } from './derived-field.ts';

const entities = ['Tool', 'Flow', 'Data', 'Owner', 'People', 'Processing', 'Contract', 'Initiative', 'Waiver', 'Action', 'Stack', 'Observation', 'Rule'];
export const commonFields: readonly DerivedField[] = entities.flatMap(on => [
  field(on, 'id', 'string', node => node.tool?.id ?? node.id, 'Its id', 'Son identifiant'),
  field(on, 'kind', 'string', node => node.kind, 'Its kind: tool, flow, data…', 'Sa nature : tool, flow, data…'),
  field(on, 'name', 'string', notedName, 'Its name, else its id', 'Son nom, sinon son identifiant'),
]);
