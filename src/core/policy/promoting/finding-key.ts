// What a finding is about, whatever its severity and its words.

import type { Finding } from '../../model/finding.ts';

/** The same text for the same rule, thing and place within it. */
export function findingKey({ rule, kind, target, path, item }: Finding): string {
  return JSON.stringify([rule, kind, target.kind, target.id, path, item]);
}
