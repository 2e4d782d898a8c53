// What may be written at the cursor: keys still missing, values of enumerations, ids of declared things.

import type { CompletionList } from 'vscode-languageserver-types';
import { sectionsOf } from '../core/file-kind.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import { cursorAt } from '../core/syntax/cursor.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import { nodeAt } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';
import { celCompletion } from './cel/cel-completion.ts';
import { expressionAt } from './cel/expression-at.ts';
import { ruleItems } from './completion-rules.ts';
import { canSilence } from '../core/policy/silencing/can-silence.ts';
import { token } from '../core/policy/silencing/ignores.ts';
import { entryItems, parameterItems } from './completion-entries.ts';
import { hasColon, keyItems } from './completion-keys.ts';
import type { Item } from './completion-item.ts';
import { mapItems } from './completion-shape.ts';
import { valueItems } from './completion-values.ts';
import { wholeItem, writingAt } from './completion-writing.ts';
import { hasRoom, isAboveDeeper, isBehindComma, isMisaligned, isInComment, startedItem } from './completion-room.ts';
import type { Context } from './context.ts';
import { policyKeys } from './policy-keys.ts';
import { isRulePath, schemaInFix } from './rule-paths.ts';

/** What an item builder needs to know of the place where it writes. */
export interface Spot {
  readonly context: Context;
  readonly cursor: Cursor;
  /** What the item replaces, absolute. */
  readonly range: Range;
  /** The text of the line before that. */
  readonly before: string;
  /** The text of the line behind it. */
  readonly after: string;
}

/** Characters that ask for items in the YAML itself; expressions have more of them. */
const triggersOfYaml: ReadonlySet<string> = new Set([':', ' ', '-', '[', ',']);

/** What is offered at an offset, the most useful first; empty where nothing is known. `trigger` is the character that asked, if one did. */
export function completionOffer(context: Context, at: number, trigger?: string): Offer {
  // Between the two characters of a line break nobody writes.
  const offset = at > 0 && context.document.text.startsWith('\r\n', at - 1) ? at - 1 : at;
  const isComment = isInComment(context, offset);
  const expression = expressionAt(context, offset);
  if (expression && (!isComment || expression.style === 'literal' || expression.style === 'folded')) return offer(celCompletion(context, expression));
  if (isComment) return offer(ignoreItems(context, offset));
  const cursor = cursorAt(context.document, offset);
  if (!cursor || (trigger !== undefined && !triggersOfYaml.has(trigger) && !(trigger === '.' && isRulePath(cursor)))) return offer([]);
  const spot = spotOf(context, cursor);
  // The name of an anchor, a tag and a merge key stay; so does text over several lines, which is no word.
  if (/^(?:[&!]|<<$)|[\r\n]/.test(context.document.text.slice(cursor.range.start, cursor.range.end))) return offer([]);
  const items = cursor.on === 'value' ? valuesAt(spot) : cursor.on === 'key' ? keysAt(spot, cursor.path.slice(0, -1)) : blanksAt(spot);
  const kept = items.length > mostItems ? fitting(items, context.document.text.slice(cursor.range.start, Math.max(cursor.range.start, offset))) : items;
  const { isIncomplete, items: written } = offer(kept.map(writingAt(spot)));
  return { isIncomplete: isIncomplete || kept.length < items.length, items: written };
}

/** A longer list is asked for anew with each letter. */
const mostItems = 1_000;

/** The same as the protocol's list, all of it at once. */
export function completion(context: Context, offset: number, trigger?: string): CompletionList {
  const { isIncomplete, items } = completionOffer(context, offset, trigger);
  return { isIncomplete, items: items.map(item => wholeItem(context, item)) };
}

/** What is offered, in the order given. */
export interface Offer {
  readonly isIncomplete: boolean;
  readonly items: readonly Item[];
}

function offer(items: readonly Item[]): Offer {
  return { isIncomplete: items.some(({ isTyped }) => isTyped), items: items.map((item, index) => ({ ...item, sortText: String(index).padStart(5, '0') })) };
}

