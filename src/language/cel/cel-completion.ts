// What may be written at the cursor inside an expression: fields and methods behind a dot, names and functions, values in quotes.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import type { KnownValue } from '../known-values.ts';
import { rangeIn } from '../locate.ts';
import type { ExpressionAt } from './expression-at.ts';
import { literalValues } from './literal-values.ts';
import { functionsOf, type Member, membersOf } from './members.ts';
import { paramTexts } from './param-text.ts';
import { environmentsOf } from './policy-parameters.ts';
import { Scope, type Variable } from './scope.ts';
import { insideOf, tokenBefore } from './tokens.ts';
import { memberMarkdown, shownType, variableText } from './say-member.ts';

/** The items at the offset of an expression, those that suit best first. Of several kinds, what all of them have. */
export function celCompletion(context: Context, at: ExpressionAt): readonly CompletionItem[] {
  const [first = [], ...others] = at.rule.on.map(kind => itemsFor(context, at, kind));
  return first.filter(item => others.every(items => items.some(({ label }) => label === item.label)));
}

function itemsFor(context: Context, at: ExpressionAt, kind: string): readonly CompletionItem[] {
  const scope = new Scope(environmentsOf(context), at.rule, kind, at.text, at.offset);
  const { tokens } = scope;
  const under = tokenBefore(tokens, at.offset);
  const token = tokens[under];
  if (token?.kind === 'text' && (at.offset < token.end || !token.closed)) {
    const inside = insideOf(token);
    return literalValues(context, scope, under, at.offset).map(value => valueItem(context, at, value, inside, value.value));
  }
  if (token?.kind === 'number') return [];
  const isWord = token?.kind === 'name';
  const word: Range = isWord ? wordAt(scope, under) : { start: at.offset, end: at.offset };
  const previous = isWord ? under - 1 : tokens.findLastIndex(each => each.end <= at.offset);
  const before = tokens[previous];
  if (before?.text === '.' || before?.text === '.?') return memberItems(context, at, scope, previous, word);
  if (before && endsOperand(before.text, before.kind)) return [];
  return [...quotedItems(context, at, scope, previous, word), ...nameItems(context, at, scope, word)];
}

function wordAt({ tokens }: Scope, index: number): Range {
  const { start, end } = tokens[index] as Range;
  return { start, end };
}

function endsOperand(text: string, kind: string): boolean {
  return (kind === 'name' && text !== 'in') || kind === 'text' || kind === 'number' || text === ')' || text === ']';
}

function memberItems(context: Context, at: ExpressionAt, scope: Scope, dot: number, word: Range): readonly CompletionItem[] {
  const operand = scope.operandBefore(dot - 1);
  const type = operand === undefined ? undefined : scope.typeOf(operand)?.name;
  if (type === undefined) return [];
  const isOptional = scope.tokens[dot]?.text === '.?';
  const members = membersOf(type, scope.environments, context.abilities.language, paramTexts(context));
  return members.filter(member => !isOptional || member.role === 'field').map(member => memberItem(context, at, member, word));
}

function memberItem(context: Context, at: ExpressionAt, member: Member, word: Range): CompletionItem {
  const isCall = member.role !== 'field';
  const hasBracket = at.text[word.end] === '(';
  return {
    label: member.name, kind: isCall ? (member.role === 'method' ? CompletionItemKind.Method : CompletionItemKind.Function) : CompletionItemKind.Field,
    labelDetails: { detail: member.takes, description: shownType(member.type) },
    documentation: { kind: 'markdown', value: memberMarkdown(member, context.abilities.language) },
    ...edit(context, at, word, isCall && !hasBracket ? member.name + begin(context, at, member) : member.name, isCall && !hasBracket && context.abilities.completionSnippets),
  };
}

/** Without snippets: the opening bracket, and the closing one where nothing stands between them. */
function begin(context: Context, at: ExpressionAt, { begin: snippet }: Member): string {
  if (!context.abilities.completionSnippets) return snippet === '()' ? '()' : '(';
  return at.style === 'single' ? snippet.replaceAll('\'', '"') : snippet;
}

function nameItems(context: Context, at: ExpressionAt, scope: Scope, word: Range): readonly CompletionItem[] {
  const { language } = context.abilities;
  const own = [...scope.variables.values()].reverse();
  const variables = [...own.filter(isNear), ...own.filter(variable => !isNear(variable)).reverse()].map(variable => variableItem(context, at, variable, word));
  const functions = functionsOf(scope.environments, language).map(member => memberItem(context, at, member, word));
  const words = ['true', 'false'].map(label => ({ label, kind: CompletionItemKind.Keyword, ...edit(context, at, word, label, false) }));
  return [...variables, ...functions, ...words];
}

/** What a macro binds is the likeliest. */
function isNear({ role }: Variable): boolean {
  return role === 'own';
}

function variableItem(context: Context, at: ExpressionAt, variable: Variable, word: Range): CompletionItem {
  return {
    label: variable.name, kind: CompletionItemKind.Variable, labelDetails: { description: shownType(variable.type) },
    documentation: { kind: 'markdown', value: variableText(variable, context.abilities.language) }, ...edit(context, at, word, variable.name, false),
  };
}

/** Values behind `==`, with the quotes that suit the scalar. */
function quotedItems(context: Context, at: ExpressionAt, scope: Scope, previous: number, word: Range): readonly CompletionItem[] {
  const quote = at.style === 'single' ? '"' : '\'';
  const values = literalValues(context, scope, previous + 1, at.offset);
  return values.map(value => valueItem(context, at, value, word, `${quote}${value.value}${quote}`));
}

function valueItem(context: Context, at: ExpressionAt, value: KnownValue, range: Range, text: string): CompletionItem {
  return {
    label: value.value, kind: value.kind ? CompletionItemKind.Reference : CompletionItemKind.EnumMember,
    ...(value.title ? { labelDetails: { description: value.title } } : {}), ...(value.text ? { documentation: value.text } : {}),
    filterText: text, ...edit(context, at, range, text, false),
  };
}

function edit(context: Context, at: ExpressionAt, range: Range, text: string, isSnippet: boolean): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> {
  return {
    textEdit: { range: rangeIn(context.document, at.sourceRange(range)), newText: text },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}
