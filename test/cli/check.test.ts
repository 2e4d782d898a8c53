// `check` over real files: what is read, what is said, and the exit code.

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../src/server/node-files.ts';
import { runCli, testFolder, type Told } from './run-cli.ts';

const stack = (more = '') => `version: 1\nstack: { name: Aurore }\nowners:\n  crm: { name: CRM, side: marketing }\n${more}`;
const tool = (id: string, stage = 'production') => `  ${id}: { name: ${id}, category: crm, lifecycle: ${stage}, owners: { business: crm } }\n`;
const fragment = (id: string, stage = 'production') => `version: 1\ntools:\n${tool(id, stage)}`;
/** Nothing but the engine speaks: no rule is in force. */
const noRules = 'version: 1\nrules: {}\n';

const folder = testFolder({
  'good/martech-stack.yaml': stack(`policies: [none.martech-policies.yaml]\ntools:\n${tool('brevo')}`),
  'good/none.martech-policies.yaml': noRules,
  'typo/martech-stack.yaml': stack(`tools:\n${tool('brevo', 'prodution')}`),
  'several/martech-stack.yaml': stack(`imports: [brands/*.martech-stack.yaml]\npolicies: [none.martech-policies.yaml]\ntools:\n${tool('brevo')}`),
  'several/none.martech-policies.yaml': noRules,
  'several/brands/a.martech-stack.yaml': fragment('hotjar'),
  'several/brands/b.martech-stack.yaml': fragment('matomo', 'trail'),
  'several/node_modules/x/martech-stack.yaml': 'version: nonsense\n',
  'several/.cache/martech-stack.yaml': 'version: nonsense\n',
  'alone/martech-stack.yaml': fragment('lonely'),
  'outside/martech-stack.yaml': stack('imports: [link.martech-stack.yaml, ../../martech-stack.yaml]\n'),
});
const elsewhere = testFolder({ 'secret.martech-stack.yaml': fragment('secret') });
symlinkSync(join(elsewhere.path, 'secret.martech-stack.yaml'), join(folder.path, 'outside/link.martech-stack.yaml'));
after(() => {
  folder.remove();
  elsewhere.remove();
});

const check = (...argv: string[]): Promise<Told> => runCli(['check', ...argv], folder.path);
const findingsOf = ({ out }: Told): { rule: string; file: string; severity: string; message: string }[] => JSON.parse(out).findings;

