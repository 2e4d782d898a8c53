// What stands beside the text costs on a large stack in one file: lenses, hints and colours, after a warm-up and after a change.

import { parseDocument } from 'yaml';
import type { CodeLens } from 'vscode-languageserver-types';
import type { Context } from '../../src/language/context.ts';
import { inlayHints } from '../../src/language/inlay-hints.ts';
import { semanticTokens } from '../../src/language/semantic-tokens.ts';
import { type StackLensData, resolveStackLens, stackLenses } from '../../src/language/stack-lenses.ts';
import { computedSteps } from '../../src/language/stage-lens.ts';
import { PromotionMemory, promote } from '../../src/core/policy/promote.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { median, milliseconds, processorTime, verdict } from './measure.ts';
import { readings } from './navigation-bench.ts';

/** Prints each request with its target, in milliseconds; the visible part is 60 lines in the middle of the flows, and of the tools for lenses. */
export function benchBesideText(size: number): void {
  const texts = new Map([...syntheticStack(size).files].map(([uri, text]) => [uri, text.replace('stack:\n', 'policies: [martech-policies.yaml]\nstack:\n')]));
  texts.set('file:///bench/martech-policies.yaml', 'version: 1\nextends: [builtin:all]\n');
  const [uri = '', text = ''] = [...texts][0] ?? [];
  const contexts = readings(texts, uri, text);
  console.log(`\n${size} tools, ${3 * size} flows: beside the text`);
  const row = (what: string, target: number, run: (context: Context) => unknown): void => {
    const warm = median(10, () => run(contexts[0] as Context));
    const fresh = median(contexts.length - 1, i => run(contexts[i + 1] as Context));
    console.log(`  ${what.padEnd(24)}${milliseconds(warm)} warm, ${milliseconds(fresh)} after a change (${verdict(Math.max(warm, fresh), target)})`);
  };
  row('colours, visible', 50, context => semanticTokens(context, visible(context)));
  row('colours, whole file', 300, context => semanticTokens(context, { start: 0, end: context.document.text.length }));
  row('hints, visible', 50, context => inlayHints(context, visible(context)));
  row('lenses', 50, context => stackLenses(context));
  const memory = new PromotionMemory();
  row('three tools of lenses', 500, context => threeTools(context).map(lens => resolveStackLens(context, lens, lens.data as StackLensData, (...asked) => computedSteps(...asked, memory))));
  benchSteps(contexts, text);
}

/** The steps of one tool, in the course of edits: what is kept follows the stack. */
function benchSteps(contexts: readonly Context[], text: string): void {
  const library = processorTime(1, () => parseDocument(text, { merge: true, stringKeys: true }));
  const memory = new PromotionMemory();
  const fresh = processorTime(contexts.length - 1, i => {
    const root = contexts[i + 1]?.analysis.roots[0];
    if (root) promote(root.stack, root.policy, 'tool-500', { today: '2026-11-22' }, memory);
  });
  console.log(`  steps of a tool after a change ${milliseconds(fresh)}, ${(fresh / library).toPrecision(2)} of parseDocument (${verdict(fresh / library, 0.1)})`);
}

function visible({ document: { text, lines } }: Context): { readonly start: number; readonly end: number } {
  const { line } = lines.positionAt(text.indexOf('\nflows:') + Math.floor((text.length - text.indexOf('\nflows:')) / 2));
  return { start: lines.offsetAt({ line, character: 0 }), end: lines.offsetAt({ line: line + 60, character: 0 }) };
}

function threeTools(context: Context): readonly CodeLens[] {
  const lenses = stackLenses(context).filter(lens => (lens.data as StackLensData).entry.startsWith('tools/'));
  return lenses.slice(lenses.length / 2, lenses.length / 2 + 6);
}
