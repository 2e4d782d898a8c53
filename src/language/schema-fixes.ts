// Quick fixes for what the schema says: the nearest right text, a missing key, a key that belongs elsewhere or is a note.

import type { Finding } from '../core/model/finding.ts';
import type { Change } from '../core/policy/fixing/change.ts';
import { snippetEdits } from '../core/policy/fixing/snippet-edits.ts';
import { nodeAt } from '../core/syntax/node.ts';
import { type SyntaxDocument, placeRange } from '../core/syntax/document.ts';
import { renameKey } from '../core/syntax/yaml-edit.ts';
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
  return [...nearestFixes(document, finding, data), ...moveFix(document, finding, data), ...missingFixes(document, finding, data), ...noteFix(document, finding), ...extendFixes(document, finding)];
}

function nearestFixes(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const range = data.replace && absolute(document, finding, data.replace);
  if (!range) return [];
  const title = (text: string) => (finding.rule === 'engine/unquoted-expression' ? message('language.fix-quotes') : message('engine.fix-nearest', { text }));
  return (data.nearest ?? []).map((text, index) => ({ title: title(text), edits: [{ range, text }], isPreferred: index === 0 }));
}

function missingFixes(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const { entry } = finding.place;
  if (entry === '') return data.missing?.includes('version') ? versionFix(document, finding) : [];
  return (data.missing ?? []).flatMap(key => {
    const edits = changed(document, [{ op: 'set', uri: document.uri, entry, path: [...pathOf(finding), key], value: { stop: key } }]);
    return edits.length > 0 ? [{ title: message('language.fix-add-key', { key }), edits, isPreferred: data.missing?.length === 1 && finding.rule.startsWith('schema/') }] : [];
  });
}

/** A file begins with its version. */
function versionFix(document: SyntaxDocument, finding: Finding): readonly SchemaFix[] {
  const at = absolute(document, finding, finding.place)?.start;
  if (at === undefined) return [];
  const text = `version: 1${/\r\n/.test(document.text) ? '\r\n' : '\n'}`;
  return [{ title: message('language.fix-add-key', { key: 'version' }), edits: [{ range: { start: at, end: at }, text }], isPreferred: true }];
}

/** Built-in sets that hold a rule which is adjusted but not extended. */
function extendFixes(document: SyntaxDocument, finding: Finding): readonly SchemaFix[] {
  const extended = document.entries.get('extends')?.content.value;
  if (!extended || extended.kind === 'map' || extended.written) return [];
  return ((finding.data?.['extend'] ?? []) as readonly string[]).flatMap((name, index) => {
    const at = { uri: document.uri, entry: 'extends', path: [] };
    const change: Change = extended.kind === 'list' ? { op: 'add', ...at, value: name } : { op: 'set', ...at, value: [extended.source, name] };
    const edits = changed(document, [change]);
    return edits.length > 0 ? [{ title: message('policies.fix-extend', { name }), edits, isPreferred: index === 0 }] : [];
  });
}

/** A plain value under a key that belongs into another map of the entry. */
function moveFix(document: SyntaxDocument, finding: Finding, data: ProblemData): readonly SchemaFix[] {
  const { entry } = finding.place;
  const path = pathOf(finding);
  const key = path.at(-1);
  const node = nodeAt(document.entries.get(entry)?.content.value, path);
  if (!data.belongs || typeof key !== 'string' || node?.kind !== 'scalar' || node.value === null || node.written) return [];
  const set: Change = { op: 'set', uri: document.uri, entry, path: [...data.belongs, key], value: node.value };
  const edits = changed(document, [{ op: 'remove', uri: document.uri, entry, path }, set]);
  const title = data.belongs.length === 0 ? message('language.fix-move-out', { key }) : message('language.fix-move', { key, under: data.belongs.join(' › ') });
  return edits.length > 0 ? [{ title, edits, isPreferred: true }] : [];
}

function changed(document: SyntaxDocument, changes: readonly Change[]): readonly TextEdit[] {
  return snippetEdits(new Map([[document.uri, document]]), changes).flatMap(file => file.edits);
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
