// Where a cursor stands inside of an entry, told from the text alone: it must hold while the text is being typed.

import type { Range } from '../../text/range.ts';
import type { Path } from '../node.ts';

export interface Spot {
  readonly path: Path;
  readonly on: 'key' | 'value' | 'blank';
  /** Absolute: the word at the cursor; empty where there is none. */
  readonly range: Range;
  readonly inFlow: boolean;
}
