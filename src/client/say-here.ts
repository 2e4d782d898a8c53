// Says the client's own texts in the language of this VS Code.

import { env } from 'vscode';
import { languageOf, say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Argument, MessageId } from '../core/text/message.ts';

/** The sentence of a message in VS Code's display language. */
export function sayHere(id: MessageId, args?: Readonly<Record<string, Argument>>): string {
  return say(message(id, args), languageOf(env.language));
}
