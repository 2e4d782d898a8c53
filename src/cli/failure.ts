// Why a command could not run: a sentence for the person, and exit code 2.

import type { Message } from '../core/text/message.ts';

export class Failure extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.id);
    this.text = text;
  }
}
