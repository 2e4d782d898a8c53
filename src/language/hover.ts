// What a reader sees on pointing at a word: a card of the thing it names, a rule in short, or what the key or value means.

import type { Hover } from 'vscode-languageserver-types';
import { cursorAt } from '../core/syntax/cursor.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import { describeKey, describePath, describeValue } from '../core/schema/describe.ts';
import { nodeAt } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';
import { aliasCard } from './alias-card.ts';
import { card } from './cards.ts';
import type { Context } from './context.ts';
import { celHover } from './cel/cel-hover.ts';
import { expressionAt } from './cel/expression-at.ts';
import { extendedText } from './policy-values.ts';
import { rangeIn } from './locate.ts';
import { pathHover } from './path-hover.ts';
import { asVendor } from './observed-facts.ts';
import { plainCard } from './plain-card.ts';
import { ruleCard } from './rule-card.ts';
import { type SymbolAt, symbolsAt } from './symbol-at.ts';
import { paramText } from './cel/param-text.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { code } from '../core/reports/markdown-text.ts';
import { type PlainValue, valueCard, wantsKey } from './value-card.ts';

/** The card for an offset; undefined where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | undefined {
  const expression = expressionAt(context, offset);
  const cursor = cursorAt(context.document, offset);
  const inCel = expression && celHover(context, expression);
  const symbolic = symbolHover(context, offset);
  const text = inCel ?? symbolic ?? (cursor && !(expression && cursor.on === 'value') ? plainHover(context, cursor, offset) : undefined);
  if (!text) return undefined;
  const contents = context.abilities.plainHover ? { kind: 'plaintext' as const, value: plainCard(text.markdown) } : { kind: 'markdown' as const, value: text.markdown };
  return { contents, range: rangeIn(context.document, text.range) };
}

/** Where nothing is named. */
function plainHover(context: Context, cursor: Cursor, offset: number): Card | undefined {
  return extendsHover(context, cursor) ?? pathHover(context, cursor, offset) ?? aliasHover(context, cursor) ?? (context.isPlainYaml ? undefined : schemaHover(context, cursor));
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

/** What an alias stands for. */
function aliasHover({ document }: Context, { on, range }: Cursor): Card | undefined {
  const markdown = on === 'value' ? aliasCard(document, range) : undefined;
  return markdown === undefined ? undefined : { markdown, range };
}

function cardOf(context: Context, symbol: SymbolAt): string | undefined {
  switch (symbol.kind) {
    case 'entity': return card(symbol.root, symbol.entity.kind === 'observation' ? asVendor(symbol.root, symbol.entity) : symbol.entity, context);
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
  const markdown = cursor.on === 'key' ? describePath(kind, section, path, language) : valueText(context, { kind, section, path, source, beside: key => besideOf(cursor, key) });
  return markdown === undefined ? undefined : { markdown, range: cursor.range };
}

/** What the value says; else what it means; what its key means below, where the value does not say it. Names and texts of stacks stay quiet. */
function valueText(context: Context, value: PlainValue): string | undefined {
  const { kind, section, path, source } = value;
  const { language } = context.abilities;
  const own = valueCard(context, value);
  const said = own ?? describeValue(kind, section, path, source, language);
  if (said === undefined) return wantsKey(value) || kind !== 'martech-stack' ? describePath(kind, section, path, language) : undefined;
  const key = wantsKey(value) ? describeKey(kind, section, path, language) : undefined;
  return key === undefined ? said : `${said}\n\n${key}`;
}

/** What a key beside the value under the cursor says. */
function besideOf({ entry, path }: Cursor, key: string): string | undefined {
  const node = entry && nodeAt(entry.content.value, [...path.slice(0, -1), key]);
  return node?.kind === 'scalar' ? node.source : undefined;
}
