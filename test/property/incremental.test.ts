import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/core/analyze.ts';
import { busyStack as files } from '../support/busy-stack.ts';
import { applyRandomEdit, type RandomEdit, randomEdit } from '../support/random-edits.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';

/** The same stack under the default policy. */
const { 'martech-policies.yaml': _policies, ...withoutPolicies } = files;
const byDefault = { ...withoutPolicies, 'martech-stack.yaml': files['martech-stack.yaml'].replace(/^policies:.*\n/m, '') };

/** Edits in this run; PROPERTY_RUNS sets another number. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 2000);

/** Edits in a row from the same start, so that states both drift and come back. */
const inARow = 20;

/**
 * Reads and asks everything anew. The compiled policy alone is taken over from `base` where nobody edited it, since compiling it
 * costs more than all the rest.
 */
function fresh(texts: Readonly<Record<string, string>>, base: Analysis): Analysis {
  const roots = base.roots.map(({ evaluation: _evaluation, stack, ...root }) => ({ ...root, stack: { ...stack, documents: new Map() } }));
  const documents = new Map([...base.documents].filter(([uri, { text }]) => uri.endsWith('martech-policies.yaml') && text === texts['martech-policies.yaml']));
  return runAnalyze(texts, '2026-11-22', { ...base, documents, roots: roots as unknown as Analysis['roots'] });
}

/** An edit of one of the files, or of any but the policies. */
function edited(texts: Readonly<Record<string, string>>, edit: RandomEdit, policiesToo: boolean): Readonly<Record<string, string>> {
  if (policiesToo) return applyRandomEdit(texts, edit);
  const { 'martech-policies.yaml': policies, ...others } = texts;
  return { ...applyRandomEdit(others, edit), ...(policies !== undefined && { 'martech-policies.yaml': policies }) };
}

const sequences: readonly (readonly [name: string, start: Readonly<Record<string, string>>, share: number, policiesToo: boolean])[] = [
  ['all packs', files, 0.7, false], ['all packs, policies edited too', files, 0.1, true], ['the default policy', byDefault, 0.2, false],
];

describe('incremental analysis', () => {
  for (const [name, start, share, policiesToo] of sequences) {
    const count = Math.ceil((runs * share) / inARow);
    it(`equals a fresh one after each of ${count * inARow} random edits of several files, broken text included: ${name}`, () => {
      const base = runAnalyze(start);
      fc.assert(fc.property(fc.array(randomEdit, { minLength: inARow, maxLength: inARow }), edits => {
        let texts: Readonly<Record<string, string>> = start;
        let analysis = runAnalyze(texts);
        for (const edit of edits) {
          texts = edited(texts, edit, policiesToo);
          analysis = runAnalyze(texts, '2026-11-22', analysis);
          assert.deepEqual(findingLines(analysis), findingLines(fresh(texts, base)), JSON.stringify(texts));
        }
      }), { numRuns: count, seed: 20261122 });
    }).timeout(600_000);
  }
});
