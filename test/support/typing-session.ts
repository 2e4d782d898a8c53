// A person types into a file that a real server checks; what the editor would show is looked at after every key, and at the end of every pause.

import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { fileKindOf, sectionsOf } from '../../src/core/file-kind.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { Keyboard, type KeyChange } from './keyboard.ts';
import { ServerFixture, TestClock, type TextDiagnostic, folder } from './server-fixture.ts';

/** A finding that came and went, or went and came, though the beginning and the end agree on it. */
export interface Flicker {
  readonly name: string;
  readonly finding: string;
  readonly isInside: boolean;
  /** How often it turned for nothing. */
  readonly times: number;
}

interface Look {
  readonly shown: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
}

export class TypingSession {
  readonly server: ServerFixture;
  readonly keyboard: Keyboard;
  readonly name: string;
  readonly #looks: Look[] = [];
  readonly #reports = new Map<string, { readonly resultId: string; readonly items: readonly TextDiagnostic[] }>();
  readonly #between: number;
  #document: SyntaxDocument | undefined;
  /** What the server has. */
  #sent: string;
  #version = 1;

  private constructor(server: ServerFixture, name: string, text: string, between: number) {
    this.server = server;
    this.name = name;
    this.keyboard = new Keyboard(text);
    this.#between = between;
    this.#sent = text;
  }

  /** Opens one of the files, with so many milliseconds from key to key. */
  static async start(files: Readonly<Record<string, string>>, name: string, between: number): Promise<TypingSession> {
    const server = new ServerFixture(files, {}, new TestClock(true));
    await server.start({ initializationOptions: { reading: undefined as never } });
    const session = new TypingSession(server, name, files[name] as string, between);
    await server.open(name, files[name] as string);
    await session.look();
    return session;
  }

  async type(text: string): Promise<void> {
    await this.#press(this.keyboard.type(text));
  }

  async back(times: number): Promise<void> {
    await this.#press(this.keyboard.back(times));
  }

  async change(change: KeyChange): Promise<void> {
    await this.#press([change]);
  }

  async rest(milliseconds: number): Promise<void> {
    this.server.clock.pass(milliseconds);
    await this.look();
  }

  /** What the editor shows of a file now: `line code message`, lines from one. */
  shown(name = this.name): readonly string[] {
    return (this.#reports.get(folder + name)?.items ?? []).map(({ range, code, message }) => `${range.start.line + 1} ${String(code)} ${message}`);
  }

  /** Asks as an editor does, and notes what it shows. */
  async look(): Promise<void> {
    const previousResultIds = [...this.#reports].map(([uri, { resultId }]) => ({ uri, value: resultId }));
    const { items } = await this.server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    for (const item of items) if (item.kind === 'full') this.#reports.set(item.uri, item as DocumentDiagnosticReport & { resultId: string; items: TextDiagnostic[] });
    const inside = this.#typedLines();
    const all = [...this.#reports].flatMap(([uri, report]) => report.items.map(each => ({ key: `${uri.slice(folder.length)} ${String(each.code)} ${each.message}`, isInside: uri === folder + this.name && inside(each.range.start.line) })));
    this.#looks.push({ shown: new Set(all.map(({ key }) => key)), inside: new Set(all.filter(({ isInside }) => isInside).map(({ key }) => key)) });
  }

  async save(): Promise<void> {
    await this.server.client.sendNotification('textDocument/didSave', { textDocument: { uri: folder + this.name } });
    await this.look();
  }

  /** Lets the last wait end, and counts. */
  async end(): Promise<readonly Flicker[]> {
    await this.rest(10_000);
    await this.server.stop();
    const all = new Set(this.#looks.flatMap(({ shown }) => [...shown]));
    return [...all].flatMap(finding => {
      const seen = this.#looks.map(({ shown }) => shown.has(finding));
      const turns = seen.filter((is, index) => index > 0 && is !== seen[index - 1]).length;
      const isInside = this.#looks.some(({ inside }) => inside.has(finding));
      return turns > 1 ? [{ name: this.name, finding, isInside, times: Math.floor(turns / 2) }] : [];
    });
  }

  async #press(keys: Iterable<KeyChange | undefined>): Promise<void> {
    for (const change of keys) {
      if (change) {
        const lines = new LineIndex(this.#sent);
        const range = { start: lines.positionAt(change.start), end: lines.positionAt(change.end) };
        this.#sent = this.#sent.slice(0, change.start) + change.text + this.#sent.slice(change.end);
        await this.server.client.sendNotification('textDocument/didChange', {
          textDocument: { uri: folder + this.name, version: ++this.#version }, contentChanges: [{ range, text: change.text }],
        });
        await this.look();
      }
      await this.rest(this.#between);
    }
  }

  /** Whether a line belongs to the entry that the caret is in. */
  #typedLines(): (line: number) => boolean {
    const { text, caret } = this.keyboard;
    const document = readDocument(folder + this.name, text, sectionsOf[fileKindOf(this.name) ?? 'martech-stack'], this.#document);
    this.#document = document;
    const starts = [...document.entries.values()].map(entry => entry.offset).concat([...document.sections.values()].map(({ range }) => range.start)).sort((a, b) => a - b);
    const start = starts.filter(at => at <= caret).at(-1) ?? 0;
    const end = starts.find(at => at > caret) ?? text.length + 1;
    return line => {
      const offset = document.lines.offsetAt({ line, character: 0 });
      return offset >= document.lines.offsetAt({ line: document.lines.positionAt(start).line, character: 0 }) && offset < end;
    };
  }
}