/** The first ones that a person may mean who typed that: the others come with more letters. */
function fitting(items: readonly Item[], typed: string): readonly Item[] {
  const letters = [...typed.toLowerCase().replace(/^["']|\s/g, '')];
  const fits = ({ label, filterText }: Item): boolean => {
    const text = (filterText ?? label).toLowerCase();
    let at = 0;
    return letters.every(letter => (at = text.indexOf(letter, at) + 1) > 0);
  };
  return items.filter(fits).slice(0, mostItems);
}

/** Rules that a comment may name: `# martech-ignore <rule>`. */
function ignoreItems(context: Context, offset: number): readonly Item[] {
  const { text, lines } = context.document;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const typed = new RegExp(`#[ \\t]*${token}[ \\t]+([^\\s:]*)$`).exec(line)?.[1];
  if (typed === undefined) return [];
  const end = offset + (/^[^\s:]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const range = { start: lines.positionAt(offset - typed.length), end: lines.positionAt(end) };
  return ruleItems(context, canSilence).map(item => ({ ...item, textEdit: { range, newText: text[end] === ':' ? item.label : `${item.label}: ` } }));
}

function blanksAt(spot: Spot): readonly Item[] {
  const { context, cursor } = spot;
  // Beside other text nothing can be written that would not become part of it.
  if (cursor.inFlow ? !isBehindComma(spot) : !/^\s*(?:-\s+)*$|[:-][ \t]*(?:[&!]\S+[ \t]+)*$/.test(spot.before)) return [];
  if (cursor.inFlow ? !/^\s*(?:[,}\]]|#|$)/.test(spot.after) : !/^\s*$|^\s+#/.test(spot.after)) return [];
  const schema = cursor.entry && schemaAt(context.kind, cursor.entry.section, cursor.path);
  const isAfterKey = /[^\s]:\s*$/.test(spot.before) && !cursor.inFlow;
  if (!isAfterKey && schema?.type === 'list') return isMisaligned(spot, cursor.path) || isAboveDeeper(spot, true) ? [] : valuesAt(spot);
  return isAfterKey ? valuesAt(spot) : keysAt(spot, cursor.path);
}

/** Keys of the map at `path`: of the file, of a section of ids, or of something inside an entry. */
function keysAt(spot: Spot, path: Cursor['path']): readonly Item[] {
  const { context, cursor } = spot;
  const { entry, section } = cursor;
  // A line in braces is never as far left as the keys of the file.
  if (!hasColon(spot) && cursor.inFlow && spot.before === '') return [];
  if (!hasColon(spot) && !cursor.inFlow && (isMisaligned(spot, path) || (/^\s*$/.test(spot.before) && isAboveDeeper(spot, false)))) return [];
  if (!section) return keyItems(spot, schemaAt(context.kind, undefined, []), new Set([...context.document.sections.keys(), ...[...context.document.entries.values()].map(other => other.section)]));
  const isOwnKey = entry?.id !== undefined && cursor.on === 'key' && cursor.path.length === 0;
  if ((!entry || isOwnKey) && sectionsOf[context.kind].has(section)) return entryItems(spot, section);
  if (!entry) return keyItems(spot, schemaAt(context.kind, section, path), new Set());
  if (context.kind === 'martech-stack' && section === 'alliance' && path.join() === 'actions') return entryItems(spot, 'alliance.actions');
  if (isParamsOfTest(context, entry.section, path)) return parameterItems(spot, () => true);
  const node = nodeAt(entry.content.value, path);
  const present = node?.kind === 'map' ? node.pairs.filter(pair => pair.key !== cursor.node).map(pair => pair.key.source) : [];
  const own = context.kind === 'martech-policies' ? policyKeys(spot, path, new Set(present)) : undefined;
  return own ?? keyItems(spot, schemaAt(context.kind, section, path), new Set(present));
}

/** `tests: … params:` sets parameters as `params:` does. */
function isParamsOfTest({ kind }: Context, section: string, path: Cursor['path']): boolean {
  return kind === 'martech-policies' && section === 'tests' && path.length === 1 && path[0] === 'params';
}

function valuesAt(spot: Spot): readonly Item[] {
  const { context, cursor } = spot;
  const started = startedItem(spot);
  if (!started && !hasRoom(spot)) return [];
  const section = cursor.section ?? /^([\w-]+):/.exec(spot.before)?.[1];
  if (section === undefined || (cursor.entry?.id === undefined && sectionsOf[context.kind].has(section))) return [];
  const inFix = context.kind === 'martech-policies' ? schemaInFix(context, cursor.entry, cursor.path) : undefined;
  const schema = inFix ?? schemaAt(context.kind, section, cursor.path);
  return [...(started ? [] : valueItems(spot, schema, section)), ...mapItems(spot, schema, started ?? new Set())];
}

function spotOf(context: Context, cursor: Cursor): Spot {
  const { text } = context.document;
  const { range } = cursor;
  const end = /\r?\n|$/.exec(text.slice(range.end));
  return {
    context, cursor, range, before: text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start),
    after: text.slice(range.end, range.end + (end?.index ?? 0)),
  };
}
