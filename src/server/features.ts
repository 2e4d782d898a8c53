// Joins the protocol's requests about a file to the features that answer them. One line each; what they do is in src/language.

import { type CallHierarchyItem, type CodeAction, type CompletionList, type Connection, LSPErrorCodes, type PrepareRenameParams, type RenameParams, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { beyondSchema } from '../language/beside-yaml.ts';
import { codeActions } from '../language/code-actions.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../language/call-hierarchy.ts';
import { celSignature } from '../language/cel/cel-signature.ts';
import { completionOffer } from '../language/completion.ts';
import { CompletionLists } from '../language/completion-resolve.ts';
import type { Abilities, Context } from '../language/context.ts';
import { definition } from '../language/definition.ts';
import { documentLinks } from '../language/document-links.ts';
import { foldingRanges } from '../language/folding.ts';
import { formatting, formattingOnType } from '../language/formatting.ts';
import { highlights } from '../language/highlights.ts';
import { hover } from '../language/hover.ts';
import { inlayHints } from '../language/inlay-hints.ts';
import { linkedEditing } from '../language/linked-editing.ts';
import { offsetIn, offsetsIn } from '../language/locate.ts';
import { outline } from '../language/outline.ts';
import { references } from '../language/references.ts';
import { type PrepareRename, prepareRename, rename } from '../language/rename.ts';
import type { Refusal } from '../language/rename-target.ts';
import { actionDataOf, resolveRefactoring } from '../language/refactoring/refactoring-actions.ts';
import { selectionRanges } from '../language/selection-ranges.ts';
import type { Guard } from './guard.ts';
import type { Session } from './session.ts';
import type { Switches } from './switches.ts';

const noItems: CompletionList = { isIncomplete: false, items: [] };

/** Registers every feature of an open file. */
export function registerFeatures(connection: Connection, session: Session, guard: Guard): void {
  connection.onDocumentSymbol(guard('textDocument/documentSymbol', [], withContext(session, [], context => outline(context.document))));
  connection.onDocumentLinks(guard('textDocument/documentLink', [], withContext(session, [], documentLinks)));
  connection.onHover(guard('textDocument/hover', null, withContext(session, null, (context, params) => hover(context, offsetIn(context.document, params.position)) ?? null)));
  const lists = new CompletionLists();
  connection.onCompletion(guard('textDocument/completion', noItems, withContext(session, noItems, (context, params) => {
    const offset = offsetIn(context.document, params.position);
    return lists.list(context, beyondSchema(context, offset, completionOffer(context, offset, params.context?.triggerCharacter)));
  })));
  connection.onCompletionResolve((item, token) => guard('completionItem/resolve', item, () => lists.resolve(item))(item, token));
  connection.onSignatureHelp(guard('textDocument/signatureHelp', null, withContext(session, null, (context, params) => celSignature(context, offsetIn(context.document, params.position)) ?? null)));
  connection.onDefinition(guard('textDocument/definition', [], withContext(session, [], (context, params) => definition(context, offsetIn(context.document, params.position)))));
  connection.onReferences(guard('textDocument/references', [], withContext(session, [], (context, params) =>
    references(context, offsetIn(context.document, params.position), params.context.includeDeclaration))));
  connection.onFoldingRanges(guard('textDocument/foldingRange', [], withContext(session, [], ({ document, abilities }) => foldingRanges(document, abilities.foldingLimit))));
  connection.onSelectionRanges(guard('textDocument/selectionRange', [], withContext(session, [], ({ document }, params) => selectionRanges(document, params.positions.map(position => offsetIn(document, position))))));
  connection.languages.callHierarchy.onPrepare(guard('textDocument/prepareCallHierarchy', [], withContext(session, [], (context, params) => prepareCallHierarchy(context, offsetIn(context.document, params.position)))));
  connection.languages.callHierarchy.onIncomingCalls(guard('callHierarchy/incomingCalls', [], ofItem(session, incomingCalls)));
  connection.languages.callHierarchy.onOutgoingCalls(guard('callHierarchy/outgoingCalls', [], ofItem(session, outgoingCalls)));
  connection.onDocumentHighlight(guard('textDocument/documentHighlight', [], withContext(session, [], (context, params) => highlights(context, offsetIn(context.document, params.position)))));
  connection.onPrepareRename(guard<PrepareRenameParams, PrepareRename | null | ResponseError<void>>('textDocument/prepareRename', null, whenChecked(session, null, (context, params) => told(context, prepareRename(context, offsetIn(context.document, params.position))))));
  connection.onRenameRequest(guard<RenameParams, WorkspaceEdit | null | ResponseError<void>>('textDocument/rename', null, whenChecked(session, null, (context, params) => told(context, rename(context, offsetIn(context.document, params.position), params.newName)))));
  connection.languages.onLinkedEditingRange(guard('textDocument/linkedEditingRange', null, whenChecked(session, null, (context, params) => linkedEditing(context, offsetIn(context.document, params.position)) ?? null)));
  connection.onDocumentFormatting(guard('textDocument/formatting', [], layingOut(session, context => formatting(context))));
  connection.onDocumentRangeFormatting(guard('textDocument/rangeFormatting', [], layingOut(session, (context, params) => formatting(context, params.range))));
  connection.onDocumentOnTypeFormatting(guard('textDocument/onTypeFormatting', [], layingOut(session, (context, params) => formattingOnType(context, params.position, params.ch))));
  connection.languages.inlayHint.on(guard('textDocument/inlayHint', [], whileOn(session, 'inlayHints', [], (context, params) => inlayHints(context, offsetsIn(context.document, params.range)))));
  connection.onCodeAction(guard('textDocument/codeAction', [], async params => {
    // Fixes are offered for what is shown: for the text as it is.
    await session.checker.current();
    const context = await session.contextOf(params.textDocument.uri);
    return context ? codeActions(context, params) : [];
  }));
  connection.onCodeActionResolve(guard<CodeAction, CodeAction | ResponseError<void>>('codeAction/resolve', refused(session.abilities, message('refactor.not-here')), action => resolved(session, action)));
}

/** A refusal is told to the person who asked. */
function told<T extends object>({ abilities }: Context, answer: T | Refusal | undefined): T | null | ResponseError<void> {
  if (answer === undefined) return null;
  return 'refused' in answer ? refused(abilities, answer.refused) : answer;
}

function refused({ language }: Abilities, reason: Text): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, say(reason, language));
}

