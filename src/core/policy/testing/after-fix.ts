// What is left of a rule's findings once a fix is applied.

import type { Finding } from '../../model/finding.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import { message, type Message } from '../../text/message.ts';
import type { Policy } from '../policy.ts';
import type { AnalyzedText } from './analyze-text.ts';
import type { Expectation } from './read-test.ts';

export interface FixedCase {
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly policy: Policy;
  readonly today: string;
  readonly analyzed: AnalyzedText;
  readonly expectation: Expectation;
  readonly rule: string;
}

/** The findings of the rule after the fix that the expectation names, else after the first one that brings the number expected. */
export function findingsAfterFix(_case: FixedCase): readonly Finding[] | Message {
  return message('engine.test-no-fix');
}
