// The ids under which the schema reports, each with one line on its meaning for pages and `explain`.

import { message, type Message } from '../text/message.ts';

/** By id: a title, and what it means and what to do. `schema/import` and `schema/fragment-without-root` concern several files. */
export const problemIds = {
  'schema/unknown-key': about('unknown-key'),
  'schema/misplaced-key': about('misplaced-key'),
  'schema/wrong-type': about('wrong-type'),
  'schema/wrong-value': about('wrong-value'),
  'schema/missing-key': about('missing-key'),
  'schema/to-fill': about('to-fill'),
  'schema/bad-id': about('bad-id'),
  'schema/bad-date': about('bad-date'),
  'schema/bad-duration': about('bad-duration'),
  'schema/bad-money': about('bad-money'),
  'schema/bad-form': about('bad-form'),
  'schema/out-of-range': about('out-of-range'),
  'schema/empty-file': about('empty-file'),
  'schema/import': about('import'),
  'schema/fragment-without-root': about('fragment-without-root'),
} as const;

export type ProblemId = keyof typeof problemIds;

type Known = 'unknown-key' | 'misplaced-key' | 'wrong-type' | 'wrong-value' | 'missing-key' | 'to-fill' | 'bad-id' | 'bad-date' | 'bad-duration'
  | 'bad-money' | 'bad-form' | 'out-of-range' | 'empty-file' | 'import' | 'fragment-without-root';

function about(id: Known): { readonly title: Message; readonly meaning: Message } {
  return { title: message(`schema.title-${id}`), meaning: message(`schema.meaning-${id}`) };
}
