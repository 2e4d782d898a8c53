// Martech Stack: Use Real Date. Takes the fixed day out of the workspace's settings.

import { ConfigurationTarget, type Disposable, commands, workspace } from 'vscode';

/** Registers the command. A day that the user's own settings fix is overruled for this workspace. */
export function registerUseRealDate(): Disposable {
  return commands.registerCommand('martechStack.useRealDate', async () => {
    const settings = workspace.getConfiguration('martechStack');
    const fixed = settings.inspect<string | null>('today');
    if (workspace.workspaceFolders === undefined) return settings.update('today', undefined, ConfigurationTarget.Global);
    return settings.update('today', fixed?.globalValue ? null : undefined, ConfigurationTarget.Workspace);
  });
}
