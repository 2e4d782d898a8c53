// A client that keeps its own copy of the texts, as an editor does, and asks a server about them.

import { CancellationTokenSource, type ServerCapabilities } from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../src/core/text/line-index.ts';
import type { Host } from '../../src/server/session.ts';
import { type World, checkAnswer } from './answer-checks.ts';
import { type Asked, wholeClient } from './asked-requests.ts';
import { ServerFixture, folder } from './server-fixture.ts';
import type { TextChange } from './wild-edits.ts';

/** What came back: an answer, or the protocol's code and words for why there is none. */
export type Answer = { readonly answer: unknown } | { readonly code: number; readonly message: string };

export class MirrorClient {
  readonly server: ServerFixture;
  capabilities: ServerCapabilities = {};
  readonly #held = new Map<string, { text: string; lines: LineIndex; version: number | null }>();

  private constructor(files: Readonly<Record<string, string>>, host: Partial<Host>) {
    this.server = new ServerFixture(files, host);
    for (const [name, text] of Object.entries(files)) this.#held.set(folder + name, { text, lines: new LineIndex(text), version: null });
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens', 'diagnostic']) this.server.client.onRequest(`workspace/${what}/refresh`, () => null);
  }

  /** A running server over files on its disk, none of them open. */
  static async start(files: Readonly<Record<string, string>>, host: Partial<Host> = {}): Promise<MirrorClient> {
    const client = new MirrorClient(files, host);
    const commands = { ruleCommand: 'rule', rulePages: 'martech-stack-rule:/', placesCommand: 'places', testsCommand: 'tests', stepsCommand: 'steps' };
    client.capabilities = (await client.server.start({ capabilities: wholeClient, initializationOptions: commands })).capabilities;
    return client;
  }

  get world(): World {
    return this.#held;
  }

  text(name: string): string {
    return this.#held.get(folder + name)?.text ?? '';
  }

  async open(name: string, version: number): Promise<void> {
    const text = this.text(name);
    this.#held.set(folder + name, { text, lines: new LineIndex(text), version });
    await this.server.client.sendNotification('textDocument/didOpen', { textDocument: { uri: folder + name, languageId: name.replace(/^.*?(martech-\w+)\.yaml$/, '$1'), version, text } });
  }

  /** Sends one change of an open text. */
  async change(name: string, { start, end, inserted }: TextChange): Promise<void> {
    const { text, lines, version } = this.#held.get(folder + name) ?? { text: '', lines: new LineIndex(''), version: 0 };
    const after = text.slice(0, start) + inserted + text.slice(end);
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    this.#held.set(folder + name, { text: after, lines: new LineIndex(after), version: (version ?? 0) + 1 });
    await this.server.client.sendNotification('textDocument/didChange', { textDocument: { uri: folder + name, version: (version ?? 0) + 1 }, contentChanges: [{ range, text: inserted }] });
  }

  /** Changes a file on the disk, and says so. */
  async write(name: string, text: string): Promise<void> {
    this.server.files.write(name, text);
    this.#held.set(folder + name, { text, lines: new LineIndex(text), version: null });
    await this.server.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: folder + name, type: 2 }] });
  }

  /** Every text is checked as it is now. */
  async settled(): Promise<void> {
    await this.server.request('martechStack/diagram', {});
  }

  /** Asks; `called off` cancels at once. */
  async ask({ method, params }: Asked, calledOff = false): Promise<Answer> {
    const cancel = new CancellationTokenSource();
    const request = this.server.client.sendRequest(method, params, cancel.token);
    if (calledOff) cancel.cancel();
    return request.then(answer => ({ answer }), (error: { code: number; message: string }) => ({ code: error.code, message: error.message }));
  }

  check({ method, params }: Asked, answer: unknown): void {
    checkAnswer(method, params, answer, this.#held);
  }
}
