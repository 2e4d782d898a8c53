// Expressions that YAML reads as something else: `!has(x)` as a tag, a leading quote or bracket as a whole value, `a ? b : c` as keys.

import type { Entry, EntryContent, SyntaxDocument, SyntaxProblem } from '../../syntax/document.ts';
import { type MapNode, nodeAt, type Pair } from '../../syntax/node.ts';
import type { Range } from '../../text/range.ts';

/** Keys of a rule that hold an expression; `side` holds one under `from`. */
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
    const [, blanks = '', text = ''] = /^(\s*:?\s*)(.*?)\s*$/s.exec(raw) ?? [];
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
  const fields = [...fieldsIn(value, ''), ...fieldsIn(nodeAt(value, ['side']), 'side.')];
  return fields.flatMap(({ pair, field, end }) => look(pair, field, end ?? range.end, problems) ?? []);
}

interface Field {
  readonly pair: Pair;
  readonly field: string;
  /** Where the next key begins, or the entry ends. */
  readonly end: number | undefined;
}

function fieldsIn(node: ReturnType<typeof nodeAt>, prefix: string): readonly Field[] {
  if (node?.kind !== 'map') return [];
  const { pairs } = node satisfies MapNode;
  return pairs.flatMap((pair, index) => {
    const isExpression = prefix === '' ? expressionKeys.has(pair.key.source) : pair.key.source === 'from';
    return isExpression && !pair.merged ? [{ pair, field: prefix + pair.key.source, end: pairs[index + 1]?.key.range.start }] : [];
  });
}

function look(pair: Pair, field: string, to: number, all: EntryContent['problems']): Span | undefined {
  const from = pair.key.range.end;
  const problems = new Set(all.filter(({ range }) => range.start >= from && range.start < Math.max(to, from + 1)));
  const { value } = pair;
  const isEmpty = !value || (value.kind === 'scalar' && value.value === null);
  const hasTag = value?.kind === 'scalar' && value.tag !== undefined;
  return problems.size === 0 && !isEmpty && !hasTag ? undefined : { field, key: pair.key.range, from, to, problems };
}
