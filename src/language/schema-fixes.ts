// Quick fixes for what the schema says: the nearest right text, a missing key, a key that belongs elsewhere or is a note.

import type { Finding } from '../core/model/finding.ts';
import { nodeAt } from '../core/syntax/node.ts';
import { type SyntaxDocument, placeRange } from '../core/syntax/document.ts';
import { removeAt, renameKey, setValue } from '../core/syntax/yaml-edit.ts';
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
  return [...nearestFixes(document, finding, data), ...moveFix(document, finding, data), ...missingFixes(document, finding, data), ...noteFix(document, finding)];
}

function nearestFixes(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const range = data.replace && absolute(document, finding, data.replace);
  if (!range) return [];
  return (data.nearest ?? []).map((text, index) => ({ title: message('language.fix-replace', { text }), edits: [{ range, text }], isPreferred: index === 0 }));
}

function missingFixes(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const { entry } = finding.place;
  if (entry === '') return [];
  return (data.missing ?? []).flatMap(key => {
    const edits = setValue(document, entry, [...pathOf(finding), key], { stop: key });
    return edits.length > 0 ? [{ title: message('language.fix-add-key', { key }), edits, isPreferred: data.missing?.length === 1 }] : [];
  });
}

/** A plain value under a key that belongs into another map of the entry. */
function moveFix(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const path = pathOf(finding);
  const key = path.at(-1);
  const node = nodeAt(document.entries.get(finding.place.entry)?.content.value, path);
  if (!data.belongs || typeof key !== 'string' || node?.kind !== 'scalar' || node.value === null || node.written) return [];
  const edits = [...removeAt(document, finding.place.entry, path), ...setValue(document, finding.place.entry, [...data.belongs, key], node.value)];
  return [{ title: message('language.fix-move', { key, under: data.belongs.join(' › ') }), edits, isPreferred: true }];
}

/** Keys that begin with `x-` are free: an unknown key may stay as a note. */
function noteFix(document: SyntaxDocument, finding: Finding): readonly SchemaFix[] {
  const path = pathOf(finding);
  const key = path.at(-1);
  if (finding.rule !== 'schema/unknown-key' || typeof key !== 'string' || finding.place.entry === '') return [];
  const renamed = `x-${key}`;
  return [{ title: message('language.fix-note', { key: renamed }), edits: renameKey(document, finding.place.entry, path, renamed), isPreferred: false }];
}

/** `privacy.transfers[0].country` as steps. Keys with dots in them (which the schema does not know) lead nowhere. */
function pathOf(finding: Finding): readonly (string | number)[] {
  return [...finding.path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? (key as string) : Number(index)));
}

function absolute(document: SyntaxDocument, finding: Finding, range: Range): Range | undefined {
  return placeRange(document, { ...finding.place, ...range });
}
