// `martech-stack lsp --stdio`: the language server for any editor.

import { setFlagsFromString } from 'node:v8';
import { message } from '../core/text/message.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const lsp: Command = {
  name: 'lsp',
  help: 'cli.help-lsp',
  options: { stdio: { type: 'flag' }, clientProcessId: { type: 'text' } },
  async run(options, io) {
    if (!options.values.has('stdio')) throw new Failure(message('cli.lsp-needs-stdio'));
    // Each check of a large stack leaves some megabytes behind: collected early, they never come to hundreds.
    setFlagsFromString('--heap-growing-percent=40');
    // Loaded here only, so that a check starts without it.
    const [{ createConnection, ProposedFeatures }, { serve }] = await Promise.all([import('vscode-languageserver/node'), import('../server/serve.ts')]);
    serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), io.files);
    // The connection ends the process when its client asks for that, or goes.
    return new Promise(() => undefined);
  },
};
