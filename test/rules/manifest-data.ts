// Manifests as plain data: their entities, and a fact written into one of them.

import { type DeclaredKind, sectionOf } from '../../src/core/model/entity.ts';

export type Manifest = Record<string, Record<string, Record<string, unknown>>>;

export type Path = readonly string[];

/** The entities of a kind, by id. */
export function entitiesIn(manifest: Manifest, kind: DeclaredKind): [id: string, value: Record<string, unknown>][] {
  const section = sectionOf[kind].split('.').reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], manifest);
  return Object.entries((section ?? {}) as Record<string, Record<string, unknown>>);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined), value);
}

/** Writes a value where none stands; a short form on the way is spelt out. False where something else is written. */
export function writeFact(entity: Record<string, unknown>, path: Path, value: unknown): boolean {
  let into = entity;
  for (const step of path.slice(0, -1)) {
    if (step === 'lifecycle' && typeof into[step] === 'string') into[step] = { stage: into[step] };
    into[step] ??= {};
    if (typeof into[step] !== 'object') return false;
    into = into[step] as Record<string, unknown>;
  }
  const key = path.at(-1) as string;
  if (into[key] !== undefined) return false;
  into[key] = value;
  return true;
}
