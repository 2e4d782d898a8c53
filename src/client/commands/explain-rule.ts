// Martech Stack: Explain Rule… Opens the page of a rule, named by a link or asked for.

import { type Disposable, commands, languages, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type RuleName, rulesRequest } from '../../protocol.ts';
import type { Pages } from '../pages.ts';
import { sayHere } from '../say-here.ts';

/** Registers the command; it takes a rule's id, and asks for one without. */
export function registerExplainRule(client: LanguageClient, pages: Pages): Disposable {
  return commands.registerCommand('martechStack.explainRule', async (rule?: unknown) => {
    const id = typeof rule === 'string' ? rule : await askForRule(client);
    if (id) await pages.showRule(id);
  });
}

/** Rules in force; those that have something to say now stand first. */
async function askForRule(client: LanguageClient): Promise<string | undefined> {
  const rules = (await client.sendRequest<readonly RuleName[] | null>(rulesRequest)) ?? [];
  const speaking = new Set(languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics.flatMap(({ code }) => (typeof code === 'object' ? String(code.value) : []))));
  const sorted = [...rules].sort((a, b) => Number(speaking.has(b.id)) - Number(speaking.has(a.id)));
  const picked = await window.showQuickPick(sorted.map(({ id, title }) => ({ label: title, description: id })), {
    title: sayHere('client.choose-rule'), placeHolder: sayHere('client.choose-rule-hint'), matchOnDescription: true,
  });
  return picked?.description;
}
