// Shorthand with which a report says its texts in one language.

import { say } from '../text/language.ts';
import type { Language } from '../text/language.ts';
import { message } from '../text/message.ts';
import type { Argument, MessageId, Text } from '../text/message.ts';
import { visible } from '../text/visible.ts';

/** Says a text, or a message by its id and arguments. */
export type Sayer = (text: Text | MessageId, args?: Readonly<Record<string, Argument>>) => string;

/** A sayer for a language. Line breaks of a text become spaces: every report writes a finding on one line. */
export function sayer(language: Language): Sayer {
  return (text, args) => say(typeof text === 'string' ? message(text, args) : text, language).replace(/\s*\n\s*/g, ' ').trim();
}

/** A sayer for terminals and pages, where control characters of a file would do something. JSON and SARIF escape by themselves. */
export function visibleSayer(language: Language): Sayer {
  const tell = sayer(language);
  return (text, args) => visible(tell(text, args));
}
