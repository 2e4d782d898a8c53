// What a baseline may hold.

/** Ids of the engine itself are never put in a baseline. */
export function canBaseline(rule: string): boolean {
  return !/^(syntax|schema|engine)\//.test(rule);
}
