// Reads the policy of a root: its files, what they extend, merged into rules and parameters in force.

import type { Files } from '../model/imports.ts';
import type { Finding } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Place } from '../text/place.ts';
import type { Policy } from './policy.ts';

/** A policy file that a root names, and where (undefined where a host names it). */
export interface PolicyName {
  readonly uri: string;
  readonly place: Place | undefined;
}

export interface PolicyReading {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** The policy in force for a root; without a policy file, `builtin:starter`. */
export function readPolicy(_stack: Stack | undefined, names: readonly PolicyName[], _files: Files, _packs: Readonly<Record<string, unknown>>): PolicyReading {
  return { policy: { uris: names.map(name => name.uri), documents: new Map(), rules: new Map(), parameters: new Map(), ignoreErrors: false }, findings: [] };
}
