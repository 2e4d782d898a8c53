// A sentence, and behind it what was perhaps meant.

import { type LocalText, message, type Message } from '../../text/message.ts';

export function withNearest(text: Message, near: readonly string[]): Message {
  const [best] = near;
  return best === undefined ? text : message('engine.with-nearest', { text, near: best });
}

/** The same, with all of them: `a, b or c`. */
export function withAllNearest(text: Message, near: readonly string[]): Message {
  if (near.length < 2) return withNearest(text, near);
  const all: LocalText = { en: listed(near, 'or'), fr: listed(near, 'ou') };
  return message('engine.with-nearest', { text, near: all });
}

/** `a, b or c`; at least two words. */
export function listed(words: readonly string[], or: string): string {
  return `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`;
}
