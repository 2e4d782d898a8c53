// Says the page's texts in its language.

import { type Language, say as sayText } from '../core/text/language.ts';
import { type Argument, message, type MessageId } from '../core/text/message.ts';

export type Say = (id: MessageId, args?: Readonly<Record<string, Argument>>) => string;

export function speaker(language: Language): Say {
  return (id, args) => sayText(message(id, args), language);
}
