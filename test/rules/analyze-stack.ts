// Analyses one manifest, given as data or text, under a built-in policy.

import { stringify } from 'yaml';
import type { Analysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { runAnalyze } from '../support/run-analyze.ts';

export interface Check {
  readonly today: string;
  /** Names behind `extends:`; none means no policy file at all, so the default policy. */
  readonly extends?: readonly string[];
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Everything that is known after checking one manifest. `previous` lends its policy, ready compiled, where the check is the same. */
export function analyzeStack(manifest: Readonly<Record<string, unknown>> | string, check: Check, previous?: Analysis): Analysis {
  const text = typeof manifest === 'string' ? manifest : stringify({ version: 1, ...(check.extends && { policies: ['martech-policies.yaml'] }), ...manifest });
  const policy = check.extends && { 'martech-policies.yaml': stringify({ version: 1, extends: check.extends, ...(check.params && { params: check.params }) }) };
  return runAnalyze({ 'martech-stack.yaml': text, ...policy }, check.today, previous);
}

/** All findings that nothing silences. */
export function findingsOf(analysis: Analysis): readonly Finding[] {
  return [...analysis.findings.values()].flat().filter(finding => !finding.silenced);
}
