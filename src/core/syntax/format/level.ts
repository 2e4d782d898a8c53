// The block maps and lists that are open at a line: where their entries stand, and where they will.

export interface Level {
  readonly kind: 'map' | 'list';
  /** The column of its entries in the text. */
  readonly before: number;
  /** The column where they belong. */
  readonly after: number;
}

/** How much deeper than its parent an entry stands. */
export const step = 2;

/**
 * Opens or goes on with the collection whose entry begins at column `before`; `levels` ends with that collection then. `kept`:
 * an entry that stays in its column, since others beside it cannot be moved.
 */
export function enter(levels: Level[], kind: Level['kind'], before: number, kept: boolean): Level {
  while (levels.length > 0 && isBehind(levels.at(-1) as Level, kind, before)) levels.pop();
  const top = levels.at(-1);
  if (top?.before === before && top.kind === kind) return top;
  const level = { kind, before, after: kept ? before : top ? top.after + step : 0 };
  levels.push(level);
  return level;
}

/** A list may stand in the very column of the key that holds it. */
function isBehind(level: Level, kind: Level['kind'], before: number): boolean {
  return level.before > before || (level.before === before && level.kind === 'list' && kind === 'map');
}
