// The path inside of brackets, closed or not, up to a cursor.

import type { Spot } from './spot.ts';

interface Frame {
  readonly isMap: boolean;
  index: number;
  /** The key whose value is being written. */
  key: string | undefined;
  /** Where the word since the last comma, colon or bracket begins. */
  from: number;
}

export interface FlowScan {
  /** Behind the closing bracket, where it stands before the cursor. */
  readonly end?: number;
  readonly spot?: Omit<Spot, 'inFlow'>;
}

/** Scans brackets that open at `start` up to `cursor`; `limit` is where they end at the latest. */
export function scanFlow(text: string, start: number, cursor: number, limit: number): FlowScan {
  const frames: Frame[] = [];
  for (let i = start; i < limit; i++) {
    if (i === cursor && frames.length > 0) return { spot: spotIn(text, frames, cursor, limit) };
    const c = text[i] as string;
    const top = frames.at(-1);
    if (c === '{' || c === '[') frames.push({ isMap: c === '{', index: 0, key: undefined, from: i + 1 });
    else if (c === '}' || c === ']') {
      frames.pop();
      if (frames.length === 0) return { end: i + 1 };
    } else if (top) i = step(text, top, i, c, cursor);
  }
  return { spot: spotIn(text, frames, cursor, limit) };
}

/** Moves over one character, or over a quoted text or a comment; the offset of the last character taken. */
function step(text: string, frame: Frame, i: number, c: string, cursor: number): number {
  if (c === ',') {
    Object.assign(frame, { index: frame.index + 1, key: undefined, from: i + 1 });
  } else if (c === ':' && frame.isMap && frame.key === undefined && /^[\s,[\]{}]?$/.test(text[i + 1] ?? '')) {
    Object.assign(frame, { key: unquoted(text.slice(frame.from, i).trim()), from: i + 1 });
  } else if ((c === '"' || c === "'") && text.slice(frame.from, i).trim() === '') {
    const end = quoteEnd(text, i);
    return end >= cursor && cursor > i ? cursor - 1 : end;
  } else if (c === '#' && /\s/.test(text[i - 1] ?? ' ')) {
    const end = text.indexOf('\n', i);
    const last = end < 0 ? text.length - 1 : end;
    return cursor > i && cursor <= last ? cursor - 1 : last;
  }
  return i;
}

/** The offset of the quote that closes the one at `start`, or the end of its line. */
export function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end - 1;
}

function unquoted(word: string): string {
  return /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
}

function spotIn(text: string, frames: readonly Frame[], cursor: number, limit: number): Omit<Spot, 'inFlow'> {
  const outer = frames.slice(0, -1).map(frame => (frame.isMap ? frame.key ?? '' : frame.index));
  const top = frames.at(-1) as Frame;
  const range = wordAt(text, top.from, cursor, limit);
  const word = unquoted(text.slice(range.start, range.end));
  if (!top.isMap) return { path: [...outer, top.index], on: 'value', range };
  if (top.key !== undefined) return { path: [...outer, top.key], on: 'value', range };
  return word === '' ? { path: outer, on: 'blank', range } : { path: [...outer, word], on: 'key', range };
}

/** The word around the cursor, from `from` at the earliest to the next comma, colon, bracket or line break. */
function wordAt(text: string, from: number, cursor: number, limit: number): { readonly start: number; readonly end: number } {
  const start = from + (/^\s*/.exec(text.slice(from, cursor))?.[0].length ?? 0);
  if (start >= cursor && /^[\s,[\]{}]?$/.test(text[cursor] ?? '')) return { start: cursor, end: cursor };
  const rest = /^(?:"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|(?:[^,[\]{}\n:#]|:(?![\s,[\]{}])|\S#)*)/.exec(text.slice(start, limit))?.[0].trimEnd() ?? '';
  return { start, end: Math.max(cursor, start + rest.length) };
}
