// A sentence, and behind it what was perhaps meant.

import { message, type Message } from '../../text/message.ts';

export function withNearest(text: Message, near: readonly string[]): Message {
  const [best] = near;
  return best === undefined ? text : message('engine.with-nearest', { text, near: best });
}
