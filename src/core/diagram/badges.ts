// Counts the findings of each tool, people and flow for its badge.

import type { Analysis, RootAnalysis } from '../analyze.ts';
import type { Finding } from '../model/finding.ts';

export interface Badges {
  /** Errors and warnings that nothing silences: what is drawn as "to review". */
  readonly review: number;
  /** Questions, infos and hints. */
  readonly notes: number;
}

const none: Badges = { review: 0, notes: 0 };

/** The badges of the entities of one root. Findings of its files by themselves (syntax, schema) count too. */
export function countBadges(analysis: Pick<Analysis, 'findings'>, root: RootAnalysis): (kind: string, id: string) => Badges {
  const byTarget = new Map<string, Badges>();
  for (const finding of findingsOf(analysis, root)) {
    if (finding.silenced) continue;
    const key = `${finding.target.kind}:${finding.target.id}`;
    const { review, notes } = byTarget.get(key) ?? none;
    byTarget.set(key, needsReview(finding) ? { review: review + 1, notes } : { review, notes: notes + 1 });
  }
  return (kind, id) => byTarget.get(`${kind}:${id}`) ?? none;
}

function needsReview(finding: Finding): boolean {
  return finding.kind === 'finding' && (finding.severity === 'error' || finding.severity === 'warning');
}

function* findingsOf(analysis: Pick<Analysis, 'findings'>, root: RootAnalysis): Generator<Finding> {
  yield* root.findings;
  for (const uri of root.stack.documents.keys()) {
    for (const finding of analysis.findings.get(uri) ?? []) if (/^(syntax|schema)\//.test(finding.rule)) yield finding;
  }
}
