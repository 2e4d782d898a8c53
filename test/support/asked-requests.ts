// Every request that the server may declare: how a client asks it at a spot of a file, and what it asks next of an answer.

import type { CallHierarchyItem, ClientCapabilities, CodeAction, CodeLens, CompletionItem, DocumentLink, InlayHint, SemanticTokens, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { LineIndex } from '../../src/core/text/line-index.ts';
import { pullClient } from './server-fixture.ts';

/** Where a client asks. */
export interface Spot {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The cursor, and the other end of what is selected; `offset` is the smaller one. */
  readonly offset: number;
  readonly end: number;
}

export interface Asked {
  readonly method: string;
  readonly params: object;
}

export interface RequestRow {
  readonly method: string;
  /** What the server says of it; nothing for what it does not do. */
  readonly declared: (capabilities: ServerCapabilities) => unknown;
  readonly params: (spot: Spot) => object;
  /** True for what nobody asks while typing, and that costs more than the rest together. */
  readonly isRare?: boolean;
  /** Requests about what was answered: one of each sort. */
  readonly next?: (answer: never, capabilities: ServerCapabilities) => readonly Asked[];
}

const refreshSupport = true;

/** A client that can do everything that the server asks of one. */
export const wholeClient: ClientCapabilities = {
  textDocument: {
    ...pullClient.textDocument,
    completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] }, insertReplaceSupport: true, labelDetailsSupport: true } },
    codeAction: { dataSupport: true, disabledSupport: true, isPreferredSupport: true, resolveSupport: { properties: ['edit', 'command'] }, codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } },
  },
  workspace: {
    ...pullClient.workspace, codeLens: { refreshSupport }, inlayHint: { refreshSupport }, semanticTokens: { refreshSupport },
    fileOperations: { willRename: true, didRename: true, didDelete: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
};

const file = ({ uri }: Spot) => ({ textDocument: { uri } });
const at = (spot: Spot) => ({ ...file(spot), position: spot.lines.positionAt(spot.offset) });
const over = (spot: Spot) => ({ ...file(spot), range: { start: spot.lines.positionAt(spot.offset), end: spot.lines.positionAt(spot.end) } });
/** What differs from one place to the next, and not from one way of writing line ends to another. */
const columnOf = ({ lines, offset }: Spot) => lines.positionAt(offset).character;
const options = { tabSize: 2, insertSpaces: true };

/** One of the answered things: which one follows from their number, so that every place is tried in time. */
function some<T>(all: readonly T[] | null): readonly T[] {
  const one = all?.[(all.length * 7) % Math.max(1, all.length - 1)];
  return one === undefined ? [] : [one];
}

const ofItems = (...methods: string[]) => (items: readonly CallHierarchyItem[] | null): readonly Asked[] => some(items).flatMap(item => methods.map(method => ({ method, params: { item } })));

/** What a client offers at a cursor: all kinds, and those that it asks for on their own. */
const kinds: readonly (readonly string[] | undefined)[] = [undefined, ['quickfix'], ['refactor'], ['source.fixAll']];

/** The protocol's requests, then our own. */
export const requestRows: readonly RequestRow[] = [
  { method: 'textDocument/documentSymbol', declared: ({ documentSymbolProvider }) => documentSymbolProvider, params: file },
  { method: 'textDocument/hover', declared: ({ hoverProvider }) => hoverProvider, params: at },
  { method: 'textDocument/signatureHelp', declared: ({ signatureHelpProvider }) => signatureHelpProvider, params: at },
  {
    method: 'textDocument/completion', declared: ({ completionProvider }) => completionProvider, params: at,
    next: ({ items }: { items: CompletionItem[] }, { completionProvider }) => (completionProvider?.resolveProvider ? some(items).map(params => ({ method: 'completionItem/resolve', params })) : []),
  },
  {
    method: 'textDocument/codeLens', declared: ({ codeLensProvider }) => codeLensProvider, params: file,
    next: (lenses: CodeLens[], { codeLensProvider }) => (codeLensProvider?.resolveProvider ? some(lenses).map(params => ({ method: 'codeLens/resolve', params })) : []),
  },
  { method: 'textDocument/definition', declared: ({ definitionProvider }) => definitionProvider, params: at },
  { method: 'textDocument/references', declared: ({ referencesProvider }) => referencesProvider, params: spot => ({ ...at(spot), context: { includeDeclaration: columnOf(spot) % 2 === 0 } }) },
  { method: 'textDocument/documentHighlight', declared: ({ documentHighlightProvider }) => documentHighlightProvider, params: at },
  {
    method: 'textDocument/prepareCallHierarchy', declared: ({ callHierarchyProvider }) => callHierarchyProvider, params: at,
    next: ofItems('callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'),
  },
  { method: 'workspace/symbol', declared: ({ workspaceSymbolProvider }) => workspaceSymbolProvider, params: ({ text, offset }) => ({ query: /[\w-]*/.exec(text.slice(offset))?.[0] ?? '' }) },
  { method: 'textDocument/foldingRange', declared: ({ foldingRangeProvider }) => foldingRangeProvider, params: file },
  { method: 'textDocument/selectionRange', declared: ({ selectionRangeProvider }) => selectionRangeProvider, params: ({ uri, lines, offset, end }) => ({ textDocument: { uri }, positions: [lines.positionAt(end), lines.positionAt(offset)] }) },
  { method: 'textDocument/prepareRename', declared: ({ renameProvider }) => typeof renameProvider === 'object' && renameProvider.prepareProvider, params: at },
  { method: 'textDocument/rename', declared: ({ renameProvider }) => renameProvider, params: spot => ({ ...at(spot), newName: 'another-id' }) },
  { method: 'textDocument/linkedEditingRange', declared: ({ linkedEditingRangeProvider }) => linkedEditingRangeProvider, params: at },
  {
    method: 'textDocument/codeAction', declared: ({ codeActionProvider }) => codeActionProvider,
    params: spot => ({ ...over(spot), context: { diagnostics: [], only: kinds[columnOf(spot) % kinds.length] } }),
    next: (actions: CodeAction[], { codeActionProvider }) => (typeof codeActionProvider === 'object' && codeActionProvider.resolveProvider
      ? some(actions.filter(({ data }) => data !== undefined)).map(params => ({ method: 'codeAction/resolve', params })) : []),
  },
  { method: 'textDocument/formatting', declared: ({ documentFormattingProvider }) => documentFormattingProvider, params: spot => ({ ...file(spot), options }) },
  { method: 'textDocument/rangeFormatting', declared: ({ documentRangeFormattingProvider }) => documentRangeFormattingProvider, params: spot => ({ ...over(spot), options }) },
  {
    method: 'textDocument/onTypeFormatting', declared: ({ documentOnTypeFormattingProvider }) => documentOnTypeFormattingProvider,
    params: spot => ({ ...at(spot), options, ch: spot.text[spot.offset - 1] === '-' ? '-' : '\n' }),
  },
  {
    method: 'textDocument/inlayHint', declared: ({ inlayHintProvider }) => inlayHintProvider, params: over,
    next: (hints: InlayHint[], { inlayHintProvider }) => (typeof inlayHintProvider === 'object' && 'resolveProvider' in inlayHintProvider ? some(hints).map(params => ({ method: 'inlayHint/resolve', params })) : []),
  },
  {
    method: 'textDocument/semanticTokens/full', declared: ({ semanticTokensProvider }) => semanticTokensProvider?.full, params: file,
    next: ({ resultId }: SemanticTokens) => (resultId === undefined ? [] : [{ method: 'textDocument/semanticTokens/full/delta', params: { previousResultId: resultId } }]),
  },
  { method: 'textDocument/semanticTokens/range', declared: ({ semanticTokensProvider }) => semanticTokensProvider?.range, params: over },
  {
    method: 'textDocument/documentLink', declared: ({ documentLinkProvider }) => documentLinkProvider, params: file,
    next: (links: DocumentLink[], { documentLinkProvider }) => (documentLinkProvider?.resolveProvider ? some(links).map(params => ({ method: 'documentLink/resolve', params })) : []),
  },
  { method: 'textDocument/diagnostic', declared: ({ diagnosticProvider }) => diagnosticProvider, params: file },
  { method: 'workspace/diagnostic', declared: ({ diagnosticProvider }) => diagnosticProvider?.workspaceDiagnostics, params: () => ({ previousResultIds: [] }) },
  { method: 'workspace/willRenameFiles', declared: ({ workspace }) => workspace?.fileOperations?.willRename, params: ({ uri }) => ({ files: [{ oldUri: uri, newUri: uri.replace(/[^/]*$/, 'moved/$&') }] }) },
  ...own('tree', () => ({})), ...own('today', () => ({})), ...own('rules', () => ({})), ...own('diagram', ({ uri }) => ({ uri })),
  ...own('silencing', spot => ({ act: (['waiver', 'ignore', 'renew', 'remove'] as const)[columnOf(spot) % 4], uri: spot.uri, line: spot.lines.positionAt(spot.offset).line })),
  ...own('policyTests', () => ({})), ...own('runPolicyTests', ({ uri }) => ({ uri }), true), ...own('explain', () => ({ rule: 'ownership/no-business-owner' }), true),
];

/** The requests of everything that is declared, at one place; what is rare where it is wanted. */
export function requestsAt(spot: Spot, capabilities: ServerCapabilities, withRare = true): readonly Asked[] {
  return requestRows.filter(({ declared, isRare }) => declared(capabilities) && (withRare || !isRare)).map(({ method, params }) => ({ method, params: params(spot) }));
}

/** What a client asks about an answer; requests keep the file of the one before. */
export function nextRequests({ method, params }: Asked, answer: unknown, capabilities: ServerCapabilities): readonly Asked[] {
  const next = requestRows.find(row => row.method === method)?.next;
  const { textDocument } = params as { readonly textDocument?: object };
  const isPart = (name: string) => name.startsWith('textDocument/');
  return answer === null || !next ? [] : next(answer as never, capabilities).map(each => (isPart(each.method) ? { ...each, params: { textDocument, ...each.params } } : each));
}

function own(name: string, params: RequestRow['params'], isRare = false): readonly RequestRow[] {
  return [{ method: `martechStack/${name}`, declared: () => true, params, isRare }];
}
