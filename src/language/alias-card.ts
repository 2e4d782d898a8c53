// What an alias stands for: the lines of its anchor, as the file has them.

import { fenced } from '../core/reports/markdown-text.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Range } from '../core/text/range.ts';
import { visible } from '../core/text/visible.ts';

const linesShown = 20;
const charactersShown = 160;

/** Markdown for a word that is an alias (`*base`); undefined for another, and where no anchor of that name comes before it. */
export function aliasCard({ text }: SyntaxDocument, { start, end }: Range): string | undefined {
  const name = /^\*([^\s,[\]{}]+)$/.exec(text.slice(start, end))?.[1];
  const at = name === undefined ? -1 : lastAnchor(text.slice(0, start), name);
  if (at < 0) return undefined;
  const [first = '', ...rest] = text.slice(text.lastIndexOf('\n', at) + 1, start).split(/\r?\n/, 500);
  const depth = indentOf(first);
  const next = rest.findIndex(line => line.trim() !== '' && indentOf(line) <= depth);
  const lines = [first, ...(next < 0 ? rest : rest.slice(0, next))].map(line => visible(line.slice(depth, depth + charactersShown)));
  while (lines.at(-1)?.trim() === '') lines.pop();
  return fenced([...lines.slice(0, linesShown), ...(lines.length > linesShown ? ['…'] : [])], 'yaml');
}

/** The anchor in force: the last one of that name. */
function lastAnchor(text: string, name: string): number {
  for (let at = text.lastIndexOf(`&${name}`); at >= 0; at = at > 0 ? text.lastIndexOf(`&${name}`, at - 1) : -1) {
    if (/^(?:[\s,[\]{}]|$)/.test(text.slice(at + name.length + 1, at + name.length + 2)) && /(?:^|[\s,[{])$/.test(text.slice(Math.max(0, at - 1), at))) return at;
  }
  return -1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
