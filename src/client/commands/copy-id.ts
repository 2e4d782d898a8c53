// Copies the id of a row of the Stack view.

import { type Disposable, commands, env } from 'vscode';
import type { TreeItem } from '../../protocol.ts';

export function registerCopyId(): Disposable {
  return commands.registerCommand('martechStack.copyId', async (row?: TreeItem) => {
    const id = row && (JSON.parse(row.id) as readonly string[]).at(-1);
    if (id) await env.clipboard.writeText(id);
  });
}
