// Martech Stack: Refresh. Reads the files anew, and shows what came of it.

import { type Disposable, commands } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type CheckParams, checkRequest } from '../../protocol.ts';
import type { StackView } from '../views/stack-view.ts';

/** Registers the command. */
export function registerRefresh(client: LanguageClient, view: StackView): Disposable {
  return commands.registerCommand('martechStack.refresh', async () => {
    const params: CheckParams = {};
    await client.sendRequest(checkRequest, params);
    view.refresh();
  });
}
