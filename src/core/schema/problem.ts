// What the schema has to say about a place of an entry: one shape for every fault.

import type { Message } from '../text/message.ts';
import type { Range } from '../text/range.ts';
import type { Path } from '../syntax/node.ts';

export interface SchemaProblem {
  /** `schema/<id>` (problem-ids.ts), or the id of the rule that the schema gives to this fault (`x-rule`). */
  readonly rule: string;
  /** The JSON Schema keyword that the text breaks; `blank` for a key with nothing behind it. */
  readonly keyword: string;
  readonly severity: 'error' | 'hint';
  /** From the entry's value. */
  readonly path: Path;
  /** Relative to the entry (from `checkDocument`: absolute). */
  readonly range: Range;
  readonly message: Message;
  readonly data?: ProblemData;
  /** The value at `path` must be left out of the model. */
  readonly refused: boolean;
}

/** What quick fixes need. Ranges are in the same measure as the problem's own. */
export interface ProblemData {
  /** Texts that could stand in place of `replace`, the likeliest first. */
  readonly nearest?: readonly string[];
  readonly replace?: Range;
  /** Keys that are missing from the map at `path`. */
  readonly missing?: readonly string[];
  /** A known key that stands in another place: the path, from the entry's value, of the map where it belongs. */
  readonly belongs?: readonly string[];
}
