// Says a text in a language: the only place where message ids become sentences.

import { messages } from '../../generated/messages.ts';
import type { Argument, Text } from './message.ts';

export type Language = 'en' | 'fr';

/** The language for a locale such as `fr-CA` or `fr_FR.UTF-8`; English for any that is not spoken here. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/**
 * The sentence for a text. A template holds `{name}` for an argument and `{count|one form|other form}` for a plural
 * (French counts 0 and 1 as one, English only 1); `{{` is a brace.
 */
export function say(text: Text, language: Language): string {
  if (!('id' in text)) return text[language];
  const template = messages[language][text.id] ?? messages.en[text.id] ?? text.id;
  return template.replace(/\{\{|\{([a-z][\w-]*)(?:\|([^{}|]*)\|([^{}|]*))?\}/gi, (whole, name?: string, one?: string, other?: string) => {
    if (name === undefined) return '{';
    const value = text.args?.[name];
    if (value === undefined) return whole;
    if (one === undefined) return sayArgument(value, language);
    const isOne = language === 'fr' ? Math.abs(Number(value)) < 2 : Number(value) === 1;
    return isOne ? one : (other as string);
  });
}

function sayArgument(value: Argument, language: Language): string {
  if (typeof value === 'object') return say(value, language);
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
}
