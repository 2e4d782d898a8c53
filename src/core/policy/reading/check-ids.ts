// Ids that expressions write out (`stack.tool('brevo')`, `tool.id == 'brevo'`) and that the stack of a root does not declare: worth a word there, for a
// misspelt one never fires.

import type { DeclaredKind } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { type Stack, entitiesOf } from '../../model/stack.ts';
import { nearest } from '../../schema/nearest.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { nodeAt } from '../../syntax/node.ts';
import { message, type MessageId } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import { type Ast, walk } from '../expressions/ast.ts';
import { parseChecked } from '../expressions/compile.ts';
import { typeOfKind } from '../expressions/type-table.ts';
import type { Policy, Rule } from '../policy.ts';
import { compiledPolicy } from '../running/compiled-policy.ts';
import { itemTypeOf } from '../running/compiled-rule.ts';
import { policyProblem } from './policy-finding.ts';
import { sourceRange } from './source-range.ts';

interface Named {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
  readonly range: Range;
  readonly kinds: readonly DeclaredKind[];
  readonly id: string;
}

const known = new WeakMap<Policy, readonly Named[]>();

/** One info an id, at its place in the policy file. */
export function checkIds(stack: Stack | undefined, policy: Policy): readonly Finding[] {
  if (!stack) return [];
  let named = known.get(policy);
  if (!named) known.set(policy, (named = [...policy.documents.values()].flatMap(document => idsIn(policy, document))));
  return named.filter(({ kinds, id }) => !kinds.some(kind => entitiesOf(stack, kind).has(id))).map(one => findingOf(stack, one));
}

const fields = ['when', 'each', 'assert', 'target', 'related'] as const;

function idsIn(policy: Policy, document: SyntaxDocument): readonly Named[] {
  return [...document.entries.values()].filter(({ section, id }) => section === 'rules' && id !== undefined).flatMap(entry => {
    const rule = policy.rules.get(entry.id as string);
    return rule ? fields.flatMap(field => inField(policy, document, entry, rule, field)) : [];
  });
}

/** What several kinds of a rule find in one text is one. */
function inField(policy: Policy, document: SyntaxDocument, entry: Entry, rule: Rule, field: (typeof fields)[number]): readonly Named[] {
  const node = nodeAt(entry.content.value, [field]);
  // Another layer may have the last word.
  if (node?.kind !== 'scalar' || node.value === null || node.written || node.broken || node.source !== rule[field]) return [];
  const found = new Map<number, Named>();
  for (const kind of rule.on) {
    const root = parsed(policy, rule, kind, field);
    if (root) walk(root, ast => {
      for (const { text, kinds } of namesIn(ast)) found.set(text.start, { document, entry, kinds, id: text.args as string, range: sourceRange({ document, entry }, node, { start: text.start + 1, end: text.end - 1 }) });
    });
  }
  return [...found.values()];
}

function parsed(policy: Policy, rule: Rule, kind: Rule['on'][number], field: (typeof fields)[number]): Ast | undefined {
  const { environments } = compiledPolicy(policy);
  const plain = environments.for(rule.on, kind);
  const each = rule.each === undefined || field === 'when' || field === 'each' ? undefined : parseChecked(rule.each, plain)?.checkedType;
  return parseChecked(rule[field] ?? '', each ? environments.for(rule.on, kind, itemTypeOf(each.name)) : plain);
}

interface TextOfId { readonly text: Ast; readonly kinds: readonly DeclaredKind[] }

const finders: Readonly<Record<string, DeclaredKind>> = {
  tool: 'tool', flow: 'flow', data_set: 'data', owner: 'owner', people: 'people', processing: 'processing', contract: 'contract', initiative: 'initiative',
};

function namesIn(ast: Ast): readonly TextOfId[] {
  if (ast.op === 'rcall') {
    const [name, on, args] = ast.args as [string, Ast, Ast[]];
    const kind = on.checkedType?.name === 'Stack' && Object.hasOwn(finders, name) ? finders[name] : undefined;
    return kind && args[0] && isPlainText(args[0]) ? [{ text: args[0], kinds: [kind] }] : [];
  }
  if (ast.op !== '==' && ast.op !== '!=' && ast.op !== 'in') return [];
  const [left, right] = ast.args as [Ast, Ast];
  return [...compared(left, right), ...compared(right, left)];
}

function compared(fact: Ast, other: Ast): readonly TextOfId[] {
  if (fact.op !== '.' || (fact.args as [Ast, string])[1] !== 'id') return [];
  const type = (fact.args as [Ast, string])[0].checkedType?.name ?? '';
  const kinds = type === 'Endpoint' ? (['tool', 'people'] as const) : (Object.values(finders).filter(kind => typeOfKind[kind] === type));
  return kinds.length === 0 ? [] : (other.op === 'list' ? (other.args as Ast[]) : [other]).filter(isPlainText).map(text => ({ text, kinds }));
}

/** A text in simple quotes, without escapes. */
function isPlainText(ast: Ast): boolean {
  return ast.op === 'value' && typeof ast.args === 'string' && ast.args !== '' && ast.end - ast.start === ast.args.length + 2;
}

const sentences: Readonly<Record<string, MessageId>> = {
  tool: 'engine.unknown-tool', people: 'engine.unknown-people', 'tool,people': 'engine.unknown-end', data: 'engine.unknown-data', owner: 'engine.unknown-owner',
  contract: 'engine.unknown-contract', flow: 'engine.unknown-flow', processing: 'engine.unknown-processing', initiative: 'engine.unknown-entry',
};

function findingOf(stack: Stack, { document, entry, range, kinds, id }: Named): Finding {
  const near = nearest(id, kinds.flatMap(kind => [...entitiesOf(stack, kind).keys()]));
  const text = withNearest(message(sentences[kinds.join()] ?? 'engine.unknown-entry', { id }), near);
  const finding = policyProblem({ document, entry }, placeIn(document.uri, entry.key, range), 'engine/param-unknown-id', text, near.length > 0 ? { nearest: near, replace: range } : undefined, id);
  return { ...finding, severity: 'info' };
}
