// Whether a finding speaks for a rule.

import type { Finding } from '../../model/finding.ts';

/** A grouped question speaks for each rule that asks in it. */
export function isAbout(finding: Finding, rule: string): boolean {
  const questions = finding.data?.['questions'] as readonly { readonly rule: string }[] | undefined;
  return questions ? questions.some(question => question.rule === rule) : finding.rule === rule;
}
