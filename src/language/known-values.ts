// The values that a place is known to take: those of the schema, of the catalogs, and the ids that the stack declares.

import type { DeclaredKind } from '../core/model/entity.ts';
import { declaredKinds } from '../core/model/resolve.ts';
import { schemaAt, type SchemaNode } from '../core/schema/schema-at.ts';
import { type Language, say } from '../core/text/language.ts';
import { toolCategories, categoryGroups } from '../core/values/categories.ts';
import { placeCodes } from '../core/values/codes.ts';
import { placeName } from '../core/values/places.ts';
import { thingsOf } from './completion-ids.ts';
import type { Context } from './context.ts';
import { kindName } from './kind-name.ts';

export interface KnownValue {
  readonly value: string;
  readonly title: string | undefined;
  readonly text: string;
  /** The kind of entity whose id it is. */
  readonly kind?: DeclaredKind;
}

/** What the value of a schema may be; empty where anything may. A list or a short form stands for what it holds. */
export function valuesOfSchema(context: Context, schema: SchemaNode | undefined): readonly KnownValue[] {
  const holder = schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema;
  if (!holder) return [];
  const { language } = context.abilities;
  const listed = (holder.enum ?? holder.known ?? []).map(value => {
    const text = holder.valueText(value, language);
    return { value, title: text && text.title !== value ? text.title : undefined, text: text?.description ?? '' };
  });
  if (holder.ref) return idsOf(context, declaredKinds.filter(kind => holder.ref?.includes(kind)));
  if (holder.kind === 'category') return categories(language);
  return holder.kind === 'place' ? places(language) : listed;
}

/** The declared ids of some kinds. */
export function idsOf(context: Context, kinds: readonly DeclaredKind[]): readonly KnownValue[] {
  return kinds.flatMap(kind => thingsOf(context, kind).map(({ id, name }) => ({ value: id, title: name === id ? undefined : name, text: kindName(kind, context.abilities.language), kind })));
}

/** Categories of tools, by their group. */
function categories(language: Language): readonly KnownValue[] {
  return [...toolCategories.values()].map(({ id, label, group }) => {
    const of = categoryGroups.get(group)?.label;
    return { value: id, title: say(label, language), text: of ? say(of, language) : '' };
  });
}

function places(language: Language): readonly KnownValue[] {
  return [...placeCodes].map(code => ({ value: code, title: placeName(code, language), text: '' }));
}

const schemaOfType: Readonly<Record<string, () => SchemaNode | undefined>> = {
  category: () => schemaAt('martech-stack', 'tools', ['category']), place: () => schemaAt('martech-stack', 'stack', ['country']),
  'data-category': () => schemaAt('martech-stack', 'data', ['categories']), purpose: () => schemaAt('martech-stack', 'flows', ['purpose']),
};

/** The values of the simple type of a parameter: `place`, `tool`, `flag`, … */
export function valuesOfType(context: Context, type: string): readonly KnownValue[] {
  if (type === 'tool' || type === 'owner') return idsOf(context, [type]);
  if (type === 'flag') return ['true', 'false'].map(value => ({ value, title: undefined, text: '' }));
  return valuesOfSchema(context, schemaOfType[type]?.());
}
