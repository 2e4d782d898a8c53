// Baselines on the command line: written, read, and never a way around what has to be settled.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, testFolder } from './run-cli.ts';

const tool = (id: string) => `  ${id}: { name: ${id}, category: crm, lifecycle: { stage: trial, until: 2026-10-31 }, owners: { business: crm } }\n`;
const stack = (...tools: string[]) => `version: 1\nstack: { name: Aurore }\nowners:\n  crm: { name: CRM, side: marketing }\ntools:\n${tools.map(tool).join('')}`;

describe('martech-stack check with a baseline', () => {
  const folder = testFolder();
  afterEach(() => { rmSync(join(folder.path, 'a'), { recursive: true, force: true }); rmSync(join(folder.path, 'b'), { recursive: true, force: true }); rmSync(join(folder.path, 'known.json'), { force: true }); });
  after(() => folder.remove());
  const check = (...argv: string[]) => runCli(['check', ...argv], folder.path);
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

  it('writes one beside each root, says so on stderr, and counts only what is new from then on', async () => {
    folder.write({ 'a/martech-stack.yaml': stack('brevo'), 'b/martech-stack.yaml': stack('brevo', 'splio') });
    assert.equal((await check()).code, 1);
    const told = await check('--write-baseline');
    assert.equal(told.code, 0);
    assert.match(told.err, /^Wrote a\/martech-baseline\.json: \d+ known findings?\.\nWrote b\/martech-baseline\.json: \d+ known findings?\.\n$/);
    assert.match(told.out, /known already/);
    assert.equal((await check()).code, 0);
    folder.write({ 'a/martech-stack.yaml': stack('brevo', 'splio') });
    const after = await check('--format', 'json');
    assert.equal(after.code, 1);
    assert.deepEqual(JSON.parse(after.out).findings.filter((each: { silenced?: object; severity: string }) => !each.silenced && each.severity === 'error').map((each: { target: { id: string } }) => each.target.id), ['splio']);
  });

  it('writes the same text twice, and one line an entry in order', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('splio', 'brevo') });
    await check('--write-baseline');
    const text = read('b/martech-baseline.json');
    assert.match((await check('--write-baseline')).err, /stays as it is/);
    assert.equal(read('b/martech-baseline.json'), text);
    const lines = text.split('\n').filter(line => line.includes('"id"'));
    const keys = lines.map(line => JSON.parse(line.trim().replace(/,$/, ''))).map(({ rule, target, id }) => `${rule} ${target} ${id}`);
    assert.deepEqual(keys, [...keys].sort());
    assert.ok(lines.length > 1);
  });

  it('never writes over a file that holds something else, but over a baseline that a merge broke', async () => {
    folder.write({ 'a/martech-stack.yaml': stack('brevo'), 'known.json': '<<<<<<< HEAD\n{ "version": 1, "fingerprints": [] }\n' });
    const told = await check('--baseline', 'a/martech-stack.yaml', '--write-baseline');
    assert.equal(told.code, 2);
    assert.match(told.err, /holds something else than a baseline/);
    assert.equal(read('a/martech-stack.yaml'), stack('brevo'));
    assert.equal((await check('--baseline', 'known.json', '--write-baseline')).code, 0);
    assert.equal(JSON.parse(read('known.json')).version, 1);
  });

  it('never takes what is wrong with the file itself', async () => {
    folder.write({ 'b/martech-stack.yaml': `${stack('brevo')}nonsense: 1\n` });
    const told = await check('--write-baseline', '--format', 'json');
    assert.equal(told.code, 1);
    assert.deepEqual(JSON.parse(told.out).findings.filter((each: { silenced?: object; severity: string }) => !each.silenced && each.severity === 'error').map(({ rule }: { rule: string }) => rule), ['schema/unknown-key']);
    assert.doesNotMatch(read('b/martech-baseline.json'), /schema\//);
  });

  it('drops what is settled when it is written anew', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('brevo', 'splio') });
    await check('--write-baseline');
    folder.write({ 'b/martech-stack.yaml': stack('brevo') });
    await check('--write-baseline');
    assert.doesNotMatch(read('b/martech-baseline.json'), /splio/);
    assert.match(read('b/martech-baseline.json'), /brevo/);
  });

  it('reads and writes the file that is named, for all roots', async () => {
    folder.write({ 'a/martech-stack.yaml': stack('brevo'), 'b/martech-stack.yaml': stack('splio') });
    const told = await check('--baseline', 'known.json', '--write-baseline');
    assert.deepEqual([told.code, told.err.split('\n').length], [0, 2]);
    assert.equal((await check('--baseline', 'known.json')).code, 0);
    assert.equal((await check()).code, 1);
    const sarif = JSON.parse((await check('--baseline', 'known.json', '--format', 'sarif')).out);
    assert.deepEqual([...new Set(sarif.runs[0].results.map((each: { baselineState: string }) => each.baselineState))], ['unchanged']);
  });

  it('says of everything that it is new where a baseline knows nothing', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('splio'), 'known.json': '{ "version": 1, "fingerprints": [] }' });
    const sarif = JSON.parse((await check('--baseline', 'known.json', '--format', 'sarif')).out);
    assert.deepEqual([...new Set(sarif.runs[0].results.map((each: { baselineState: string }) => each.baselineState))], ['new']);
  });

  for (const [name, text, words] of [
    ['a merge', '<<<<<<< ours\n{}', /is no baseline that can be read/], ['another version', '{"version":2,"fingerprints":[]}', /is no baseline/],
    ['nothing', undefined, /“known.json” is not there/], ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0]), /not saved as UTF-8/],
  ] as const) {
    it(`cannot run on ${name}`, async () => {
      folder.write({ 'b/martech-stack.yaml': stack('splio'), ...(text !== undefined && { 'known.json': text }) });
      const told = await check('--baseline', 'known.json');
      assert.deepEqual([told.code, told.out], [2, '']);
      assert.match(told.err, words);
    });
  }

  it('says that the one beside a stack cannot be read', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('splio'), 'b/martech-baseline.json': '<<<<<<< ours' });
    const told = await check('--format', 'json');
    const broken = JSON.parse(told.out).findings.filter(({ rule }: { rule: string }) => rule === 'engine/baseline');
    assert.deepEqual([told.code, broken.map(({ file }: { file: string }) => file)], [1, ['b/martech-baseline.json']]);
  });

  it('writes over one that a merge broke, but neither over a folder nor outside of the workspace', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('splio'), 'b/martech-baseline.json': '<<<<<<< ours' });
    assert.equal((await check('--write-baseline')).code, 0);
    rmSync(join(folder.path, 'b/martech-baseline.json'));
    mkdirSync(join(folder.path, 'b/martech-baseline.json'));
    assert.match((await check('--write-baseline')).err, /is a folder/);
    rmSync(join(folder.path, 'b/martech-baseline.json'), { recursive: true });
    const elsewhere = testFolder({ 'precious.json': 'precious' });
    symlinkSync(join(elsewhere.path, 'precious.json'), join(folder.path, 'b/martech-baseline.json'));
    const told = await check('--write-baseline');
    assert.deepEqual([told.code, told.out], [2, '']);
    assert.equal(readFileSync(join(elsewhere.path, 'precious.json'), 'utf8'), 'precious');
    elsewhere.remove();
  });

  it('says where it cannot write', async () => {
    folder.write({ 'b/martech-stack.yaml': stack('splio') });
    const told = await runCli(['check', '--write-baseline', '--lang', 'fr'], folder.path, { write: () => Promise.reject(new Error('EACCES')) });
    assert.deepEqual([told.code, told.out], [2, '']);
    assert.match(told.err, /ne peut pas être écrit/);
  });
});
