import assert from 'node:assert/strict';
import type { FileKind } from '../../../src/core/file-kind.ts';
import { checkDocument } from '../../../src/core/schema/check-document.ts';
import { say } from '../../../src/core/text/language.ts';
import { markedText } from '../../support/marked-text.ts';
import { read } from './problems-in.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly rule?: string;
  readonly says?: string;
  readonly kind?: FileKind;
  readonly role?: 'root' | 'fragment' | 'other';
}

const cases: readonly Case[] = [
  { name: 'a small root', text: 'version: 1\nstack: { name: A }\n' },
  { name: 'a fragment', text: 'version: 1\ntools: {}\n', role: 'fragment' },
  { name: 'notes of one’s own', text: 'version: 1\nx-notes: anything\n', role: 'fragment' },
  { name: 'no version', text: '⟦stack⟧: { name: A }\n', rule: 'schema/missing-key', says: 'This file does not say its version yet. You could start it with `version: 1`.' },
  { name: 'a version with nothing behind it', text: 'version:\nstack: { name: A }\n' },
  { name: 'a misspelt section', text: 'version: 1\n⟦tool⟧:\n  a: {}\n', role: 'fragment', rule: 'schema/unknown-key',
    says: '`tool` is not a section of this file. Did you mean `tools`?' },
  { name: 'a section of another file', text: 'version: 1\n⟦rules⟧: {}\n', role: 'fragment', rule: 'schema/unknown-key',
    says: '`rules` is not a section of this file: it belongs in `martech-policies.yaml`.' },
  { name: 'a key of a tool at the margin', text: 'version: 1\ntools:\n  a: {}\n⟦mfa⟧: true\n', role: 'fragment', rule: 'schema/unknown-key',
    says: '`mfa` is not a section of this file: it belongs to a tool, under `security`. Is it indented deeply enough?' },
  { name: 'a key of every tool at the margin', text: 'version: 1\ntools:\n  a: {}\n⟦criticality⟧: high\n', role: 'fragment', rule: 'schema/unknown-key',
    says: '`criticality` is not a section of this file: it belongs inside an entry, such as a tool. Is it indented deeply enough?' },
  { name: 'a section that nobody knows', text: 'version: 1\n⟦budget⟧: 1\n', kind: 'martech-observations', role: 'other', rule: 'schema/unknown-key',
    says: '`budget` is not a section of this file. The sections are `version`, `observed`. For a note of your own, start the key with `x-`.' },
  { name: 'policies in a fragment', text: 'version: 1\n⟦policies⟧: [a.yaml]\n', role: 'fragment', rule: 'schema/misplaced-key',
    says: '`policies` belongs in the root file, the one that says `stack`. You could move it there: this file is read together with that one.' },
  { name: 'policies in a root', text: 'version: 1\nstack: { name: A }\npolicies: [a.yaml]\n' },
  { name: 'an empty section', text: 'version: 1\n⟦tools⟧:\n', role: 'fragment', rule: 'schema/to-fill', says: '`tools` is still to be filled in. Write its value, or take the key away.' },
  { name: 'an empty file', text: '⟦⟧', role: 'fragment', rule: 'schema/empty-file', says: 'This file says nothing yet. A stack starts with `version: 1`, then `stack:` with its `name`.' },
  { name: 'a file of comments', text: '⟦⟧# nothing yet\n', kind: 'martech-policies', role: 'other', rule: 'schema/empty-file',
    says: 'This file says nothing yet. A policy starts with `version: 1`, then `extends: [builtin:starter]`.' },
];

describe('checkDocument', () => {
  for (const { name, text: marked, rule, says, kind = 'martech-stack', role = 'root' } of cases) {
    it(`${says ? 'says one thing' : 'is content'} about ${name}`, () => {
      const { text, ranges } = markedText(marked);
      const problems = checkDocument(kind, read(text, kind), role);
      assert.deepEqual(problems.map(({ message }) => say(message, 'en')), says ? [says] : []);
      assert.deepEqual(problems.map(problem => problem.rule), rule ? [rule] : []);
      assert.deepEqual(problems.map(problem => problem.range), ranges);
    });
  }

  it('leaves a file that cannot be read to the syntax', () => {
    assert.deepEqual(checkDocument('martech-stack', { ...read('- a\n- b\n', 'martech-stack'), problems: [{ kind: 'no-map', range: { start: 0, end: 1 }, message: { id: 'schema.to-fill' } }] }, 'fragment'), []);
  });
});
