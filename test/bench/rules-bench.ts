// All built-in rules: asked of a whole stack from cold, and again after a keystroke, as shares of `yaml.parseDocument` of the same text.

import { parseDocument } from 'yaml';
import { type Analysis, analyze } from '../../src/core/analyze.ts';
import { evaluate } from '../../src/core/policy/evaluate.ts';
import { memorySnapshot, uriOf } from '../support/memory-snapshot.ts';
import { richStack } from '../support/rich-stack.ts';
import { milliseconds, processorTime, verdict } from './measure.ts';

const today = '2026-11-22';
const root = 'martech-stack.yaml';

/** Where a person types, and what stands before the caret. */
const keystrokes: readonly (readonly [what: string, before: string])[] = [
  ['a text that no rule reads', '    description: Tool 2'], ['a flow’s volume', '    encrypted: true\n    key: customer_id\n    volume: 25'], ['a flow’s purpose', '    purpose: analytics.'], ['a tool’s name', '    name: "Tool number 2'], ['a tool’s category', '    category: c'], ['the hub’s name', '  tool-0:\n    name: "Tool'],
];

/** Prints what the rules cost on a stack of `size` tools; milliseconds of a cold run for a thousand tools. */
export function benchRules(size: number): number {
  const files = richStack(size);
  const length = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  const library = parsing(files, length, size);
  const analysis = check(files);
  const [{ stack, policy } = never()] = analysis.roots;
  let asked = 0;
  const cold = processorTime(size > 1_000 ? 1 : size < 1_000 ? 15 : 4, () => {
    asked = finished(evaluate(stack, policy, { today })).state.asked;
  });
  console.log(`\n${size} tools, ${3 * size} flows, ${policy.rules.size} rules: ${(length / 1e6).toFixed(2)} MB; parseDocument ${milliseconds(library)} of processor time`);
  console.log(`  all rules, cold      ${milliseconds(cold)}, ${(cold / library).toFixed(3)} of parseDocument (${verdict(cold / library, 0.5)}); asked ${asked} times, ${((cold / asked) * 1_000).toFixed(1)} µs each`);
  for (const [what, before] of keystrokes) typing(files, what, before, library);
  return cold / size * 1_000;
}

/** Milliseconds of the library for all files; of many the first are measured, and the rest counted alike. */
function parsing(files: Readonly<Record<string, string>>, length: number, size: number): number {
  const some = Object.values(files).slice(0, 2);
  const share = some.reduce((sum, text) => sum + text.length, 0) / length;
  return processorTime(size >= 1_000 ? 2 : 5, () => {
    for (const text of some) parseDocument(text, { merge: true, stringKeys: true });
  }) / share;
}

/** Types letters; prints the time of a whole check, and how often a rule was asked again. */
function typing(files: Readonly<Record<string, string>>, what: string, before: string, library: number): void {
  const text = files[root] as string;
  const at = text.indexOf(before) + before.length;
  const times = 20;
  const texts = Array.from({ length: times + 1 }, (_, i) => Buffer.from(`${text.slice(0, at)}${'x'.repeat(i + 1)}${text.slice(at)}`).toString());
  let analysis = check(files);
  let asked = 0;
  const time = processorTime(times, i => {
    analysis = check({ ...files, [root]: texts[i + 1] as string }, analysis);
    asked = Math.max(asked, analysis.roots[0]?.evaluation.asked ?? 0);
  });
  console.log(`  typing in ${what.padEnd(26)}${milliseconds(time)}, ${(time / library).toPrecision(2)} of parseDocument (${verdict(time / library, 0.01)}); asked again at most ${asked} times`);
}

function check(files: Readonly<Record<string, string>>, previous?: Analysis): Analysis {
  return finished(analyze(memorySnapshot(files), Object.keys(files).map(uriOf), { today }, previous));
}

function finished<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function never(): never {
  throw new Error('The stack has no root');
}
