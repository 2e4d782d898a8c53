// Keeps the findings of the workspace up to date: runs the checks in short slices, anew after each change, so that requests stay quick.

import type { AnalyzeOptions, Analysis, analyze } from '../core/analyze.ts';
import type { Workspace } from './workspace.ts';

const sliceMilliseconds = 8;
/** How often everything else has its turn until a message that has arrived is read and answered. */
const turnsOfMessage = 4;
/** An import of an import of an import …: each may need one more loading; more rounds than this mean a mistake of ours. */
const loadingRoundsAtMost = 1000;

export interface CheckerHost {
  readonly analyze: typeof analyze;
  readonly options: () => AnalyzeOptions;
  /** Milliseconds, for slices. */
  readonly now: () => number;
  /** Lets everything else that waits have its turn. */
  readonly pause: () => Promise<void>;
  /** Called after each complete run. */
  readonly checked: (analysis: Analysis) => void;
  /** Called where the checks themselves fail: the last good answer stays. */
  readonly failed: (error: unknown) => void;
}

export type Progress = { readonly done: number; readonly total: number };

export class Checker {
  readonly #workspace: Workspace;
  readonly #host: CheckerHost;
  #last: Analysis | undefined;
  /** Where the next run starts from: the last answer, or nothing after a failure. */
  #previous: Analysis | undefined;
  #isDirty = false;
  #running: Promise<void> | undefined;
  readonly #listeners = new Set<(progress: Progress) => void>();

  constructor(workspace: Workspace, host: CheckerHost) {
    this.#workspace = workspace;
    this.#host = host;
  }

  /** The last complete answer, perhaps older than the texts. */
  get last(): Analysis | undefined {
    return this.#last;
  }

  /** Something that checks read has changed: they run again, from where the texts stand now. */
  changed(): void {
    this.#isDirty = true;
    this.#running ??= this.#run();
  }

  /** The answer for the texts as they are; undefined only where the checks failed and never succeeded. */
  async current(): Promise<Analysis | undefined> {
    while (this.#running) await this.#running;
    return this.#last;
  }

  /** Tells how far the runs are, until `dispose` is called. */
  onProgress(listener: (progress: Progress) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  async #run(): Promise<void> {
    // What was asked together with the change is answered first, and waits for no slice.
    for (let turn = 0; turn < turnsOfMessage; turn++) await this.#host.pause();
    for (let rounds = 0; this.#isDirty && rounds < loadingRoundsAtMost; ) {
      this.#isDirty = false;
      try {
        if (await this.#runAndLoad()) rounds++;
      } catch (error) {
        this.#host.failed(error);
        // Perhaps only the step from the last answer failed: once more, from nothing.
        if (this.#previous) this.#isDirty = true;
        this.#previous = undefined;
      }
    }
    this.#running = undefined;
  }

  /** True where the run asked for files, which are now there: another run is due. */
  async #runAndLoad(): Promise<boolean> {
    await this.#workspace.listFolders();
    const analysis = await this.#runOnce();
    if (!analysis) return false;
    if (await this.#workspace.load(analysis.needs)) return (this.#isDirty = true);
    this.#last = analysis;
    if (!this.#isDirty) this.#tell(analysis);
    return false;
  }

  /** A listener that fails makes no run fail. */
  #tell(analysis: Analysis): void {
    try {
      this.#host.checked(analysis);
    } catch (error) {
      this.#host.failed(error);
    }
  }

  /** One run; undefined where a change made it void. */
  async #runOnce(): Promise<Analysis | undefined> {
    const run = this.#host.analyze(this.#workspace.snapshot(), this.#workspace.uris(), this.#host.options(), this.#previous);
    let sliceEnd = this.#host.now() + sliceMilliseconds;
    for (let step = run.next(); ; step = run.next()) {
      if (step.done) return (this.#previous = step.value);
      if (this.#host.now() < sliceEnd) continue;
      for (const listener of this.#listeners) listener(step.value);
      await this.#host.pause();
      if (this.#isDirty) return undefined;
      sliceEnd = this.#host.now() + sliceMilliseconds;
    }
  }
}
