// Paths of a rule's squiggle, step by step: the keys that files write, from the variable on, through references too.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import { parseChecked } from '../core/policy/expressions/compile.ts';
import { typeOfKind } from '../core/policy/expressions/type-table.ts';
import { viewTypes } from '../core/policy/expressions/view-classes.ts';
import { environmentsOf } from './cel/policy-parameters.ts';
import { ruleAround } from './cel/rule-around.ts';
import type { Spot } from './completion.ts';

/** Whole paths, one step longer than what is written; several kinds share those that fit all. */
export function pathItems(spot: Spot): readonly CompletionItem[] {
  const { context, cursor } = spot;
  if (!cursor.entry) return [];
  const rule = ruleAround(context, cursor.entry, ['at']);
  const written = cursor.node?.kind === 'scalar' ? cursor.node.source : '';
  const steps = written.split('.').slice(0, -1);
  const itemType = rule.each === undefined ? undefined : parseChecked(rule.each, environmentsOf(context).for(rule.on, rule.on[0] as string))?.checkedType;
  if (steps.length === 0) {
    const names = [rule.on.length === 1 ? (rule.on[0] as string) : 'self', ...(itemType ? ['item'] : [])];
    return names.map(label => ({ label, kind: CompletionItemKind.Variable }));
  }
  const [start, ...rest] = steps;
  const types = start === 'item' ? [itemType?.valueType?.name ?? ''] : rule.on.map(kind => typeOfKind[kind] ?? '');
  const [first = [], ...others] = types.map(type => keysAt(type, rest, context.abilities.language));
  const shared = first.filter(item => others.every(other => other.some(({ key }) => key === item.key)));
  return shared.map(({ key, title }) => ({ label: [...steps, key].join('.'), kind: CompletionItemKind.Field, ...(title ? { labelDetails: { description: title } } : {}) }));
}

/** The keys of the type that a path of keys leads to. */
function keysAt(type: string, path: readonly string[], language: 'en' | 'fr'): readonly { readonly key: string; readonly title: string | undefined }[] {
  const fields = [...viewTypes.table.get(type)?.fields.values() ?? []].flatMap(field => (field.source.from === 'derived' ? [] : [{ key: field.source.key, field }]));
  const [step, ...rest] = path;
  if (step === undefined) return fields.map(({ key, field }) => ({ key, title: field.schema?.title(language) }));
  const next = fields.find(({ key }) => key === step)?.field.type;
  return next === undefined ? [] : keysAt(next, rest, language);
}
