// Counts findings the way policies.md says they count: what is silenced counts apart, questions never as findings.

import type { Finding } from '../model/finding.ts';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  /** Questions, and the facts that they ask for. */
  readonly questions: number;
  readonly facts: number;
  readonly waived: number;
  readonly ignored: number;
  readonly baseline: number;
}

/** How many findings of each sort there are; each is counted once. */
export function countFindings(findings: readonly Finding[]): Counts {
  const loud = findings.filter(finding => !finding.silenced);
  const of = (severity: Finding['severity']) => loud.filter(finding => finding.kind === 'finding' && finding.severity === severity).length;
  const by = (reason: string) => findings.filter(finding => finding.silenced?.by === reason).length;
  const questions = loud.filter(finding => finding.kind === 'question');
  return {
    errors: of('error'), warnings: of('warning'), infos: of('info'), hints: of('hint'),
    questions: questions.length, facts: questions.reduce((sum, question) => sum + (question.facts?.length ?? 0), 0),
    waived: by('waiver'), ignored: by('ignore'), baseline: by('baseline'),
  };
}
