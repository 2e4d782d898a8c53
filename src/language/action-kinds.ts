// The kinds of code action that the server offers, and which of them a client asks for.

import { refactoringKinds } from './refactoring/refactoring.ts';

export const fixAllKind = 'source.fixAll.martech-stack';

/** All that may be offered. */
export const actionKinds: readonly string[] = ['quickfix', ...refactoringKinds, fixAllKind];

/** True where a client wants actions of `kind`: it asks for any, for that kind, or for one that it is part of. */
export function isAskedFor(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.includes('') || isNamed(only, kind);
}

/** True where a client names `kind`, or a kind that it is part of: `source` actions are made only for those who ask for them. */
export function isNamed(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some(asked => asked === kind || kind.startsWith(`${asked}.`)) === true;
}
