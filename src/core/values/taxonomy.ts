// The data taxonomy: categories of data, purposes and kinds of people (catalog/data-categories.json, after fideslang).

import taxonomy from '../../../catalog/data-categories.json' with { type: 'json' };
import type { LocalText } from '../text/message.ts';

/** How the law looks at a category of data. */
export type DataClass = 'special-art9' | 'criminal-art10' | 'children' | 'national-id' | 'highly-personal' | 'personal' | 'not-personal';

export interface DataCategory {
  readonly key: string;
  readonly parent: string | null;
  readonly label: LocalText;
  readonly class: DataClass;
  readonly extension?: boolean;
  readonly note?: string;
}

/** A purpose of processing. */
export interface DataUse {
  readonly key: string;
  readonly parent: string | null;
  readonly label: LocalText;
}

export interface SubjectKind {
  readonly key: string;
  readonly label: LocalText;
  readonly extension?: boolean;
}

export const dataCategories: ReadonlyMap<string, DataCategory> = byKey(taxonomy.categories as readonly DataCategory[]);
export const dataUses: ReadonlyMap<string, DataUse> = byKey(taxonomy.uses as readonly DataUse[]);
export const subjectKinds: ReadonlyMap<string, SubjectKind> = byKey(taxonomy.subjects as readonly SubjectKind[]);

const classes: ReadonlyMap<string, LocalText> = new Map((taxonomy.classes as readonly { readonly id: DataClass; readonly label: LocalText }[]).map(({ id, label }) => [id, label]));

/** What a class is called. */
export function classLabel(dataClass: DataClass): LocalText | undefined {
  return classes.get(dataClass);
}

/** Dotted keys compare through their hierarchy: `user.contact.email` is at or below `user.contact`, `user.contacts` is not. */
export function isA(key: string, ancestor: string): boolean {
  return key === ancestor || key.startsWith(`${ancestor}.`);
}

/** The class of a category, else that of its nearest known ancestor; undefined outside the taxonomy. */
export function classOf(key: string): DataClass | undefined {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const category = dataCategories.get(at);
    if (category) return category.class;
  }
  return undefined;
}

/** A category at or below `user`. */
export function isPersonal(key: string): boolean {
  return isA(key, 'user');
}

function byKey<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map(item => [item.key, item]));
}
