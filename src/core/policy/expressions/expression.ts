// An expression that is ready to run, and what is wrong with one that is not.

import type { Message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';

export interface Expression {
  readonly text: string;
  /** The type of its result, as the CEL library writes it. */
  readonly type: string;
  /** Fields (`Security.mfa`) that stand plainly somewhere in it: outside `has()` and not behind `.?`. */
  readonly plain: ReadonlySet<string>;
  /** Throws what the library throws; `isUnknown` tells a missing fact from a failure. */
  readonly run: (variables: Readonly<Record<string, unknown>>) => unknown;
  /** The same, by the library alone: what `run` must equal. */
  readonly byLibrary: (variables: Readonly<Record<string, unknown>>) => unknown;
}

export interface ExpressionProblem {
  /** Offsets in the expression's text. */
  readonly range: Range;
  readonly message: Message;
  /** Texts that could stand in place of the range. */
  readonly nearest?: readonly string[];
  /** True where the message names it already. */
  readonly isNamed?: boolean;
  /** A function that what stands in the range should be handed to. */
  readonly wrap?: string;
}

export type Compiled =
  | { readonly expression: Expression; readonly problems: readonly [] }
  | { readonly expression: undefined; readonly problems: readonly ExpressionProblem[] };
