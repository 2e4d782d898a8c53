// What holds of any answer, whatever was asked: ranges lie in the text as it is, edits apply, nested ranges nest, tokens are in order.

import assert from 'node:assert/strict';
import type { CompletionList, DocumentSymbol, FoldingRange, LinkedEditingRanges, Position, Range, SelectionRange, SemanticTokens, TextEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../src/core/text/edit.ts';
import type { LineIndex } from '../../src/core/text/line-index.ts';

/** A text that a client or the disk holds; `version` is null for a file that is not open. */
export interface Held {
  readonly text: string;
  readonly lines: LineIndex;
  readonly version: number | null;
}
export type World = ReadonlyMap<string, Held>;

interface Params {
  readonly textDocument?: { readonly uri: string };
  readonly item?: { readonly uri: string };
  readonly position?: Position;
  readonly positions?: readonly Position[];
  readonly range?: Range;
}

/** Fails where an answer cannot belong to the texts as they are. */
export function checkAnswer(method: string, params: Params, answer: unknown, world: World): void {
  const uri = params.textDocument?.uri ?? params.item?.uri;
  walk(answer, uri, world);
  const held = uri === undefined ? undefined : world.get(uri);
  if (held && answer !== null) shapes[method]?.(answer as never, held, params);
}

type Fields = Readonly<Record<string, unknown>>;

/** Finds ranges, positions and edits wherever they stand, each in the file that is named nearest above it. */
function walk(value: unknown, uri: string | undefined, world: World): void {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isTextEdit)) checkEdits(value, uri, world);
    for (const [index, each] of value.entries()) walk(each, typeof value[0] === 'string' && index > 0 && world.has(value[0]) ? value[0] : uri, world);
  } else if (typeof value === 'object' && value !== null) walkObject(value as Fields, uri, world);
}

function walkObject(value: Fields, uri: string | undefined, world: World): void {
  const held = uri === undefined ? undefined : world.get(uri);
  if (isRange(value)) return held && void checkRange(value, held);
  if (isPosition(value)) return held && void offsetOf(value, held);
  const { textDocument, from, changes } = value as { textDocument?: { uri: string; version?: number | null }; from?: { uri: string }; changes?: Fields };
  const own = typeof value['uri'] === 'string' ? value['uri'] : (textDocument?.uri ?? from?.uri ?? uri);
  if (textDocument?.version !== undefined) assert.equal(textDocument.version, world.get(textDocument.uri)?.version ?? null, `version of ${textDocument.uri}`);
  for (const [name, each] of Object.entries(value)) if (name !== 'changes') walk(each, own, world);
  for (const [other, edits] of Object.entries(changes ?? {})) walk(edits, other, world);
}

const isPosition = (value: object): value is Position => 'line' in value && 'character' in value;
const isRange = (value: object): value is Range => 'start' in value && 'end' in value && typeof value.start === 'object' && value.start !== null && isPosition(value.start);
const isTextEdit = (value: unknown): value is TextEdit => typeof value === 'object' && value !== null && 'range' in value && ('newText' in value || 'snippet' in value);

/** The offset of a position that lies in its line. */
function offsetOf(position: Position, { lines, text }: Held): number {
  const offset = lines.offsetAt(position);
  assert.deepEqual(lines.positionAt(offset), { line: position.line, character: position.character }, 'lies in its line');
  assert.ok(!(text[offset] === '\n' && text[offset - 1] === '\r'), 'does not part a line break');
  assert.ok(!/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1)) || offset === 0, 'does not part a character');
  return offset;
}

function checkRange({ start, end }: Range, held: Held): { readonly start: number; readonly end: number } {
  const range = { start: offsetOf(start, held), end: offsetOf(end, held) };
  assert.ok(range.start <= range.end, 'starts before it ends');
  return range;
}

/** The text after the edits; a file that is made by the same answer is empty before. */
function checkEdits(edits: readonly TextEdit[], uri: string | undefined, world: World): void {
  const held = uri === undefined ? undefined : world.get(uri);
  if (held) applyEdits(held.text, edits.map(edit => ({ range: checkRange(edit.range, held), text: '' })));
}

function inside(inner: Range, outer: Range, held: Held, what: string): void {
  const [a, b] = [checkRange(inner, held), checkRange(outer, held)];
  assert.ok(a.start >= b.start && a.end <= b.end, what);
}

function holdsCursor(range: Range | undefined, held: Held, { position }: Params): void {
  if (range && position) inside({ start: position, end: position }, range, held, 'holds the cursor');
}

type Shape = (answer: never, held: Held, params: Params) => void;

const shapes: Readonly<Record<string, Shape>> = {
  'textDocument/hover': ({ range }: { range?: Range }, held, params) => holdsCursor(range, held, params),
  'textDocument/prepareRename': ({ range }: { range: Range }, held, params) => holdsCursor(range, held, params),
  'textDocument/documentSymbol': (symbols: DocumentSymbol[], held) => {
    for (const symbol of symbols) checkSymbol(symbol, held);
  },
  'textDocument/foldingRange': (folds: FoldingRange[], held) => {
    for (const { startLine, endLine } of folds) assert.ok(startLine < endLine && endLine < held.lines.lineCount, 'folds lines that are there');
  },
  'textDocument/linkedEditingRange': ({ ranges }: LinkedEditingRanges, held, params) => {
    const found = ranges.map(range => checkRange(range, held));
    assert.equal(new Set(found.map(({ start, end }) => held.text.slice(start, end))).size, 1, 'links the same words');
    assert.ok(found.some(({ start, end }) => params.position && start <= offsetOf(params.position, held) && offsetOf(params.position, held) <= end), 'links the word at the cursor');
  },
  'textDocument/selectionRange': (answers: SelectionRange[], held, { positions = [] }) => {
    assert.equal(answers.length, positions.length);
    for (const [index, range] of answers.entries()) checkSelection(range, held, positions[index] as Position);
  },
  'textDocument/completion': ({ items }: CompletionList, held, params) => {
    for (const { textEdit, additionalTextEdits = [], label } of items) {
      const range = textEdit && ('range' in textEdit ? textEdit.range : textEdit.replace);
      holdsCursor(range, held, params);
      assert.ok(!range || range.start.line === range.end.line, `${label} stays in its line`);
      if (range) applyEdits(held.text, [{ range, newText: '' }, ...additionalTextEdits].map(edit => ({ range: checkRange(edit.range, held), text: '' })));
    }
  },
  'textDocument/semanticTokens/full': checkTokens,
  'textDocument/semanticTokens/range': checkTokens,
};

function checkSymbol({ range, selectionRange, children = [] }: DocumentSymbol, held: Held): void {
  inside(selectionRange, range, held, 'is named inside itself');
  for (const child of children) {
    inside(child.range, range, held, 'holds its parts');
    checkSymbol(child, held);
  }
}

function checkSelection({ range, parent }: SelectionRange, held: Held, position: Position): void {
  inside({ start: position, end: position }, range, held, 'holds the cursor');
  if (!parent) return;
  inside(range, parent.range, held, 'grows');
  checkSelection(parent, held, position);
}

/** Tokens one behind the other, each in one line. */
function checkTokens({ data }: SemanticTokens, held: Held): void {
  assert.equal(data.length % 5, 0);
  let [line, character, behind] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length] = data.slice(i, i + 3) as [number, number, number];
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const { start, end } = checkRange({ start: { line, character }, end: { line, character: character + length } }, held);
    assert.ok(start >= behind && end > start, 'comes behind the token before it');
    behind = end;
  }
}
