// From fields as expressions write them to keys as files write them.

import { typeOfKind } from './type-table.ts';
import { viewTypes } from './view-classes.ts';

/**
 * The keys behind `tool.privacy.transfers` (or behind `tool.privacy.transfers.filter(…)`), from the entity; undefined where the
 * text is no chain of fields of the file. `type` is that of the entity under test.
 */
export function keyPathOf(text: string, type: string): readonly string[] | undefined {
  const match = /^\s*([a-z_]+)((?:\.[a-z_]+)+?)(?:\.(?:filter|map)\(.*\))?\s*$/s.exec(text);
  if (!match) return undefined;
  const [, variable = '', fields = ''] = match;
  if (variable !== 'self' && typeOfKind[variable] !== type) return undefined;
  const keys: string[] = [];
  let at = type;
  for (const name of fields.slice(1).split('.')) {
    const field = viewTypes.table.get(at)?.fields.get(name);
    if (!field || field.source.from === 'derived') return undefined;
    keys.push(field.source.key);
    at = field.type;
  }
  return keys;
}
