// Writes a value as YAML text: in brackets, or as lines below a key.

import { keyText, scalarText } from './scalar-text.ts';
import { hasStop, isList, isMap, isStop } from './yaml-value.ts';
import type { YamlValue } from './yaml-value.ts';

/** A short map or list stands in brackets up to this length. */
const longestFlow = 80;
const mostFlowKeys = 4;

export class Writer {
  /** True where a stop is written: the text is a snippet then. */
  readonly isSnippet: boolean;
  readonly #step: number;
  #stops = 0;

  /** `step` is the indentation of one level. */
  constructor(value: YamlValue, step: number) {
    this.isSnippet = hasStop(value);
    this.#step = step;
  }

  /** Text that stands as it is: a snippet gives `$`, `}` and backslash a meaning of their own. */
  literal(text: string): string {
    return this.isSnippet ? text.replace(/[\\$}]/g, '\\$&') : text;
  }

  /** The value on one line, in brackets where it is a map or a list. */
  flow(value: YamlValue): string {
    if (isStop(value)) return `\${${++this.#stops}}`;
    if (isList(value)) return this.literal('[') + value.map(item => this.flow(item)).join(', ') + this.literal(']');
    if (!isMap(value)) return this.literal(scalarText(value));
    const pairs = Object.entries(value).map(([key, inside]) => this.flowPair(key, inside));
    return pairs.length === 0 ? this.literal('{}') : this.literal('{ ') + pairs.join(', ') + this.literal(' }');
  }

  flowPair(key: string, value: YamlValue): string {
    return `${this.key(key)}: ${this.flow(value)}`;
  }

  key(key: string): string {
    return this.literal(keyText(key));
  }

  /** The lines of `key: value`, the first one without indentation, the others relative to it. */
  pair(key: string, value: YamlValue): string[] {
    const name = this.key(key);
    const below = this.below(value);
    return below ? [`${name}:`, ...below.map(line => ' '.repeat(this.#step) + line)] : [`${name}: ${this.flow(value)}`];
  }

  /** The lines of a map or list that is too large for one line; undefined for any other value. */
  below(value: YamlValue): string[] | undefined {
    if (isInline(value)) return undefined;
    if (isList(value)) return value.flatMap(item => this.item(item));
    return Object.entries(value as Readonly<Record<string, YamlValue>>).flatMap(([key, inside]) => this.pair(key, inside));
  }

  /** The lines of `- item`. */
  item(value: YamlValue): string[] {
    const [first = '', ...others] = this.below(value) ?? [this.flow(value)];
    return [`- ${first}`, ...others.map(line => `  ${line}`)];
  }
}

/** True for a value that fits on the line of its key. */
export function isInline(value: YamlValue): boolean {
  if (typeof value !== 'object' || isStop(value)) return true;
  const inside = Object.values(value as Record<string, YamlValue>);
  if (inside.length === 0) return true;
  if (isList(value) ? inside.some(item => typeof item === 'object' && !isStop(item)) : inside.length > mostFlowKeys || inside.some(item => !isShort(item))) return false;
  return new Writer('', 2).flow(value).length <= longestFlow;
}

/** A scalar, or a list of scalars. */
function isShort(value: YamlValue): boolean {
  return typeof value !== 'object' || isStop(value) || (isList(value) && value.every(item => typeof item !== 'object' || isStop(item)));
}
