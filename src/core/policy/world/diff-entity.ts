// Which top-level keys of an entity say something else than before.

import type { Entity } from '../../model/entity.ts';
import { schemaAt } from '../../schema/schema-at.ts';

type Value = Readonly<Record<string, unknown>>;

/** Keys whose value, or whose refused parts, differ between two readings of one entity. */
export function diffEntity(before: Entity | undefined, after: Entity | undefined): ReadonlySet<string> {
  const changed = new Set<string>();
  const old = (before?.value ?? {}) as Value;
  const now = (after?.value ?? {}) as Value;
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (!isSame(old[key], now[key])) changed.add(key);
  }
  const refused = differing(before?.refused, after?.refused);
  // A part that could not be read, or can be read again: whatever is missing changes its meaning.
  if (refused.includes('')) return new Set(allKeys(before ?? after));
  for (const path of refused) changed.add(/^[^.[]*/.exec(path)?.[0] ?? path);
  return changed;
}

function allKeys(entity: Entity | undefined): Iterable<string> {
  return (entity && schemaAt('martech-stack', entity.entry.section, entity.path)?.properties.keys()) ?? [];
}

function differing(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): string[] {
  if (a.size === 0 && b.size === 0) return [];
  return [...[...a].filter(path => !b.has(path)), ...[...b].filter(path => !a.has(path))];
}

/** Deep equality of plain data; the order of keys counts, since lists are made of them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  return keys.every((key, index) => key === others[index] && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
