// Where a parameter, or a part of its value, is set in a policy file.

import { placeIn } from '../../syntax/document.ts';
import { nodeAt, type Path } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';
import type { Parameter, Policy } from '../policy.ts';

/** The place of the part at `path`, else of the whole value. */
export function placeOfSource(policy: Policy, parameter: Parameter, path: Path): Place {
  const place = parameter.place as Place;
  const value = policy.documents.get(place.uri)?.entries.get(place.entry)?.content.value;
  const node = nodeAt(value, path) ?? nodeAt(value, path.slice(0, -1));
  return node ? placeIn(place.uri, place.entry, node.range) : place;
}
