// Which fields a rule reads, by its expressions, each with what it is.

import type { Rule } from '../policy/policy.ts';
import { schemaTypes, typeOfKind } from '../policy/expressions/type-table.ts';
import { derivedFields, derivedMethods } from '../policy/vocabulary/vocabulary.ts';
import type { Text } from '../text/message.ts';
import type { Language } from '../text/language.ts';

export interface ReadField {
  /** As the expression writes it: `flow.to.security.mfa`. */
  readonly path: string;
  /** What the last step is; undefined where only the expression tells (a loop's own variable). */
  readonly meaning: Text | undefined;
}

/** Functions of lists and texts: what stands before them is read, they are not. */
const functions: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map', 'size', 'contains', 'startsWith', 'endsWith', 'orValue', 'hasValue', 'value', 'lowerAscii', 'join', 'distinct', 'split', 'trim']);

/** Paths that begin at the entity, the stack or an item, in the order of the rule, each once. Nothing for a rule that is code. */
export function fieldsRead(rule: Rule): readonly ReadField[] {
  const texts = [rule.when, rule.each, rule.assert, rule.target].filter(text => text !== undefined).map(text => text.replace(/'[^']*'|"[^"]*"/g, "''"));
  const types = schemaTypes();
  const starts = [...rule.on, 'self', 'stack'].join('|');
  const paths = new Set<string>();
  for (const text of texts) {
    for (const [, start = '', steps = '', call] of text.matchAll(new RegExp(`(?<![\\w.])(${starts}|item)((?:\\.\\??\\w+)+)(\\()?`, 'g'))) {
      const names = steps.replaceAll('?', '').split('.').slice(1);
      if (call !== undefined && functions.has(names.at(-1) as string)) names.pop();
      if (names.length > 0) paths.add([start, ...names].join('.'));
    }
  }
  return [...paths].filter(path => ![...paths].some(other => other.startsWith(`${path}.`))).map(path => ({ path, meaning: meaningOf(path, rule, types) }));
}

function meaningOf(path: string, rule: Rule, types: ReturnType<typeof schemaTypes>): Text | undefined {
  const [start = '', ...names] = path.split('.');
  let type: string | undefined = typeOfKind[start === 'self' ? (rule.on[0] as string) : start];
  let meaning: Text | undefined;
  for (const name of names) {
    const step = stepOf(type, name, types);
    if (!step) return undefined;
    ({ type, meaning } = step);
  }
  return meaning;
}

function stepOf(type: string | undefined, name: string, types: ReturnType<typeof schemaTypes>): { readonly type: string | undefined; readonly meaning: Text | undefined } | undefined {
  const holders = type === 'Endpoint' ? ['Endpoint', 'Tool', 'People'] : [type ?? ''];
  const derived = [...derivedFields, ...derivedMethods].find(one => one.name === name && holders.includes(one.on));
  if (derived) return { type: derived.type, meaning: derived.describe };
  for (const holder of holders) {
    const field = types.get(holder)?.fields.get(name);
    const title = (language: Language) => field?.schema?.title(language) ?? '';
    if (field) return { type: field.type, meaning: title('en') === '' ? undefined : { en: title('en'), fr: title('fr') } };
  }
  return undefined;
}
