// Paths of the file that a rule writes (`at`, and in its fixes): where one stands under the cursor, and what it may begin with there.

import { parseChecked } from '../core/policy/expressions/compile.ts';
import { type Below, belowSchema, pathStarts, schemaOfKind } from '../core/policy/reading/file-paths.ts';
import { followPath } from '../core/policy/reading/path-problem.ts';
import { itemTypeOf } from '../core/policy/running/compiled-rule.ts';
import { type DeclaredKind, sectionOf } from '../core/model/entity.ts';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import type { Path } from '../core/syntax/node.ts';
import type { Entry } from '../core/syntax/document.ts';
import { environmentsOf, parametersOf } from './cel/policy-parameters.ts';
import { ruleAround } from './cel/rule-around.ts';
import type { Context } from './context.ts';

/** By kind of the rule, what a path may begin with. */
export type Starts = readonly ReadonlyMap<string, Below>[];

/** What a path may begin with at a place of a rule. */
export function startsAt(context: Context, entry: Entry, path: Path): Starts {
  const rule = ruleAround(context, entry, path);
  const names = [...parametersOf(context).keys()];
  return rule.on.map(kind => {
    const each = rule.each === undefined ? undefined : parseChecked(rule.each, environmentsOf(context).for(rule.on, kind))?.checkedType;
    return pathStarts(kind, each && (each.kind === 'list' || each.kind === 'map') ? itemTypeOf(each.name) : undefined, names);
  });
}

/** True where the value, or the key, under a cursor is a path of the file. */
export function isRulePath({ entry, path, on }: Pick<Cursor, 'entry' | 'path' | 'on'>): boolean {
  if (entry?.section !== 'rules') return false;
  const steps = stepsOf(path);
  if (on === 'key') return steps.length === 3 && steps[0] === 'fix' && (steps[1] === 'set' || steps[1] === 'add');
  return steps.length === 1 ? steps[0] === 'at' : steps[0] === 'fix' && ((steps.length === 2 && ['unset', 'remove', 'rename'].includes(String(steps[1]))) || steps.slice(1).join('.') === 'choose.path');
}

/** Lists stand for their items. */
function stepsOf(path: Path): readonly string[] {
  return path.filter(step => typeof step === 'string');
}

/** What may be written at a place inside a fix that sets, adds or creates something: the schema of the stack there; undefined elsewhere. */
export function schemaInFix(context: Context, entry: Entry | undefined, path: Path): SchemaNode | undefined {
  const [first, action, target, ...inner] = stepsOf(path);
  if (entry?.section !== 'rules' || first !== 'fix' || target === undefined) return undefined;
  if (action === 'create') {
    const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(each => sectionOf[each] === target);
    return kind && inner.length > 0 ? within(schemaOfKind(kind), inner.slice(1)) : undefined;
  }
  if (action !== 'set' && action !== 'add') return undefined;
  const ends = startsAt(context, entry, path).map(starts => followPath(target, starts));
  const schema = ends.flatMap(end => (end.problem ? [] : (end.schemas ?? [])))[0];
  return within(action === 'add' ? (schema?.items ?? schema) : schema, inner);
}

function within(schema: SchemaNode | undefined, keys: readonly string[]): SchemaNode | undefined {
  return keys.reduce<SchemaNode | undefined>((node, key) => (node?.type === 'list' ? node.items?.step(key) : node?.step(key)), schema);
}

/** What lies below a path, for each kind that has it; empty where it leads nowhere. */
export function belowPath(path: string, starts: Starts): readonly Below[] {
  return starts.flatMap(start => {
    const own = start.get(path);
    if (!path.includes('.')) return own === undefined ? [] : [own];
    const end = followPath(path, start);
    if (end.problem || !end.schemas) return [];
    const below = end.schemas.map(belowSchema);
    return below.includes('unknown') ? [] : [below.flat() as Below];
  });
}

/** What the schema says of the step of a path that ends at an offset of its text. */
export function schemaOfStep(path: string, offset: number, starts: Starts): { readonly schema: SchemaNode; readonly key: string; readonly start: number; readonly end: number } | undefined {
  const end = offset + (/^[^.[\]]*/.exec(path.slice(offset))?.[0].length ?? 0);
  const start = path.slice(0, end).search(/[^.[\]]*$/);
  const schema = starts.flatMap(one => {
    const found = followPath(path.slice(0, end), one);
    return found.problem ? [] : (found.schemas ?? []);
  })[0];
  return schema && { schema, key: path.slice(start, end), start, end };
}
