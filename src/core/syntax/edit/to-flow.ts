// Writes a map or list in brackets that stands on lines of its own: `a:` above `b: 1` becomes `a: { b: 1 }`. What a line cannot hold stays.

import type { CST } from 'yaml';
import type { TextEdit } from '../../text/edit.ts';
import type { SyntaxDocument } from '../document.ts';
import { type Collection, type Held, isCollection } from './held-collections.ts';
import { keyText, scalarText } from './scalar-text.ts';

/** Why something has to stay on its lines: a comment, a text on several lines, more than one line can hold, or something rare. */
export type WhyNot = 'comment' | 'lines' | 'long' | 'rare';

/** The longest line that a person would still read. */
const longestLine = 140;

/** The edits, or why there are none. */
export function toFlowEdits({ text }: SyntaxDocument, held: Held): readonly TextEdit[] | WhyNot {
  const { lead, end, base, between } = held;
  if (isTooLong(text, lead, end)) return 'long';
  const firstBreak = between.findIndex(({ type }) => type === 'newline');
  const comments = between.filter(({ type }) => type === 'comment');
  const [comment] = comments;
  if (comments.length > 1 || (comment && firstBreak >= 0 && between.indexOf(comment) > firstBreak)) return 'comment';
  try {
    const flow = ` ${flowOf(held.node)}`;
    if (lead - text.lastIndexOf('\n', lead - 1) + flow.length > longestLine) return 'long';
    if (!comment) return [{ range: { start: lead, end }, text: flow }];
    // The comment behind the key stays on its line.
    const behind = base + comment.offset + comment.source.length;
    return [{ range: { start: lead, end: lead }, text: flow }, { range: { start: behind, end }, text: '' }];
  } catch (error) {
    if (error instanceof Stays) return error.why;
    throw error;
  }
}

/** True where the words alone would not fit, blanks aside: most entries are ruled out so, and quickly. */
function isTooLong(text: string, start: number, end: number): boolean {
  let words = 0;
  for (let at = start; at < end && words <= longestLine; at++) if (text.charCodeAt(at) > 32) words++;
  return words > longestLine;
}

/** Thrown inside of this file alone, to leave the recursion. */
class Stays extends Error {
  readonly why: WhyNot;

  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

function flowOf(node: Collection): string {
  const isList = node.type === 'block-seq' || (node.type === 'flow-collection' && node.start.type === 'flow-seq-start');
  const items = [...node.items];
  // What follows the last member, comments included, stays where it is.
  while (node.type !== 'flow-collection' && items.length > 0 && !isMember(items.at(-1) as Item)) items.pop();
  const members = items.map(item => memberOf(item, isList));
  if (node.type === 'flow-collection') checked(node.end.slice(1));
  return isList ? `[${members.join(', ')}]` : members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

type Item = Collection['items'][number];

function isMember({ start, key, sep, value }: Item): boolean {
  return key !== undefined || sep !== undefined || value !== undefined || start.some(({ type }) => type === 'seq-item-ind');
}

function memberOf({ start, key, sep, value }: Item, isList: boolean): string {
  const properties = propertiesIn(start);
  if (key === undefined && sep === undefined) {
    if (!value) throw new Stays('rare');
    return properties + valueOf(value);
  }
  if (isList && !key) throw new Stays('rare');
  const behind = propertiesIn(sep ?? []);
  return `${properties}${keyOf(key)}:${value ? ` ${behind}${valueOf(value)}` : behind === '' ? '' : ` ${behind.trimEnd()}`}`;
}

/** Anchors and tags, with a blank behind each. */
function propertiesIn(tokens: readonly CST.SourceToken[]): string {
  checked(tokens);
  return tokens.flatMap(({ type, source }) => (type === 'anchor' || type === 'tag' ? [`${source} `] : [])).join('');
}

function checked(tokens: readonly CST.SourceToken[]): void {
  if (tokens.some(({ type }) => type === 'comment')) throw new Stays('comment');
  if (tokens.some(({ type }) => type === 'explicit-key-ind')) throw new Stays('rare');
}

function keyOf(key: CST.Token | null | undefined): string {
  if (key?.type === 'scalar') return key.source === '<<' ? key.source : keyText(oneLine(key.source));
  if (key?.type === 'single-quoted-scalar' || key?.type === 'double-quoted-scalar') return oneLine(key.source);
  throw new Stays('rare');
}

function valueOf(value: CST.Token): string {
  if (isCollection(value)) return flowOf(value);
  if (value.type === 'block-scalar') throw new Stays('lines');
  if (value.type !== 'scalar' && value.type !== 'alias' && value.type !== 'single-quoted-scalar' && value.type !== 'double-quoted-scalar') throw new Stays('rare');
  checked(value.end ?? []);
  const source = oneLine(value.source);
  // What would end a text between brackets; no number has any of these.
  return value.type === 'scalar' && /[,[\]{}]/.test(source) ? scalarText(source) : source;
}

function oneLine(source: string): string {
  if (/[\r\n]/.test(source)) throw new Stays('lines');
  return source;
}
