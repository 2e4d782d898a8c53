// Every way in which a text can be unreadable has a page of its own, in both languages.

import assert from 'node:assert/strict';
import { messages } from '../../../src/generated/messages.ts';
import { syntaxProblemIds } from '../../../src/core/syntax/problem-ids.ts';
import type { Unread } from '../../../src/core/workspace.ts';

/** Sentences that are no kind of their own: a second wording, and what a related place says. */
const otherWordings = ['bad-indentation-any', 'unexpected-text-quote', 'duplicate-key-first'];
const unread: Readonly<Record<Unread, true>> = { missing: true, unreadable: true, 'too-large': true, directory: true, outside: true, encoding: true };
/** A problem is said by the sentence that bears its kind: there is no kind without one. */
const sentences = Object.keys(messages.en).filter(id => /^syntax\.(?!title-|meaning-)/.test(id)).map(id => id.slice('syntax.'.length));
const kinds = new Set([...sentences.filter(kind => !otherWordings.includes(kind)), ...Object.keys(unread)]);

describe('the ids of syntax', () => {
  it('are those that a text can be told by', () => {
    assert.deepEqual(Object.keys(syntaxProblemIds).sort(), [...kinds].map(kind => `syntax/${kind}`).sort());
  });

  for (const language of ['en', 'fr'] as const) {
    it(`each have a title and a meaning of their own in ${language}`, () => {
      const texts: Readonly<Record<string, string | undefined>> = messages[language];
      const said = Object.values(syntaxProblemIds).flatMap(({ title, meaning }) => [texts[title.id], texts[meaning.id]]);
      for (const text of said) assert.ok(text);
      assert.equal(new Set(said).size, said.length);
    });
  }
});
