// Reading: whole files from cold, and one keystroke, as shares of `yaml.parseDocument` of the same text.

import { parseDocument } from 'yaml';
import { sectionsOf } from '../../src/core/file-kind.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { median, milliseconds, verdict } from './measure.ts';

const sections = sectionsOf['martech-stack'];

export interface SyntaxTimes {
  readonly size: number;
  /** Milliseconds of `yaml.parseDocument` over all files. */
  readonly library: number;
  readonly keystroke: number;
}

/** Prints and returns what reading a stack of `size` tools costs. */
export function benchSyntax(size: number): SyntaxTimes {
  const { files } = syntheticStack(size);
  const texts = [...files.values()];
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const times = size >= 10_000 ? 1 : size >= 1_000 ? 3 : 10;
  const library = median(times, () => {
    for (const text of texts) parseDocument(text, { merge: true, stringKeys: true });
  });
  const cold = median(times, () => {
    for (const [uri, text] of files) readDocument(uri, text, sections);
  });
  const [uri, text] = [...files][0] as [string, string];
  const share = library * (text.length / length);
  console.log(`\n${size} tools, ${3 * size} flows: ${(length / 1e6).toFixed(2)} MB in ${texts.length} file${texts.length > 1 ? 's' : ''}; parseDocument ${milliseconds(library)}`);
  console.log(`  cold read            ${milliseconds(cold)}, ${(cold / library).toFixed(3)} of parseDocument (${verdict(cold / library, 1.5)})`);
  let keystroke = 0;
  console.log(`  the text itself      ${milliseconds(assembly(text))} to put together after a keystroke, whoever reads it; not counted below`);
  for (const [name, find] of keystrokes) {
    const time = typing(uri, text, text.indexOf(find, text.length >> 1) + find.length);
    console.log(`  keystroke, ${name.padEnd(10)}${milliseconds(time)}, ${(time / share).toPrecision(2)} of parseDocument of its file (${verdict(time / share, 0.001)})`);
    keystroke = Math.max(keystroke, time);
  }
  return { size, library, keystroke };
}

/** Places in which a person types. */
const keystrokes: readonly (readonly [string, string])[] = [['in a flow', 'purpose: analytics'], ['new line', 'frequency: daily\n    '], ['in an id', '\n  flow-']];

/** Types letters at `at`, each into the text that the one before left; milliseconds to read it. */
function typing(uri: string, text: string, at: number): number {
  let document: SyntaxDocument = readDocument(uri, text, sections);
  let current = text;
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    current = flat(`${current.slice(0, at + i)}x${current.slice(at + i)}`);
    const start = performance.now();
    document = readDocument(uri, current, sections, document);
    document.lines.positionAt(at + i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[100] as number;
}

/** Milliseconds to make one text of the parts around a keystroke. */
function assembly(text: string): number {
  const at = text.length >> 1;
  return median(50, i => flat(`${text.slice(0, at)}${i}${text.slice(at)}`));
}

/** The engine joins parts of a text only when they are read. */
function flat(text: string): string {
  text.charCodeAt(text.length >> 1);
  text.slice(1, 20);
  return text;
}
