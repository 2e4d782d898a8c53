// Completion of paths of the file in a rule, step by step: the keys that files write, from the variable on, through references too.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { SchemaNode } from '../core/schema/schema-node.ts';
import type { Spot } from './completion.ts';
import { belowPath, type Starts, startsAt } from './rule-paths.ts';

export interface PathItem extends CompletionItem {
  /** True where the path goes on: nothing stands at a whole section. */
  readonly isOpen: boolean;
}

/** Whole paths, one step longer than what is written; several kinds share those that fit all. */
export function pathItems(spot: Spot): readonly PathItem[] {
  const { context, cursor } = spot;
  if (!cursor.entry) return [];
  const starts = startsAt(context, cursor.entry, cursor.path);
  const written = context.document.text.slice(spot.range.start, spot.range.end).replace(/^["']/, '');
  const steps = written.split('.').slice(0, -1);
  if (steps.length === 0) return variables(starts).map(label => ({ label, kind: CompletionItemKind.Variable, isOpen: true }));
  const { language } = context.abilities;
  return shared(steps.join('.'), starts).map(([key, schema]) => {
    const title = schema?.title(language);
    const text = schema?.description(language);
    const isOpen = schema === undefined || ((schema.type === 'object' || schema.type === 'map') && !schema.scalarForm);
    return { label: [...steps, key].join('.'), kind: CompletionItemKind.Field, isOpen, ...(title ? { labelDetails: { description: title } } : {}), ...(text ? { documentation: text } : {}) };
  });
}

/** What all kinds may begin with, the likeliest first: their name is one that only a single kind has. */
function variables(starts: Starts): readonly string[] {
  const [first, ...others] = starts.map(each => [...each.keys()]);
  const names = (first ?? []).filter(name => others.every(other => other.includes(name)));
  return starts.length === 1 ? names.filter(name => name !== 'self') : names;
}

function shared(path: string, starts: Starts): readonly (readonly [string, SchemaNode | undefined])[] {
  const [first = [], ...others] = belowPath(path, starts).map(below => (below === 'unknown' ? [] : below.flatMap(({ keys }) => [...keys])));
  const kept = first.filter(([key]) => others.every(other => other.some(([name]) => name === key)));
  return [...new Map(kept)];
}
