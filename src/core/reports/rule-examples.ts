// Examples of a rule, taken from its own cases, with what the rule says of them. Knows no page.

import { ruleExamples } from '../../generated/rule-examples.ts';
import type { Finding } from '../model/finding.ts';
import type { Policy } from '../policy/policy.ts';
import { analyzeDocuments, readManifest, readObservations } from '../policy/testing/analyze-text.ts';
import { isAbout } from '../policy/testing/is-about.ts';

/** A case as it was written. */
export interface RuleExample {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly today?: string;
  /** Values of parameters other than their defaults. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** YAML: a manifest, the rules that it is about, observations. */
  readonly stack?: string;
  readonly rules?: string;
  readonly observations?: string;
}

export interface RuleExamples {
  readonly fires?: RuleExample;
  readonly asks?: RuleExample;
  readonly silent?: RuleExample;
}

export interface SaidExample extends RuleExample {
  readonly what: keyof RuleExamples;
  /** What the rule says; empty where the example shows more than one text can. */
  readonly said: readonly Finding[];
}

/** The examples of a built-in rule, said by `builtin`; none for any other rule. */
export function examplesOf(rule: string, builtin: Policy): readonly SaidExample[] {
  const examples = Object.hasOwn(ruleExamples, rule) ? (ruleExamples[rule] as RuleExamples) : {};
  return (['fires', 'asks', 'silent'] as const).flatMap(what => {
    const example = examples[what];
    return example ? [{ ...example, what, said: what === 'silent' ? [] : said(example, rule, builtin, what) }] : [];
  });
}

function said({ stack, today = '', observations, params = {} }: RuleExample, rule: string, builtin: Policy, what: 'fires' | 'asks'): readonly Finding[] {
  const entry = builtin.rules.get(rule);
  if (stack === undefined || !entry) return [];
  const document = readManifest('file:///martech-stack.yaml', stack);
  const isAlone = !/^waiver-/.test(entry.engine ?? '');
  const parameters = new Map([...builtin.parameters].map(([name, parameter]) => [name, Object.hasOwn(params, name) ? { ...parameter, value: params[name] } : parameter]));
  const policy = { ...builtin, parameters, ...(isAlone && { rules: new Map([[rule, entry]]) }) };
  const observed = observations === undefined ? undefined : readObservations('file:///martech-observations.yaml', observations);
  const { findings } = analyzeDocuments(new Map([[document.uri, document]]), policy, today, observed);
  const kind = what === 'asks' ? 'question' : 'finding';
  return findings.filter(finding => finding.kind === kind && isAbout(finding, rule) && !finding.silenced);
}
