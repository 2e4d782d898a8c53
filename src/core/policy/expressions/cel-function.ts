// What a function of the expression language is made of; the packs' functions and the engine's own are lists of these.

import type { LocalText } from '../../text/message.ts';
import type { Holidays } from '../../values/day.ts';

export interface CelFunction {
  /** `working_days(Day, Day): double`, or a method: `Data.has_class(string): bool`. Types: see type-table.ts. */
  readonly signature: string;
  /** Pure. May throw `missing()` where the answer is unknown and nobody can be asked. */
  readonly run: (...args: never[]) => unknown;
  /** One sentence for completion, hover and the documentation. */
  readonly describe: LocalText;
}

/** What operators may depend on beside their operands: fixed for a policy. */
export interface OperatorContext {
  /** `params.holidays`, as day numbers. */
  readonly holidays: Holidays;
}
