// What an expression may name at an offset, and the type of any part of it, while it is half typed.

import type { Ast, AstType } from '../../core/policy/expressions/ast.ts';
import { parseChecked } from '../../core/policy/expressions/compile.ts';
import type { Environments } from '../../core/policy/expressions/environment.ts';
import { typeOfKind } from '../../core/policy/expressions/type-table.ts';
import { itemTypeOf } from '../../core/policy/running/compiled-rule.ts';
import type { RuleAround } from './rule-around.ts';
import { callsAround, operandStart, type Token, tokensOf } from './tokens.ts';

type Environment = ReturnType<Environments['for']>;

export interface Variable {
  readonly name: string;
  readonly type: string;
  /** The expression whose elements it takes: `tool.flows` for `t` of `tool.flows.exists(t, …)`. */
  readonly over?: string;
  readonly role: 'entity' | 'self' | 'item' | 'stack' | 'params' | 'today' | 'own';
}

/** A view of one expression from one offset, for one of the rule's kinds. */
export class Scope {
  readonly environments: Environments;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly tokens: readonly Token[];
  readonly #text: string;
  #environment: Environment;

  constructor(environments: Environments, rule: RuleAround, kind: string, text: string, offset: number) {
    this.environments = environments;
    this.tokens = tokensOf(text);
    this.#text = text;
    const plain = environments.for(rule.on, kind);
    const each = rule.each === undefined ? undefined : parseChecked(rule.each, plain)?.checkedType;
    const itemType = each && (each.kind === 'list' || each.kind === 'map') ? itemTypeOf(each.name) : undefined;
    const variables = new Map<string, Variable>();
    const add = (variable: Variable) => variables.set(variable.name, variable);
    const type = typeOfKind[kind] ?? 'Stack';
    if (rule.on.length === 1 && kind !== 'stack') add({ name: kind, type, role: 'entity' });
    if (itemType !== undefined) add({ name: 'item', type: itemType, role: 'item', over: rule.each as string });
    add({ name: 'self', type, role: 'self' });
    for (const [name, known] of [['stack', 'Stack'], ['params', 'Params'], ['today', 'Day']] as const) add({ name, type: known, role: name });
    this.#environment = itemType === undefined ? plain : environments.for(rule.on, kind, itemType);
    for (const bound of this.#bound(offset)) add(bound);
    this.variables = variables;
  }

  /** The type of a part of the expression; undefined where it is not whole. */
  typeOf(text: string): AstType | undefined {
    return this.parse(text)?.checkedType;
  }

  parse(text: string): Ast | undefined {
    return parseChecked(text, this.#environment);
  }

  /** The operand that ends with a token: `flow.to` in front of a dot or of `==`. */
  operandBefore(index: number): string | undefined {
    const start = operandStart(this.tokens, index);
    return start === undefined ? undefined : this.#text.slice(start, (this.tokens[index] as Token).end);
  }

  /** The names that macros around the offset bind, the outermost first; each is known to the ones inside. */
  #bound(offset: number): readonly Variable[] {
    return callsAround(this.tokens, offset).flatMap(({ name, open, argument, isMethod }) => {
      const variable = this.tokens[open + 1];
      if (!isMethod || argument === 0 || variable?.kind !== 'name' || this.tokens[open + 2]?.text !== ',') return [];
      const over = this.operandBefore(name - 2);
      const type = this.#typeBound((this.tokens[name] as Token).text, over, open);
      if (type === undefined) return [];
      this.#declare(variable.text, type);
      return [{ name: variable.text, type, role: 'own' as const, ...(over !== undefined && { over }) }];
    });
  }

  #typeBound(name: string, over: string | undefined, open: number): string | undefined {
    if (over === undefined) return undefined;
    if (over === 'cel' && name === 'bind') return this.typeOf(this.#argument(open, 1))?.name;
    if (!macroNames.has(name)) return undefined;
    const type = this.typeOf(over);
    return type?.kind === 'map' ? type.keyType?.name : type?.valueType?.name;
  }

  /** The text of an argument of a call, by its place. */
  #argument(open: number, wanted: number): string {
    let depth = 0;
    let argument = 0;
    const parts: Token[] = [];
    for (const token of this.tokens.slice(open + 1)) {
      const isSign = token.kind === 'sign';
      if (isSign && ')]}'.includes(token.text) && depth-- === 0) break;
      if (isSign && '([{'.includes(token.text)) depth++;
      if (isSign && token.text === ',' && depth === 0) argument++;
      else if (argument === wanted) parts.push(token);
    }
    return this.#text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0);
  }

  #declare(name: string, type: string): void {
    if (this.#environment.hasVariable(name)) return;
    this.#environment = this.#environment.clone();
    this.#environment.registerVariable(name, type);
  }
}

const macroNames: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
