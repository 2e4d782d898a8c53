// Adds the data-flow panel to VS Code: the command that shows it, and its return after a reload.

import { type ExtensionContext, type WebviewPanel, ViewColumn, commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { readPanelState } from '../../protocol-diagram.ts';
import { ourLanguage } from '../our-files.ts';
import { sayHere } from '../say-here.ts';
import { DiagramPanel, webviewOptions } from './diagram-panel.ts';

const viewType = 'martechStack.dataFlows';

/** Registers `martechStack.showDataFlows` and the panel's serializer. There is one panel at a time. */
export function registerDiagram(context: ExtensionContext, client: LanguageClient): void {
  let open: DiagramPanel | undefined;
  const adopt = (panel: WebviewPanel, uri: string | undefined) => {
    const mine = new DiagramPanel(panel, client, context.extensionUri, uri);
    open = mine;
    mine.onClose(() => {
      if (open === mine) open = undefined;
    });
  };
  const show = () => {
    const uri = stackInEditor();
    if (open) return open.show(uri);
    const panel = window.createWebviewPanel(
      viewType,
      sayHere('diagram.panel-title'),
      ViewColumn.Active,
      webviewOptions(context.extensionUri),
    );
    adopt(panel, uri);
  };
  context.subscriptions.push(
    commands.registerCommand('martechStack.showDataFlows', show),
    window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state) => {
        panel.webview.options = webviewOptions(context.extensionUri);
        adopt(panel, readPanelState(state).uri);
      },
    }),
    { dispose: () => open?.dispose() },
  );
}

/** The file in the active editor, where it is one of ours: its root is what the panel shows. */
function stackInEditor(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document && ourLanguage(document) === 'martech-stack' ? document.uri.toString() : undefined;
}
