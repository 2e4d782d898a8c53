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

const byContent = new WeakMap<EntryContent, readonly Unquoted[]>();

/** The expressions of a policy file that need quotes. */
export function unquotedExpressions(document: SyntaxDocument): readonly Unquoted[] {
  return [...document.entries.values()].filter(entry => entry.section === 'rules').flatMap(entry => unquotedIn(document, entry));
}

/** The same for one entry. */
export function unquotedIn(document: SyntaxDocument, entry: Entry): readonly Unquoted[] {
  let found = byContent.get(entry.content);
  if (!found) byContent.set(entry.content, (found = find(document, entry)));
  return found;
}

function find(document: SyntaxDocument, entry: Entry): readonly Unquoted[] {
  const { value } = entry.content;
  if (value?.kind !== 'map') return [];
  const fields = [...fieldsIn(value, ''), ...fieldsIn(nodeAt(value, ['side']), 'side.')];
  return fields.flatMap(({ pair, field, end }) => look(document, entry, pair, field, end) ?? []);
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

function look(document: SyntaxDocument, entry: Entry, pair: Pair, field: string, nextKey: number | undefined): Unquoted | undefined {
  const from = pair.key.range.end;
  const to = nextKey ?? entry.content.range.end;
  const problems = new Set(entry.content.problems.filter(({ range }) => range.start >= from && range.start < Math.max(to, from + 1)));
  const { value } = pair;
  const isEmpty = !value || (value.kind === 'scalar' && value.value === null);
  const hasTag = value?.kind === 'scalar' && value.tag !== undefined;
  if (problems.size === 0 && !isEmpty && !hasTag) return undefined;
  const raw = document.text.slice(entry.offset + from, entry.offset + to);
  const [, blanks = '', text = ''] = /^(\s*:?\s*)(.*?)\s*$/s.exec(raw) ?? [];
  const start = from + blanks.length;
  return { entry, field, text, problems, range: text === '' ? pair.key.range : { start, end: start + text.length } };
}
