// Analyses one manifest, given as data or text, under a built-in policy.

import type { Analysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { writeYaml } from '../../src/core/policy/testing/write-yaml.ts';
import { runAnalyze } from '../support/run-analyze.ts';

export interface Check {
  readonly today: string;
  /** Names behind `extends:`; none means no policy file at all, so the default policy. */
  readonly extends?: readonly string[];
  readonly params?: Readonly<Record<string, unknown>>;
  /** What martech-observations.yaml says was observed. */
  readonly observations?: readonly unknown[];
}

/** Everything that is known after checking one manifest. `previous` lends its policy, ready compiled, where the check is the same. */
export function analyzeStack(manifest: Readonly<Record<string, unknown>> | string, check: Check, previous?: Analysis): Analysis {
  const text = typeof manifest === 'string' ? manifest : writeYaml({ version: 1, ...(check.extends && { policies: ['martech-policies.yaml'] }), ...manifest });
  const policy = check.extends && { 'martech-policies.yaml': writeYaml({ version: 1, extends: check.extends, ...(check.params && { params: check.params }) }) };
  const observed = check.observations && { 'martech-observations.yaml': writeYaml({ version: 1, observed: check.observations }) };
  return runAnalyze({ 'martech-stack.yaml': text, ...policy, ...observed }, check.today, previous);
}

/** All findings that nothing silences. */
export function findingsOf(analysis: Analysis): readonly Finding[] {
  return [...analysis.findings.values()].flat().filter(finding => !finding.silenced);
}

/**
 * Analyses one stack after the other under `builtin:all`, each run going on from the one before under the same parameters: what did
 * not change between two stacks is not asked again.
 */
export class StackRuns {
  readonly #last = new Map<string, Analysis>();

  findings(manifest: Readonly<Record<string, unknown>>, check: Pick<Check, 'today' | 'params' | 'observations'>): readonly Finding[] {
    const policy = JSON.stringify(check.params ?? {});
    const stack = { name: 'Test', ...(manifest['stack'] as object | undefined) };
    const analysis = analyzeStack({ ...manifest, stack }, { ...check, extends: ['builtin:all'] }, this.#last.get(policy));
    this.#last.set(policy, analysis);
    return findingsOf(analysis);
  }
}
