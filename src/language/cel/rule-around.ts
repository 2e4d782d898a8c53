// The rule of a policy file around an expression, as its text reads now: what it is on, what it goes over.

import type { EntityKind } from '../../core/model/entity.ts';
import type { Entry } from '../../core/syntax/document.ts';
import { pairOf, type Path, type SyntaxNode } from '../../core/syntax/node.ts';
import { typeOfKind } from '../../core/policy/expressions/type-table.ts';
import type { Context } from '../context.ts';
import { findRule } from '../rule-card.ts';

export interface RuleAround {
  readonly id: string;
  /** At least one; `stack` where the text names no kind yet. */
  readonly on: readonly EntityKind[];
  /** The list that gives `item`, and whether the list itself may name an outer `item`. */
  readonly each: string | undefined;
}

/** The rule of an entry; what an adjusted rule does not say itself is that of the rule in force. `path` leads to the expression. */
export function ruleAround(context: Context, entry: Entry, path: Path): RuleAround {
  const id = entry.id ?? '';
  const known = findRule(context, id);
  const written = textsIn(pairOf(entry.content.value, 'on')?.value).filter(isKind);
  const on = written.length > 0 ? written : (known?.on ?? []);
  const each = textAt(entry.content.value, 'each') ?? known?.each;
  return { id, on: on.length > 0 ? on : ['stack'], each: eachFor(entry, path, each) };
}

/** A fix may go over a list of its own; `when` and `each` come before any item. */
function eachFor(entry: Entry, path: Path, each: string | undefined): string | undefined {
  const [first] = path;
  if (first === 'when' || first === 'each') return undefined;
  if (first !== 'fix') return each;
  const fixes = pairOf(entry.content.value, 'fix')?.value;
  const own = textAt(fixes?.kind === 'list' ? fixes.items[Number(path[1])] : fixes, 'each');
  return own === undefined || path.at(-1) === 'each' ? each : own;
}

function textAt(node: SyntaxNode | undefined, key: string): string | undefined {
  const value = pairOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.source : undefined;
}

function textsIn(node: SyntaxNode | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [node.source];
  return node?.kind === 'list' ? node.items.flatMap(textsIn) : [];
}

function isKind(text: string): text is EntityKind {
  return Object.hasOwn(typeOfKind, text);
}
