// One data-flow panel: asks the server for the picture's content, hands it to the page, opens what a person picks. Draws nothing.

import { type Disposable, type Uri, Uri as Uris, type WebviewOptions, type WebviewPanel, type WebviewPanelOptions, commands } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type DiagramParams, diagramRequest, stackChanged } from '../../protocol.ts';
import { type HostMessage, isModel, type PanelMessage, readPanelMessage } from '../../protocol-diagram.ts';
import { sayHere } from '../say-here.ts';
import { pageHtml } from './page-html.ts';
import { openLocation } from './open-location.ts';

type Model = Extract<HostMessage, { type: 'model' }>['model'];

/** The page may load its script and style, and nothing else. */
export function webviewOptions(extension: Uri): WebviewOptions & WebviewPanelOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [Uris.joinPath(extension, 'dist'), Uris.joinPath(extension, 'media')],
  };
}

export class DiagramPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #client: LanguageClient;
  readonly #disposables: Disposable[] = [];
  #uri: string | undefined;
  #model: Model | undefined;
  /** One question to the server at a time; `#stale` asks again once its answer is there. */
  #asking = false;
  #stale = false;

  constructor(panel: WebviewPanel, client: LanguageClient, extension: Uri, uri: string | undefined) {
    this.#panel = panel;
    this.#client = client;
    this.#uri = uri;
    panel.iconPath = Uris.joinPath(extension, 'media', 'icon.svg');
    this.#disposables.push(
      panel.webview.onDidReceiveMessage(message => this.#receive(readPanelMessage(message))),
      client.onNotification(stackChanged, () => void this.#update()),
      client.onDidChangeState(() => void this.#update()),
    );
    panel.onDidDispose(() => this.#stop());
    panel.webview.html = pageHtml(panel.webview, extension);
  }

  onClose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  /** Brings the panel to the front, with the root that holds `uri`. */
  show(uri: string | undefined): void {
    if (uri !== undefined) this.#uri = uri;
    this.#panel.reveal();
    void this.#update();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #stop(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #update(): Promise<void> {
    this.#stale = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#stale && this.#client.isRunning()) {
        this.#stale = false;
        await this.#ask();
      }
    } catch {
      // The server went away in the middle: the picture stays, and its return asks again.
    } finally {
      this.#asking = false;
    }
  }

  async #ask(): Promise<void> {
    const params: DiagramParams = this.#uri === undefined ? {} : { uri: this.#uri };
    const answer = await this.#client.sendRequest<unknown>(diagramRequest, params);
    if (!isModel(answer)) return this.#send({ type: 'none' });
    this.#model = answer;
    this.#uri = answer.uri;
    this.#panel.title = `${sayHere('diagram.panel-title')} · ${answer.title}`;
    this.#send({ type: 'model', model: answer });
  }

  #send(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: PanelMessage | undefined): void {
    switch (message?.type) {
      case 'ready':
        return void this.#update();
      case 'start-stack':
        return void commands.executeCommand('martechStack.newStack');
      case 'open-root':
        return this.#uri === undefined ? undefined : void openLocation(this.#uri, undefined, this.#panel.viewColumn);
      case 'open-fault':
      case 'open':
        return this.#open(message.type === 'open' ? message.key : undefined);
    }
  }

  /** Goes to the text of a node or flow; to the syntax error without a key. */
  #open(key: string | undefined): void {
    const model = this.#model;
    const things = [
      ...(model?.nodes ?? []),
      ...(model?.flows ?? []),
      ...(model?.undrawn.map(flow => ({ key: `flow:${flow.id}`, location: flow.location })) ?? []),
    ];
    const location = key === undefined ? model?.fault?.location : things.find(thing => thing.key === key)?.location;
    if (location) void openLocation(location.uri, location.range, this.#panel.viewColumn);
  }
}
