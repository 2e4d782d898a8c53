// Text for people stays an id with arguments until the last moment, so that it can be said in any language.

import type { MessageId } from '../../generated/message-ids.ts';

export type { MessageId };

/** A text that its author wrote in both languages (rule texts in packs and policies); one given is used for both. */
export interface LocalText {
  readonly en: string;
  readonly fr: string;
}

export type Argument = string | number | Message | LocalText;

/** A message of `l10n/<language>/<area>.json`, by its id `<area>.<key>`. */
export interface Message {
  readonly id: MessageId;
  readonly args?: Readonly<Record<string, Argument>>;
}

export type Text = Message | LocalText;

/** Shorthand: `message('schema.unknown-key', { key })`. */
export function message(id: MessageId, args?: Readonly<Record<string, Argument>>): Message {
  return args ? { id, args } : { id };
}
