// Turns nodes of the YAML library into the product's own nodes: plain data, aliases and merges resolved in one pass.

import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair as YamlPair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { message } from '../text/message.ts';
import type { Place } from '../text/place.ts';
import type { Range } from '../text/range.ts';
import type { SyntaxProblem } from './document.ts';
import { limits } from './limits.ts';
import type { ListNode, MapNode, Pair, ScalarNode, SyntaxNode } from './node.ts';

/** What an anchor names: its node, and the entry that holds it; no node while it is still being read (a circle). */
interface Anchored {
  node: SyntaxNode | undefined;
  readonly entry: string;
  open: boolean;
}

/** Anchors met so far, and how much aliases have been unfolded, over one file. */
export class Anchors {
  readonly byName = new Map<string, Anchored>();
  uses = 0;
  nodes = 0;
}

/** Converts the nodes of one entry. */
export class Converter {
  readonly problems: SyntaxProblem[] = [];
  readonly #uri: string;
  readonly #entry: string;
  readonly #shift: number;
  readonly #anchors: Anchors;

  /** `offset` is where the entry starts in the text that the library read. */
  constructor(uri: string, entry: string, offset: number, anchors: Anchors) {
    this.#uri = uri;
    this.#entry = entry;
    this.#shift = offset;
    this.#anchors = anchors;
  }

  convert(node: Node | null): SyntaxNode | undefined {
    if (!node || isEmpty(node)) return undefined;
    if (isAlias(node)) return this.#alias(node);
    const anchor = (node as { anchor?: string }).anchor;
    const anchored: Anchored | undefined = anchor ? { node: undefined, entry: this.#entry, open: true } : undefined;
    if (anchored) this.#anchors.byName.set(anchor as string, anchored);
    const result = isScalar(node) ? this.scalar(node) : isMap(node) ? this.#map(node) : this.#list(node as YAMLSeq);
    if (anchored) Object.assign(anchored, { node: result, open: false });
    return result;
  }

  scalar(node: Scalar): ScalarNode {
    const value = node.value;
    const plainValue = value === null || typeof value === 'boolean' || typeof value === 'number' ? value : String(node.source ?? value);
    return {
      kind: 'scalar', range: this.range(node), value: plainValue, source: node.source ?? String(value ?? ''),
      style: styles[node.type ?? 'PLAIN'] ?? 'plain', ...(node.tag ? { tag: node.tag } : {}),
    };
  }

  range(node: Node): Range {
    const [start, end] = node.range ?? [this.#shift, this.#shift];
    return { start: start - this.#shift, end: end - this.#shift };
  }

  #map(node: YAMLMap): MapNode {
    const pairs: Pair[] = [];
    for (const pair of node.items as YamlPair<Node, Node | null>[]) {
      if (isMergeKey(pair.key)) pairs.push(...this.#merged(pair.value));
      else if (isScalar(pair.key)) pairs.push({ key: this.scalar(pair.key), value: this.convert(pair.value) });
    }
    const range = this.range(node);
    const last = pairs.at(-1);
    const end = node.flow || !last ? range.end : Math.max(last.key.range.end, last.value?.range.end ?? 0);
    return { kind: 'map', range: { start: range.start, end }, pairs: ownFirst(pairs), flow: node.flow === true };
  }

  #list(node: YAMLSeq): ListNode {
    const items = (node.items as Node[]).map(item => this.convert(item) ?? this.scalar(item as Scalar));
    const range = this.range(node);
    return { kind: 'list', range: { start: range.start, end: node.flow ? range.end : items.at(-1)?.range.end ?? range.end }, items, flow: node.flow === true };
  }

  #alias(node: Alias): SyntaxNode | undefined {
    const range = this.range(node);
    const anchored = this.#anchors.byName.get(node.source);
    if (!anchored || anchored.open) {
      this.#problem('unknown-alias', range, { name: node.source });
      return undefined;
    }
    if (++this.#anchors.uses > limits.aliases) {
      this.#problem('too-many-aliases', range, { limit: limits.aliases });
      return undefined;
    }
    return anchored.node && this.#reuse(anchored.node, range, anchored.entry);
  }

  /** A copy of a node for one more place: `range` is where it is used, `written` where it stands. */
  #reuse(node: SyntaxNode, range: Range, entry: string): SyntaxNode {
    this.#anchors.nodes++;
    const written: Place = node.written ?? { uri: this.#uri, entry, start: node.range.start, end: node.range.end };
    if (node.kind === 'scalar') return { ...node, range, written };
    if (node.kind === 'list') return { ...node, range, written, items: node.items.map(item => this.#reuse(item, range, entry)) };
    return { ...node, range, written, pairs: node.pairs.map(pair => ({
      ...pair, key: this.#reuse(pair.key, range, entry) as ScalarNode, value: pair.value && this.#reuse(pair.value, range, entry),
    })) };
  }

  #merged(value: Node | null): Pair[] {
    const sources = isSeq(value) ? (value.items as Node[]) : [value];
    return sources.flatMap(source => {
      const map = this.convert(source);
      return map?.kind === 'map' ? map.pairs.map(pair => ({ ...pair, merged: true })) : [];
    });
  }

  #problem(kind: 'unknown-alias' | 'too-many-aliases', range: Range, args: Record<string, string | number>): void {
    this.problems.push({ kind, range, message: message(`syntax.${kind}`, args) });
  }
}

/** Own pairs win over merged ones, and earlier merged ones over later ones. */
function ownFirst(pairs: readonly Pair[]): Pair[] {
  const own = new Set(pairs.filter(pair => !pair.merged).map(pair => pair.key.source));
  const seen = new Set<string>();
  return pairs.filter(pair => {
    if (!pair.merged) return true;
    const key = pair.key.source;
    if (own.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && (!key.type || key.type === 'PLAIN');
}

/** Nothing behind the key. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && !node.source && !node.anchor && !node.tag;
}

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded',
};
