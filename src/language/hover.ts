// What a reader sees on pointing at a word: a card of the thing it names, a rule in short, or what the key or value means.

import type { Hover } from 'vscode-languageserver-types';
import { cursorAt } from '../core/syntax/cursor.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import { describePath, describeValue } from '../core/schema/describe.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { Language } from '../core/text/language.ts';
import { sayDay } from '../core/text/say-day.ts';
import { parseDay } from '../core/values/day.ts';
import type { Range } from '../core/text/range.ts';
import { card } from './cards.ts';
import type { Context } from './context.ts';
import { celHover } from './cel/cel-hover.ts';
import { expressionAt } from './cel/expression-at.ts';
import { extendedText } from './policy-values.ts';
import { rangeIn } from './locate.ts';
import { asVendor } from './observed-facts.ts';
import { ruleCard } from './rule-card.ts';
import { type SymbolAt, symbolsAt } from './symbol-at.ts';
import { paramText } from './cel/param-text.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { code } from '../core/reports/markdown-text.ts';

/** The card for an offset; undefined where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | undefined {
  const expression = expressionAt(context, offset);
  const cursor = cursorAt(context.document, offset);
  const inCel = expression && celHover(context, expression);
  const symbolic = symbolHover(context, offset);
  const text = inCel ?? symbolic ?? (cursor && (extendsHover(context, cursor) ?? schemaHover(context, cursor)));
  if (!text) return undefined;
  return { contents: { kind: 'markdown', value: text.markdown }, range: rangeIn(context.document, text.range) };
}

interface Card { readonly markdown: string; readonly range: Range }

function symbolHover(context: Context, offset: number): Card | undefined {
  const symbols = symbolsAt(context, offset);
  const [first] = symbols;
  if (!first) return undefined;
  const cards = symbols.flatMap(symbol => cardOf(context, symbol) ?? []);
  return cards.length === 0 ? undefined : { markdown: [...new Set(cards)].join('\n\n---\n\n'), range: first.range };
}

/** What a built-in set or pack brings. */
function extendsHover({ kind, abilities }: Context, { section, on, node, range }: Cursor): Card | undefined {
  if (kind !== 'martech-policies' || section !== 'extends' || on !== 'value' || node?.kind !== 'scalar') return undefined;
  const text = extendedText(node.source, abilities.language);
  return text === undefined ? undefined : { markdown: `${code(node.source)}\n\n${text}`, range };
}

function cardOf(context: Context, symbol: SymbolAt): string | undefined {
  switch (symbol.kind) {
    case 'entity': return card(symbol.root, symbol.entity.kind === 'observation' ? asVendor(symbol.root, symbol.entity) : symbol.entity, context.abilities.language, context.analysis.options.today);
    case 'rule': return ruleCard(context, symbol.rule);
    case 'parameter': {
      const parameter = parametersOf(context).get(symbol.name);
      return parameter && `${code(`${parameter.name}: ${parameter.type}`)}\n\n${paramText(context, parameter)}`;
    }
  }
}

function schemaHover(context: Context, cursor: Cursor): Card | undefined {
  if (cursor.on === 'blank' || cursor.node?.kind !== 'scalar') return undefined;
  const { kind, abilities: { language } } = context;
  const { source } = cursor.node;
  // Between entries only the key of a section can be meant.
  const [section, path] = cursor.entry ? [cursor.entry.section, cursor.path] : [undefined, [source]];
  const markdown = cursor.on === 'key' ? describePath(kind, section, path, language) : (describeValue(kind, section, path, source, language) ?? plainValue(kind, section, path, source, language));
  return markdown === undefined ? undefined : { markdown, range: cursor.range };
}

/** A value without a text of its own: a day in words, and what its key takes. Stacks have names, ids and lists all over: they stay quiet. */
function plainValue(kind: Context['kind'], section: string | undefined, path: Cursor['path'], source: string, language: Language): string | undefined {
  const key = describePath(kind, section, path, language);
  if (kind === 'martech-stack' || key === undefined) return undefined;
  const day = schemaAt(kind, section ?? '', path)?.kind === 'date' && parseDay(source) !== undefined ? sayDay(source, language) : undefined;
  return day === undefined ? key : `${day}\n\n${key}`;
}
