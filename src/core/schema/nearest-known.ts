// Did you mean …? for keys and values that a schema knows, by their names and by their titles in either language.

import { folded, nearest } from './nearest.ts';
import type { SchemaNode } from './schema-node.ts';

/** Known keys of a map that look like `key`, or whose title a person wrote in its place (`nom` for `name`). */
export function nearestKeys(key: string, schema: SchemaNode): string[] {
  const properties = [...schema.properties];
  const names = nearest(key, properties.map(([name]) => name));
  if (names.length > 0) return names;
  return properties.filter(([, node]) => [node.title('en'), node.title('fr')].some(title => title && folded(title) === folded(key))).map(([name]) => name);
}

/** Allowed or known values that look like `value`, by name, by title (`essai` for `trial`), or by the last part of a dotted one. */
export function nearestValues(value: string, schema: SchemaNode): string[] {
  const values = schema.enum ?? schema.known ?? [];
  const titles = new Map([...values.flatMap(each => titlesOf(each, schema)), ...values.map(each => [each, each] as const)]);
  const found = nearest(value, titles.keys()).map(name => titles.get(name) as string);
  if (found.length > 0) return [...new Set(found)];
  const last = lastPart(value);
  return values.filter(each => each.includes('.') && folded(lastPart(each)) === folded(last)).slice(0, 3);
}

/** The path of keys, from the map `schema`, to the nearest map at or inside it that knows `key`; lists and maps of ids are not entered. */
export function whereKnown(key: string, schema: SchemaNode): readonly string[] | undefined {
  let level: { readonly path: readonly string[]; readonly node: SchemaNode }[] = [{ path: [], node: schema }];
  for (let depth = 0; depth < 4; depth++) {
    const found = level.find(({ node }) => node.properties.has(key));
    if (found) return found.path;
    level = level.flatMap(({ path, node }) => [...node.properties].map(([name, inside]) => ({ path: [...path, name], node: inside }))
      .filter(({ node: inside }) => inside.type === 'object'));
  }
  return undefined;
}

function titlesOf(value: string, schema: SchemaNode): (readonly [title: string, value: string])[] {
  return (['en', 'fr'] as const).flatMap(language => {
    const title = schema.valueText(value, language)?.title;
    return title ? [[title, value] as const] : [];
  });
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1);
}
