// Whether a file that a fix changed says no more faults of its own than before: a rule may write a value that the schema refuses.

import { type FileKind, fileKindOf, sectionsOf } from '../../file-kind.ts';
import { isEngineId } from '../../model/engine-id.ts';
import { readEntry } from '../../model/read-entities.ts';
import type { Entry, SyntaxDocument } from '../../syntax/document.ts';
import { readDocument } from '../../syntax/read-document.ts';
import type { Policy } from '../policy.ts';
import type { ChangedFile } from './apply-changes.ts';

/** True where no entry of a changed file has more errors of syntax and schema than it had. Only entries whose text changed are looked at. */
export function leavesSound(documents: ReadonlyMap<string, SyntaxDocument>, policy: Policy, files: readonly ChangedFile[]): boolean {
  return files.every(({ uri, text }) => {
    const before = documents.get(uri) as SyntaxDocument;
    // Manifests and policies may have any name.
    const kind = fileKindOf(uri) ?? (policy.documents.has(uri) ? 'martech-policies' : 'martech-stack');
    const after = readDocument(uri, text, sectionsOf[kind], before);
    const had = faultsIn(kind, before, after);
    return [...faultsIn(kind, after, before)].every(([entry, count]) => count <= (had.get(entry) ?? 0));
  });
}

/** How many errors each entry has that reads otherwise in `other`; what stands in one of the two alone counts with the rest, under ''. */
function faultsIn(kind: FileKind, document: SyntaxDocument, other: SyntaxDocument): ReadonlyMap<string, number> {
  const counts = new Map([['', document.problems.length]]);
  for (const entry of document.entries.values()) {
    const there = other.entries.get(entry.key);
    if (there?.content === entry.content) continue;
    const key = there ? entry.key : '';
    counts.set(key, (counts.get(key) ?? 0) + faultsOf(kind, document.uri, entry));
  }
  return counts;
}

function faultsOf(kind: FileKind, uri: string, entry: Entry): number {
  const refused = readEntry(kind, uri, entry).problems.filter(({ rule, severity }) => severity === 'error' && isEngineId(rule));
  return entry.content.problems.length + refused.length;
}
