// Quick fixes for what the schema says: the nearest right text, a missing key, a key that belongs elsewhere or is a note.

import type { Finding } from '../core/model/finding.ts';
import { type SyntaxDocument, placeRange } from '../core/syntax/document.ts';
import type { TextEdit } from '../core/text/edit.ts';
import { message } from '../core/text/message.ts';
import type { Text } from '../core/text/message.ts';
import type { Range } from '../core/text/range.ts';
import type { ProblemData } from '../core/schema/problem.ts';

export interface SchemaFix {
  readonly title: Text;
  readonly edits: readonly TextEdit[];
  readonly isPreferred: boolean;
}

/** The fixes of a finding that carries the schema's data; the likeliest first. */
export function schemaFixes(document: SyntaxDocument, finding: Finding): readonly SchemaFix[] {
  const data: ProblemData = finding.data ?? {};
  return nearestFixes(document, finding, data);
}

function nearestFixes(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const range = data.replace && absolute(document, finding, data.replace);
  if (!range) return [];
  return (data.nearest ?? []).map((text, index) => ({ title: message('language.fix-replace', { text }), edits: [{ range, text }], isPreferred: index === 0 }));
}

function absolute(document: SyntaxDocument, finding: Finding, range: Range): Range | undefined {
  return placeRange(document, { ...finding.place, ...range });
}
