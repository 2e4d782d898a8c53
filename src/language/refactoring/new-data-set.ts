// A data set that does not exist yet: an id that is free, a name from the shared list of categories, and the file where it belongs.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { Change, Value } from '../../core/policy/fixing/change.ts';
import { kebab } from '../../core/schema/kebab.ts';
import type { SyntaxDocument } from '../../core/syntax/document.ts';
import type { Language } from '../../core/text/language.ts';
import { dataCategories } from '../../core/values/taxonomy.ts';

/** The most labels that make up one name. */
const mostLabels = 3;

/** The kebab-case form of `wanted`, else with the first number behind it that is free. */
export function freeDataId(roots: readonly RootAnalysis[], wanted: string): string {
  const base = kebab(wanted) ?? 'data';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!roots.some(({ stack }) => stack.data.has(id))) return id;
  }
}

/** What people call these categories, the first ones of many. */
export function labelOf(categories: readonly string[], language: Language): string {
  const labels = categories.map(key => dataCategories.get(key)?.label[language] ?? key);
  return labels.length > mostLabels ? `${labels.slice(0, mostLabels).join(', ')}…` : labels.join(', ');
}

/** Declares it: in the file `near`, if that has data sets or several stacks read it, else in the first file that has some, else in `near`. */
export function declareData([first, ...others]: readonly RootAnalysis[], near: string, id: string, value: Value): Change {
  const documents = first?.stack.documents ?? new Map<string, SyntaxDocument>();
  const hasData = (uri: string): boolean => documents.get(uri)?.sections.has('data') === true;
  const uri = hasData(near) || others.length > 0 ? near : ([...documents.keys()].find(hasData) ?? near);
  return { op: 'create', uri, section: 'data', id, value };
}
