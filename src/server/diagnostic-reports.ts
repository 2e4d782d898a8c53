// What was last told of each file's findings, so that nothing is told twice and what is half typed waits.

import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { isLeftToYaml } from '../language/beside-yaml.ts';
import { calmed, moved } from '../language/calm.ts';
import { type Shown, diagnosticsOf } from '../language/diagnostics.ts';
import { type Typing, isTorn, isUnsettled, settlingPause, typingPause } from '../language/half-typed.ts';
import { emptyDocument } from './empty-document.ts';
import type { EditedLine } from './open-documents.ts';
import type { Session } from './session.ts';

export interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

interface Kept extends Report {
  readonly shown: readonly Shown[];
  /** What the check said, whether or not it is shown. */
  readonly said: ReadonlyMap<Finding, Shown>;
  readonly findings: readonly Finding[];
  /** The text in which `shown` stands. */
  readonly document: SyntaxDocument;
  /** Other files that the findings point into: where those change, places in them may have moved. */
  readonly related: ReadonlyMap<string, SyntaxDocument | undefined>;
  /** True where something else is to be shown once the typing has ended. */
  readonly waits: boolean;
}

export class DiagnosticReports {
  readonly #session: Session;
  readonly #reports = new Map<string, Kept>();
  readonly #due: () => void;
  readonly #waitsForTyping: boolean;
  #cancelLook: (() => void) | undefined;
  #lastId = 0;

  /** `due` is called when what waited may be shown. */
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
    const findings = this.#findings(uri);
    const before = this.#reports.get(uri);
    const checked = checker.last?.documents.get(uri) ?? before?.document ?? emptyDocument(uri);
    // Newer than the last check only where the checks fail: what they said last moves with the text.
    const document = this.#session.documentAt(uri) ?? checked;
    if (before && !before.waits && before.document === document && same(before.findings, findings) && this.#isRelatedSame(before)) return before;
    const now = moved(diagnosticsOf(this.#context(), checked, findings, before?.said), checked, document, this.#session.clientUri(uri));
    const shown = this.#waitsForTyping && before ? this.#calmed(before, now, document) : now;
    const waits = shown.length !== now.length || shown.some((each, index) => each !== now[index]);
    if (waits) this.#lookAgain(uri);
    return this.#keep(uri, { findings, document, waits, shown, said: new Map(now.map(each => [each.finding, each])), related: this.#relatedTo(uri, findings) });
  }

  dispose(): void {
    this.#cancelLook?.();
  }

  #calmed(before: Kept, now: readonly Shown[], document: SyntaxDocument): readonly Shown[] {
    const own = this.#session.documents.get(document.uri);
    return calmed(moved(before.shown, before.document, document, this.#session.clientUri(document.uri)), now, {
      document, isEdited: own?.isUnsaved === true, typing: own?.edited && this.#typing(own.edited),
      isUnsettled: this.#isUnsettled(),
    });
  }

  /** Whether a person is in the middle of something, in whatever file. */
  #isUnsettled(): boolean {
    const { documents, checker } = this.#session;
    const last = documents.typedIn();
    const typedIn = last && checker.last?.documents.get(last.uri);
    if (last && typedIn && isUnsettled(typedIn, this.#typing(last.edited), checker.last?.findings.get(last.uri) ?? [])) return true;
    return [...documents.all()].some(({ uri, isUnsaved }) => isUnsaved && isTorn(checker.last?.documents.get(uri) ?? emptyDocument(uri)));
  }

  /** All that the check found, but for what is left to another extension where the file is open as plain YAML. */
  #findings(uri: string): readonly Finding[] {
    const found = this.#session.checker.last?.findings.get(uri) ?? [];
    return this.#session.documents.isPlainYaml(uri) ? found.filter(({ rule }) => !isLeftToYaml(rule)) : found;
  }

  /** The other files that the findings of a file point into, as they were read. */
  #relatedTo(uri: string, findings: readonly Finding[]): Kept['related'] {
    const places = findings.flatMap(({ related, silenced }) => [...(related ?? []), ...(silenced?.by === 'waiver' ? [silenced] : [])]);
    const others = new Set(places.map(({ place }) => place.uri).filter(other => other !== uri));
    return new Map([...others].map(other => [other, this.#session.checker.last?.documents.get(other)]));
  }

  #isRelatedSame({ related }: Kept): boolean {
    return [...related].every(([uri, document]) => this.#session.checker.last?.documents.get(uri) === document);
  }

  #keep(uri: string, state: Omit<Kept, keyof Report>): Report {
    const before = this.#reports.get(uri);
    const items = state.shown.map(({ diagnostic }) => diagnostic);
    const isSame = before?.items.length === items.length && items.every((item, index) => isEqual(item, before.items[index]));
    const report = { ...state, items, resultId: isSame ? before.resultId : String(++this.#lastId) };
    this.#reports.set(uri, report);
    return report;
  }

  #context(): Parameters<typeof diagnosticsOf>[0] {
    const session = this.#session;
    return { abilities: session.abilities, clientUri: uri => session.clientUri(uri), documentAt: uri => session.checker.last?.documents.get(uri) };
  }

  #typing({ line, at }: EditedLine): Typing {
    return { line, since: this.#session.clock.now() - at };
  }

  /** Once a pause has passed that what waits may be waiting for. */
  #lookAgain(uri: string): void {
    const { documents, clock } = this.#session;
    const ends = [documents.get(uri)?.edited, documents.typedIn()?.edited]
      .flatMap(edited => (edited ? [typingPause, settlingPause].map(pause => edited.at + pause - clock.now()) : [])).filter(left => left > 0);
    if (ends.length === 0) return;
    this.#cancelLook?.();
    this.#cancelLook = clock.after(Math.min(...ends) + 1, () => {
      this.#cancelLook = undefined;
      this.#due();
    });
  }
}

function same(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a === b || (a.length === b.length && a.every((finding, index) => finding === b[index]));
}

function isEqual(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
