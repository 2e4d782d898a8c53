// Days and durations as expressions hold them, made once a text: the same few are read again and again.

import { Day, parseDay } from '../../values/day.ts';
import { parseDuration, type Span } from '../../values/duration.ts';

/** So many texts are remembered at most, whatever somebody types. */
const most = 10_000;

export class KnownValues {
  readonly #days = new Map<string, Day | undefined>();
  readonly #spans = new Map<string, Span | undefined>();

  /** Undefined for a text that is no day. */
  day(text: string): Day | undefined {
    const known = this.#days.get(text);
    if (known || this.#days.has(text)) return known;
    const days = parseDay(text);
    return keep(this.#days, text, days === undefined ? undefined : new Day(days));
  }

  /** Undefined for a text that is no duration. */
  span(text: string): Span | undefined {
    const known = this.#spans.get(text);
    if (known || this.#spans.has(text)) return known;
    return keep(this.#spans, text, parseDuration(text));
  }
}

function keep<V>(values: Map<string, V>, text: string, value: V): V {
  if (values.size >= most) values.clear();
  values.set(text, value);
  return value;
}
