// What the product has to say about a file: one shape for every stage that says something.

import type { Place } from '../text/place.ts';
import type { Text } from '../text/message.ts';
import type { EntityKind } from './entity.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Side = 'marketing' | 'it' | 'security' | 'privacy' | 'finance' | 'business' | 'both' | 'partner';

export interface Target {
  /** `file` where no entity carries the finding (a syntax error, a policy file). */
  readonly kind: EntityKind | 'file';
  /** The entity's id; `stack` for the stack; the path within the workspace for a file. */
  readonly id: string;
  readonly name?: string;
}

export interface Related {
  readonly place: Place;
  readonly message: Text;
}

/** Why a finding is not counted. */
export type Silenced =
  | { readonly by: 'waiver'; readonly id: string; readonly until: string; readonly place: Place; readonly reason: string }
  | { readonly by: 'ignore'; readonly place: Place; readonly reason: string }
  | { readonly by: 'baseline' };

export interface Finding {
  /** `security/no-sso`; engine ids are `syntax/…`, `schema/…`, `engine/…`. */
  readonly rule: string;
  /** A question names facts that are missing (policies.md, "Questions and findings"). */
  readonly kind: 'finding' | 'question';
  readonly severity: Severity;
  readonly target: Target;
  readonly place: Place;
  /** Path within the target as written in the file, list items by value (part of the fingerprint); '' for the target itself. */
  readonly path: string;
  /** Id of the `each` item, if any (part of the fingerprint). */
  readonly item?: string;
  readonly message: Text;
  /** Who is asked to act, and who is helped. */
  readonly side?: Side;
  readonly for?: Side;
  readonly related?: readonly Related[];
  /** For a question: the missing facts, as paths from the target (`security.mfa`). */
  readonly facts?: readonly string[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  readonly silenced?: Silenced;
  /** What the fixes of an engine finding need (near values, the range to replace …); rules keep theirs in the policy. */
  readonly data?: Readonly<Record<string, unknown>>;
}
