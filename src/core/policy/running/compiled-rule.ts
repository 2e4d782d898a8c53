// A rule with its expressions compiled for one kind of entity.

import type { EntityKind } from '../../model/entity.ts';
import { compile, type Expected } from '../expressions/compile.ts';
import type { FieldTypes } from '../expressions/field-types.ts';
import { type Environments, mapItemType } from '../expressions/environment.ts';
import type { Compiled, Expression, ExpressionProblem } from '../expressions/expression.ts';
import { parseTemplate, type TemplatePart } from '../expressions/template.ts';
import { keyPathOf } from '../expressions/key-path.ts';
import { typeOfKind } from '../expressions/type-table.ts';
import type { Rule } from '../policy.ts';

/** A text with its expressions compiled; a broken one is left out of the sentence. */
export type CompiledTemplate = readonly ({ readonly text: string } | { readonly expression: Expression | undefined })[];

export interface CompiledRule {
  readonly rule: Rule;
  readonly kind: EntityKind;
  readonly when: Expression | undefined;
  readonly each: Expression | undefined;
  readonly assert: Expression | undefined;
  readonly target: Expression | undefined;
  readonly related: Expression | undefined;
  readonly sideFrom: Expression | undefined;
  readonly message: { readonly en: CompiledTemplate; readonly fr: CompiledTemplate };
  readonly question: { readonly en: CompiledTemplate; readonly fr: CompiledTemplate } | undefined;
  /** Where the items of `each` are written, where that can be told: keys from the entity. */
  readonly eachPath: readonly string[] | undefined;
}

/** What is wrong with one expression of a rule. `field` is its path in the rule: `assert`, `message.fr`, `side.from`. */
export interface RuleProblem {
  readonly field: string;
  /** Offset of the expression in that field's text. */
  readonly start: number;
  readonly problem: ExpressionProblem;
}

/** Compiles a rule for a kind. Where `problems` are given, the rule must not run. */
export function compileRule(rule: Rule, kind: EntityKind, environments: Environments): { readonly compiled: CompiledRule; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const make = maker(environments.fields, problems);
  const plain = environments.for(rule.on, kind);
  const each = make(rule.each, 'each', plain, 'items');
  const environment = each ? environments.for(rule.on, kind, itemTypeOf(each.type)) : plain;
  const template = (text: string, field: string): CompiledTemplate => parseTemplate(text).map(part => compilePart(part, field, (source, start) => make(source, field, environment, 'anything', start)));
  const message = rule.message ?? rule.title;
  const said = rule.message ? 'message' : 'title';
  const compiled: CompiledRule = {
    rule, kind, each,
    when: make(rule.when, 'when', plain, 'condition'),
    assert: make(rule.assert, 'assert', environment, 'condition'),
    target: make(rule.target, 'target', environment, 'entity'),
    related: make(rule.related, 'related', environment, 'entities'),
    sideFrom: typeof rule.side === 'object' ? make(rule.side.from, 'side.from', environment, 'entity') : undefined,
    message: { en: template(message.en, `${said}.en`), fr: message.fr === message.en ? [] : template(message.fr, `${said}.fr`) },
    question: rule.question && { en: template(rule.question.en, 'question.en'), fr: template(rule.question.fr, 'question.fr') },
    eachPath: each && keyPathOf(each.text, typeOfKind[kind] ?? 'Stack'),
  };
  return { compiled: message.fr === message.en ? { ...compiled, message: { en: compiled.message.en, fr: compiled.message.en } } : compiled, problems };
}

type Make = (text: string | undefined, field: string, environment: ReturnType<Environments['for']>, expected: Expected, start?: number) => Expression | undefined;

function maker(fields: FieldTypes, problems: RuleProblem[]): Make {
  // Both languages of a message mostly speak of the same: compiled once, and so evaluated once.
  const known = new Map<string, Compiled>();
  return (text, field, environment, expected, start = 0) => {
    if (text === undefined) return undefined;
    const key = `${expected} ${text}`;
    const compiled = (field.startsWith('message') ? known.get(key) : undefined) ?? compile(text, environment, fields, expected);
    if (field.startsWith('message')) known.set(key, compiled);
    const { expression, problems: found } = compiled;
    problems.push(...found.map(problem => ({ field, start, problem })));
    return expression;
  };
}

function compilePart(part: TemplatePart, _field: string, make: (source: string, start: number) => Expression | undefined): CompiledTemplate[number] {
  return 'text' in part ? part : { expression: make(part.expression, part.start) };
}

/** The type of `item` for the type that `each` gives. */
export function itemTypeOf(type: string): string {
  const list = /^list<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return list;
  const [, key = 'string', value = 'dyn'] = /^map<([^,]+), (.*)>$/.exec(type) ?? [];
  return mapItemType(key, value);
}

