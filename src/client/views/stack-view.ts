// The Stack view: rows come from the server; here they become VS Code's.

import { type Disposable, EventEmitter, Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, type TreeDataProvider, Uri, commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type TreeItem as Row, type TreeParams, stackChanged, treeRequest } from '../../protocol.ts';
import { FindingDecorations, decorationUri, marksText } from './finding-decorations.ts';

/** Changes come in bursts while a person types: the view follows once they pause. */
const settle = 150;

export interface StackView extends Disposable {
  refresh(): void;
  rows(parent?: string): Promise<readonly Row[]>;
}

/** Registers the view and keeps it up to date. */
export function registerStackView(client: LanguageClient): StackView {
  const changed = new EventEmitter<undefined>();
  const decorations = new FindingDecorations();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rows = async (parent?: string): Promise<readonly Row[]> => {
    if (!client.isRunning()) return [];
    const params: TreeParams = parent === undefined ? {} : { parent };
    return client.sendRequest<readonly Row[]>(treeRequest, params);
  };
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async row => {
      const found = await rows(row?.id);
      if (!row && client.isRunning()) void commands.executeCommand('setContext', 'martechStack.state', found.length > 0 ? 'ready' : 'empty');
      decorations.learn(found);
      return [...found];
    },
  };
  const view = window.createTreeView('martechStack.stack', { treeDataProvider: provider, showCollapseAll: true });
  const refresh = () => changed.fire(undefined);
  const listening = client.onNotification(stackChanged, () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, settle);
  });
  const parts = [view, decorations, listening, changed];
  const dispose = () => {
    clearTimeout(timer);
    for (const part of parts) part.dispose();
  };
  return { refresh, rows, dispose };
}

function treeItem(row: Row): TreeItem {
  const item = new TreeItem(row.label, row.hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = row.id;
  item.contextValue = row.context;
  item.resourceUri = decorationUri(row);
  if (row.description) item.description = row.description;
  if (row.tooltip) item.tooltip = row.tooltip;
  item.accessibilityInformation = { label: [row.label, row.description, marksText(row)].filter(Boolean).join(', ') };
  if (row.icon) item.iconPath = new ThemeIcon(row.icon);
  if (row.location) {
    const { start, end } = row.location.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    item.command = { title: row.label, command: 'vscode.open', arguments: [Uri.parse(row.location.uri), { selection, preserveFocus: true }] };
  }
  return item;
}
