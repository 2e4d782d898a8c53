import assert from 'node:assert/strict';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { Random, randomEdit, randomText, sections, seed } from './support/random.ts';

const count = Number(process.env['RUNS'] ?? 5_000);
const uri = 'file:///a.yaml';

describe('reading an edit', function () {
  this.timeout(120_000);
  for (const flavour of [{}, { anchors: true }, { wild: true }, { anchors: true, wild: true }]) {
    it(`gives the same as reading anew (${JSON.stringify(flavour)})`, () => {
      const random = new Random(seed * 104729 + JSON.stringify(flavour).length);
      let text = '';
      let document = readDocument(uri, text, sections);
      for (let i = 0; i < count / 4; i++) {
        const before = text;
        text = i % 12 === 0 ? randomText(random, flavour) : randomEdit(random, text, flavour);
        const previous = document;
        document = readDocument(uri, text, sections, previous);
        const context = `edit ${i}:\n${JSON.stringify(before)}\n${JSON.stringify(text)}`;
        assert.deepEqual(shape(document), shape(readDocument(uri, text, sections)), context);
        assertKept(previous, document, context);
      }
    });
  }
});

/** Everything that a document says, as plain data. */
function shape(document: SyntaxDocument): unknown {
  const { length } = document.text;
  return {
    entries: [...document.entries], sections: [...document.sections], problems: document.problems,
    lines: [0, length >> 1, length].map(offset => document.lines.positionAt(offset)), count: document.lines.lineCount,
  };
}

/** An entry that says the same keeps its content. */
function assertKept(previous: SyntaxDocument, document: SyntaxDocument, context: string): void {
  for (const [key, { content }] of document.entries) {
    const before = previous.entries.get(key)?.content;
    if (!before || before === content) continue;
    assert.notDeepEqual(content, before, `${key} was read again for nothing\n${context}`);
  }
}
