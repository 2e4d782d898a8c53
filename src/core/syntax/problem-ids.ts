// The ids under which a text says that it cannot be read as it is, each with a title and its meaning for pages and `explain`.

import { type Message, type MessageId, message } from '../text/message.ts';

/** By id; the last ones, and `unreadable` and `too-large` too, concern a file that cannot be read at all. */
export const syntaxProblemIds = {
  'syntax/bad-anchor': about('bad-anchor'),
  'syntax/bad-escape': about('bad-escape'),
  'syntax/bad-indentation': about('bad-indentation'),
  'syntax/bad-merge': about('bad-merge'),
  'syntax/bad-start': about('bad-start'),
  'syntax/block-header': about('block-header'),
  'syntax/block-indentation': about('block-indentation'),
  'syntax/circular-alias': about('circular-alias'),
  'syntax/comment-space': about('comment-space'),
  'syntax/complex-key': about('complex-key'),
  'syntax/duplicate-key': about('duplicate-key'),
  'syntax/extra-comma': about('extra-comma'),
  'syntax/list-on-key-line': about('list-on-key-line'),
  'syntax/long-key': about('long-key'),
  'syntax/missing-colon': about('missing-colon'),
  'syntax/missing-comma': about('missing-comma'),
  'syntax/missing-space': about('missing-space'),
  'syntax/mixed-list': about('mixed-list'),
  'syntax/nested-colon': about('nested-colon'),
  'syntax/not-a-map': about('not-a-map'),
  'syntax/null-byte': about('null-byte'),
  'syntax/several-documents': about('several-documents'),
  'syntax/tab-indentation': about('tab-indentation'),
  'syntax/tag': about('tag'),
  'syntax/too-deep': about('too-deep'),
  'syntax/too-large': about('too-large'),
  'syntax/too-many-aliases': about('too-many-aliases'),
  'syntax/unclosed-flow': about('unclosed-flow'),
  'syntax/unclosed-quote': about('unclosed-quote'),
  'syntax/unexpected-bracket': about('unexpected-bracket'),
  'syntax/unexpected-text': about('unexpected-text'),
  'syntax/unknown-alias': about('unknown-alias'),
  'syntax/unknown-directive': about('unknown-directive'),
  'syntax/unreadable': about('unreadable'),
  'syntax/wrong-bracket': about('wrong-bracket'),
  'syntax/yaml-version': about('yaml-version'),
  'syntax/missing': about('missing'),
  'syntax/directory': about('directory'),
  'syntax/outside': about('outside'),
  'syntax/encoding': about('encoding'),
} as const;

type Known = MessageId extends infer Id ? (Id extends `syntax.title-${infer Kind}` ? Kind : never) : never;

function about(kind: Known): { readonly title: Message; readonly meaning: Message } {
  return { title: message(`syntax.title-${kind}`), meaning: message(`syntax.meaning-${kind}`) };
}
