// The rules that are written in code, by the name under which policies ask for them.

import { categoryUnknown } from './category-unknown.ts';
import { dateOrder } from './date-order.ts';
import { duplicateId } from './duplicate-id.ts';
import type { EngineRule } from './engine-rule.ts';
import { namesABrand } from './names-a-brand.ts';
import { unknownCatalogId } from './unknown-catalog-id.ts';
import { unknownReference } from './unknown-reference.ts';
import { unusedEntry } from './unused-entry.ts';

const byName: ReadonlyMap<string, EngineRule> = new Map(
  [unknownReference, duplicateId, dateOrder, categoryUnknown, unknownCatalogId, unusedEntry, namesABrand].map(rule => [rule.name, rule]),
);

/** The rule of that name that is asked of each entity; undefined for a name that runs elsewhere (`schema`, `waiver-…`). */
export function engineRule(name: string): EngineRule | undefined {
  return byName.get(name);
}
