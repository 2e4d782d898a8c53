// What a word of an expression means: a variable, a field with its sentence, a method, a function, a parameter, a value in quotes.

import type { Range } from '../../core/text/range.ts';
import { code, plainText } from '../../core/reports/markdown-text.ts';
import type { Context } from '../context.ts';
import { environmentsOf } from './policy-parameters.ts';
import type { ExpressionAt } from './expression-at.ts';
import { literalValues } from './literal-values.ts';
import { functionsOf, type Member, memberNamed } from './members.ts';
import { paramTexts } from './param-text.ts';
import { memberMarkdown, shownType, variableText } from './say-member.ts';
import { Scope } from './scope.ts';
import { insideOf, type Token } from './tokens.ts';

/** Markdown and the absolute range of the word; undefined where nothing is known of it. */
export function celHover(context: Context, at: ExpressionAt): { readonly markdown: string; readonly range: Range } | undefined {
  for (const kind of at.rule.on) {
    // A word is looked at from behind itself, so that the macro around it is known.
    const scope = new Scope(environmentsOf(context), at.rule, kind, at.text, at.offset);
    const index = wordAt(scope.tokens, at.offset);
    const token = scope.tokens[index];
    const markdown = token && textOf(context, scope, index, at.offset);
    if (token && markdown) return { markdown, range: at.sourceRange(token.kind === 'text' ? insideOf(token) : token) };
  }
  return undefined;
}

function wordAt(tokens: readonly Token[], offset: number): number {
  return tokens.findIndex(({ kind, start, end }) => (kind === 'name' || kind === 'text') && start <= offset && offset <= end);
}

function textOf(context: Context, scope: Scope, index: number, offset: number): string | undefined {
  const token = scope.tokens[index] as Token;
  if (token.kind === 'text') return literalText(context, scope, index, offset);
  const { language } = context.abilities;
  const before = scope.tokens[index - 1]?.text;
  if (before === '.' || before === '.?') return memberText(context, scope, index);
  const isCalled = scope.tokens[index + 1]?.text === '(';
  const called = isCalled ? functionsOf(scope.environments, language).find(each => each.name === token.text) : undefined;
  if (called) return withSignature(called, called.name, context);
  const variable = scope.variables.get(token.text);
  return variable && `${code(`${variable.name}: ${shownType(variable.type)}`)}\n\n${variableText(variable, language)}`;
}

function memberText(context: Context, scope: Scope, index: number): string | undefined {
  const operand = scope.operandBefore(index - 2);
  const type = operand === undefined ? undefined : scope.typeOf(operand)?.name;
  const { text } = scope.tokens[index] as Token;
  const member = type === undefined ? undefined : memberNamed(type, text, scope.environments, context.abilities.language, paramTexts(context));
  return member && withSignature(member, type === 'Params' ? `params.${text}` : `${shownType(type as string).replace(/^optional<(.*)>$/, '$1')}.${text}`, context);
}

function withSignature(member: Member, name: string, context: Context): string {
  return [code(`${name}${member.takes}: ${shownType(member.type)}`), memberMarkdown(member, context.abilities.language)].filter(Boolean).join('\n\n');
}

function literalText(context: Context, scope: Scope, index: number, offset: number): string | undefined {
  const token = scope.tokens[index] as Token;
  const inside = insideOf(token);
  const written = token.text.slice(inside.start - token.start, inside.end - token.start);
  const value = literalValues(context, scope, index, offset).find(each => each.value === written);
  if (!value || (!value.title && !value.text)) return undefined;
  return [`**${plainText(value.title ?? value.value)}** ${code(value.value)}`, value.text].filter(Boolean).join('\n\n');
}
