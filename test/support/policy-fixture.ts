// A policy file with one rule beside the sample stack, for features of expressions; the cursor is the mark ‸.

import { files, root } from './sample-stack.ts';

const head = 'version: 1\nextends: [builtin:integrity]\nparameters:\n  trial-budget: { type: money, default: 5000 EUR/year, title: { en: Budget of a trial, fr: Budget d’un essai } }\nparams:\n  trial-max: 60 days\n';

/** The files of the sample stack, its root naming the policy. */
export function withPolicy(policy: string): Record<string, string> {
  return { 'martech-stack.yaml': `${root}policies: [martech-policies.yaml]\n`, 'brands.martech-stack.yaml': files['brands.martech-stack.yaml'] as string, 'martech-policies.yaml': policy };
}

/** A rule of its own; `lines` are its keys, two steps in. */
export function withRule(lines: string, on = 'flow'): Record<string, string> {
  return withPolicy(`${head}rules:\n  acme/one:\n    title: One\n    severity: warning\n    on: ${on}\n${lines}`);
}

/** The same with an `assert` written as given. */
export function withAssert(scalar: string, on?: string): Record<string, string> {
  return withRule(`    assert: ${scalar}\n`, on);
}
