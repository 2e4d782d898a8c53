// The word of an expression under the cursor, as far as it names something that is declared elsewhere.

import type { DeclaredKind } from '../../core/model/entity.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { ExpressionAt } from './expression-at.ts';
import { literalValues } from './literal-values.ts';
import { environmentsOf } from './policy-parameters.ts';
import { Scope } from './scope.ts';
import { insideOf } from './tokens.ts';

export interface CelWord {
  /** Absolute. */
  readonly range: Range;
  /** The parameter that `params.…` names, as expressions write it. */
  readonly param: string | undefined;
  readonly ids: readonly { readonly kind: DeclaredKind; readonly id: string }[];
}

/** A parameter or an id; undefined for any other word. */
export function celWordAt(context: Context, at: ExpressionAt): CelWord | undefined {
  const scope = new Scope(environmentsOf(context), at.rule, at.rule.on[0] as string, at.text, at.offset);
  const index = scope.tokens.findIndex(({ kind, start, end }) => (kind === 'name' || kind === 'text') && start <= at.offset && at.offset <= end);
  const token = scope.tokens[index];
  if (!token) return undefined;
  if (token.kind === 'name') {
    const isParam = scope.tokens[index - 2]?.text === 'params' && scope.tokens[index - 1]?.text.startsWith('.') && scope.variables.get('params')?.role === 'params';
    return isParam ? { range: at.sourceRange(token), param: token.text, ids: [] } : undefined;
  }
  const inside = insideOf(token);
  const id = at.text.slice(inside.start, inside.end);
  const ids = literalValues(context, scope, index, at.offset).flatMap(({ value, kind }) => (kind && value === id ? [{ kind, id }] : []));
  return ids.length > 0 ? { range: at.sourceRange(inside), param: undefined, ids } : undefined;
}
