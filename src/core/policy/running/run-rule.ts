// Asks one rule of one entity.

import type { Finding } from '../../model/finding.ts';
import type { Expression } from '../expressions/expression.ts';
import { isUnknown, Unknown } from '../expressions/missing.ts';
import { MapItem, type View } from '../expressions/view.ts';
import { viewOfNode } from '../expressions/view-classes.ts';
import type { Node } from '../world/node.ts';
import type { ExpressionFrame } from '../world/recorder.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { locateItem } from './locate.ts';
import { makeFinding } from './make-finding.ts';
import { makeQuestions } from './make-questions.ts';
import { severityFor, unknownFor } from './severity-of.ts';
import { today } from './today.ts';

/** What a rule said of an entity. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** Elements that relations handed out. */
  readonly cost: number;
  readonly isTooCostly: boolean;
  /** What went wrong in the rule itself, in the words of the CEL library. */
  readonly failure: string | undefined;
}

export interface Shared {
  readonly params: object;
  readonly stack: View;
}

/** Runs a rule on a node, about which `variables` speak. The caller has begun the frame that notes what is read. */
export function runRule(compiled: CompiledRule, node: Node, variables: Variables, frame: ExpressionFrame, severity = severityFor(compiled.rule, node)): readonly Finding[] {
  if (severity === 'off' || !compiled.assert) return none;
  if (compiled.when && !holds(compiled.when, variables)) return none;
  if (!compiled.each) return judge(compiled, node, variables, frame, severity, undefined);
  return itemsOf(compiled.each, variables).flatMap(item => {
    const itemVariables = withItem(variables, item);
    return judge(compiled, node, itemVariables, frame, severity, locateItem(item, node, compiled.eachPath));
  });
}

const none: readonly Finding[] = [];

export type Variables = Readonly<Record<string, unknown>>;

/** What expressions about a node may name. One shape for all kinds keeps expressions quick. */
class RuleVariables {
  readonly self: View;
  readonly params: object;
  readonly stack: View;
  readonly item: unknown;
  readonly tool: View | undefined;
  readonly flow: View | undefined;
  readonly data: View | undefined;
  readonly [kind: string]: unknown;

  constructor(view: View, { params, stack }: Shared, item?: unknown) {
    const { kind } = view.node;
    this.self = view;
    this.params = params;
    this.stack = stack;
    this.item = item;
    this.tool = kind === 'tool' ? view : undefined;
    this.flow = kind === 'flow' ? view : undefined;
    this.data = kind === 'data' ? view : undefined;
    if (!(kind in this)) (this as Record<string, unknown>)[kind] = view;
  }

  get today(): unknown {
    return today(this.self.node.world);
  }
}

export function variablesFor(node: Node, shared: Shared): Variables {
  return new RuleVariables(viewOfNode(node), shared);
}

/** The same, with an item of `each`. */
export function withItem(variables: Variables, item: unknown): Variables {
  const { self, params, stack } = variables as RuleVariables;
  return new RuleVariables(self, { params, stack }, item);
}

/** Where `when` is unknown the rule does not apply. */
export function holds(when: Expression, variables: Variables): boolean {
  try {
    return when.run(variables) === true;
  } catch (error) {
    if (isUnknown(error)) return false;
    throw error;
  }
}

/** What a rule goes over; a missing list has no items. */
export function itemsOf(each: Expression, variables: Variables): readonly unknown[] {
  try {
    const value = each.run(variables);
    if (value instanceof Map) return [...value].map(([key, inner]) => new MapItem(String(key), inner));
    return value instanceof Set ? [...value] : (value as readonly unknown[]);
  } catch (error) {
    if (isUnknown(error)) return [];
    throw error;
  }
}

function judge(compiled: CompiledRule, node: Node, variables: Variables, frame: ExpressionFrame, severity: Exclude<Finding['severity'], never>, item: ReturnType<typeof locateItem> | undefined): readonly Finding[] {
  frame.missing.length = 0;
  frame.silent = false;
  const verdict = ask(compiled.assert as Expression, variables);
  if (verdict === true) return none;
  if (verdict === false) return [makeFinding({ compiled, node, variables, severity, item })];
  if (frame.silent || verdict.silent) return [];
  const missing = [...frame.missing];
  switch (unknownFor(compiled.rule, node)) {
    case 'pass': return [];
    case 'fail': return [makeFinding({ compiled, node, variables, severity, item })];
    case 'ask': return makeQuestions(compiled, missing, item?.id, variables);
  }
}

/** True, false, or the error that means "unknown". */
function ask(assert: Expression, variables: Variables): boolean | { readonly silent: boolean } {
  try {
    return assert.run(variables) === true;
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return { silent: error instanceof Unknown && error.silent };
  }
}
