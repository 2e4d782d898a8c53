// Any move and any split of any stack, one after the other: the same entities, findings and comments each time.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Analysis } from '../../src/core/analyze.ts';
import { offerMoves } from '../../src/language/refactoring/move-entry.ts';
import { offerSplits } from '../../src/language/refactoring/split-stack.ts';
import { afterChange, assertSame, type Files } from '../language/refactoring/moved.ts';
import { restyle, styles } from '../rules/restyle.ts';
import { contextIn } from '../support/editor-fixture.ts';
import { richStack } from '../support/rich-stack.ts';
import { runAnalyze } from '../support/run-analyze.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';

const manifest = 'martech-stack.yaml';
const rich = richStack(4);

function stackFor(seed: number, style: (typeof styles)[number] | 'as written'): Files {
  const text = seed === 0 ? rich[manifest] as string : [...syntheticStack(5, seed).files.values()][0] as string;
  return style === 'as written' ? { [manifest]: text } : restyle(parse(text), style);
}

/** Comments and blank lines where people put them; a line of a text on several lines only says more. */
function withComments(text: string, every: number): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return text.split(eol).flatMap((line, index) => {
    const blanks = /^ */.exec(line)?.[0] ?? '';
    switch (index < 2 ? 0 : (index * 7) % every) {
      case 1: return ['', line];
      case 2: return [`${blanks}# above 🧾 ${index}`, line];
      case 3: return [`${blanks}# far above ${index}`, '', line];
      case 4: return [`# left ${index}`, line];
      case 5: return [`${blanks}  # deep ${index}`, line];
      case 6: return [`${blanks}# martech-ignore ownership/no-technical-owner: agreed`, line];
      default: return [line];
    }
  }).join(eol);
}

const step = fc.record({ file: fc.nat(50), at: fc.double({ min: 0, max: 0.999, noNaN: true }), top: fc.boolean(), which: fc.nat(50) });

/** What is offered at a place, of which one is made; undefined where nothing is. */
function moved(files: Files, analysis: Analysis, { file, at, top, which }: { file: number; at: number; top: boolean; which: number }): Files | undefined {
  const names = Object.keys(files).filter(name => name.includes('martech-stack'));
  const name = names[file % names.length] as string;
  const text = files[name] as string;
  const offset = top ? Math.max(0, text.search(/^tools/m)) : Math.floor(at * text.length);
  const context = contextIn(files, analysis, name);
  const range = { start: offset, end: offset };
  const offers = [...offerMoves(context, range), ...offerSplits(context, range)].filter(({ disabled }) => !disabled);
  const change = offers.length > 0 ? offers[which % offers.length]?.change() : undefined;
  if (!change) return undefined;
  assert.ok(!('refused' in change), `refused: ${offers[which % offers.length]?.id}`);
  return afterChange(files, change);
}

describe('moves and splits of random stacks', () => {
  it('keep what the stack says', function () {
    this.timeout(60_000);
    // Policies are read once for all.
    let known: Analysis | undefined;
    fc.assert(fc.property(fc.nat(6), fc.constantFrom(...styles, 'as written' as const), fc.integer({ min: 8, max: 30 }), fc.array(step, { minLength: 2, maxLength: 5 }), (seed, style, every, steps) => {
      let files: Files = Object.fromEntries(Object.entries(stackFor(seed, style)).map(([name, text]) => [name, withComments(text, every)]));
      let analysis = runAnalyze(files, undefined, known);
      for (const each of steps) {
        const after = moved(files, analysis, each);
        if (!after) continue;
        const next = runAnalyze(after, undefined, analysis);
        assertSame(analysis, next);
        [files, analysis] = [after, next];
      }
      known = analysis;
    }), { numRuns: 24, seed: 20261124 });
  });
});
