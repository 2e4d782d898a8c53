// Sets a value at a path: replaces it where it stands, adds its key where it does not.

import type { Entry, SyntaxDocument } from '../document.ts';
import { pairOf } from '../node.ts';
import type { ListNode, Pair, Path, SyntaxNode } from '../node.ts';
import type { TextEdit } from '../../text/edit.ts';
import { addPair } from './add-pair.ts';
import { EditSite, isInBrackets, isOwn } from './edit-site.ts';
import { copyOf, nested, withValue } from './nested.ts';
import type { YamlValue } from './yaml-value.ts';

/** Names the key that a scalar at a path stands for, where a scalar is short for a map (`lifecycle: trial`). */
export type ShortKey = (path: Path) => string | undefined;

/** Edits that set `value` at `path` of an entry; none where that cannot be done without touching an anchor or losing something. */
export function setValueEdits(document: SyntaxDocument, entry: Entry, path: Path, value: YamlValue, shortKey?: ShortKey): TextEdit[] {
  const site = new EditSite(document, entry);
  const pair: Pair = { key: entry.content.keyNode, value: entry.content.value };
  return new Setter(site, path, value, shortKey).inPair(pair, 0, isInBrackets(entry));
}

class Setter {
  readonly #site: EditSite;
  readonly #path: Path;
  readonly #value: YamlValue;
  readonly #shortKey: ShortKey | undefined;

  constructor(site: EditSite, path: Path, value: YamlValue, shortKey: ShortKey | undefined) {
    this.#site = site;
    this.#path = path;
    this.#value = value;
    this.#shortKey = shortKey;
  }

  /** The first `depth` steps led to `pair`; `flow` says that its map stands in brackets. */
  inPair(pair: Pair, depth: number, flow: boolean): TextEdit[] {
    const rest = this.#path.slice(depth);
    if (rest.length === 0) return replaceValue(this.#site, pair, this.#value, flow);
    const { value } = pair;
    if (!value || (value.kind === 'scalar' && value.value === null && !value.broken)) {
      const whole = nested(rest, this.#value);
      return whole === undefined ? [] : replaceValue(this.#site, pair, whole, flow);
    }
    if (value.kind === 'scalar') return this.#lengthen(pair, value.source, depth, flow);
    if (isOwn(value)) return this.#inside(value, depth);
    return this.#override(pair, value, rest, flow);
  }

  /** Below an own collection that the first `depth` steps led to. */
  #inside(node: SyntaxNode, depth: number): TextEdit[] {
    const step = this.#path[depth] as string | number;
    if (node.kind === 'list') return typeof step === 'number' ? this.#inList(node, step, depth) : [];
    if (node.kind !== 'map' || typeof step !== 'string') return [];
    const pair = pairOf(node, step);
    if (pair && !pair.merged) return this.inPair(pair, depth + 1, node.flow);
    const whole = pair?.value && this.#path.length > depth + 1
      ? withValue(copyOf(pair.value), this.#path.slice(depth + 1), this.#value)
      : nested(this.#path.slice(depth + 1), this.#value);
    return whole === undefined ? [] : addPair(this.#site, node, step, whole);
  }

  #inList(list: ListNode, index: number, depth: number): TextEdit[] {
    const item = list.items[index];
    if (!item || item.written) return [];
    if (depth + 1 < this.#path.length) return isOwn(item) ? this.#inside(item, depth + 1) : [];
    const writer = this.#site.writer(this.#value);
    const below = list.flow ? undefined : writer.below(this.#value);
    const start = this.#site.valueStart(item);
    const text = below ? below.join(this.#site.eol + ' '.repeat(this.#site.column(start))) : writer.flow(this.#value);
    return [this.#site.replace(start, this.#site.end(item), writer, text)];
  }

  /** A scalar in the way: a short form that is spelt out. */
  #lengthen(pair: Pair, source: string, depth: number, flow: boolean): TextEdit[] {
    const short = this.#shortKey?.(this.#path.slice(0, depth));
    const value = short === undefined || pair.value?.kind !== 'scalar' ? undefined : pair.value.value ?? source;
    const whole = value === undefined ? undefined : withValue({ [short as string]: value }, this.#path.slice(depth), this.#value);
    return whole === undefined ? [] : replaceValue(this.#site, pair, whole, flow);
  }

  /** `key: *alias` becomes `key: { <<: *alias, other: value }`; a list, or what lies deeper, is written out. */
  #override(pair: Pair, value: SyntaxNode, rest: Path, flow: boolean): TextEdit[] {
    const [step] = rest;
    const alias = this.#site.text.slice(this.#site.start(value), this.#site.end(value));
    if (value.kind !== 'map' || typeof step !== 'string' || !alias.startsWith('*')) {
      const copy = withValue(copyOf(value), rest, this.#value);
      return copy === undefined ? [] : replaceValue(this.#site, pair, copy, flow);
    }
    const inside = pairOf(value, step)?.value;
    const whole = inside && rest.length > 1 ? withValue(copyOf(inside), rest.slice(1), this.#value) : nested(rest.slice(1), this.#value);
    if (whole === undefined) return [];
    const writer = this.#site.writer(whole);
    const text = `${writer.literal(`{ <<: ${alias}, `)}${writer.flowPair(step, whole)}${writer.literal(' }')}`;
    return [this.#site.replace(this.#site.start(value), this.#site.end(value), writer, text)];
  }
}

/** Puts `value` behind the key of `pair`, in place of what stands there; in brackets where `flow` says that its map is. */
export function replaceValue(site: EditSite, pair: Pair, value: YamlValue, flow: boolean): TextEdit[] {
  const colon = site.behindColon(pair);
  if (colon === undefined) return [];
  const writer = site.writer(value);
  const below = flow ? undefined : writer.below(value);
  const lines = below && site.lines(below, site.column(site.start(pair.key)) + site.step);
  const old = pair.value && pair.value.range.end > pair.value.range.start ? pair.value : undefined;
  if (!old) return [lines ? site.insert(site.lineEnd(colon), writer, lines) : site.insert(colon, writer, ` ${writer.flow(value)}`)];
  const start = site.valueStart(old);
  const end = site.end(old);
  const isBelow = site.text.slice(colon, start).includes('\n');
  if (!lines) {
    if (!isBelow) return [site.replace(start, end, writer, writer.flow(value))];
    return [site.insert(colon, writer, ` ${writer.flow(value)}`), removal(site.lineEnd(colon), end)];
  }
  if (isBelow) return [site.replace(site.lineEnd(colon), end, writer, lines)];
  const gap = colon + site.text.slice(colon, start).trimEnd().length;
  if (site.text.slice(start, end).includes('\n')) return [site.replace(gap, end, writer, lines)];
  return [removal(gap, end), site.insert(site.lineEnd(end), writer, lines)];
}

function removal(start: number, end: number): TextEdit {
  return { range: { start, end }, text: '' };
}
