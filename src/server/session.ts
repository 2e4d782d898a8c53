// One client's session: its documents, its workspace, its settings, and what each feature is given to work with.

import { type Analysis, analyze as coreAnalyze } from '../core/analyze.ts';
import { fileKindOf, sectionsOf } from '../core/file-kind.ts';
import { readDocument } from '../core/syntax/read-document.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Abilities, Context } from '../language/context.ts';
import { Checker } from './checker.ts';
import { type Clock, onNewDay, systemClock } from './clock.ts';
import type { Files } from './files.ts';
import { OpenDocuments } from './open-documents.ts';
import { type Switches, allOn } from './switches.ts';
import { Workspace } from './workspace.ts';

/** What a test may replace. */
export interface Host {
  readonly analyze: typeof coreAnalyze;
  readonly clock: Clock;
  readonly pause: () => Promise<void>;
}

export const systemHost: Host = {
  analyze: coreAnalyze,
  clock: systemClock,
  pause: () => new Promise(resolve => (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve))),
};

export interface SessionEvents {
  readonly checked: () => void;
  readonly failed: (error: unknown) => void;
}

export class Session {
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly checker: Checker;
  readonly abilities: Abilities;
  readonly clock: Clock;
  /** Lets everything else that waits have its turn. */
  readonly pause: () => Promise<void>;
  /** What a person reads beside the text, or does without. */
  switches: Switches = allOn;
  #fixedDay: string | null = null;
  readonly #readings = new Map<string, SyntaxDocument>();
  readonly #endDays: () => void;

  constructor(files: Files, abilities: Abilities, host: Host, events: SessionEvents) {
    this.abilities = abilities;
    this.clock = host.clock;
    this.pause = host.pause;
    this.documents = new OpenDocuments(() => host.clock.now());
    this.workspace = new Workspace(files, this.documents);
    this.checker = new Checker(this.workspace, {
      analyze: host.analyze, pause: host.pause, now: () => host.clock.now(), options: () => ({ today: this.today }), ...events,
    });
    this.#endDays = onNewDay(host.clock, () => this.#fixedDay === null && this.checker.changed());
  }

  /** The day of the checks: the one in the settings, else the local date. */
  get today(): string {
    return this.#fixedDay ?? this.clock.today();
  }

  get isDayFixed(): boolean {
    return this.#fixedDay !== null;
  }

  /** A setting that is no day counts as none. Checks run again where that changes the day. */
  setFixedDay(value: unknown): void {
    const before = this.today;
    this.#fixedDay = typeof value === 'string' && isDay(value) ? value : null;
    if (this.today !== before) this.checker.changed();
  }

  dispose(): void {
    this.#endDays();
  }

  /** A file as its text reads now; undefined for one that was never read. */
  documentAt(uri: string): SyntaxDocument | undefined {
    const analysed = this.checker.last?.documents.get(uri);
    const text = this.documents.get(uri)?.text;
    if (text === undefined || text === analysed?.text) return analysed;
    const before = this.#readings.get(uri) ?? analysed;
    if (before?.text === text) return before;
    const document = readDocument(uri, text, sectionsOf[fileKindOf(uri) ?? 'martech-stack'], before);
    this.#readings.set(uri, document);
    return document;
  }

  /** The text of a file as it is now; undefined for one that no check asked for, or that cannot be read. */
  textAt(uri: string): string | undefined {
    const text = this.documents.get(uri)?.text ?? this.workspace.snapshot().read(uri);
    return typeof text === 'string' ? text : undefined;
  }

  forgetReading(uri: string): void {
    this.#readings.delete(uri);
  }

  /** The client's own spelling of a URI. */
  clientUri(uri: string): string {
    return this.documents.get(uri)?.clientUri ?? uri;
  }

  /** The last check, waiting only where there never was one. */
  async analysis(): Promise<Analysis | undefined> {
    return this.checker.last ?? this.checker.current();
  }

  /** What a feature works with; undefined for a file that is none of ours or was not read. */
  async contextOf(clientUri: string): Promise<Context | undefined> {
    const uri = this.documents.uriOf(clientUri);
    const kind = fileKindOf(uri);
    const analysis = await this.analysis();
    const document = this.documentAt(uri);
    if (!kind || !analysis || !document) return undefined;
    return {
      uri, kind, document, analysis, abilities: this.abilities, isPlainYaml: this.documents.isPlainYaml(uri),
      documentAt: other => this.documentAt(other), textAt: other => this.textAt(other),
      filesMatching: (base, pattern) => this.workspace.snapshot().glob(base, pattern) ?? [], clientUri: other => this.clientUri(other), versionOf: other => this.documents.get(other)?.version ?? null,
    };
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
