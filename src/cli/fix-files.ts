// Safe corrections to a fixpoint: makes them on texts in memory, analyses anew, and goes on until none is left.

import type { Analysis, AnalyzeOptions, RootAnalysis } from '../core/analyze.ts';
import { isEngineId } from '../core/model/engine-id.ts';
import type { Finding } from '../core/model/finding.ts';
import { fingerprint } from '../core/policy/fingerprint.ts';
import { fixesFor } from '../core/policy/fix.ts';
import { safeEdits } from '../core/policy/fixing/safe-edits.ts';
import { type Span, spanOf } from '../core/reports/span.ts';
import { applyEdits, type FileEdit } from '../core/text/edit.ts';
import type { Language } from '../core/text/language.ts';
import type { Text } from '../core/text/message.ts';
import type { CheckedFiles } from './check-files.ts';

export interface FixedFile {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  readonly settled: readonly Settled[];
}

/** A finding that is gone, and what settled it. */
export interface Settled {
  readonly rule: string;
  readonly title: Text;
  /** Where it stood in the round that settled it. */
  readonly span: Span;
}

export interface Fixed {
  readonly analysis: Analysis;
  /** Files that change, by URI. */
  readonly files: readonly FixedFile[];
}

/** A correction may make room for the next one; more rounds than this mean a mistake of ours. */
const roundsAtMost = 50;

/** Makes all safe corrections of the files in scope. A round that would leave a file with more faults of its own is taken back, and ends it. */
export async function fixFiles({ analysis: first, files, scope, again }: CheckedFiles, options: AnalyzeOptions, language: Language): Promise<Fixed> {
  const before = new Map<string, string>();
  const settled = new Map<string, Settled[]>();
  let analysis = first;
  for (let round = 0; round < roundsAtMost; round++) {
    const edits = editsOf(analysis, scope, language);
    if (edits.size === 0) break;
    const candidates = candidatesIn(analysis, edits, language);
    const texts = new Map([...edits].map(([uri, { edits: own }]) => [uri, { old: analysis.documents.get(uri)?.text ?? '', edits: own }]));
    for (const [uri, { old, edits: own }] of texts) files.replace(uri, applyEdits(old, own));
    const next = await again(options, analysis);
    if (faultsIn(next) > faultsIn(analysis)) {
      for (const [uri, { old }] of texts) files.replace(uri, old);
      break;
    }
    for (const [uri, { old }] of texts) before.set(uri, before.get(uri) ?? old);
    const left = new Set([...next.findings.values()].flat().map(keyOf));
    for (const { finding, ...done } of candidates) if (!left.has(keyOf(finding))) settled.set(finding.place.uri, [...(settled.get(finding.place.uri) ?? []), done]);
    analysis = next;
  }
  const changed = [...before].map(([uri, text]) => ({ uri, before: text, after: analysis.documents.get(uri)?.text ?? text, settled: settled.get(uri) ?? [] }));
  return { analysis, files: changed.filter(file => file.before !== file.after).sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
}

/** By file. Where two roots share one, the first corrects it now, and the other what is left in the next round. */
function editsOf(analysis: Analysis, scope: ReadonlySet<string> | undefined, language: Language): ReadonlyMap<string, FileEdit> {
  const edits = new Map<string, FileEdit>();
  for (const root of analysis.roots) {
    const own = safeEdits(root.stack, root.policy, findingsOf(analysis, root, scope), { today: analysis.options.today, language });
    if (own.some(({ uri }) => edits.has(uri))) continue;
    for (const edit of own) if (edit.edits.length > 0) edits.set(edit.uri, edit);
  }
  return edits;
}

/** All that is said in the files of a root: what the schema says is in no root's own list. */
function findingsOf(analysis: Analysis, { stack, policy }: RootAnalysis, scope: ReadonlySet<string> | undefined): readonly Finding[] {
  const uris = [...new Set([...stack.documents.keys(), ...policy.documents.keys()])].filter(uri => scope?.has(uri) ?? true);
  return uris.flatMap(uri => analysis.findings.get(uri) ?? []);
}

/** What the edits of a round may settle. */
function candidatesIn(analysis: Analysis, edits: ReadonlyMap<string, FileEdit>, language: Language) {
  return analysis.roots.flatMap(root => findingsOf(analysis, root, new Set(edits.keys())).flatMap(finding => {
    const safe = finding.silenced ? [] : fixesFor(root.stack, root.policy, finding, { today: analysis.options.today, language }).filter(fix => fix.safe);
    const [only] = safe;
    return only && safe.length === 1 ? [{ finding, rule: finding.rule, title: only.title, span: spanOf(analysis.documents.get(finding.place.uri), finding.place) }] : [];
  }));
}

/** Errors of the files themselves. That a rule says more once an id is right is no fault of the correction. */
function faultsIn({ findings }: Analysis): number {
  return [...findings.values()].flat().filter(({ rule, severity }) => severity === 'error' && isEngineId(rule)).length;
}

function keyOf(finding: Finding): string {
  return `${finding.place.uri} ${fingerprint(finding)}`;
}
