// START HERE: a set of files becomes findings. Every stage of the pipeline is named in `analyze`.

import type { Finding } from './model/finding.ts';
import type { Stack } from './model/stack.ts';
import type { Policy } from './policy/policy.ts';
import type { SyntaxDocument } from './syntax/document.ts';
import type { Need, Snapshot } from './workspace.ts';

export interface AnalyzeOptions {
  /** The calendar day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** Replaces the `policies:` of every root. */
  readonly policy?: string;
}

/** One root and what belongs to it. */
export interface RootAnalysis {
  readonly stack: Stack;
  readonly policy: Policy;
  /** Findings of this root, in every file of it and of its policies, in a stable order. */
  readonly findings: readonly Finding[];
}

/** Everything known after a run; pass it to the next run, which keeps what did not change. */
export interface Analysis {
  readonly options: AnalyzeOptions;
  readonly roots: readonly RootAnalysis[];
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  /** By file, equal findings of several roots shown once, in the order of the text. Silenced ones are included. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** What the snapshot did not have: load it and run again. */
  readonly needs: readonly Need[];
}

/**
 * Checks the files `uris` (manifests, policies, observations) and all that they import.
 * Yields between entities so that a host can slice, report progress (`done` of `total`) and cancel.
 */
export declare function analyze(
  snapshot: Snapshot, uris: readonly string[], options: AnalyzeOptions, previous?: Analysis,
): Generator<{ readonly done: number; readonly total: number }, Analysis>;
