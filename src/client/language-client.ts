// Starts the language server and speaks with it. The client library restarts a server that dies.

import { type ExtensionContext, Uri, env, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol.ts';
import { ours, ownLanguage } from './our-files.ts';
import { placesCommand } from './commands/show-places.ts';
import { stepsCommand } from './commands/show-steps.ts';
import { ruleScheme } from './pages.ts';
import { testsCommand } from './testing/register-policy-tests.ts';
import { sayHere } from './say-here.ts';

/** A client for the server in `dist/server.cjs`, not started yet. */
export function languageClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  // Each check of a large stack leaves some megabytes behind: collected early, they never come to hundreds. An engine that does not know an
  // option does not start, so it is for those that are known to.
  const frugal = Number.parseInt(process.versions.v8, 10) <= 14 ? ['--heap-growing-percent=40'] : [];
  const run = { module, transport: TransportKind.ipc, options: { execArgv: frugal } };
  const server: ServerOptions = { run, debug: { ...run, options: { execArgv: [...frugal, '--nolazy', '--inspect=6009'] } } };
  const client = new LanguageClient('martechStack', 'Martech Stack', server, clientOptions());
  leaveFormatting(client);
  return client;
}

/** Formats our own languages alone: with two formatters for plain YAML, VS Code would ask which to take, and format nothing on save. */
function leaveFormatting(client: LanguageClient): void {
  for (const feature of [client.getFeature('textDocument/formatting'), client.getFeature('textDocument/rangeFormatting'), client.getFeature('textDocument/onTypeFormatting')]) {
    const initialize = feature.initialize.bind(feature);
    feature.initialize = capabilities => initialize(capabilities, ownLanguage);
  }
}

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: ours,
    // Asked anew at each start, so that a restarted server knows the settings of now.
    initializationOptions: (): InitializationOptions => ({
      ...switches(), today: workspace.getConfiguration('martechStack').get<string | null>('today') ?? null, locale: env.language, ruleCommand: 'martechStack.explainRule', editCommand: 'martechStack.makeEdit',
      rulePages: `${ruleScheme}:/`, placesCommand, testsCommand, stepsCommand,
    }),
    diagnosticCollectionName: 'martech-stack',
    markdown: { isTrusted: { enabledCommands: ['martechStack.explainRule'] } },
  };
}

/** What stands beside the text, as the settings want it. */
function switches(): Pick<InitializationOptions, 'lenses' | 'inlayHints' | 'semanticTokens'> {
  const settings = workspace.getConfiguration('martechStack');
  return Object.fromEntries(['lenses', 'inlayHints', 'semanticTokens'].map(name => [name, settings.get<boolean>(name) ?? true]));
}

/** Starts the client; where that fails, says so once. */
export async function startClient(client: LanguageClient): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    void window.showErrorMessage(sayHere('client.server-failed', { reason: error instanceof Error ? error.message : String(error) }));
  }
}
