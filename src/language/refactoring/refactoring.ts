// What a refactoring is: something that changes how a file is written or cut, offered at a place, and worked out only when it is chosen.

import type { Text } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { Change } from '../prepared-edit.ts';
import type { Refusal } from '../rename-target.ts';

/** The kinds of action that refactorings have: the server declares these, so a new one belongs here first. */
export const refactoringKinds = ['refactor.extract', 'refactor.move', 'refactor.rewrite'] as const;

export interface Refactoring {
  /** Stable, and the only one of its name at a place: by it a chosen action is found again. */
  readonly id: string;
  readonly kind: (typeof refactoringKinds)[number];
  /** Names the thing that is changed. */
  readonly title: Text;
  /** Why it cannot be done here, where a person would expect it; such a one is never asked for its change. */
  readonly disabled?: Text;
  /**
   * The edits, worked out only once it is chosen, or at once for a client that cannot ask later. A refusal says why there are none;
   * undefined where there is nothing to do.
   */
  readonly change: () => Change | Refusal | undefined;
}

/** What is offered for a range (absolute offsets). Cheap: it runs at each move of the cursor, so it looks at entries near it alone. */
export type OfferRefactorings = (context: Context, range: Range) => readonly Refactoring[];
