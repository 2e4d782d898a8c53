// Hints beside the text: the name beside an id, how far away a day is beside its date. For the visible part of a file only.

import type { InlayHint } from 'vscode-languageserver-types';
import { nameOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import { readEntry } from '../core/model/read-entities.ts';
import { findReferenced } from '../core/model/resolve.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { ContractValue } from '../core/model/values.ts';
import { type Entry, placeRange } from '../core/syntax/document.ts';
import { type Pair, pairOf, type SyntaxNode } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { message, type Message } from '../core/text/message.ts';
import type { Range } from '../core/text/range.ts';
import { sayDay } from '../core/text/say-day.ts';
import { type Context, rootsOf } from './context.ts';
import { entriesIn } from './entries-in.ts';
import { farText } from './far-text.ts';
import { noticeDay } from './notice-day.ts';
import { policyIds } from './policy-ids.ts';
import { findRule } from './rule-card.ts';
import { shortText } from './short-text.ts';

/** Characters of a name that are shown: VS Code cuts what is longer than 43. */
const longest = 43;

interface Hint {
  /** Absolute: where the hint stands. */
  readonly at: number;
  readonly label: string;
}

/** The hints that stand in a range (absolute offsets), in the order of the text. */
export function inlayHints(context: Context, range: Range): InlayHint[] {
  const entries = entriesIn(context.document, range);
  const hints = context.kind === 'martech-policies' ? [...namesInPolicy(context), ...entries.flatMap(entry => rulesInPolicy(context, entry))]
    : entries.flatMap(entry => [...namesIn(context, entry), ...daysIn(context, entry)]);
  const { lines } = context.document;
  const placed = hints.sort((a, b) => a.at - b.at).map(({ at, label }) => ({ at, label, position: lines.positionAt(at) }));
  return placed.filter((hint, index) => hint.at >= range.start && hint.at <= range.end && !isRepeated(placed, index))
    .map(({ position, label }) => ({ position, label, paddingLeft: true }));
}

/** One name a line is enough, however often the line has its id. */
function isRepeated(hints: readonly { readonly label: string; readonly position: { readonly line: number } }[], index: number): boolean {
  const hint = hints[index];
  for (let before = index - 1; hint && before >= 0 && hints[before]?.position.line === hint.position.line; before--) if (hints[before]?.label === hint.label) return true;
  return false;
}

/** The entities of the text as it reads now; names come from the last check. */
function namesIn(context: Context, entry: Entry): readonly Hint[] {
  const { uri, kind, document } = context;
  return readEntry(kind, uri, entry).entities.flatMap(entity => entity.references.flatMap(reference => {
    const range = { start: entry.offset + reference.place.start, end: entry.offset + reference.place.end };
    const isWrittenHere = document.text.slice(range.start, range.end).includes(reference.id);
    if (isWrittenHere && reference.kinds.includes('rule')) return titleHint(context, reference.id, range.end);
    const named = isWrittenHere ? rootsOf(context).map(root => findReferenced(root.stack, reference)).find(Boolean) : undefined;
    return named ? nameHint(named, reference.id, range.end) : [];
  }));
}

/** Ids that parameters and rules of a policy name; nothing while the file is ahead of the check. */
function namesInPolicy(context: Context): readonly Hint[] {
  const { uri, document, analysis } = context;
  if (analysis.documents.get(uri) !== document) return [];
  const found = rootsOf(context).flatMap(root => policyIds(root).flatMap(({ place, written, id, kind }) => {
    const range = place.uri === uri && !written ? placeRange(document, place) : undefined;
    const named = range && entitiesOf(root.stack, kind).get(id);
    return range && named ? nameHint(named, id, range.end) : [];
  }));
  return [...new Map(found.map(hint => [hint.at, hint])).values()];
}

/** The titles of rules that a policy adjusts or tests and another file, or a pack, declares. */
function rulesInPolicy(context: Context, entry: Entry): readonly Hint[] {
  const { keyNode, value } = entry.content;
  if (entry.section === 'rules' && entry.id !== undefined && !pairOf(value, 'title')) return titleHint(context, entry.id, entry.offset + keyNode.range.end);
  const rule = entry.section === 'tests' ? pairOf(value, 'rule')?.value : undefined;
  const isOwn = rule?.kind === 'scalar' && pairOf(context.document.entries.get(`rules/${rule.source}`)?.content.value, 'title') !== undefined;
  return rule?.kind === 'scalar' && !rule.written && !isOwn ? titleHint(context, rule.source, entry.offset + rule.range.end) : [];
}

/** Nothing where the title holds an expression. */
function titleHint(context: Context, id: string, at: number): readonly Hint[] {
  const rule = findRule(context, id);
  const title = rule ? say(rule.title, context.abilities.language) : '';
  return title === '' || title === id || title.includes('{') ? [] : [{ at, label: shortText(title, longest) }];
}

/** Nothing beside an id that says the name already, `brevo` for Brevo. */
function nameHint(entity: Entity, id: string, at: number): readonly Hint[] {
  const name = shortText(nameOf(entity), longest);
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return name === '' || bare(name) === bare(id) ? [] : [{ at, label: name }];
}

/** Days that ask for something before they come. */
const days: ReadonlySet<string> = new Set(['until', 'end', 'due', 'decide-on', 'valid-until', 'sunset-on']);

function daysIn(context: Context, entry: Entry): readonly Hint[] {
  return pairsIn(entry.content.value).flatMap(({ pair, parent }) => {
    const { value } = pair;
    if (value?.kind !== 'scalar' || value.written) return [];
    const text = pair.key.source === 'notice' ? noticeText(context, parent) : days.has(pair.key.source) ? farText(context.analysis.options.today, value.source) : undefined;
    return text ? [{ at: entry.offset + value.range.end, label: say(text, context.abilities.language) }] : [];
  });
}

interface Written { readonly pair: Pair; readonly parent: readonly Pair[] }

/** Every pair that is written in a node itself, with those beside it. */
function pairsIn(node: SyntaxNode | undefined): readonly Written[] {
  if (!node || node.written || node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(pairsIn);
  return node.pairs.filter(pair => !pair.merged).flatMap(pair => [{ pair, parent: node.pairs }, ...pairsIn(pair.value)]);
}

/** The last day to give notice of the contract whose keys these are, and how far away it is. */
function noticeText(context: Context, pairs: readonly Pair[]): Message | undefined {
  const valueOf = (key: string) => pairs.find(pair => pair.key.source === key)?.value;
  const [end, notice] = [valueOf('end'), valueOf('notice')].map(node => (node?.kind === 'scalar' ? node.source : undefined));
  const day = end === undefined || notice === undefined ? undefined : noticeDay({ end, notice } satisfies ContractValue);
  const far = day === undefined ? undefined : farText(context.analysis.options.today, day);
  return day !== undefined && far ? message('hint.notice', { day: sayDay(day, context.abilities.language), far: say(far, context.abilities.language) }) : undefined;
}
