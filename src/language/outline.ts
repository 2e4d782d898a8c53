// The outline of a file: its sections and entries, and what an entry holds.

import { SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import type { DocumentSymbol, Position } from 'vscode-languageserver-types';
import { pairOf } from '../core/syntax/node.ts';
import type { Pair, SyntaxNode } from '../core/syntax/node.ts';
import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import type { Range } from '../core/text/range.ts';

const kinds: Readonly<Record<string, SymbolKind>> = {
  tools: SymbolKind.Module, flows: SymbolKind.Event, data: SymbolKind.Struct, owners: SymbolKind.Interface, people: SymbolKind.Interface,
  contracts: SymbolKind.File, processing: SymbolKind.Method, initiatives: SymbolKind.Constant, waivers: SymbolKind.Key,
  observed: SymbolKind.Object, rules: SymbolKind.Function, parameters: SymbolKind.Variable, params: SymbolKind.Variable, tests: SymbolKind.Method,
};

/** The sort of symbol that an entry of a section is. */
export function symbolKindOf(section: string): SymbolKind {
  return kinds[section] ?? SymbolKind.Object;
}

/** The symbols of a file, in the order of the text. */
export function outline(document: SyntaxDocument): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  const sections = new Map<string, DocumentSymbol>();
  for (const [name, section] of document.sections) {
    const symbol = symbolOf(document, name, '', SymbolKind.Namespace, section.range, section.key.range);
    sections.set(name, symbol);
    symbols.push(symbol);
  }
  for (const entry of document.entries.values()) {
    const symbol = entrySymbol(document, entry);
    const section = entry.id === undefined ? undefined : sections.get(entry.section);
    if (section) adopt(section, symbol);
    else symbols.push(symbol);
  }
  return symbols.sort((a, b) => a.range.start.line - b.range.start.line);
}

function entrySymbol(document: SyntaxDocument, entry: Entry): DocumentSymbol {
  const { content, offset } = entry;
  const shift = (range: Range): Range => ({ start: range.start + offset, end: range.end + offset });
  const kind = entry.id === undefined ? SymbolKind.Property : symbolKindOf(entry.section);
  const symbol = symbolOf(document, content.keyNode.source, detailOf(content.value), kind, shift(content.range), shift(content.keyNode.range));
  for (const child of entry.section === 'observed' ? sightingsIn(document, content.value, shift) : childrenOf(document, content.value, shift)) adopt(symbol, child);
  if (entry.section === 'tools' && isRetired(content.value)) symbol.tags = [SymbolTag.Deprecated];
  return symbol;
}

/** One a sighting: what was seen, and when and where. */
function sightingsIn(document: SyntaxDocument, node: SyntaxNode | undefined, shift: (range: Range) => Range): DocumentSymbol[] {
  if (node?.kind !== 'list' || node.written) return [];
  return node.items.filter(item => !item.written).map(item => {
    const [on, source, domain] = ['on', 'source', 'domain'].map(key => textOf(item, key));
    const name = seenName(item);
    const symbol = symbolOf(document, name, [on, source, domain === name ? '' : domain].filter(Boolean).join(' · '), SymbolKind.Object, shift(item.range), shift(item.range));
    for (const child of childrenOf(document, item, shift)) adopt(symbol, child);
    return symbol;
  });
}

/** What an item of `observed` saw, in the words of the file. */
export function seenName(item: SyntaxNode): string {
  return ['name', 'domain', 'tool'].map(key => textOf(item, key)).find(text => text !== '') ?? '';
}

function textOf(node: SyntaxNode, key: string): string {
  const value = pairOf(node, key)?.value;
  return value?.kind === 'scalar' ? value.source : '';
}

function isRetired(tool: SyntaxNode | undefined): boolean {
  const lifecycle = pairOf(tool, 'lifecycle')?.value;
  const stage = lifecycle?.kind === 'map' ? pairOf(lifecycle, 'stage')?.value : lifecycle;
  return stage?.kind === 'scalar' && stage.source === 'retired';
}

function childrenOf(document: SyntaxDocument, node: SyntaxNode | undefined, shift: (range: Range) => Range): DocumentSymbol[] {
  if (node?.kind !== 'map') return [];
  return node.pairs.filter(pair => !pair.merged && !isRepeated(node.pairs, pair)).map(pair => {
    const { key, value } = pair;
    const range = { start: key.range.start, end: Math.max(key.range.end, value && !value.written ? value.range.end : 0) };
    const symbol = symbolOf(document, key.source, value?.kind === 'scalar' ? value.source : '', SymbolKind.Property, shift(range), shift(key.range));
    for (const child of childrenOf(document, value?.written ? undefined : value, shift)) adopt(symbol, child);
    return symbol;
  });
}

/** A key that stands twice is shown once. */
function isRepeated(pairs: readonly Pair[], pair: Pair): boolean {
  return pairs.find(other => other.key.source === pair.key.source && !other.merged) !== pair;
}

/** The name a person gave, or the value itself where it is a plain one. */
export function detailOf(node: SyntaxNode | undefined): string {
  if (node?.kind === 'scalar') return firstLine(node.source);
  const name = pairOf(node, 'name')?.value ?? pairOf(node, 'title')?.value;
  return name?.kind === 'scalar' ? firstLine(name.source) : '';
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

function symbolOf(document: SyntaxDocument, name: string, detail: string, kind: SymbolKind, range: Range, selection: Range): DocumentSymbol {
  // Clients refuse an empty name, and a selection that does not lie in the range.
  const whole = { start: Math.min(range.start, selection.start), end: Math.max(range.end, selection.end) };
  const start = document.lines.positionAt(whole.start);
  const at = (offset: number) => positionFrom(document, whole.start, start, offset);
  return {
    name: name.trim() || '…', detail: firstLine(detail), kind, range: { start, end: at(whole.end) }, selectionRange: { start: at(selection.start), end: at(selection.end) }, children: [],
  };
}

/** Most symbols stand on one line: its number need not be searched for again. */
function positionFrom({ text, lines }: SyntaxDocument, from: number, start: Position, offset: number): Position {
  for (let index = from; index < offset; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) return lines.positionAt(offset);
  }
  return { line: start.line, character: start.character + offset - from };
}

/** What is still to be written may stand behind the end of what holds it: that grows. */
function adopt(parent: DocumentSymbol, child: DocumentSymbol): void {
  parent.children?.push(child);
  if (isAfter(child.range.end, parent.range.end)) parent.range = { start: parent.range.start, end: child.range.end };
}

function isAfter(a: DocumentSymbol['range']['end'], b: DocumentSymbol['range']['end']): boolean {
  return a.line > b.line || (a.line === b.line && a.character > b.character);
}
