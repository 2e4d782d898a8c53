// What the schema says of a whole text, for tests: documents and entries, ranges absolute, in the order of the text.

import { sectionsOf, type FileKind } from '../../../src/core/file-kind.ts';
import { checkDocument } from '../../../src/core/schema/check-document.ts';
import { checkEntry } from '../../../src/core/schema/check-entry.ts';
import type { SchemaProblem } from '../../../src/core/schema/problem.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';

export function read(text: string, kind: FileKind): SyntaxDocument {
  return readDocument(`file:///w/${kind}.yaml`, text, sectionsOf[kind]);
}

export function problemsIn(text: string, kind: FileKind = 'martech-stack'): readonly SchemaProblem[] {
  const document = read(text, kind);
  const role = kind !== 'martech-stack' ? 'other' : document.entries.has('stack') ? 'root' : 'fragment';
  const inside = [...document.entries.values()].flatMap(entry => checkEntry(kind, entry.section, entry.id !== undefined, entry.content)
    .map(problem => ({ ...problem, range: { start: entry.offset + problem.range.start, end: entry.offset + problem.range.end } })));
  return [...checkDocument(kind, document, role), ...inside].sort((a, b) => a.range.start - b.range.start);
}
