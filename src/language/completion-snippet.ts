// Writes a value with places to fill in as the text of a completion: a snippet, or plain text for clients that have no such places.

import type { SyntaxDocument } from '../core/syntax/document.ts';
import { EditSite } from '../core/syntax/edit/edit-site.ts';
import { Writer } from '../core/syntax/edit/writer.ts';
import { isStop, type Stop, type YamlValue } from '../core/syntax/edit/yaml-value.ts';

export type Pairs = Readonly<Record<string, YamlValue>>;

/** A place that is left empty: an empty value is a missing one. `#` stands for its number. */
export const empty: Stop = { stop: `\${#}` };

/** A place with a text that the person confirms or types over. Without snippets nothing is written there. */
export function proposal(text: string): Stop {
  return { stop: `\${#:${text.replace(/[\\$}]/g, '\\$&')}}` };
}

/** A place where one of some words is chosen. */
export function choice(words: readonly string[]): Stop {
  return { stop: `\${#|${words.map(word => word.replace(/[\\,|]/g, '\\$&')).join(',')}|}` };
}

/** A place between quotes: an expression may hold what YAML would take for its own. */
export function quoted(text: string): Stop {
  return { stop: `'${proposal(text).stop}'` };
}

export interface Layout {
  readonly snippets: boolean;
  readonly inFlow: boolean;
  /** Blanks of one level. */
  readonly step: number;
}

export function layoutOf(document: SyntaxDocument, snippets: boolean, inFlow: boolean): Layout {
  return { snippets, inFlow, step: new EditSite(document).step };
}

/** `id:` with the pairs below it, or `id: { … }`; the id is the first place to fill in. */
export function entryText(id: string, pairs: Pairs, layout: Layout): string {
  const name = layout.snippets ? numbered(proposal(id).stop, 1) : id;
  const from = layout.snippets ? 1 : 0;
  return layout.inFlow ? `${name}: ${flow(pairs, layout, from)}` : [`${name}:`, ...lines(pairs, layout, from).map(line => ' '.repeat(layout.step) + line)].join('\n');
}

/** The pairs as lines at one column, or as members of braces. */
export function pairsText(pairs: Pairs, layout: Layout): string {
  return layout.inFlow ? inside(flow(pairs, layout, 0)) : lines(pairs, layout, 0).join('\n');
}

/** `, key: value` for each pair: what follows a value in braces; else each pair on a line of its own. The places count from `from`. */
export function pairsBehind(pairs: Pairs, layout: Layout, from = 0): string {
  const keys = Object.keys(pairs);
  if (keys.length === 0) return '';
  if (layout.inFlow) return `, ${inside(flow(pairs, layout, from))}`;
  return lines(pairs, layout, from).map(line => `\n${line}`).join('');
}

/** What stands between the braces. */
function inside(braces: string): string {
  return braces.replace(/^\{ | \\?\}$/g, '');
}

/** A plain text as it stands in a snippet. */
export function literal(text: string, { snippets }: Pick<Layout, 'snippets'>): string {
  return snippets ? text.replace(/[\\$}]/g, '\\$&') : text;
}

/** The first stop is always written, so that the writer takes the text for a snippet throughout. */
function lines(pairs: Pairs, layout: Layout, from: number): readonly string[] {
  const writer = new Writer({ stop: '' }, layout.step);
  return filled(Object.entries(pairs).flatMap(([key, value]) => writer.pair(key, value)).join('\n'), pairs, layout, from).split('\n');
}

function flow(pairs: Pairs, layout: Layout, from: number): string {
  return filled(new Writer({ stop: '' }, layout.step).flow(pairs), pairs, layout, from);
}

/** The writer's `${1}` with what each stop shows; the writer counts them in the order of the value. */
function filled(text: string, value: YamlValue, { snippets }: Layout, from: number): string {
  const shown = stopsIn(value);
  if (snippets) return text.replace(/(?<!\\)\$\{(\d+)\}/g, (_, number: string) => numbered(shown[Number(number) - 1] ?? '', Number(number) + from));
  return text.replace(/ ?(?<!\\)\$\{\d+\}/g, '').replace(/\\([\\$}])/g, '$1');
}

function numbered(stop: string, number: number): string {
  return stop.replace('${#', `\${${number}`);
}

function stopsIn(value: YamlValue): readonly string[] {
  if (typeof value !== 'object') return [];
  return isStop(value) ? [value.stop] : Object.values(value as Record<string, YamlValue>).flatMap(stopsIn);
}
