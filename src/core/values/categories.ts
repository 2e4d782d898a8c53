// Categories of tools and their groups (catalog/categories.json, after the landscape of chiefmartec.com).

import catalog from '../../../catalog/categories.json' with { type: 'json' };
import type { LocalText } from '../text/message.ts';

export type Zone = 'front-office' | 'shared' | 'core';

export interface ToolCategory {
  readonly id: string;
  readonly group: string;
  readonly label: LocalText;
  readonly 'default-zone': Zone;
  readonly extension?: boolean;
  readonly 'other-names'?: string;
}

export interface CategoryGroup {
  readonly id: string;
  readonly label: LocalText;
}

/** In the order of the landscape. */
export const toolCategories: ReadonlyMap<string, ToolCategory> = new Map((catalog.categories as readonly ToolCategory[]).map(entry => [entry.id, entry]));
export const categoryGroups: ReadonlyMap<string, CategoryGroup> = new Map((catalog.groups as readonly CategoryGroup[]).map(entry => [entry.id, entry]));

/** Undefined for a category that the catalog does not know (a policy may add its own). */
export function categoryOf(id: string): ToolCategory | undefined {
  return toolCategories.get(id);
}

/** The zone of a tool that states none; undefined outside the catalog. */
export function defaultZone(id: string): Zone | undefined {
  return toolCategories.get(id)?.['default-zone'];
}

/** The group of a category; undefined outside the catalog. */
export function groupOf(id: string): CategoryGroup | undefined {
  const category = toolCategories.get(id);
  return category && categoryGroups.get(category.group);
}
