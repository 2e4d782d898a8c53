// Finds entries by their id or their name over all files: tools, flows, data sets, rules, parameters, tests, …

import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyze.ts';
import { shownPath } from '../core/model/uri.ts';
import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import { pairOf, type ScalarNode, type SyntaxNode } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';
import { namingKeys } from './observed-tools.ts';
import { detailOf, seenName, symbolKindOf } from './outline.ts';

/** People type more letters rather than read on. */
const atMost = 200;

export type SymbolContext = Pick<Context, 'documentAt' | 'clientUri'> & {
  readonly analysis: Analysis;
  /** The workspace folder of a file, with a trailing slash. */
  folderOf(uri: string): string;
};

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly document: SyntaxDocument;
  /** Absolute. */
  readonly range: Range;
}

/** The best matches first: letters in their order, in the id or the name. `tool:` in front asks for tools alone. */
export function workspaceSymbols(context: SymbolContext, query: string): WorkspaceSymbol[] {
  const [, kind, rest] = /^([a-z]+):(.*)$/s.exec(query.trim()) ?? [];
  const section = sections[kind ?? ''];
  const letters = fold(section === undefined ? query : (rest ?? ''));
  return candidates(context).filter(one => section === undefined || one.section === section)
    .flatMap(one => {
      const score = Math.max(scoreOf(fold(one.id), letters), scoreOf(fold(one.name), letters));
      return score > 0 ? [{ one, score }] : [];
    })
    .sort((a, b) => b.score - a.score || compare(a.one.id, b.one.id) || Number(a.one.section === 'observed') - Number(b.one.section === 'observed')).slice(0, atMost).map(({ one }) => symbolOf(context, one));
}

const sections: Readonly<Record<string, string>> = {
  tool: 'tools', flow: 'flows', data: 'data', owner: 'owners', people: 'people', contract: 'contracts', processing: 'processing', initiative: 'initiatives',
  waiver: 'waivers', action: 'actions', observation: 'observed', rule: 'rules', parameter: 'parameters', test: 'tests',
};

function candidates(context: SymbolContext): readonly Candidate[] {
  return [...context.analysis.documents.keys()].flatMap(uri => {
    const document = context.documentAt(uri);
    return document ? [...document.entries.values()].flatMap(entry => candidatesIn(document, entry)) : [];
  });
}

function candidatesIn(document: SyntaxDocument, entry: Entry): readonly Candidate[] {
  const { id, section, offset, content: { keyNode, value } } = entry;
  const candidate = (key: ScalarNode, named: SyntaxNode | undefined, where: string): Candidate => ({
    id: key.source, name: detailOf(named?.kind === 'map' ? named : undefined), section: where, document, range: { start: key.range.start + offset, end: key.range.end + offset },
  });
  if (id !== undefined) return section === 'params' || keyNode.written ? [] : [candidate(keyNode, value, section)];
  if (section === 'observed') return seenIn(document, entry);
  const actions = section === 'alliance' ? pairOf(value, 'actions')?.value : undefined;
  return actions?.kind === 'map' && !actions.written ? actions.pairs.filter(pair => !pair.merged).map(pair => candidate(pair.key, pair.value, 'actions')) : [];
}

/** One a thing that was seen, however often it was. */
function seenIn(document: SyntaxDocument, { section, offset, content: { value } }: Entry): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const item of value?.kind === 'list' && !value.written ? value.items : []) {
    const named = namingKeys.map(key => pairOf(item, key)?.value).find(node => node?.kind === 'scalar' && node.value !== null);
    if (named?.kind !== 'scalar' || found.has(named.source)) continue;
    found.set(named.source, { id: named.source, name: seenName(item), section, document, range: { start: named.range.start + offset, end: named.range.end + offset } });
  }
  return [...found.values()];
}

function symbolOf({ clientUri, folderOf }: SymbolContext, { id, name, section, document, range }: Candidate): WorkspaceSymbol {
  const { uri } = document;
  return {
    name: name === '' || name === id ? id : `${id} · ${name}`, kind: section === 'actions' ? SymbolKind.Event : symbolKindOf(section),
    containerName: shownPath(uri, folderOf(uri)), location: { uri: clientUri(uri), range: rangeIn(document, range) },
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** 0 where the letters do not stand in the text in this order; more the closer they stand together and to the start of words. */
function scoreOf(text: string, letters: string): number {
  if (letters === '') return 1;
  const at = text.indexOf(letters);
  if (at === 0) return text.length === letters.length ? 1_000 : 900 - Math.min(text.length, 100);
  if (at > 0) return (isWordStart(text, at) ? 700 : 500) - Math.min(text.length, 100);
  return scattered(text, letters);
}

function scattered(text: string, letters: string): number {
  let score = 100;
  let from = 0;
  for (const letter of letters) {
    if (letter === ' ') continue;
    const found = text.indexOf(letter, from);
    if (found < 0) return 0;
    score += isWordStart(text, found) ? 10 : found === from ? 5 : 0;
    from = found + letter.length;
  }
  return Math.max(1, score - Math.min(text.length, 90));
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
