// Which pairs of a map hold after `<<` has brought others in.

import type { Pair } from '../node.ts';

/** Own pairs win over merged ones, and earlier merged ones over later ones. */
export function ownFirst(pairs: Pair[]): readonly Pair[] {
  if (!pairs.some(pair => pair.merged)) return pairs;
  const taken = new Set(pairs.filter(pair => !pair.merged).map(pair => pair.key.source));
  return pairs.filter(pair => {
    if (!pair.merged) return true;
    if (taken.has(pair.key.source)) return false;
    taken.add(pair.key.source);
    return true;
  });
}
