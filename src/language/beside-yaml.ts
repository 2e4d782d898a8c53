// What is left to another extension in a file that the editor calls plain YAML: all that YAML itself and our schemas say, once and not twice.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import { schemaAt } from '../core/schema/schema-at.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import { expressionAt } from './cel/expression-at.ts';
import type { Context } from './context.ts';

/** True for findings that another extension makes from the text and the schema; whether an imported file is there only we can tell. */
export function isLeftToYaml(rule: string): boolean {
  return /^(?:syntax|schema)\//.test(rule) && rule !== 'schema/import';
}

/** A list of completions without the keys and values of the schema, which the other extension offers: ids, rules, dates, what the catalog knows. */
export function beyondSchema<L extends { readonly items: readonly Pick<CompletionItem, 'kind' | 'label'>[] }>(context: Context, offset: number, list: L): L {
  if (!context.isPlainYaml || expressionAt(context, offset)) return list;
  const values = schemaValues(context, offset);
  return { ...list, items: list.items.filter(({ kind, label }) => kind !== CompletionItemKind.Property && !(kind === CompletionItemKind.EnumMember && values.has(label))) };
}

/** The values that the schema names for the place of the cursor. */
function schemaValues({ document, kind }: Context, offset: number): ReadonlySet<string> {
  const cursor = cursorAt(document, offset);
  const line = document.text.slice(document.text.lastIndexOf('\n', offset - 1) + 1, offset);
  const section = cursor?.section ?? /^([\w-]+):/.exec(line)?.[1];
  const schema = cursor && section !== undefined ? schemaAt(kind, section, cursor.path) : undefined;
  const holder = schema?.items?.scalarForm ?? schema?.items ?? schema?.scalarForm ?? schema;
  return new Set(holder?.enum ?? (holder?.scalar === 'boolean' ? ['true', 'false'] : []));
}
