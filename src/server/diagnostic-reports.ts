// What was last told of each file's findings, so that nothing is told twice and half-typed lines wait.

import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { diagnosticsOf } from '../language/diagnostics.ts';
import { type Typing, identityOf, typingPause, withoutHalfTyped } from '../language/half-typed.ts';
import { emptyDocument } from './empty-document.ts';
import type { Session } from './session.ts';

export interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

interface Kept extends Report {
  readonly text: string;
  readonly shown: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  readonly document: SyntaxDocument | undefined;
  /** True where findings wait for the end of typing. */
  readonly waits: boolean;
}

export class DiagnosticReports {
  readonly #session: Session;
  readonly #reports = new Map<string, Kept>();
  readonly #waiting = new Map<string, () => void>();
  readonly #due: () => void;
  readonly #waitsForTyping: boolean;
  #lastId = 0;

  /** `due` is called when findings that waited may be shown. */
  constructor(session: Session, waitsForTyping: boolean, due: () => void) {
    this.#session = session;
    this.#waitsForTyping = waitsForTyping;
    this.#due = due;
  }

  /** Files with findings, and files that had some when last asked. */
  uris(): readonly string[] {
    return [...new Set([...this.#reports.keys(), ...(this.#session.checker.last?.findings.keys() ?? [])])].sort();
  }

  /** The report of a file after the last check. The same `resultId` means the same diagnostics. */
  of(uri: string): Report {
    const { checker } = this.#session;
    const document = checker.last?.documents.get(uri);
    const findings = checker.last?.findings.get(uri) ?? [];
    const before = this.#reports.get(uri);
    if (before && !before.waits && before.document === document && same(before.findings, findings)) return before;
    const typing = this.#typingIn(uri);
    const visible = withoutHalfTyped(document ?? emptyDocument(uri), findings, typing, before?.shown ?? new Set());
    const waits = visible.length < findings.length;
    if (waits && typing) this.#lookAgain(uri, typing);
    return this.#keep(uri, { findings, document, waits, shown: new Set(visible.map(identityOf)) }, this.#diagnostics(uri, document, visible));
  }

  dispose(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #keep(uri: string, state: Pick<Kept, 'findings' | 'document' | 'waits' | 'shown'>, items: readonly Diagnostic[]): Report {
    const before = this.#reports.get(uri);
    const text = JSON.stringify(items);
    const resultId = before?.text === text ? before.resultId : String(++this.#lastId);
    const report = { ...state, items, text, resultId };
    this.#reports.set(uri, report);
    return report;
  }

  #diagnostics(uri: string, document: SyntaxDocument | undefined, findings: readonly Finding[]): readonly Diagnostic[] {
    const session = this.#session;
    const context = {
      abilities: session.abilities, clientUri: (other: string) => session.clientUri(other),
      documentAt: (other: string) => session.checker.last?.documents.get(other),
    };
    return diagnosticsOf(context, document ?? emptyDocument(uri), findings);
  }

  #typingIn(uri: string): Typing | undefined {
    const edited = this.#waitsForTyping ? this.#session.documents.get(uri)?.edited : undefined;
    return edited && { line: edited.line, since: this.#session.clock.now() - edited.at };
  }

  #lookAgain(uri: string, typing: Typing): void {
    if (typing.since >= typingPause) return;
    this.#waiting.get(uri)?.();
    this.#waiting.set(uri, this.#session.clock.after(typingPause - typing.since + 1, () => {
      this.#waiting.delete(uri);
      this.#due();
    }));
  }
}

function same(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a === b || (a.length === b.length && a.every((finding, index) => finding === b[index]));
}
