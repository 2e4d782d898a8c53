// Formatting by a real client and server: what is declared is answered, for open texts and for none of ours.

import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { ServerFixture, folder } from '../support/server-fixture.ts';

const text = 'version: 1\nstack:\n    name:   Aurore\ntools:\n  a: {name: A}\n';
const name = 'martech-stack.yaml';
const textDocument = { uri: folder + name };
const options = { tabSize: 4, insertSpaces: false };

describe('formatting over the protocol', () => {
  let server: ServerFixture;
  afterEach(() => server.stop());

  it('is declared, and answers for a file, a range and a line', async () => {
    server = new ServerFixture({ [name]: text });
    const { capabilities } = await server.start();
    assert.deepEqual([capabilities.documentFormattingProvider, capabilities.documentRangeFormattingProvider, capabilities.documentOnTypeFormattingProvider],
      [true, true, { firstTriggerCharacter: '\n', moreTriggerCharacter: ['-'] }]);
    await server.open(name, text);
    const all = await server.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
    assert.deepEqual(all.map(({ range: { start, end }, newText }) => [start.line, start.character, end.character, newText]), [[2, 2, 4, ''], [2, 10, 12, ''], [4, 6, 6, ' '], [4, 13, 13, ' ']]);
    const some = await server.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument, options, range: { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } } });
    assert.deepEqual(some, all.slice(2));
    await server.edit(name, [3, 6], [3, 6], '\n');
    const typed = await server.request<TextEdit[]>('textDocument/onTypeFormatting', { textDocument, options, position: { line: 4, character: 0 }, ch: '\n' });
    assert.deepEqual(typed, [{ range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, newText: '  ' }]);
  });

  it('leaves any other file alone', async () => {
    server = new ServerFixture({ [name]: text });
    await server.start();
    await server.open('other.yaml', 'a:   1\n', 'yaml');
    assert.deepEqual(await server.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri: `${folder}other.yaml` }, options }), []);
  });
});
