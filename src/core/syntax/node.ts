// The tree that the rest of the product reads: plain data, free of the YAML library, ranges relative to their entry.

import type { Place } from '../text/place.ts';
import type { Range } from '../text/range.ts';

interface NodeBase {
  /** From the entry's start. For a value that came through an alias or a merge: where it is used. */
  readonly range: Range;
  /** Where the value is written, when that is not where it is used (alias or merge key). */
  readonly written?: Place;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** As YAML 1.2 core reads it. */
  readonly value: string | number | boolean | null;
  /** The text as a person wrote it, unquoted: `0012` stays `0012`. */
  readonly source: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /**
   * True for text that could not be read and whose syntax problem says so: `value` is null, `source` what stands there. Nothing
   * more need be said about it, and its key must not count as empty.
   */
  readonly broken?: boolean;
  /** An explicit tag such as `!has`: policies.md asks for "Put this expression in quotes". */
  readonly tag?: string;
}

export interface Pair {
  readonly key: ScalarNode;
  /** Undefined for a key with nothing behind it. */
  readonly value: SyntaxNode | undefined;
  /** True where the pair came in through `<<`. */
  readonly merged?: boolean;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
  readonly flow: boolean;
}

export type SyntaxNode = ScalarNode | MapNode | ListNode;

/** A step into a map (its key) or a list (its index). */
export type Path = readonly (string | number)[];

/** The pair of a map by its key; the first one where a key stands twice; own pairs win over merged ones. */
export function pairOf(node: SyntaxNode | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  let merged: Pair | undefined;
  for (const pair of node.pairs) {
    if (pair.key.source !== key) continue;
    if (!pair.merged) return pair;
    merged ??= pair;
  }
  return merged;
}

/** The node at a path, undefined where the path leads nowhere. */
export function nodeAt(node: SyntaxNode | undefined, path: Path): SyntaxNode | undefined {
  let at = node;
  for (const step of path) {
    at = typeof step === 'number' ? (at?.kind === 'list' ? at.items[step] : undefined) : pairOf(at, step)?.value;
  }
  return at;
}
