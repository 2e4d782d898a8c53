// Runs the whole engine on a manifest and a policy, and shows what it says in short lines.

import { analyze, type Analysis } from '../../../src/core/analyze.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { placeRange } from '../../../src/core/syntax/document.ts';
import { say } from '../../../src/core/text/language.ts';
import { memorySnapshot, uriOf } from '../../support/memory-snapshot.ts';

export interface CheckOptions {
  readonly today?: string;
  /** The text of `martech-policies.yaml`, which the root then names. */
  readonly policy?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** A root with these sections behind `stack:`; `policies` is added where a policy is given. */
export function rootText(sections: string, hasPolicy: boolean, adopted = '2024-01-01'): string {
  const policies = hasPolicy ? 'policies: [martech-policies.yaml]\n' : '';
  return `version: 1\nstack: { name: Shop, adopted-on: ${adopted} }\n${policies}${sections}`;
}

export function analyzeFiles(files: Readonly<Record<string, string>>, today = '2026-11-22', previous?: Analysis): Analysis {
  const run = analyze(memorySnapshot(files), Object.keys(files).filter(name => name.includes('martech-')).map(uriOf), { today }, previous);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

/** All findings on a manifest, in the order of the files and the text. */
export function findingsOn(sections: string, options: CheckOptions = {}): { readonly findings: readonly Finding[]; readonly analysis: Analysis } {
  const { policy, files = {}, today } = options;
  const all = { 'martech-stack.yaml': rootText(sections, policy !== undefined), ...(policy !== undefined && { 'martech-policies.yaml': policy }), ...files };
  const analysis = analyzeFiles(all, today);
  return { findings: [...analysis.findings.values()].flat(), analysis };
}

/** `warning a/b tool:crm "text at the place"`, silenced ones with who silenced them; `?` marks a question. */
export function check(sections: string, options: CheckOptions = {}): readonly string[] {
  const { findings, analysis } = findingsOn(sections, options);
  return findings.map(finding => line(finding, analysis));
}

export function line(finding: Finding, analysis: Analysis): string {
  const { severity, rule, target, kind, silenced, facts } = finding;
  const asked = kind === 'question' ? ` ? ${facts?.join(', ')}` : '';
  return `${silenced ? `(${silenced.by}) ` : ''}${severity} ${rule} ${target.kind}:${target.id} "${textAt(finding, analysis)}"${asked}`;
}

/** The text that the squiggle is under. */
export function textAt({ place }: Finding, analysis: Analysis): string {
  const document = analysis.documents.get(place.uri);
  const range = document && placeRange(document, place);
  return range ? (document?.text.slice(range.start, range.end) ?? '') : '';
}

/** What the findings say, in English. */
export function messages(sections: string, options: CheckOptions = {}): readonly string[] {
  return findingsOn(sections, options).findings.map(finding => say(finding.message, 'en'));
}

/** A policy of one rule `a/b` on tools, of severity warning, with more keys or others. */
export function rulePolicy(keys: string, before = ''): string {
  const given = new Set([...keys.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key));
  const usual = { title: 'A rule', on: 'tool', severity: 'warning' };
  const rest = Object.entries(usual).filter(([key]) => !given.has(key)).map(([key, value]) => `${key}: ${value}`);
  const lines = [...rest, ...keys.trimEnd().split('\n')].map(text => `    ${text}`);
  return `version: 1\n${before}rules:\n  a/b:\n${lines.join('\n')}\n`;
}
