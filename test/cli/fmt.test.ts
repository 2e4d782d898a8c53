// `fmt`: files laid out by the smallest edits, or told about with --check.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, testFolder } from './run-cli.ts';

const text = 'version: 1\nstack: {name: Aurore}\nowners:\n    crm:\n        name:  CRM # our team\n';
const laidOut = 'version: 1\nstack: { name: Aurore }\nowners:\n  crm:\n    name: CRM # our team\n';

describe('martech-stack fmt', () => {
  const folder = testFolder({ 'rules.martech-policies.yaml': 'version: 1\n' });
  after(() => folder.remove());
  beforeEach(() => folder.write({ 'martech-stack.yaml': text }));
  const fmt = (...argv: string[]) => runCli(['fmt', ...argv], folder.path);
  const read = () => readFileSync(join(folder.path, 'martech-stack.yaml'), 'utf8');

  it('lays out what needs it, says so, and has nothing to do a second time', async () => {
    assert.deepEqual(await fmt(), { code: 0, out: 'martech-stack.yaml\nLaid out 1 of 2 files.\n', err: '' });
    assert.equal(read(), laidOut);
    assert.deepEqual(await fmt('martech-stack.yaml'), { code: 0, out: 'Nothing to lay out in 1 file.\n', err: '' });
    assert.deepEqual(await fmt('--check'), { code: 0, out: 'Nothing to lay out in 2 files.\n', err: '' });
  });

  it('tells with --check what it would do, and writes nothing', async () => {
    const told = await fmt('--check', '--lang', 'fr');
    assert.deepEqual([told.code, told.err, read()], [1, '', text]);
    assert.equal(told.out, 'martech-stack.yaml\n1 fichier changerait sur 2. Vous pouvez les mettre en forme avec\u00a0: martech-stack fmt\n');
  });

  for (const [name, change] of [['CRLF', (one: string) => one.replaceAll('\n', '\r\n')], ['a byte-order mark', (one: string) => `\ufeff${one}`]] as const) {
    it(`keeps ${name}`, async () => {
      folder.write({ 'martech-stack.yaml': change(text) });
      await fmt();
      assert.equal(read(), change(laidOut));
    });
  }

  it('leaves what cannot be read, says where, and lays out the rest', async () => {
    folder.write({ 'martech-stack.yaml': text.replace('CRM #', '"CRM #').replace('owners', 'x-a:   1\nowners') });
    const told = await fmt();
    assert.equal(told.code, 0);
    assert.match(told.out, /^martech-stack\.yaml\nmartech-stack\.yaml:6 {2}stays as it is, since it could not be laid out safely; martech-stack check may say why\nLaid out 1 of 2 files\.\n$/);
    assert.match(read(), /^version: 1\nstack: \{ name: Aurore \}\nx-a: 1\nowners:\n {4}crm:\n {8}name: {2}"CRM # our team\n$/);
  });

  it('changes no file where one cannot be read or written, and says which', async () => {
    folder.write({ 'a/martech-stack.yaml': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) });
    const told = await fmt();
    assert.deepEqual([told.code, told.out, read()], [2, '', text]);
    assert.match(told.err, /“a\/martech-stack\.yaml” cannot be read, and no file was changed/);
    const refused = await runCli(['fmt', 'martech-stack.yaml'], folder.path, { write: () => Promise.reject(new Error('EROFS')) });
    assert.match(refused.err, /“martech-stack\.yaml” cannot be written/);
  });

  it('has its page', async () => {
    assert.match((await fmt('--help')).out, /^Usage: martech-stack fmt \[paths…\].*inside `\{ \}`/s);
  });
});
