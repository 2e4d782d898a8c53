// Turns nodes of the YAML library into the product's own: plain data, aliases and merges resolved while walking once.

import { isAlias, isMap, isScalar } from 'yaml';
import type { Alias, Node, Pair as YamlPair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { message } from '../../text/message.ts';
import type { Argument, MessageId } from '../../text/message.ts';
import { placeIn } from '../document.ts';
import type { SyntaxProblem } from '../document.ts';
import { limits } from '../limits.ts';
import type { ListNode, MapNode, Pair, ScalarNode, SyntaxNode } from '../node.ts';
import type { Range } from '../../text/range.ts';
import type { AnchorScope } from './anchors.ts';
import { ownFirst } from './merge.ts';
import { countNodes, reuse } from './reuse.ts';

/** Where the nodes of one entry belong. */
export interface Setting {
  readonly uri: string;
  /** The key of the entry. */
  readonly entry: string;
  /** The text that the library parsed. */
  readonly text: string;
  /** Turns an offset in `text` into one relative to the entry. */
  readonly at: (offset: number) => number;
  /** Values that could not be read, by the end of their key; relative to the entry. */
  readonly broken: ReadonlyMap<number, ScalarNode>;
}

export class Converter {
  readonly problems: SyntaxProblem[] = [];
  readonly #setting: Setting;
  readonly #scope: AnchorScope;

  constructor(setting: Setting, scope: AnchorScope) {
    this.#setting = setting;
    this.#scope = scope;
  }

  /** Undefined for a key with nothing behind it, and for an alias that names nothing. */
  convert(node: Node | null): SyntaxNode | undefined {
    if (!node || isNothing(node)) return undefined;
    if (isAlias(node)) return this.#alias(node);
    return this.#anchored(node, () => (isScalar(node) ? this.#scalar(node) : isMap(node) ? this.#map(node) : this.#list(node as YAMLSeq)));
  }

  /** A key, undefined for one that is no scalar. */
  key(node: unknown): ScalarNode | undefined {
    return isScalar(node) ? (this.#anchored(node as Scalar & Node, () => this.#scalar(node)) as ScalarNode) : undefined;
  }

  /** The pairs that `<<: value` brings in. */
  merged(value: Node | null): Pair[] {
    const source = this.convert(value);
    const maps = source?.kind === 'list' ? source.items : source ? [source] : [];
    const pairs = maps.flatMap(map => (map.kind === 'map' ? map.pairs.map(pair => ({ ...pair, merged: true })) : []));
    if (value && maps.some(map => map.kind !== 'map')) this.#problem('bad-merge', this.#range(value));
    return pairs;
  }

  #anchored<N extends SyntaxNode>(node: Node, read: () => N): N {
    const { anchor } = node as { anchor?: string };
    if (!anchor) return read();
    const before = this.#scope.cost;
    const define = this.#scope.open(anchor);
    const result = read();
    const { cost } = this.#scope;
    define({ node: result, entry: this.#setting.entry, cost: { aliases: cost.aliases - before.aliases, nodes: countNodes(result) } });
    return result;
  }

  #scalar(node: Scalar): ScalarNode {
    const source = node.source ?? '';
    const { value } = node;
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const isKnown = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar', range: this.#range(node as Node),
      value: isKnown ? value : source, source, style, ...(node.tag ? { tag: node.tag } : {}),
    };
  }

  #map(node: YAMLMap): MapNode {
    const pairs: Pair[] = [];
    const seen = new Map<string, ScalarNode>();
    for (const { key, value } of node.items as YamlPair<Node, Node | null>[]) {
      const keyNode = this.key(key);
      if (!keyNode) continue;
      const name = isMergeKey(keyNode) ? mergeName : keyNode.source;
      const first = seen.get(name);
      if (first) this.#twice(first, keyNode);
      else seen.set(name, keyNode);
      if (isMergeKey(keyNode)) pairs.push(...this.merged(value));
      else pairs.push({ key: keyNode, value: this.convert(value) ?? this.#setting.broken.get(keyNode.range.end) });
    }
    return { kind: 'map', range: this.#range(node), pairs: ownFirst(pairs), flow: node.flow === true };
  }

  #list(node: YAMLSeq): ListNode {
    const items = (node.items as Node[]).map(item => this.convert(item) ?? this.#nothing(item));
    return { kind: 'list', range: this.#range(node), items, flow: node.flow === true };
  }

  /** A list item without a value keeps its place in the list. */
  #nothing(node: Node): ScalarNode {
    return { kind: 'scalar', range: this.#range(node), value: null, source: '', style: 'plain' };
  }

  #alias(node: Alias): SyntaxNode | undefined {
    const range = this.#range(node as Node);
    const anchored = this.#scope.find(node.source);
    if (!anchored) return this.#problem('unknown-alias', range, { name: node.source });
    if (anchored === 'open') return this.#problem('circular-alias', range, { name: node.source });
    if (!this.#scope.spend(anchored)) return this.#problem('too-many-aliases', range, { limit: limits.aliases });
    return anchored.node && reuse(anchored.node, range, this.#setting.uri, anchored.entry);
  }

  /** Without the line breaks behind a block of text. */
  #range(node: Node): Range {
    const start = node.range?.[0] ?? 0;
    let end = endOf(node);
    while (end > start && isBlank(this.#setting.text.charCodeAt(end - 1))) end--;
    return { start: this.#setting.at(start), end: this.#setting.at(Math.max(start, end)) };
  }

  #twice(first: ScalarNode, second: ScalarNode): void {
    const related = [{ place: placeIn(this.#setting.uri, this.#setting.entry, first.range), message: message('syntax.duplicate-key-first', { key: first.source }) }];
    this.problems.push({ kind: 'duplicate-key', range: second.range, message: message('syntax.duplicate-key', { key: second.source }), related });
  }

  #problem(kind: string, range: Range, args?: Record<string, Argument>): undefined {
    this.problems.push({ kind, range, message: message(`syntax.${kind}` as MessageId, args) });
  }
}

/** No key reads like this: a quoted `<<` is another key than a plain one. */
const mergeName = '\n<<';

/** True for the plain key `<<`; quoted it is a key like any other. */
export function isMergeKey(key: ScalarNode): boolean {
  return key.source === '<<' && key.style === 'plain';
}

/** Nothing behind a key: neither a value nor an anchor or a tag. */
export function isNothing(node: Node | null): boolean {
  return !node || (isScalar(node) && node.value === null && !node.source && !node.anchor && !node.tag);
}

/** The end of a node's last character; the library lets block collections end with the blanks and comments behind them. */
function endOf(node: Node): number {
  const [start, end] = node.range ?? [0, 0];
  if (isScalar(node) || isAlias(node) || (node as YAMLMap).flow) return end;
  const last = (node as YAMLMap | YAMLSeq).items.at(-1) as Node | YamlPair<Node, Node | null> | undefined;
  if (!last) return end;
  if (!('key' in last)) return endOf(last);
  const key = last.key ? endOf(last.key) : start;
  // An empty value lies behind the colon.
  return last.value ? (isNothing(last.value) ? Math.max(key, last.value.range?.[0] ?? 0) : endOf(last.value)) : key;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9;
}

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded',
};
