// Plain values along a path: a value wrapped in the keys that lead to it, or set inside of a copy.

import type { Path, SyntaxNode } from '../node.ts';
import { isList, isMap } from './yaml-value.ts';
import type { YamlValue } from './yaml-value.ts';

/** `value` inside of a map for each step; undefined where a step is an index other than the first. */
export function nested(path: Path, value: YamlValue): YamlValue | undefined {
  let result = value;
  for (const step of path.toReversed()) {
    if (typeof step === 'number' && step > 0) return undefined;
    result = typeof step === 'number' ? [result] : own([[step, result]]);
  }
  return result;
}

/** `whole` with `value` at `path`; undefined where a scalar stands in the way. */
export function withValue(whole: YamlValue, path: Path, value: YamlValue): YamlValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!isList(whole) || step > whole.length) return undefined;
    const inside = step === whole.length ? nested(rest, value) : withValue(whole[step] as YamlValue, rest, value);
    return inside === undefined ? undefined : [...whole.slice(0, step), inside, ...whole.slice(step + 1)];
  }
  if (!isMap(whole)) return undefined;
  const entries = Object.entries(whole);
  const at = entries.findIndex(([key]) => key === step);
  const inside = at < 0 ? nested(rest, value) : withValue((entries[at] as [string, YamlValue])[1], rest, value);
  if (inside === undefined) return undefined;
  if (at < 0) return own([...entries, [step, inside]]);
  return own(entries.map((entry, i) => (i === at ? [step, inside] : entry)));
}

/** What a node says, to be written out again; empty values are left out. */
export function copyOf(node: SyntaxNode): YamlValue {
  if (node.kind === 'scalar') return node.value ?? '';
  if (node.kind === 'list') return node.items.map(copyOf);
  return own(node.pairs.flatMap(({ key, value }) => (value && !(value.kind === 'scalar' && value.value === null) ? [[key.source, copyOf(value)] as const] : [])));
}

/** A map in which `__proto__` is a key like any other. */
export function own(entries: readonly (readonly [string, YamlValue])[]): { readonly [key: string]: YamlValue } {
  const result = Object.create(null) as Record<string, YamlValue>;
  for (const [key, value] of entries) result[key] = value;
  return result;
}
