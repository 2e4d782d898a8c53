// What each rule asks in a question, whether it is grouped or stands alone.

import type { Finding } from '../../model/finding.ts';
import type { AskedBy } from './group-questions.ts';

/** One a rule and item; the question's own rule and facts where nothing is said of others. */
export function questionsOf({ rule, facts, item, data }: Finding): readonly AskedBy[] {
  return (data?.['questions'] as readonly AskedBy[] | undefined) ?? [{ rule, facts: facts ?? [], ...(item !== undefined && { item }) }];
}
