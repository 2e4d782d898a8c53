// The ids under which the rule engine speaks for itself, each with a title and its meaning for pages and `explain`.

import { message, type Message } from '../text/message.ts';

/** Never switched off, waived, ignored or put in a baseline; errors, but for `engine/param-without-value` (warning), `engine/param-unknown-id` and `engine/ambiguous-target` (info). */
export const engineProblemIds = {
  'engine/rule-failed': about('rule-failed'),
  'engine/too-costly': about('too-costly'),
  'engine/bad-expression': about('bad-expression'),
  'engine/bad-path': about('bad-path'),
  'engine/unclosed-brace': about('unclosed-brace'),
  'engine/unquoted-expression': about('unquoted-expression'),
  'engine/unknown-rule': about('unknown-rule'),
  'engine/not-extended': about('not-extended'),
  'engine/incomplete-rule': about('incomplete-rule'),
  'engine/unknown-engine': about('unknown-engine'),
  'engine/unknown-param': about('unknown-param'),
  'engine/wrong-type': about('wrong-type'),
  'engine/param-without-value': about('param-without-value'),
  'engine/param-unknown-id': about('param-unknown-id'),
  'engine/extends': about('extends'),
  'engine/policy-file': about('policy-file'),
  'engine/ignore': about('ignore'),
  'engine/not-waivable': about('not-waivable'),
  'engine/ambiguous-target': about('ambiguous-target'),
  'engine/baseline': about('baseline'),
} as const;

type Known = 'rule-failed' | 'too-costly' | 'bad-expression' | 'bad-path' | 'unclosed-brace' | 'unquoted-expression' | 'unknown-rule' | 'not-extended' | 'incomplete-rule'
  | 'param-without-value' | 'ambiguous-target' | 'unknown-engine' | 'unknown-param' | 'wrong-type' | 'param-unknown-id' | 'extends' | 'policy-file' | 'ignore' | 'not-waivable' | 'baseline';

function about(id: Known): { readonly title: Message; readonly meaning: Message } {
  return { title: message(`engine.title-${id}`), meaning: message(`engine.meaning-${id}`) };
}
