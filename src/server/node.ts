// The language server as a process of its own: over IPC from VS Code, over --stdio from any other editor.

import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { nodeFiles } from './node-files.ts';
import { serve } from './serve.ts';

serve(createConnection(ProposedFeatures.all), nodeFiles());
