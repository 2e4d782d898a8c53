// `fix`: safe corrections on files, by the smallest edits, to the end.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../src/server/node-files.ts';
import { runCli, testFolder } from './run-cli.ts';

const text = `version: 1
stack: { name: Aurore }
policies: [none.martech-policies.yaml]
owners:
  crm: { name: CRM, side: marketing } # our team
tools:
  brevo: { name: Brevo, category: crm, lifecycle: trail, owners: { business: CRM } }
`;
const fixed = text.replace('business: CRM', 'business: crm');

describe('martech-stack fix', () => {
  const folder = testFolder({ 'none.martech-policies.yaml': 'version: 1\nextends: [builtin:integrity]\n' });
  after(() => folder.remove());
  beforeEach(() => folder.write({ 'martech-stack.yaml': text }));
  const path = join(folder.path, 'martech-stack.yaml');
  const fix = (...argv: string[]) => runCli(['fix', ...argv], folder.path);
  const read = () => readFileSync(path, 'utf8');

  it('corrects what is only a slip, leaves what needs a decision, and says both', async () => {
    const told = await fix();
    assert.deepEqual([told.code, told.err], [0, '']);
    assert.match(told.out, /^martech-stack\.yaml\n {2}7:\d+ {2}Use .*crm.* {2}integrity\/unknown-reference\n/);
    assert.match(told.out, /Fixed 1 finding in 1 file\.\nLeft: 1 error\..*\n$/);
    assert.equal(read(), fixed);
  });

  it('has nothing to do a second time', async () => {
    await fix();
    const told = await fix('--lang', 'fr');
    assert.match(told.out, /^Rien à corriger sans décision\.\nReste\u00a0: 1 erreur/);
    assert.equal(read(), fixed);
    assert.deepEqual([(await fix('--dry-run')).code, (await fix('--dry-run')).out], [0, '']);
  });

  for (const [name, change] of [['CRLF', (one: string) => one.replaceAll('\n', '\r\n')], ['a byte-order mark', (one: string) => `\ufeff${one}`], ['no line break at the end', (one: string) => one.trimEnd()]] as const) {
    it(`keeps ${name}`, async () => {
      folder.write({ 'martech-stack.yaml': change(text) });
      const dry = await fix('--dry-run');
      await fix();
      assert.equal(read(), change(fixed));
      folder.write({ 'martech-stack.yaml': change(text) });
      execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'core.whitespace=cr-at-eol', 'apply', '-'], { cwd: folder.path, input: dry.out, env: { ...process.env, GIT_CEILING_DIRECTORIES: folder.path, GIT_DIR: '/nonexistent' } });
      assert.equal(read(), change(fixed));
    });
  }

  it('shows with --dry-run what it would do, and writes nothing', async () => {
    const told = await runCli(['fix', '--dry-run'], folder.path, { write: () => Promise.reject(new Error('written')) });
    assert.deepEqual([told.code, told.err, read()], [1, '', text]);
    assert.match(told.out, /^--- a\/martech-stack\.yaml\n\+\+\+ b\/martech-stack\.yaml\n@@ -4,4 \+4,4 @@\n/);
  });

  it('leaves alone a file that somebody changes in the meantime, and says where it cannot write', async () => {
    let reads = 0;
    const files = { ...nodeFiles(), readInside: async (uri: string, within: string) => {
      if (uri.endsWith('/martech-stack.yaml') && ++reads === 3) writeFileSync(path, `${text}# more\n`);
      return nodeFiles().readInside(uri, within);
    } };
    const told = await runCli(['fix', 'martech-stack.yaml'], folder.path, { files });
    assert.deepEqual([told.code, read()], [2, `${text}# more\n`]);
    assert.match(told.err, /was changed by somebody else/);
    const refused = await runCli(['fix'], folder.path, { write: () => Promise.reject(new Error('EROFS')) });
    assert.match(refused.err, /“martech-stack\.yaml” cannot be written/);
  });

  it('touches no file outside of what it was given', async () => {
    folder.write({ 'other/martech-stack.yaml': text.replace('none.', '../none.') });
    await fix('other');
    assert.equal(read(), text);
    assert.equal(readFileSync(join(folder.path, 'other/martech-stack.yaml'), 'utf8'), fixed.replace('none.', '../none.'));
  });
});
