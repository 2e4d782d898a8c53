import assert from 'node:assert/strict';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { sectionsOf } from '../../../src/core/file-kind.ts';
import { changeBetween } from '../../../src/core/text/change.ts';
import { readEdit } from '../../../src/core/syntax/read-edit.ts';
import { readRegion } from '../../../src/core/syntax/read-region.ts';
import { syntheticStack } from '../../support/synthetic-stack.ts';
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

  it('gives the same while entries come, go and change their ids', () => {
    const random = new Random(seed * 613);
    const tidy = [...syntheticStack(5).files.values()][0] as string;
    const names = sectionsOf['martech-stack'];
    let [text, regions] = [tidy, 0];
    let document = readDocument(uri, text, names);
    for (let i = 0; i < count / 4; i++) {
      const before = text;
      text = i % 10 === 0 ? tidy : tidyEdit(random, text);
      const previous = document;
      document = readDocument(uri, text, names, previous);
      const context = `edit ${i}:\n${JSON.stringify(before)}\n${JSON.stringify(text)}`;
      assert.deepEqual(shape(document), shape(readDocument(uri, text, names)), context);
      assertKept(previous, document, context);
      const change = changeBetween(before, text);
      if (change && !readEdit(previous, change, text, document.lines) && readRegion(previous, change, text, document.lines)) regions++;
    }
    assert.ok(regions > count / 50, `only ${regions} edits touched a region alone`);
  });
});

/** An edit of whole lines or of an id. */
function tidyEdit(random: Random, text: string): string {
  const lines = text.split('\n');
  const at = 8 + random.below(lines.length - 8);
  const ids = [...lines.keys()].filter(line => /^ {2}[\w-]/.test(lines[line] as string));
  const id = random.pick(ids);
  switch (random.below(6)) {
    case 0: lines[id] = (lines[id] as string).replace(/[\w-]:/, random.pick([':', 'x$&', '$&'])); break;
    case 1: lines.splice(id, 0, random.pick(['  new-one: {}', '  ne', `  new-${random.below(9)}:`, '  tool-1:', '  # note', '', '    x: 1'])); break;
    case 2: lines.splice(id, 1 + random.below(12)); break;
    case 3: lines.splice(at, 1); break;
    case 4: lines.splice(id, 0, ...lines.slice(id, id + 5 + random.below(9))); break;
    default: lines[at] += random.pick(['x', ':', '"', ' # c']);
  }
  return lines.join('\n');
}

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
