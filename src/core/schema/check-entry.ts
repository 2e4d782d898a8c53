// Checks one entry of a file against the schema; the same content always gives the same problems.

import { validators } from '../../generated/validators.js';
import { sectionsOf, type FileKind } from '../file-kind.ts';
import type { EntryContent } from '../syntax/document.ts';
import type { Path, ScalarNode } from '../syntax/node.ts';
import { plain } from '../syntax/plain.ts';
import { faultsOf } from './faults.ts';
import { isBlank, stepInto, type Located } from './located.ts';
import { badId, problemOf } from './problem-of.ts';
import type { SchemaProblem } from './problem.ts';
import { schemaAt, type SchemaNode } from './schema-at.ts';
import { unknownTopKey } from './unknown-top-key.ts';

export type { SchemaProblem };

/**
 * The problems of an entry (`isEntry`: a child of a section of ids; otherwise a whole top-level key), in the order of the
 * text. Ranges and paths count from the entry. Keys that the schema does not know at the top are `checkDocument`'s business.
 */
export function checkEntry(kind: FileKind, section: string, isEntry: boolean, content: EntryContent): readonly SchemaProblem[] {
  const { keyNode, value } = content;
  const root: Located = { path: [], node: value, key: keyNode, item: false };
  if (!isEntry && sectionsOf[kind].has(section)) return checkSection(kind, section, root);
  const schema = schemaAt(kind, section, []);
  if (!schema) return [];
  const problems = [...(isEntry ? checkId(kind, section, keyNode) : []), ...checkValue(kind, section, root, schema)];
  if (kind === 'martech-policies' && section === 'tests') problems.push(...[...checkTestStack(stepInto(root, 'stack')), ...checkTestObservations(root)].filter(isOwn));
  return inTextOrder(problems);
}

/** A section of ids that is no map (`tools: none`), or that came as a whole. */
function checkSection(kind: FileKind, section: string, root: Located): SchemaProblem[] {
  const schema = schemaAt(kind, undefined, [section]);
  if (!schema || isBlank(root.node) || root.node?.kind === 'map') return [];
  return [problemOf({ kind: 'value', keyword: 'type', at: root, schema }, { schema, root })];
}

function checkId(kind: FileKind, section: string, key: ScalarNode): SchemaProblem[] {
  const pattern = schemaAt(kind, undefined, [section])?.keys?.raw.pattern;
  return pattern && !new RegExp(pattern, 'u').test(key.source) ? [{ ...badId(key, [], pattern), path: [] }] : [];
}

function checkValue(kind: FileKind, section: string, root: Located, schema: SchemaNode): SchemaProblem[] {
  const blank = isBlank(root.node);
  const validator = validators[kind]?.[section];
  if (blank && !(schema.type === 'object' && schema.required.size > 0)) return schema.partial ? [] : [emptyTop(kind, section, root)];
  if (!validator) return [];
  validator(blank ? {} : plain(root.node));
  return faultsOf(root, schema, validator.errors ?? []).map(fault => problemOf(fault, { schema, root }));
}

/** A top-level key, or an entry that owes nothing, with nothing behind it. */
function emptyTop(kind: FileKind, section: string, root: Located): SchemaProblem {
  const top = schemaAt(kind, undefined, []) as SchemaNode;
  return problemOf({ kind: 'empty', keyword: 'blank', at: { ...root, path: [] }, schema: top, key: root.key, required: top.required.has(section) }, { schema: top, root });
}

/** The partial manifest of a policy test, read as a manifest in which no key is required. */
function checkTestStack(stack: Located): SchemaProblem[] {
  if (stack.node?.kind !== 'map') return [];
  return stack.node.pairs.flatMap(pair => {
    const section = pair.key.source;
    const at = stepInto(stack, section);
    const schema = schemaAt('martech-policies', 'tests', ['stack', section]);
    if (!schema) return atPath(unknownTopKey('martech-stack', pair.key), at.path);
    if (!sectionsOf['martech-stack'].has(section)) return checkValue('martech-stack', section, at, schema);
    if (at.node?.kind !== 'map') return isBlank(at.node) ? [] : [problemOf({ kind: 'value', keyword: 'type', at, schema }, { schema, root: at })];
    return at.node.pairs.flatMap(entry => checkValue('martech-stack', section, stepInto(at, entry.key.source), schema.values as SchemaNode));
  });
}

/** The observations of a policy test, read as those of a file. */
function checkTestObservations(test: Located): SchemaProblem[] {
  const schema = schemaAt('martech-policies', 'tests', ['observations']);
  const at = stepInto(test, 'observations');
  return schema && at.node?.kind === 'list' ? checkValue('martech-observations', 'observed', at, schema) : [];
}

/** A fault that is a rule's finding may be what the test is about. */
function isOwn(problem: SchemaProblem): boolean {
  return problem.rule.startsWith('schema/');
}

function atPath(problem: SchemaProblem | undefined, path: Path): SchemaProblem[] {
  return problem ? [{ ...problem, path }] : [];
}

function inTextOrder(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  return problems.length < 2 ? problems : [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
