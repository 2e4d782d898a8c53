// START HERE for formatting: a file that was read becomes the smallest edits that lay it out. Nothing is ever printed from a tree.

import { applyEdits, type TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { sourceOf } from '../build-document.ts';
import type { SyntaxDocument, SyntaxProblem } from '../document.ts';
import { readDocument } from '../read-document.ts';
import { isHarmless } from '../harmless-problem.ts';
import type { Unit } from '../unit/unit.ts';
import { layout } from './layout.ts';
import { changedContent } from './same-content.ts';
import { structureOf } from './structure.ts';
import { type Token, tokensIn } from './token.ts';

export interface Formatted {
  /** In the order of the text; none where there is nothing to do. */
  readonly edits: readonly TextEdit[];
  /** Stretches that stay as they are: where the first problem of each that cannot be read lies, or what is in doubt; absolute offsets. */
  readonly left: readonly Range[];
}

/**
 * Lays out a text: two blanks a level, one behind `:` and `,` and inside `{ }`, none at the end of a line, at most one blank line
 * in a row, a line break at the end. Order, comments, quotes, anchors, line breaks inside of values and every value stay. What cannot be
 * read stays as it is. `range`: only the entries that it touches.
 */
export function formatDocument(document: SyntaxDocument, range?: Range): Formatted {
  const stretches = stretchesOf(document);
  if (!stretches) return { edits: [], left: [{ start: 0, end: 0 }] };
  const chosen = stretches.map(stretch => ({ ...stretch, isKept: stretch.problem !== undefined || (range !== undefined && !touches(stretch, range)) }));
  const left = chosen.flatMap(({ problem }) => (problem && (!range || touches(problem, range)) ? [problem] : []));
  const { edits, doubtful } = safeEdits(document, chosen);
  return { edits, left: [...left, ...doubtful] };
}

interface Stretch extends Range {
  readonly unit: Unit;
  /** What makes it unreadable. */
  readonly problem: Range | undefined;
}

interface Chosen extends Stretch {
  /** True for one that stays as it is. */
  readonly isKept: boolean;
}

/** Undefined for a text that is too large to be read. */
function stretchesOf(document: SyntaxDocument): Stretch[] | undefined {
  const source = sourceOf(document);
  if (!source) return undefined;
  const problems = document.problems.filter(isGrave).map(({ range }) => range);
  return source.units.map((unit, index) => {
    const start = source.starts[index] as number;
    const end = start + unit.length;
    const own = unit.entries.flatMap(({ content, shift }) => content.problems.filter(isGrave).map(({ range }) => ({ start: start + shift + range.start, end: start + shift + range.end })));
    return { unit, start, end, problem: own[0] ?? problems.find(problem => touches(problem, { start, end: end - 1 })) ?? (unit.kind === 'mark' ? { start, end } : undefined) };
  });
}

function isGrave(problem: SyntaxProblem): boolean {
  return !isHarmless(problem);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Edits that were proven to change nothing that the text says; an entry where they would is left as it is, or else the whole text. */
function safeEdits(document: SyntaxDocument, chosen: readonly Chosen[]): { readonly edits: readonly TextEdit[]; readonly doubtful: readonly Range[] } {
  const edits = editsOf(document.text, chosen);
  const changed = edits.length === 0 ? none : changedBy(document, edits);
  if (changed?.size === 0) return { edits, doubtful: [] };
  const isDoubtful = ({ unit }: Chosen): boolean => unit.entries.some(({ key }) => changed?.has(key));
  const rest = changed ? editsOf(document.text, chosen.map(one => ({ ...one, isKept: one.isKept || isDoubtful(one) }))) : [];
  const isProven = changed !== undefined && (rest.length === 0 || changedBy(document, rest)?.size === 0);
  return isProven ? { edits: rest, doubtful: chosen.filter(isDoubtful) } : { edits: [], doubtful: [{ start: 0, end: 0 }] };
}

const none: ReadonlySet<string> = new Set();

function changedBy(document: SyntaxDocument, edits: readonly TextEdit[]): ReadonlySet<string> | undefined {
  const { sections } = sourceOf(document) as { readonly sections: ReadonlySet<string> };
  return changedContent(document, readDocument(document.uri, applyEdits(document.text, edits), sections));
}

function editsOf(text: string, chosen: readonly Chosen[]): TextEdit[] {
  const tokens = tokensOf(text, chosen);
  return layout(text, tokens, structureOf(text, tokens, keeperOf(chosen)));
}

/** Stretches that are laid out are read together; one that stays is one token. */
function tokensOf(text: string, chosen: readonly Chosen[]): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < chosen.length;) {
    const { start, end, isKept } = chosen[index] as Chosen;
    let last = index + 1;
    if (isKept) tokens.push({ kind: 'verbatim', start, end, isFirst: true, column: 0 });
    else {
      while (last < chosen.length && !(chosen[last] as Chosen).isKept) last++;
      for (const token of tokensIn(text, start, (chosen[last - 1] as Chosen).end)) tokens.push(token);
    }
    index = last;
  }
  return tokens;
}

/** Entries beside one that stays where it is stay in their column too, and so do the keys of a file that has such an entry. */
function keeperOf(chosen: readonly Chosen[]): (offset: number) => boolean {
  const kept = chosen.filter(({ isKept }) => isKept);
  if (kept.length === 0) return () => false;
  const sections = new Set(kept.map(({ unit }) => unit.section));
  const starts = new Set(chosen.flatMap(({ start, unit }) => (unit.kind !== 'entry' || sections.has(unit.section) ? [start + unit.column] : [])));
  return offset => starts.has(offset);
}
