// Checks what a file owes as a whole: its version, its top-level keys, and that each stands in the right file.

import type { FileKind } from '../file-kind.ts';
import type { Entry, SyntaxDocument } from '../syntax/document.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { message } from '../text/message.ts';
import type { Range } from '../text/range.ts';
import type { SchemaProblem } from './problem.ts';
import type { ProblemId } from './problem-ids.ts';
import { unknownTopKey } from './unknown-top-key.ts';

/**
 * The problems of a file's top level, ranges absolute, in the order of the text. `role`: a manifest with `stack:` is a root,
 * any other manifest a fragment; policies and observations are `other`.
 */
export function checkDocument(kind: FileKind, document: SyntaxDocument, role: 'root' | 'fragment' | 'other'): readonly SchemaProblem[] {
  const keys = topKeys(document);
  if (keys.length === 0) return document.problems.length > 0 ? [] : [emptyFile(kind)];
  const problems = keys.flatMap(({ node, empty }) => {
    const unknown = unknownTopKey(kind, node);
    if (unknown) return [unknown];
    if (role === 'fragment' && node.source === 'policies') return [misplaced(node)];
    return empty ? [toFill(node)] : [];
  });
  if (!keys.some(({ node }) => node.source === 'version')) problems.unshift(missingVersion(keys[0] as TopKey));
  return problems.sort((a, b) => a.range.start - b.range.start);
}

interface TopKey { readonly node: ScalarNode; readonly empty: boolean }

/** Keys of sections, and of whole entries (their ranges made absolute), in the order of the text. */
function topKeys(document: SyntaxDocument): TopKey[] {
  const sections = [...document.sections.values()].map(({ key, empty }) => ({ node: key, empty }));
  const whole = [...document.entries.values()].filter(entry => entry.id === undefined && !document.sections.has(entry.section))
    .map(entry => ({ node: absoluteKey(entry), empty: false }));
  return [...sections, ...whole].sort((a, b) => a.node.range.start - b.node.range.start);
}

function absoluteKey({ content: { keyNode }, offset }: Entry): ScalarNode {
  return { ...keyNode, range: { start: offset + keyNode.range.start, end: offset + keyNode.range.end } };
}

function emptyFile(kind: FileKind): SchemaProblem {
  return problem('schema/empty-file', { start: 0, end: 0 }, message(`schema.empty-file-${kind}`));
}

function missingVersion(first: TopKey): SchemaProblem {
  return { ...problem('schema/missing-key', first.node.range, message('schema.missing-version')), keyword: 'required', data: { missing: ['version'] } };
}

function misplaced(key: ScalarNode): SchemaProblem {
  return { ...problem('schema/misplaced-key', key.range, message('schema.misplaced-policies')), keyword: 'dependentRequired', refused: true };
}

function toFill(key: ScalarNode): SchemaProblem {
  return { ...problem('schema/to-fill', key.range, message('schema.to-fill', { key: key.source })), severity: 'hint', keyword: 'blank' };
}

function problem(rule: ProblemId, range: Range, text: SchemaProblem['message']): SchemaProblem {
  return { rule, keyword: 'required', severity: 'error', path: [], range, message: text, refused: false };
}
