// Whether a file that a fix changed says no more faults of its own than before: a rule may write a value that the schema refuses.

import { fileFindings } from '../../file-findings.ts';
import { type FileKind, fileKindOf, sectionsOf } from '../../file-kind.ts';
import { isEngineId } from '../../model/engine-id.ts';
import type { Target } from '../../model/finding.ts';
import { folderOfFile, shownPath } from '../../model/uri.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
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
    // An entry that comes, goes or gets another id is counted with the rest of the file.
    const isKept = (entry: string): boolean => before.entries.has(entry) && after.entries.has(entry);
    const had = faultsIn(kind, before, isKept);
    return [...faultsIn(kind, after, isKept, before)].every(([entry, count]) => count <= (had.get(entry) ?? 0));
  });
}

/** How many errors each kept entry has, and under '' all else. */
function faultsIn(kind: FileKind, document: SyntaxDocument, isKept: (entry: string) => boolean, before?: SyntaxDocument): ReadonlyMap<string, number> {
  const file: Target = { kind: 'file', id: shownPath(document.uri, folderOfFile(document.uri)) };
  const counts = new Map<string, number>();
  for (const { rule, severity, place } of fileFindings(kind, document, file, before)) {
    const entry = isKept(place.entry) ? place.entry : '';
    if (severity === 'error' && isEngineId(rule)) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return counts;
}
