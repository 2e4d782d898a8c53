// Expressions that YAML reads as something else: `!has(x)` as a tag, a leading quote or bracket as a whole value, `a ? b : c` as keys.

import type { Entry, EntryContent, SyntaxDocument, SyntaxProblem } from '../../syntax/document.ts';
import { nodeAt, type Pair, type SyntaxNode } from '../../syntax/node.ts';
import type { Range } from '../../text/range.ts';

/** Keys of a rule that hold an expression; `side` holds one under `from`, a fix under `each` and `choose`. */
const expressionKeys: ReadonlySet<string> = new Set(['when', 'each', 'assert', 'target', 'related']);

export interface Unquoted {
  readonly entry: Entry;
  readonly field: string;
  /** What should stand in quotes, relative to the entry; empty where nothing is written. */
  readonly range: Range;
  readonly text: string;
  /** Problems of the syntax that this one finding stands for. */
  readonly problems: ReadonlySet<SyntaxProblem>;
}

const byContent = new WeakMap<EntryContent, readonly Span[]>();

/** The expressions of a rule of a policy file that need quotes. */
export function unquotedIn(document: SyntaxDocument, entry: Entry): readonly Unquoted[] {
  return spansIn(entry.content).map(({ field, from, to, key, problems }) => {
    const raw = document.text.slice(entry.offset + from, entry.offset + to);
    const [, blanks = '', text = ''] = /^(\s*:?\s*)(.*?)[\s,]*$/s.exec(raw) ?? [];
    const start = from + blanks.length;
    return { entry, field, text, problems, range: text === '' ? key : { start, end: start + text.length } };
  });
}

/** True for a problem of syntax or schema that "Put this expression in quotes" stands for: one fault, one finding. */
export function isSpokenFor(content: EntryContent, { range }: { readonly range: Range }): boolean {
  return spansIn(content).some(({ from, to, key }) => (range.start >= from && range.start < Math.max(to, from + 1)) || range.start === key.start);
}

/** An expression that needs quotes: what stands between its key and the next one. */
interface Span {
  readonly field: string;
  readonly key: Range;
  readonly from: number;
  readonly to: number;
  readonly problems: ReadonlySet<SyntaxProblem>;
}

function spansIn(content: EntryContent): readonly Span[] {
  let found = byContent.get(content);
  if (!found) byContent.set(content, (found = find(content)));
  return found;
}

function find({ value, range, problems }: EntryContent): readonly Span[] {
  if (value?.kind !== 'map') return [];
  const top = fieldsIn(value, expressionKeys, '', range.end);
  const within = (key: string): number => value.pairs[value.pairs.findIndex(pair => pair.key.source === key) + 1]?.key.range.start ?? range.end;
  const side = fieldsIn(nodeAt(value, ['side']), sideKeys, 'side.', within('side'));
  const fix = nodeAt(value, ['fix']);
  const fixes = fix?.kind === 'list' ? fix.items : fix ? [fix] : [];
  const ends = fixes.map((_, index) => fixes[index + 1]?.range.start ?? within('fix'));
  const inFixes = fixes.flatMap((one, index) => [
    ...fieldsIn(one, fixKeys, `fix.${index}.`, ends[index] as number), ...fieldsIn(nodeAt(one, ['choose']), sourceKeys, `fix.${index}.choose.`, ends[index] as number),
  ]);
  return [...top, ...side, ...inFixes].flatMap(({ pair, field, end, isLast, isCut }) => look(pair, field, isLast ? endOf(pair, end, problems) : end, problems, isCut) ?? []);
}

const sideKeys: ReadonlySet<string> = new Set(['from']);
const fixKeys: ReadonlySet<string> = new Set(['each']);
const sourceKeys: ReadonlySet<string> = new Set(['from']);

/** The end of an entry leaves out a text that has no place: one right behind the value belongs to it. */
function endOf({ key, value }: Pair, end: number, problems: EntryContent['problems']): number {
  const behind = Math.max(value?.range.end ?? 0, key.range.end);
  return Math.max(end, ...problems.filter(({ range }) => range.start >= behind && range.start <= behind + 3).map(({ range }) => range.end));
}

interface Field {
  readonly pair: Pair;
  readonly field: string;
  /** Where the next key begins, or what holds the pair ends. */
  readonly end: number;
  readonly isLast: boolean;
  /** True where YAML took the rest of the expression for something else. */
  readonly isCut: boolean;
}

/** The pairs of a map that hold expressions; `end` is where the map ends, with all that stands behind its last value. */
function fieldsIn(node: SyntaxNode | undefined, keys: ReadonlySet<string>, prefix: string, end: number): readonly Field[] {
  if (node?.kind !== 'map' || node.written) return [];
  return node.pairs.flatMap((pair, index) => {
    if (!keys.has(pair.key.source) || pair.merged) return [];
    const behind = node.pairs.slice(index + 1);
    const own = node.flow ? 0 : choicesIn(pair, behind);
    const next = behind[own]?.key.range.start;
    const field = { pair, field: prefix + pair.key.source, end: next ?? (node.flow ? node.range.end - 1 : end), isLast: next === undefined && !node.flow, isCut: own > 0 };
    return [field];
  });
}

/** How many pairs behind an expression are its own lines: YAML reads the colon of a choice over several lines as one of a key. */
function choicesIn({ value }: Pair, behind: readonly Pair[]): number {
  const isOpen = value?.kind === 'scalar' && value.style === 'plain' && /(^|\s)\?\s*$/.test(value.source);
  return behind[0] && (behind[0].key.source === '' || isOpen) ? 1 : 0;
}

function look(pair: Pair, field: string, to: number, all: EntryContent['problems'], isCut: boolean): Span | undefined {
  const from = pair.key.range.end;
  const problems = new Set(all.filter(({ range }) => range.start >= from && range.start < Math.max(to, from + 1)));
  const { value } = pair;
  const isEmpty = !value || (value.kind === 'scalar' && value.value === null);
  const hasTag = value?.kind === 'scalar' && value.tag !== undefined;
  return problems.size === 0 && !isCut && !isEmpty && !hasTag ? undefined : { field, key: pair.key.range, from, to, problems };
}