/** The chosen action with its edit; one that came with its edit, or from somewhere else, as it is. */
async function resolved(session: Session, action: CodeAction): Promise<CodeAction | ResponseError<void>> {
  const data = actionDataOf(action.data);
  if (!data) return action;
  await session.checker.current();
  const context = await session.contextOf(data.uri);
  const answer = context ? resolveRefactoring(context, action, data) : { refused: message('refactor.changed-meanwhile') };
  return 'refused' in answer ? refused(session.abilities, answer.refused) : answer;
}

/** The same once the check knows the texts as they are: for what edits them. */
function whenChecked<P extends { readonly textDocument: { readonly uri: string } }, R>(session: Session, empty: R, feature: (context: Context, params: P) => R): (params: P) => Promise<R> {
  const run = withContext(session, empty, feature);
  return async params => {
    await session.checker.current();
    return run(params);
  };
}

/** The same for what lays out a file; one that is open as plain YAML is left to the formatter of that. */
function layingOut<P extends { readonly textDocument: { readonly uri: string } }>(session: Session, feature: (context: Context, params: P) => TextEdit[]): (params: P) => Promise<TextEdit[]> {
  return withContext<P, TextEdit[]>(session, [], (context, params) => (context.isPlainYaml ? [] : feature(context, params)));
}

/** The same for a feature that a setting may switch off. */
function whileOn<P extends { readonly textDocument: { readonly uri: string } }, R>(session: Session, name: keyof Switches, empty: R, feature: (context: Context, params: P) => R): (params: P) => Promise<R> {
  const run = withContext(session, empty, feature);
  return async params => (session.switches[name] ? run(params) : empty);
}

/** Follows an item of the call hierarchy from the file that it stands in. */
function ofItem<R>(session: Session, follow: (context: Context, item: CallHierarchyItem) => R[]): (params: { readonly item: CallHierarchyItem }) => Promise<R[]> {
  return async ({ item }) => {
    const context = await session.contextOf(item.uri);
    return context ? follow(context, item) : [];
  };
}

/** Runs a feature on the file that a request names; `empty` where that file is none of ours. */
function withContext<P extends { readonly textDocument: { readonly uri: string } }, R>(session: Session, empty: R, feature: (context: Context, params: P) => R): (params: P) => Promise<R> {
  return async params => {
    const context = await session.contextOf(params.textDocument.uri);
    return context ? feature(context, params) : empty;
  };
}
