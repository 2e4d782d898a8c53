// Checking: a whole stack from cold, and one keystroke to the findings of the file, as shares of `yaml.parseDocument` of the same text.

import { type Analysis, analyze } from '../../src/core/analyze.ts';
import { memorySnapshot, uriOf } from '../support/memory-snapshot.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { median, milliseconds, verdict } from './measure.ts';

/** Places in which a person types: in a text that no rule reads, in a name that messages show, in a value that rules read. */
const keystrokes: readonly (readonly [string, string])[] = [['in a flow', 'purpose: analytics'], ['in a name', '    name: T'], ['in a value', 'category: ']];

/**
 * Prints what checking a stack of `size` tools costs under the default policy. `library`: milliseconds of `yaml.parseDocument`
 * over all its files, measured in the same run.
 */
export function benchAnalysis(size: number, library: number): void {
  const texts = new Map([...syntheticStack(size).files].map(([uri, text]) => [uri.split('/').at(-1) as string, text]));
  const cold = median(size >= 1_000 ? 1 : 5, () => void check(Object.fromEntries(texts)));
  console.log(`  cold check           ${milliseconds(cold)}, ${(cold / library).toFixed(3)} of parseDocument (${verdict(cold / library, 1.5)} with reading)`);
  const [name, text] = [...texts][0] as [string, string];
  const length = [...texts.values()].reduce((sum, one) => sum + one.length, 0);
  const share = library * (text.length / length);
  for (const [what, find] of keystrokes) {
    const time = typing(Object.fromEntries(texts), name, text.indexOf(find, text.length >> 1) + find.length);
    console.log(`  check, ${what.padEnd(14)}${milliseconds(time)}, ${(time / share).toPrecision(2)} of parseDocument of its file (${verdict(time / share, 0.01)})`);
  }
}

/** Types letters at `at`. The texts are joined beforehand, as an editor has them: joining a long text costs as much as checking it. */
function typing(files: Record<string, string>, name: string, at: number): number {
  const times = 40;
  const text = files[name] as string;
  const texts = Array.from({ length: times + 1 }, (_, i) => Buffer.from(`${text.slice(0, at)}${'x'.repeat(i + 1)}${text.slice(at)}`).toString());
  let analysis = check(files);
  return median(times, i => {
    files[name] = texts[i + 1] as string;
    analysis = check(files, analysis);
  });
}

function check(files: Readonly<Record<string, string>>, previous?: Analysis): Analysis {
  const run = analyze(memorySnapshot(files), Object.keys(files).map(uriOf), { today: '2026-11-22' }, previous);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}
