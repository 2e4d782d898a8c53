// Martech Stack: Ask for a Waiver…, Ignore Here…, Renew Waiver…, Remove Waiver…: choose what it is about, then the edit is made in the file.

import { Disposable, type QuickPickItem, commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type SilencingAct, type SilencingEdit, type SilencingEditParams, type SilencingItem, type SilencingParams, silencingEditRequest, silencingRequest,
} from '../../protocol.ts';
import { sayHere } from '../say-here.ts';
import { makeEdit } from './make-edit.ts';

const acts: Readonly<Record<string, SilencingAct>> = {
  'martechStack.askForWaiver': 'waiver', 'martechStack.ignoreHere': 'ignore', 'martechStack.renewWaiver': 'renew', 'martechStack.removeWaiver': 'remove',
};

/** Registers all four. Each settles with true once its edit is made. */
export function registerSilence(client: LanguageClient): Disposable {
  return Disposable.from(...Object.entries(acts).map(([id, act]) => commands.registerCommand(id, () => silence(client, act))));
}

async function silence(client: LanguageClient, act: SilencingAct): Promise<boolean> {
  const item = await chosenItem(act, await client.sendRequest<readonly SilencingItem[]>(silencingRequest, whereNow(act)));
  if (!item) return false;
  const params: SilencingEditParams = { act, id: item.id };
  const edit = await chosenEdit(act, await client.sendRequest<readonly SilencingEdit[]>(silencingEditRequest, params));
  return edit !== undefined && makeEdit(client, edit);
}

function whereNow(act: SilencingAct): SilencingParams {
  const editor = window.activeTextEditor;
  return editor ? { act, uri: editor.document.uri.toString(), line: editor.selection.active.line } : { act };
}

/** A comment speaks of the line that it stands above: only what is there can be ignored. */
async function chosenItem(act: SilencingAct, all: readonly SilencingItem[]): Promise<SilencingItem | undefined> {
  const items = act === 'ignore' ? all.filter(({ isHere }) => isHere) : all;
  if (items.length === 0) return void window.showInformationMessage(sayHere(`silencing.none-to-${act}`));
  if (act === 'ignore' && items.length === 1) return items[0];
  const rows = items.map((item): QuickPickItem & { readonly item: SilencingItem } => ({ label: item.label, description: item.description, detail: item.detail, item }));
  const picked = await window.showQuickPick(rows, { title: sayHere(`silencing.choose-${act}`), matchOnDescription: true, matchOnDetail: true });
  return picked?.item;
}

async function chosenEdit(act: SilencingAct, edits: readonly SilencingEdit[]): Promise<SilencingEdit | undefined> {
  if (edits.length === 0) return void window.showInformationMessage(sayHere(`silencing.cannot-${act}`));
  if (edits.length === 1) return edits[0];
  const picked = await window.showQuickPick(edits.map(edit => ({ label: edit.title, edit })), { title: sayHere('silencing.choose-which') });
  return picked?.edit;
}