describe('martech-stack check', () => {
  for (const format of ['pretty', 'markdown']) {
    it(`obeys no control character of a manifest (${format})`, async () => {
      folder.write({ 'wild/martech-stack.yaml': 'version: 1\nstack: { name: "\\e[2J\\e]0;pwn\\a" }\n' });
      const { out } = await check('wild', '--format', format);
      assert.match(out, /\ufffd.*2J\ufffd.*0;pwn\ufffd/);
      assert.doesNotMatch(out, /[\x07\x1b]/);
    });
  }

  it('is content with a good stack', async () => {
    assert.deepEqual(await check('good'), { code: 0, out: 'Aurore: 1 tool, 0 flows, as of 22 Nov 2026.\nNothing to review.\n', err: '' });
  });

  it('points at a typo and offers the right value', async () => {
    const told = await check('typo');
    assert.equal(told.code, 1);
    assert.match(told.out, /^typo\/martech-stack\.yaml\n +6:\d+ +error +.*prodution.*production.*schema\/wrong-value/m);
    assert.equal(told.err, '');
  });

  it('checks everything below the working folder, but for node_modules and hidden folders', async () => {
    const told = await runCli(['check', '--format', 'json'], join(folder.path, 'several'));
    assert.equal(told.code, 1);
    const report = JSON.parse(told.out);
    assert.deepEqual(report.stacks.map((each: { file: string; tools: number }) => [each.file, each.tools]), [['several/martech-stack.yaml', 3]]);
    assert.deepEqual(findingsOf(told).map(({ file, rule }) => [file, rule]), [['several/brands/b.martech-stack.yaml', 'schema/wrong-value']]);
  });

  it('checks a fragment within the root that imports it, and says only what concerns it', async () => {
    assert.match((await check('several/brands/a.martech-stack.yaml')).out, /^Aurore: 3 tools.*\nNothing to review\.\n$/);
    const told = await check('several/brands/b.martech-stack.yaml', '--format', 'json');
    assert.equal(told.code, 1);
    assert.deepEqual(findingsOf(told).map(({ rule }) => rule), ['schema/wrong-value']);
  });

  it('says once that nothing imports a fragment', async () => {
    const told = await check('alone', '--format', 'json');
    assert.equal(told.code, 0);
    assert.deepEqual(findingsOf(told).map(({ rule, severity }) => [rule, severity]), [['schema/fragment-without-root', 'info']]);
  });

  it('reads nothing outside of the workspace, links resolved', async () => {
    const told = await check('outside', '--format', 'json');
    assert.equal(told.code, 1);
    assert.doesNotMatch(told.out, /secret/);
    assert.deepEqual(findingsOf(told).map(({ rule }) => rule).filter(rule => rule === 'schema/import').length, 2);
    const named = await check('outside/link.martech-stack.yaml');
    assert.deepEqual([named.code, named.out], [2, '']);
    assert.match(named.err, /leads outside of the workspace/);
  });

  it('checks a stack elsewhere within a workspace of its own', async () => {
    const told = await runCli(['check', folder.path + '/good'], elsewhere.path);
    assert.equal(told.code, 0);
  });

  for (const [paths, failOn, code] of [
    ['typo', 'error', 1], ['typo', 'warning', 1], ['typo', 'info', 1], ['typo', 'never', 0],
    ['alone', 'error', 0], ['alone', 'warning', 0], ['alone', 'info', 1], ['alone', 'never', 0],
    ['good', 'info', 0],
  ] as const) {
    it(`--fail-on ${failOn} gives ${code} for “${paths}”`, async () => assert.equal((await check(paths, '--fail-on', failOn)).code, code));
  }

  for (const format of ['json', 'sarif'] as const) {
    it(`--format ${format} is one document on stdout, and nothing anywhere else`, async () => {
      const told = await runCli(['check', 'typo', '--format', format], folder.path, { isErrTerminal: true, isOutTerminal: true, now: () => performance.now() });
      assert.equal(told.code, 1);
      assert.equal(told.err.replace(/\r\u001b\[K[^\r]*/g, ''), '');
      assert.ok(JSON.parse(told.out));
    });
  }

  it('says nothing on stdout where it could not run', async () => {
    const told = await check('typo', 'gone', '--format', 'sarif');
    assert.deepEqual([told.code, told.out], [2, '']);
  });

  it('colours a terminal only, and never under NO_COLOR', async () => {
    const colourful = (more: object) => runCli(['check', 'typo'], folder.path, more).then(told => told.out.includes('\u001b['));
    assert.equal(await colourful({}), false);
    assert.equal(await colourful({ isOutTerminal: true }), true);
    assert.equal(await colourful({ isOutTerminal: true, env: { NO_COLOR: '1' } }), false);
    assert.equal(await colourful({ isOutTerminal: true, env: { TERM: 'dumb' } }), false);
    assert.equal(await colourful({ env: { FORCE_COLOR: '1' } }), true);
  });

  it('tells its progress on a terminal, and takes it away', async () => {
    let clock = 0;
    const told = await runCli(['check', 'several'], folder.path, { isErrTerminal: true, now: () => (clock += 1000) });
    assert.match(told.err, /Checking… \d+ %/);
    assert.match(told.err, /\r\u001b\[K$/);
  });

  it('speaks French', async () => {
    const told = await check('typo', '--lang', 'fr');
    assert.match(told.out, /erreur .*prodution.* n’est pas une étape.*\n/);
    assert.match(told.out, /1 erreur\.\n$/);
  });

  it('takes a folder that is named like a manifest for the folder that it is', async () => {
    const odd = testFolder({ 'martech-stack.yaml/readme.txt': '', 'x/martech-stack.yaml': stack() });
    assert.deepEqual((await runCli(['check', 'martech-stack.yaml'], odd.path)).code, 2);
    const told = await runCli(['check', '--format', 'json'], odd.path);
    assert.deepEqual([told.code, findingsOf(told).map(({ rule, file }) => [rule, file])], [1, [['syntax/directory', 'martech-stack.yaml']]]);
    odd.remove();
  });

  it('says that an import cannot be read, and checks the rest', async () => {
    const files = { ...nodeFiles(), readInside: (uri: string, within: string) => (uri.endsWith('/b.martech-stack.yaml') ? Promise.resolve({ unread: 'unreadable' as const }) : nodeFiles().readInside(uri, within)) };
    const told = await runCli(['check', 'several/martech-stack.yaml', '--format', 'json'], folder.path, { files });
    assert.equal(told.code, 1);
    assert.deepEqual(findingsOf(told).map(({ rule }) => rule), ['schema/import']);
  });

  it('takes a root that cannot be read as a reason not to run', async () => {
    const files = { listYaml: async () => ['file:///w/martech-stack.yaml'], readInside: async (uri: string) => ({ unread: uri.endsWith('.yaml') ? 'unreadable' as const : 'directory' as const }) };
    const told = await runCli(['check', '.'], '/w', { files });
    assert.deepEqual([told.code, told.out], [2, '']);
    assert.match(told.err, /“martech-stack.yaml” cannot be read/);
  });
});
