// Which ids the engine itself speaks under, rather than a rule of a policy.

/** Ids of the engine itself: never switched off, waived, ignored or put in a baseline. */
export function isEngineId(rule: string): boolean {
  return /^(syntax|schema|engine)\//.test(rule);
}
