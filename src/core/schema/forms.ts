// Reads the shapes of one schema: its references followed, the branches of `anyOf` sorted into object, list and scalar.

import type { RawSchema } from './raw-schema.ts';

export type SchemaType = 'object' | 'map' | 'list' | 'scalar' | 'any';
export type ScalarType = 'string' | 'number' | 'boolean';

export interface Forms { readonly object?: RawSchema | undefined; readonly list?: RawSchema | undefined; readonly scalar?: RawSchema | undefined; readonly def?: string | undefined }

/** The shapes that a value may take: itself, or one of each branch of `anyOf`. */
export function formsOf(raw: RawSchema, root: RawSchema): Forms {
  const branches = raw.anyOf?.filter(branch => !isCondition(branch));
  if (!branches?.length) return { [shapeOf(raw)]: raw };
  const forms: { object?: RawSchema; list?: RawSchema; scalar?: RawSchema; def?: string | undefined } = {};
  for (const branch of branches) {
    const resolved = follow(branch, root);
    const inner = resolved.anyOf ? formsOf(resolved, root) : { [shapeOf(resolved)]: resolved };
    Object.assign(forms, { ...inner, ...forms });
    if (!raw['x-list'] && shapeOf(resolved) === 'object') forms.def = defOf(branch);
  }
  return forms;
}

export function isCondition(branch: RawSchema): boolean {
  return branch.required !== undefined && branch.type === undefined;
}

function shapeOf(raw: RawSchema): 'object' | 'list' | 'scalar' {
  return raw.type === 'object' ? 'object' : raw.type === 'array' ? 'list' : 'scalar';
}

export function typeOf(raw: RawSchema): SchemaType {
  if (raw.type === 'array') return 'list';
  if (raw.type === 'object') return raw.additionalProperties === false ? 'object' : 'map';
  return raw.type === undefined ? 'any' : 'scalar';
}

/** One scalar type where only one is allowed; `string` for a text, which takes any plain scalar as written. */
export function scalarOf(raw: RawSchema): ScalarType | undefined {
  const type = typeof raw.type === 'object' ? 'string' : raw.type;
  if (type === 'integer') return 'number';
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined;
}

export function refsOf(raw: RawSchema): readonly string[] | undefined {
  const ref = raw['x-ref'];
  return typeof ref === 'string' ? [ref] : ref;
}

export function defOf(schema: RawSchema): string | undefined {
  return schema.$ref?.split('/').at(-1);
}

/** Follows `$ref`; what stands beside it wins, required keys add up. */
export function follow(schema: RawSchema, root: RawSchema): RawSchema {
  const name = defOf(schema);
  if (name === undefined) return schema;
  const target = follow(root.$defs?.[name] ?? {}, root);
  const { $ref: _, ...own } = schema;
  const required = [...(target.required ?? []), ...(own.required ?? [])];
  return { ...target, ...own, ...(required.length > 0 && { required }) };
}
