// A policy in force: rules, parameters and settings after `extends` and adjustments are merged.

import type { SyntaxDocument } from '../syntax/document.ts';
import type { LocalText } from '../text/message.ts';
import type { Place } from '../text/place.ts';
import type { EntityKind } from '../model/entity.ts';
import type { Severity, Side } from '../model/finding.ts';
import type { Stage } from '../model/values.ts';

export interface Policy {
  /** The policy files of the root; empty for `builtin:starter` by default. */
  readonly uris: readonly string[];
  /** All policy files that take part, those reached by `extends` too. */
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly ignoreErrors: boolean;
  /** Ids that a waiver or a comment may name: rules in force, and all built-in ones. */
  readonly knownRules: ReadonlySet<string>;
}

export interface Rule {
  readonly id: string;
  /** Where its entry stands in a policy file; undefined for a built-in rule. */
  readonly place: Place | undefined;
  /** Where policy files adjust it. */
  readonly adjusted: readonly Place[];
  readonly title: LocalText;
  /** How things stand where the rule is content, in a few words. */
  readonly aim: LocalText | undefined;
  readonly why: LocalText | undefined;
  readonly message: LocalText | undefined;
  /** What is known already and says why a missing fact is asked for: a sentence beside the question. */
  readonly question: LocalText | undefined;
  readonly remedy: LocalText | undefined;
  readonly on: readonly EntityKind[];
  readonly side: Side | { readonly from: string } | undefined;
  readonly for: Side | undefined;
  readonly owner: string | undefined;
  /** By stage, `ramp` applied; kinds without stage read `asStated`. */
  readonly severity: { readonly byStage: Readonly<Record<Stage, Severity | 'off'>>; readonly asStated: Severity | 'off' };
  readonly unknown: 'ask' | 'pass' | 'fail';
  /** Either an expression or the name of an engine rule. */
  readonly assert: string | undefined;
  readonly engine: string | undefined;
  readonly when: string | undefined;
  readonly each: string | undefined;
  readonly target: string | undefined;
  readonly related: string | undefined;
  readonly at: readonly string[];
  readonly fixes: readonly RuleFix[];
  readonly references: readonly string[];
  readonly reviewedOn: string | undefined;
  readonly tier: 'starter' | 'standard' | 'later' | undefined;
}

/** One choice of a rule's `fix`, as policies.md describes it. */
export interface RuleFix {
  readonly title: LocalText;
  readonly safe: boolean;
  /** One fix an item of this list, `item` bound in all that follows. */
  readonly each?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
  readonly add?: Readonly<Record<string, unknown>>;
  readonly remove?: string;
  readonly rename?: string;
  readonly create?: Readonly<Record<string, unknown>>;
  readonly choose?: { readonly path: string; readonly from: string };
}

export interface Parameter {
  readonly name: string;
  /** As written: `duration`, `list<category>`, `map<duration>`, `record`, … */
  readonly type: string;
  readonly default: unknown;
  readonly title: LocalText | undefined;
  readonly value: unknown;
  /** Where a policy file sets it; undefined for the default. */
  readonly place: Place | undefined;
}
