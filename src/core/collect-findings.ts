// Puts the findings of all files and roots in their final order, each shown once.

import type { Finding } from './model/finding.ts';
import { placeRange } from './syntax/document.ts';
import type { SyntaxDocument } from './syntax/document.ts';

/** Findings by file, in the order of the text; equal findings of several roots once. */
export function collectFindings(groups: readonly (readonly Finding[])[], documents: ReadonlyMap<string, SyntaxDocument>): ReadonlyMap<string, readonly Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of groups.flat()) {
    const list = byFile.get(finding.place.uri);
    if (list) list.push(finding);
    else byFile.set(finding.place.uri, [finding]);
  }
  const files = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(files.map(([uri, findings]) => [uri, inOrder(groups.length > 2 ? once(findings) : findings, documents.get(uri))]));
}

/** Sorted by place, then by rule: entries in the order of the file first, since findings of one entry compare by their own offsets. */
export function inOrder(findings: readonly Finding[], document: SyntaxDocument | undefined): Finding[] {
  const starts = new Map<string, number>();
  const start = (finding: Finding): number => {
    const { entry } = finding.place;
    let offset = starts.get(entry);
    if (offset === undefined) starts.set(entry, (offset = (document && placeRange(document, { ...finding.place, start: 0, end: 0 })?.start) ?? 0));
    return offset + finding.place.start;
  };
  const keyed = findings.map(finding => ({ finding, at: start(finding) }));
  keyed.sort((a, b) => a.at - b.at || compare(a.finding.rule, b.finding.rule) || compare(a.finding.target.id, b.finding.target.id)
    || compare(a.finding.path, b.finding.path) || compare(a.finding.item ?? '', b.finding.item ?? '') || a.finding.place.end - b.finding.place.end);
  return keyed.map(({ finding }) => finding);
}

function once(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(finding => {
    const key = keyOf(finding);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOf({ rule, kind, severity, target, place, path, item, facts, silenced }: Finding): string {
  return JSON.stringify([rule, kind, severity, target.kind, target.id, place.entry, place.start, place.end, path, item, facts, silenced?.by]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
