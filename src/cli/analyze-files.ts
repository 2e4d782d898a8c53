// Drives the one analysis of the core on the command line: loads what it asks for, and calls it again until it asks for nothing.

import { type AnalyzeOptions, type Analysis, type Progress, analyze } from '../core/analyze.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Imports of imports each need one more round; more rounds than this mean a mistake of ours. */
const roundsAtMost = 1000;

/** The analysis of `uris` and of all that they name. `progress` is told how far it is; `previous` is kept where nothing changed. */
export async function analyzeFiles(
  files: WorkspaceFiles, uris: readonly string[], options: AnalyzeOptions, progress: (at: Progress) => void = () => undefined, previous?: Analysis,
): Promise<Analysis> {
  await files.load(uris.map(uri => ({ kind: 'file', uri })));
  let analysis = previous;
  for (let round = 0; round < roundsAtMost; round++) {
    const run = analyze(files.snapshot(), uris, options, analysis);
    let step = run.next();
    for (; !step.done; step = run.next()) progress(step.value);
    analysis = step.value;
    if (!(await files.load(analysis.needs))) return analysis;
  }
  throw new Error('the files of this stack never end');
}
