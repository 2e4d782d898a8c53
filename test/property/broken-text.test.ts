import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { TypingSession } from '../support/typing-session.ts';

const name = 'martech-stack.yaml';
const example = new URL('../../examples/maison-verdier/', import.meta.url);
const names = [name, 'martech-policies.yaml', 'martech-observations.yaml', 'brands/mode.martech-stack.yaml', 'brands/maison.martech-stack.yaml'];
const files = Object.fromEntries(names.map(each => [each, readFileSync(new URL(each, example), 'utf8')]));

describe('a character that breaks the text, anywhere, for a while', () => {
  it('neither empties nor floods the list, and leaves no trace', async function () {
    this.timeout(60_000);
    const session = await TypingSession.start(files, name, 50);
    const said = () => names.flatMap(each => session.shown(each).map(line => `${each} ${line.replace(/^\d+ /, '')}`)).sort();
    const before = said();
    assert.ok(before.length > 50);
    try {
      await fc.assert(fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('"', "'", '[', ']', '{', '}', '\t', '*'), async (where, character) => {
        const { text } = session.keyboard;
        const at = Math.floor(where * text.length);
        // The name of an anchor is a name like another: what hangs on it is told once it is changed.
        fc.pre(!/&/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] as string));
        await session.change(session.keyboard.replace(at, at, character));
        await session.rest(5000);
        const now = said();
        await session.change(session.keyboard.replace(at, at + 1, ''));
        await session.rest(5000);
        assert.deepEqual(said(), before);
        const changed = [...before.filter(line => !now.includes(line)), ...now.filter(line => !before.includes(line))];
        assert.ok(changed.length <= 4, `${character} at ${at}:\n${changed.join('\n')}`);
      }), { numRuns: 25, endOnFailure: true });
    } finally {
      await session.end();
    }
  });
});
