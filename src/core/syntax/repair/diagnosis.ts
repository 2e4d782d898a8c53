// What is wrong at one place of a text, and a patch that lets the rest be read.

import type { Argument } from '../../text/message.ts';
import type { Patch } from './patched.ts';

export interface Diagnosis {
  /** The finding is `syntax/<kind>`. */
  readonly kind: string;
  /** The sentence is `syntax.<key>`; the kind where no key is given. */
  readonly key?: string;
  readonly start: number;
  readonly end: number;
  readonly args?: Readonly<Record<string, Argument>>;
  /** None where the library read on by itself. */
  readonly patches: readonly Patch[];
}
