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
  return entryOf(id, pairLines(pairs, layout, layout.snippets ? 1 : 0), layout);
}

/** The same with the pairs written already, by `pairLines`. */
export function entryOf(id: string, lines: readonly string[], { snippets, inFlow, step }: Layout): string {
  const name = snippets ? numbered(proposal(id).stop, 1) : id;
  return inFlow ? `${name}: { ${lines.join(', ')} ${snippets ? '\\}' : '}'}` : [`${name}:`, ...lines.map(line => ' '.repeat(step) + line)].join('\n');
}

/** The lines of the pairs at one column, or in braces each pair as a member. The places count from the one behind `from`. */
export function pairLines(pairs: Pairs, layout: Layout, from: number): readonly string[] {
  const writer = new Writer(empty, layout.step);
  const entries = Object.entries(pairs);
  const lines = layout.inFlow ? entries.map(([key, value]) => writer.flowPair(key, value)) : entries.flatMap(([key, value]) => writer.pair(key, value));
  const shown = stopsIn(pairs);
  return lines.map(line => filled(line, shown, layout, from));
}

/** The pairs as lines at one column, or as members of braces. */
export function pairsText(pairs: Pairs, layout: Layout): string {
  return pairLines(pairs, layout, 0).join(layout.inFlow ? ', ' : '\n');
}

/** What follows a value: `, key: value` for each pair in braces; else each pair on a line of its own. */
export function pairsBehind(pairs: Pairs, layout: Layout): string {
  return pairLines(pairs, layout, 0).map(line => (layout.inFlow ? `, ${line}` : `\n${line}`)).join('');
}

/** A plain text as it stands in a snippet. */
export function literal(text: string, { snippets }: Pick<Layout, 'snippets'>): string {
  return snippets ? text.replace(/[\\$}]/g, '\\$&') : text;
}

/** The writer's `${1}` with what each stop shows; the writer counts them in the order of the value. */
function filled(text: string, shown: readonly string[], { snippets }: Layout, from: number): string {
  if (snippets) return text.includes('$') ? text.replace(/(?<!\\)\$\{(\d+)\}/g, (_, number: string) => numbered(shown[Number(number) - 1] ?? '', Number(number) + from)) : text;
  return text.replace(/ ?(?<!\\)\$\{\d+\}/g, '').replace(/\\([\\$}])/g, '$1');
}

function numbered(stop: string, number: number): string {
  return stop.replace('${#', `\${${number}`);
}

function stopsIn(value: YamlValue): readonly string[] {
  if (typeof value !== 'object') return [];
  return isStop(value) ? [value.stop] : Object.values(value as Record<string, YamlValue>).flatMap(stopsIn);
}
