// What the server says that it can do, and what the client said that it can.

import type { ClientCapabilities, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { languageOf } from '../core/text/language.ts';
import { actionKinds } from '../language/action-kinds.ts';
import { laterProperties } from '../language/completion-resolve.ts';
import type { Abilities } from '../language/context.ts';
import { tokenLegend } from '../language/token-legend.ts';
import type { InitializationOptions } from '../protocol.ts';

/** The client's abilities; options of clients that are not ours may hold anything. */
export function abilitiesOf(params: InitializeParams): Abilities {
  const options = optionsOf(params);
  const { capabilities } = params;
  return {
    language: languageOf(typeof options.locale === 'string' ? options.locale : params.locale),
    ruleCommand: typeof options.ruleCommand === 'string' ? options.ruleCommand : undefined,
    ...optionalTexts(options, ['rulePages', 'placesCommand', 'testsCommand', 'stepsCommand']),
    ...(capabilities.textDocument?.hover?.contentFormat?.includes('markdown') === false && { plainHover: true }),
    ...completionAbilities(capabilities),
    editSnippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true && hasDocumentChanges(capabilities),
    foldingLimit: capabilities.textDocument?.foldingRange?.rangeLimit,
    documentChanges: hasDocumentChanges(capabilities),
    createFiles: hasDocumentChanges(capabilities) && capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    ...actionAbilities(capabilities),
    editCommand: typeof options.editCommand === 'string' ? options.editCommand : undefined,
  };
}

type OptionalText = 'rulePages' | 'placesCommand' | 'testsCommand' | 'stepsCommand';

function optionalTexts(options: Partial<InitializationOptions>, names: readonly OptionalText[]): Partial<Record<OptionalText, string>> {
  return Object.fromEntries(names.flatMap(name => (typeof options[name] === 'string' ? [[name, options[name]]] : [])));
}

export function optionsOf(params: InitializeParams): Partial<InitializationOptions> {
  const options: unknown = params.initializationOptions;
  return typeof options === 'object' && options !== null ? options : {};
}

/** What an item holds is asked for later by clients that say so. */
function completionAbilities({ textDocument }: ClientCapabilities): Pick<Abilities, 'completionSnippets' | 'completionLater' | 'completionDefaults'> {
  const { completionItem, completionList } = textDocument?.completion ?? {};
  return {
    completionSnippets: completionItem?.snippetSupport === true,
    completionLater: laterProperties.filter(property => completionItem?.resolveSupport?.properties.includes(property)),
    completionDefaults: completionList?.itemDefaults ?? [],
  };
}

/** An edit is asked for later by clients that hand the action's data back. */
function actionAbilities({ textDocument }: ClientCapabilities): Pick<Abilities, 'resolveEdits' | 'resolveCommands' | 'disabledActions'> {
  const { resolveSupport, dataSupport, disabledSupport } = textDocument?.codeAction ?? {};
  const resolves = (property: string) => dataSupport === true && resolveSupport?.properties.includes(property) === true;
  return { resolveEdits: resolves('edit'), resolveCommands: resolves('command'), disabledActions: disabledSupport === true };
}

function hasDocumentChanges(capabilities: ClientCapabilities): boolean {
  return capabilities.workspace?.workspaceEdit?.documentChanges === true;
}

/** The answer to `initialize`. What is answered only to some clients is declared to those. */
export function serverAbilities(version: string, client: ClientCapabilities): InitializeResult {
  const { textDocument, workspace } = client;
  const anyFolder = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };
  return {
    serverInfo: { name: 'martech-stack', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      ...(textDocument?.diagnostic && { diagnosticProvider: { identifier: 'martech-stack', interFileDependencies: true, workspaceDiagnostics: true } }),
      documentSymbolProvider: true,
      hoverProvider: true,
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
      completionProvider: {
        triggerCharacters: [':', ' ', '-', '[', ',', '.', '\'', '"', '{', '('],
        ...((completionAbilities(client).completionLater ?? []).length > 0 && { resolveProvider: true }),
      },
      codeLensProvider: { resolveProvider: true },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      callHierarchyProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      renameProvider: { prepareProvider: true },
      linkedEditingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: true },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['-'] },
      inlayHintProvider: true,
      semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
      documentLinkProvider: {},
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: {
          ...(workspace?.fileOperations?.didDelete && { didDelete: anyFolder }),
          ...(workspace?.fileOperations?.willRename && { willRename: anyFolder }),
          ...(workspace?.fileOperations?.didRename && { didRename: anyFolder }),
        },
      },
    },
  };
}
