// What was said of each thing of a stack and still counts, the gravest first.

import type { RootAnalysis } from '../core/analyze.ts';
import type { Finding, Target } from '../core/model/finding.ts';

const kept = new WeakMap<RootAnalysis, ReadonlyMap<string, readonly Finding[]>>();

/** Findings by `targetKey`; silenced ones and hints are left out. */
export function findingsByTarget(root: RootAnalysis): ReadonlyMap<string, readonly Finding[]> {
  let byTarget = kept.get(root);
  if (!byTarget) kept.set(root, (byTarget = group(root.findings.filter(finding => !finding.silenced && finding.severity !== 'hint'))));
  return byTarget;
}

/** `tool:brevo`. */
export function targetKey(target: Pick<Target, 'kind' | 'id'>): string {
  return `${target.kind}:${target.id}`;
}

function group(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort((a, b) => weight(a) - weight(b))) {
    const key = targetKey(finding.target);
    const list = groups.get(key);
    if (list) list.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

/** Errors first, questions last. */
function weight(finding: Finding): number {
  return finding.kind === 'question' ? 3 : ['error', 'warning', 'info'].indexOf(finding.severity);
}
