// A real client and the real server, joined by streams in memory, over files in memory. Nothing sleeps: the clock is the test's.

import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities, type Diagnostic, type InitializeParams, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams,
  createProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { StreamMessageReader, StreamMessageWriter, createConnection } from 'vscode-languageserver/node';
import type { Unread } from '../../src/core/workspace.ts';
import type { InitializationOptions } from '../../src/protocol.ts';
import { type Clock, systemClock } from '../../src/server/clock.ts';
import type { Files } from '../../src/server/files.ts';
import { serve } from '../../src/server/serve.ts';
import type { Host } from '../../src/server/session.ts';

/** The server writes plain messages. */
export type TextDiagnostic = Diagnostic & { readonly message: string };

export const folder = 'file:///w/';

/** Files in memory; `write` and `remove` change the disk without telling anybody. */
export class MemoryFiles implements Files {
  readonly #files: Map<string, string | { readonly unread: Unread }>;

  constructor(files: Readonly<Record<string, string | { readonly unread: Unread }>>) {
    this.#files = new Map(Object.entries(files).map(([name, text]) => [folder + name, text]));
  }

  write(name: string, text: string | { readonly unread: Unread }): void {
    this.#files.set(folder + name, text);
  }

  remove(name: string): void {
    this.#files.delete(folder + name);
  }

  async listYaml(under: string): Promise<readonly string[]> {
    return [...this.#files.keys()].filter(uri => uri.startsWith(under) && /\.ya?ml$/i.test(uri)).sort();
  }

  async readInside(uri: string, under: string): Promise<string | { readonly unread: Unread }> {
    return uri.startsWith(under) ? (this.#files.get(uri) ?? { unread: 'missing' }) : { unread: 'outside' };
  }
}

/** A clock whose timers run when the test says so; `now` is the real one, for slices, unless the clock stands still by itself. */
export class TestClock implements Clock {
  day = '2026-11-22';
  readonly #isStill: boolean;
  readonly #timers = new Map<() => void, number>();
  #skipped = 0;

  constructor(isStill = false) {
    this.#isStill = isStill;
  }

  now(): number {
    return (this.#isStill ? 0 : systemClock.now()) + this.#skipped;
  }

  today(): string {
    return this.day;
  }

  after(milliseconds: number, callback: () => void): () => void {
    this.#timers.set(callback, this.now() + milliseconds);
    return () => void this.#timers.delete(callback);
  }

  /** Lets time pass, and runs what is due. */
  pass(milliseconds: number): void {
    this.#skipped += milliseconds;
    for (const [callback, at] of [...this.#timers]) {
      if (at > this.now()) continue;
      this.#timers.delete(callback);
      callback();
    }
  }
}

export const pullClient: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: {
    diagnostics: { refreshSupport: true }, workspaceFolders: true, configuration: false,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

export interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: Partial<InitializationOptions>;
  readonly host?: Partial<Host>;
}

export class ServerFixture {
  readonly files: MemoryFiles;
  readonly clock: TestClock;
  readonly client: ProtocolConnection;
  /** Diagnostics that were pushed, the latest of each file. */
  readonly pushed = new Map<string, PublishDiagnosticsParams>();
  readonly logged: string[] = [];
  readonly #dispose: () => void;
  readonly #waiting = new Set<() => void>();
  #version = 1;

  constructor(files: Readonly<Record<string, string | { readonly unread: Unread }>>, host: Partial<Host> = {}, clock = new TestClock()) {
    this.files = new MemoryFiles(files);
    this.clock = clock;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(server, this.files, { clock: this.clock, ...host });
    this.client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.pushed.set(params.uri, params);
      for (const wake of [...this.#waiting]) wake();
    });
    this.client.onNotification('window/logMessage', ({ message }: { message: string }) => void this.logged.push(message));
    this.client.onRequest('client/registerCapability', () => null);
    this.client.listen();
    this.#dispose = () => {
      this.client.dispose();
      server.dispose();
    };
  }

  /** `initialize` and `initialized`. */
  async start(options: Options = {}): Promise<InitializeResult> {
    const params: InitializeParams = {
      processId: null, rootUri: null, workspaceFolders: [{ uri: folder.slice(0, -1), name: 'w' }], capabilities: options.capabilities ?? pullClient,
      initializationOptions: { today: '2026-11-22', locale: 'en', reading: 'whole', ...options.initializationOptions },
    };
    const result = await this.client.sendRequest<InitializeResult>('initialize', params);
    await this.client.sendNotification('initialized', {});
    return result;
  }

  async open(name: string, text: string, languageId = 'martech-stack'): Promise<void> {
    await this.client.sendNotification('textDocument/didOpen', { textDocument: { uri: folder + name, languageId, version: this.#version++, text } });
  }

  /** Replaces what lies between two positions. */
  async edit(name: string, start: readonly [number, number], end: readonly [number, number], text: string): Promise<void> {
    const at = ([line, character]: readonly [number, number]) => ({ line, character });
    await this.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: folder + name, version: this.#version++ }, contentChanges: [{ range: { start: at(start), end: at(end) }, text }],
    });
  }

  /** Pulls the diagnostics of a file. */
  async pull(name: string): Promise<readonly TextDiagnostic[]> {
    const report = await this.client.sendRequest<{ items: TextDiagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: folder + name } });
    return report.items;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return this.client.sendRequest<R>(method, params as object);
  }

  /** Settles when pushed diagnostics of a file pass a test. */
  async untilPushed(name: string, test: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.pushed.get(folder + name)?.diagnostics;
      if (found && test(found)) return found;
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  async stop(): Promise<void> {
    await this.client.sendRequest('shutdown');
    this.#dispose();
  }
}
