// START HERE: a connection becomes a language server. Every part that takes part in it is named in `serve`.

import type { ClientCapabilities, Connection, InitializeParams } from 'vscode-languageserver';
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { stackChanged } from '../protocol.ts';
import { abilitiesOf, optionsOf, serverAbilities } from './abilities.ts';
import { type BesideText, refreshBesideText } from './beside-text.ts';
import { registerCodeLenses } from './code-lenses.ts';
import { startDiagnostics } from './diagnostics.ts';
import { registerFeatures } from './features.ts';
import type { Files } from './files.ts';
import { describe, guardOf, inBackground } from './guard.ts';
import { registerPolicyTests } from './policy-tests.ts';
import { registerRequests } from './requests.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';
import { type Host, Session, systemHost } from './session.ts';
import { registerSilencingRequests } from './silencing-requests.ts';
import { switchesAfter } from './switches.ts';
import { canonicalUri, folderUri } from './uri.ts';
import { registerWorkspaceFeatures } from './workspace-features.ts';

/** Serves one client until it goes, and starts listening. `files` is the machine's disk; `host` what tests replace. */
export function serve(connection: Connection, files: Files, host: Partial<Host> = {}): void {
  connection.onInitialize(params => {
    const guard = guardOf(connection);
    const session = new Session(files, abilitiesOf(params), { ...systemHost, ...host }, {
      checked: () => {
        diagnostics.checked();
        policyTests.checked();
        beside.checked();
        inBackground(connection, stackChanged, connection.sendNotification(stackChanged));
      },
      failed: error => connection.console.error(`check: ${describe(error)}`),
    });
    const diagnostics = startDiagnostics(connection, session, params.capabilities, guard, optionsOf(params).reading !== 'whole');
    const beside = refreshBesideText(connection, session, params.capabilities, registerCodeLenses(connection, session, guard));
    session.setFixedDay(optionsOf(params).today);
    session.switches = switchesAfter(session.switches, optionsOf(params));
    session.workspace.setFolders(foldersOf(params));
    syncDocuments(connection, session);
    watchFiles(connection, session, params.capabilities);
    followSettings(connection, session, params.capabilities, beside);
    registerFeatures(connection, session, guard);
    registerWorkspaceFeatures(connection, session, guard, params.capabilities);
    registerSemanticTokens(connection, session, guard);
    registerRequests(connection, session, guard);
    registerSilencingRequests(connection, session, guard);
    const policyTests = registerPolicyTests(connection, session, guard);
    connection.onInitialized(() => inBackground(connection, 'initialized', start(connection, session, params, beside)));
    connection.onShutdown(() => {
      diagnostics.dispose();
      beside.dispose();
      session.dispose();
    });
    return serverAbilities(version, params.capabilities);
  });
  connection.listen();
}

const version = '0.1.0';

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
  return folders.map(folderUri);
}

/** The first check, and what can only be asked for once the client is ready. */
async function start(connection: Connection, session: Session, params: InitializeParams, beside: BesideText): Promise<void> {
  session.checker.changed();
  const { workspace } = params.capabilities;
  if (workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(() => inBackground(connection, 'workspaceFolders', readFolders(connection, session)));
  }
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = ['**/*.{yaml,yml}', '**/martech-baseline.json'].map(globPattern => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'martechStack' });
  }
  if (workspace?.configuration && optionsOf(params).today === undefined) await readSettings(connection, session, beside);
}

async function readFolders(connection: Connection, session: Session): Promise<void> {
  const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
  session.workspace.setFolders(folders.map(folder => folderUri(folder.uri)));
  session.checker.changed();
}

function syncDocuments(connection: Connection, session: Session): void {
  const { documents, checker, workspace } = session;
  connection.onDidOpenTextDocument(({ textDocument }) => {
    documents.open(textDocument.uri, textDocument.version, textDocument.text, textDocument.languageId);
    checker.changed();
  });
  connection.onDidChangeTextDocument(params => {
    if (documents.change(params) !== undefined) checker.changed();
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    documents.saved(textDocument.uri);
    checker.changed();
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const uri = documents.close(textDocument.uri);
    session.forgetReading(uri);
    workspace.fileChanged(uri, false);
    checker.changed();
  });
}

function watchFiles(connection: Connection, session: Session, capabilities: ClientCapabilities): void {
  const { workspace, checker } = session;
  const changed = 2;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const news = changes.map(({ uri, type }) => workspace.fileChanged(canonicalUri(uri), type !== changed));
    if (news.includes(true)) checker.changed();
  });
  // A folder that goes takes its files along, of which watchers say nothing.
  const rereadAll = () => {
    workspace.forgetAll();
    checker.changed();
  };
  if (capabilities.workspace?.fileOperations?.didDelete) connection.workspace.onDidDeleteFiles(rereadAll);
  if (capabilities.workspace?.fileOperations?.didRename) connection.workspace.onDidRenameFiles(rereadAll);
}

/** Clients send the section, or only say that something changed and are asked. */
function followSettings(connection: Connection, session: Session, capabilities: ClientCapabilities, beside: BesideText): void {
  connection.onDidChangeConfiguration(({ settings }) => {
    const own: unknown = settings?.martechStack;
    beside.settingsChanged(own);
    if (typeof own === 'object' && own !== null && 'today' in own) session.setFixedDay(own.today);
    else if (capabilities.workspace?.configuration) inBackground(connection, 'configuration', readSettings(connection, session, beside));
  });
}

async function readSettings(connection: Connection, session: Session, beside: BesideText): Promise<void> {
  const settings: unknown = await connection.workspace.getConfiguration('martechStack').catch(() => undefined);
  beside.settingsChanged(settings);
  session.setFixedDay(typeof settings === 'object' && settings !== null && 'today' in settings ? settings.today : null);
}
