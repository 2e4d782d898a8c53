// Pages that no file holds: those of rules, and the report of the last check. Shown as rendered Markdown.

import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, commands, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ExplainParams, explainRequest } from '../protocol.ts';
import { sayHere } from './say-here.ts';

/** The scheme of pages of rules: `martech-stack-rule:/<id>.md`. */
export const ruleScheme = 'martech-stack-rule';
const reportScheme = 'martech-stack-report';

export class Pages implements Disposable, TextDocumentContentProvider {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #registrations: readonly Disposable[];
  #report: string | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#registrations = [ruleScheme, reportScheme].map(scheme => workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** The report of the last check, Markdown. */
  get report(): string | undefined {
    return this.#report;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    if (uri.scheme === reportScheme) return this.#report ?? '';
    const rule = ruleOf(uri);
    return (await this.page(rule)) ?? sayHere('client.unknown-rule', { rule });
  }

  /** The page of a rule, Markdown; undefined for an unknown id. */
  async page(rule: string): Promise<string | undefined> {
    const params: ExplainParams = { rule };
    return (await this.#client.sendRequest<string | null>(explainRequest, params)) ?? undefined;
  }

  async showRule(rule: string): Promise<void> {
    await showMarkdown(Uri.from({ scheme: ruleScheme, path: `/${rule}.md` }));
  }

  async showReport(report: string): Promise<void> {
    this.#report = report;
    const uri = Uri.from({ scheme: reportScheme, path: `/${sayHere('client.report-name')}.md` });
    this.#changed.fire(uri);
    await showMarkdown(uri);
  }

  /** Keeps the report for later, without showing it. */
  keepReport(report: string): void {
    this.#report = report;
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }
}

function ruleOf(uri: Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}

/** Rendered, where VS Code's Markdown extension is there; else its source. */
async function showMarkdown(uri: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await commands.executeCommand('vscode.open', uri);
  }
}
