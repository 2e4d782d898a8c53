// Ids of a stack that the paths and the fixes of a rule write out: `at: tool.holds.email`, `set: { tool.owners.business: crm-team }`. What an expression
// gives is none of them.

import type { DeclaredKind, EntityKind } from '../model/entity.ts';
import { sectionOf } from '../model/entity.ts';
import { declaredKinds } from '../model/resolve.ts';
import type { SchemaNode } from '../schema/schema-at.ts';
import type { EntryContent } from '../syntax/document.ts';
import { nodeAt, pairOf, type ScalarNode, type SyntaxNode } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import { parseTemplate } from './expressions/template.ts';
import { pathStarts, schemaOfKind } from './reading/file-paths.ts';
import { fixPaths } from './reading/fix-paths.ts';
import { followPath, type PathEnd } from './reading/path-problem.ts';

export interface WrittenId {
  /** From the start of the entry. */
  readonly range: Range;
  readonly id: string;
  readonly kind: DeclaredKind;
}

const known = new WeakMap<EntryContent, { readonly on: string; readonly ids: readonly WrittenId[] }>();

/** The ids in the paths and fixes of an entry under `rules`; `on` are the kinds that its rule looks at. A place that takes several kinds gives one of each. */
export function idsInFixes(content: EntryContent, on: readonly EntityKind[]): readonly WrittenId[] {
  const before = known.get(content);
  if (before?.on === on.join()) return before.ids;
  const fix = nodeAt(content.value, ['fix']);
  const fixes = (fix?.kind === 'list' ? fix.items : fix ? [fix] : []).flatMap(one => [...inPaths(one, on), ...inCreated(one)]);
  const ids = [...scalarsOf(nodeAt(content.value, ['at'])).flatMap(path => onPath(path, on)), ...fixes];
  known.set(content, { on: on.join(), ids });
  return ids;
}

function inPaths(fix: SyntaxNode, on: readonly EntityKind[]): readonly WrittenId[] {
  return fixPaths(fix).flatMap(({ node, value, isItem }) => {
    const schema = ends(node, on).flatMap(end => (end.problem ? [] : (end.schemas ?? [])))[0];
    return [...onPath(node, on), ...(value ? idsIn(value, isItem ? schema?.items : schema) : [])];
  });
}

/** Where a path leads for each kind. What an item is, its expression tells: such a path is left alone. */
function ends({ source }: ScalarNode, on: readonly EntityKind[]): readonly PathEnd[] {
  return on.map(kind => followPath(source, pathStarts(kind, undefined, [])));
}

/** Steps of a path that are ids; none where its text is written with escapes or over several lines. */
function onPath(node: ScalarNode, on: readonly EntityKind[]): readonly WrittenId[] {
  const quotes = node.range.end - node.range.start - node.source.length;
  if (quotes !== (node.style === 'plain' ? 0 : 2)) return [];
  const start = node.range.start + quotes / 2;
  const steps = ends(node, on).flatMap(end => (end.problem ? [] : end.ids));
  return steps.flatMap(({ id, kinds, ...range }) => declaredKinds.filter(kind => kinds.includes(kind)).map(kind => ({ range: { start: start + range.start, end: start + range.end }, id, kind })));
}

function scalarsOf(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return node.value === null || node.broken || node.written ? [] : [node];
  return node?.kind === 'list' ? node.items.flatMap(scalarsOf) : [];
}

function inCreated(fix: SyntaxNode): readonly WrittenId[] {
  const create = pairOf(fix, 'create')?.value;
  return create?.kind !== 'map' ? [] : create.pairs.flatMap(({ key, value }) => {
    const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(each => sectionOf[each] === key.source);
    return kind && value?.kind === 'map' ? value.pairs.flatMap(pair => (pair.value ? idsIn(pair.value, schemaOfKind(kind)) : [])) : [];
  });
}

function idsIn(node: SyntaxNode, schema: SchemaNode | undefined): readonly WrittenId[] {
  if (!schema || node.written) return [];
  if (node.kind === 'scalar') return ofKinds(node, schema.items?.ref ?? schema.scalarForm?.ref ?? schema.ref);
  if (node.kind === 'list') return node.items.flatMap(item => idsIn(item, schema.items));
  return node.pairs.filter(({ merged }) => !merged).flatMap(({ key, value }) => [...ofKinds(key, schema.keys?.ref), ...(value ? idsIn(value, schema.step(key.source)) : [])]);
}

function ofKinds(node: SyntaxNode, kinds: readonly string[] = []): readonly WrittenId[] {
  if (node.kind !== 'scalar' || node.value === null || node.broken || parseTemplate(node.source).some(part => 'expression' in part)) return [];
  return declaredKinds.filter(kind => kinds.includes(kind)).map(kind => ({ range: node.range, id: node.source, kind }));
}
