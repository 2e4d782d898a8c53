// Formatting: a file that is laid out already, and one where nearly every line moves, as shares of `yaml.parseDocument` of the same text.

import { parseDocument } from 'yaml';
import { sectionsOf } from '../../src/core/file-kind.ts';
import { formatDocument } from '../../src/core/syntax/format/format-document.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { milliseconds, processorTime, verdict } from './measure.ts';

/** Prints what laying out the largest file of a stack of `size` tools costs, the proof that it says the same included. */
export function benchFormat(size: number): void {
  const text = [...syntheticStack(size).files.values()].sort((a, b) => b.length - a.length)[0] as string;
  const library = processorTime(3, () => void parseDocument(text, { merge: true, stringKeys: true }));
  const wide = text.replaceAll('{ ', '{').replaceAll(/^( +)/gm, '$1$1');
  console.log(`\nformatting ${text.split('\n').length} lines; parseDocument ${milliseconds(library)}`);
  for (const [name, own] of [['laid out already', text], ['every line moves', wide]] as const) {
    const document = readDocument('file:///martech-stack.yaml', own, sectionsOf['martech-stack']);
    const time = processorTime(3, () => void formatDocument(document));
    console.log(`  ${name}     ${milliseconds(time)}, ${(time / library).toFixed(2)} of parseDocument (${verdict(time / library, 1)})`);
  }
}
