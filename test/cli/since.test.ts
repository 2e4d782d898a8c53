// `--since`: only what is new counts, and reading old files runs nothing of the workspace.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, testFolder } from './run-cli.ts';

const tool = (id: string, stage = '{ stage: trial, until: 2026-10-31 }') => `  ${id}: { name: ${id}, category: crm, lifecycle: ${stage}, owners: { business: crm } }\n`;
const stack = (...tools: string[]) => `version: 1\nstack: { name: Aurore }\nowners:\n  crm: { name: CRM, side: marketing }\ntools:\n${tools.join('')}`;
const author = ['-c', 'user.name=Team', '-c', 'user.email=team@example.org', '-c', 'commit.gpgsign=false'];
const git = (path: string, ...args: string[]) => execFileSync('git', ['-C', path, ...author, ...args], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1' } });

/** A repository with these files committed. */
function repository(files: Readonly<Record<string, string>>) {
  const folder = testFolder(files);
  rmSync(join(folder.path, '.git'), { recursive: true });
  git(folder.path, 'init', '-q', '-b', 'main');
  const commit = (): void => {
    git(folder.path, 'add', '-A');
    git(folder.path, 'commit', '-qm', 'More');
  };
  commit();
  return { ...folder, commit };
}

const env = { PATH: process.env['PATH'], HOME: '/nonexistent' };

describe('martech-stack check --since', function () {
  this.timeout(20_000);
  const folder = repository({ 'martech-stack.yaml': stack(tool('brevo')), 'policies/own.martech-policies.yaml': 'version: 1\nrules: {}\n' });
  after(() => folder.remove());
  const check = (...argv: string[]) => runCli(['check', '--format', 'json', ...argv], folder.path, { env });
  const start = git(folder.path, 'rev-parse', 'HEAD').trim();
  afterEach(() => {
    git(folder.path, 'reset', '-q', '--hard', start);
    git(folder.path, 'clean', '-qfd');
  });
  const fresh = ({ out }: { out: string }): string[] => JSON.parse(out).findings.filter((each: { silenced?: object; kind: string }) => !each.silenced)
    .map(({ rule, kind, target }: { rule: string; kind: string; target: { id: string } }) => `${kind === 'question' ? '? ' : ''}${rule} ${target.id}`);

  it('says nothing where nothing is new', async () => {
    const told = await check('--since', 'main');
    assert.deepEqual([told.code, fresh(told), told.err], [0, [], '']);
    assert.equal(JSON.parse(told.out).since, 'main');
    assert.ok(JSON.parse(told.out).summary.baseline > 0);
  });

  it('says what is new in files that nobody has committed yet, wherever the rest has moved', async () => {
    folder.write({ 'martech-stack.yaml': `# A comment\n\n${stack(tool('splio'), tool('brevo'))}` });
    const told = await check('--since', 'HEAD');
    assert.equal(told.code, 1);
    assert.deepEqual([...new Set(fresh(told).map(line => line.split(' ').at(-1)))], ['splio']);
  });

  it('counts faults of the file, as many as there were', async () => {
    folder.write({ 'martech-stack.yaml': `${stack(tool('brevo'), tool('splio', 'trail'))}` });
    folder.commit();
    folder.write({ 'martech-stack.yaml': `${stack(tool('brevo'), tool('splio', 'trail'), tool('adobe', 'trail'))}` });
    assert.deepEqual(fresh(await check('--since', 'HEAD', '--policy', 'policies/own.martech-policies.yaml')), ['schema/wrong-value adobe']);
  });

  it('knows a stack that has moved to another folder', async () => {
    mkdirSync(join(folder.path, 'europe'));
    renameSync(join(folder.path, 'martech-stack.yaml'), join(folder.path, 'europe/martech-stack.yaml'));
    assert.deepEqual(fresh(await check('--since', 'HEAD')), []);
  });

  it('takes everything for new in a stack that was not there', async () => {
    folder.write({ 'other/martech-stack.yaml': stack(tool('brevo')) });
    assert.ok(fresh(await check('--since', 'HEAD')).includes('lifecycle/trial-expired brevo'));
  });

  it('weighs both by the policy that the command line names', async () => {
    folder.write({ 'all.martech-policies.yaml': 'version: 1\nextends: [builtin:lifecycle]\n' });
    assert.deepEqual(fresh(await check('--since', 'HEAD', '--policy', 'all.martech-policies.yaml')), []);
  });

  it('says that a new rule finds something', async () => {
    folder.write({
      'martech-stack.yaml': stack(tool('brevo')).replace('tools:', 'policies: [policies/own.martech-policies.yaml]\ntools:'),
      'policies/own.martech-policies.yaml': 'version: 1\nrules:\n  acme/no: { title: No, on: tool, severity: error, assert: "false", message: Look. }\n',
    });
    assert.deepEqual(fresh(await check('--since', 'HEAD')), ['acme/no brevo']);
  });

  it('works below the top of the repository, and with links inside it', async () => {
    folder.write({ 'brands/shared/x.martech-stack.yaml': `version: 1\ntools:\n${tool('splio')}`, 'brands/a/martech-stack.yaml': `${stack(tool('brevo'))}imports: [linked/x.martech-stack.yaml, one.martech-stack.yaml]\n` });
    symlinkSync('../shared', join(folder.path, 'brands/a/linked'));
    symlinkSync('../shared/x.martech-stack.yaml', join(folder.path, 'brands/a/one.martech-stack.yaml'));
    folder.commit();
    const told = await runCli(['check', '--format', 'json', '--since', 'HEAD', 'martech-stack.yaml'], join(folder.path, 'brands/a'), { env });
    assert.deepEqual([told.code, fresh(told)], [0, []]);
  });

  for (const [ref, words] of [['no-such-branch', /knows no revision “no-such-branch”/], ['-x', /no revision “-x”|needs a value/], ['main:martech-stack.yaml', /no revision/], ['--upload-pack=x', /no revision|needs a value/]] as const) {
    it(`cannot run on “${ref}”`, async () => {
      const told = await check(`--since=${ref}`);
      assert.deepEqual([told.code, told.out], [2, '']);
      assert.match(told.err, words);
    });
  }

  it('cannot run without git, outside a repository, nor beside --write-baseline', async () => {
    const noGit = await runCli(['check', '--since', 'main'], folder.path, { env: { PATH: '/nonexistent' } });
    assert.match(noGit.err, /git is not to be found/);
    const outside = testFolder({ 'martech-stack.yaml': stack(tool('brevo')) });
    const told = await runCli(['check', '--since', 'main'], outside.path, { env });
    assert.match(told.err, /is not inside a git repository/);
    outside.remove();
    assert.match((await check('--since', 'main', '--write-baseline')).err, /do not go together/);
  });

  it('tells a shallow clone from a wrong name', async () => {
    folder.write({ 'martech-stack.yaml': stack(tool('brevo'), tool('splio')) });
    folder.commit();
    const clone = testFolder();
    rmSync(join(clone.path, '.git'), { recursive: true });
    git(clone.path, 'clone', '-q', '--depth', '1', `file://${folder.path}`, 'shallow');
    const told = await runCli(['check', '--since', 'HEAD~1'], join(clone.path, 'shallow'), { env });
    assert.match(told.err, /this clone holds only the latest commits.*--unshallow/);
    clone.remove();
  });

  it('runs nothing that the repository names, and fetches nothing', async () => {
    const trap = repository({ 'martech-stack.yaml': stack(tool('brevo')), '.gitattributes': '*.yaml filter=evil diff=evil\n' });
    const sign = join(trap.path, 'ran');
    const script = join(trap.path, 'evil.sh');
    trap.write({ 'evil.sh': `#!/bin/sh\ntouch '${sign}'\ncat\n`, '.git/hooks/post-checkout': `#!/bin/sh\ntouch '${sign}'\n`, '.git/hooks/reference-transaction': `#!/bin/sh\ntouch '${sign}'\n` });
    for (const path of [script, join(trap.path, '.git/hooks/post-checkout'), join(trap.path, '.git/hooks/reference-transaction')]) chmodSync(path, 0o755);
    const missing = git(trap.path, 'rev-parse', 'HEAD:martech-stack.yaml').trim();
    for (const [key, value] of [
      ['core.fsmonitor', script], ['core.pager', script], ['core.sshCommand', script], ['filter.evil.smudge', script], ['filter.evil.clean', script], ['diff.evil.textconv', script],
      ['diff.external', script], ['alias.cat-file', `!${script}`], ['remote.origin.url', `ext::${script}`], ['remote.origin.promisor', 'true'], ['remote.origin.partialclonefilter', 'blob:none'],
      ['protocol.ext.allow', 'always'], ['extensions.partialClone', 'origin'], ['core.repositoryformatversion', '1'], ['credential.helper', `!${script}`], ['remote.origin.uploadpack', script],
    ] as const) git(trap.path, 'config', key, value);
    rmSync(sign, { force: true });
    const told = await runCli(['check', '--since', 'HEAD', '--format', 'json'], trap.path, { env });
    assert.deepEqual([told.code, told.err, existsSync(sign)], [0, '', false]);
    rmSync(join(trap.path, '.git/objects', missing.slice(0, 2), missing.slice(2)));
    const lacking = await runCli(['check', '--since', 'HEAD'], trap.path, { env });
    assert.deepEqual([lacking.code, lacking.out, existsSync(sign)], [2, '', false]);
    assert.match(lacking.err, /does not hold the files of that revision/);
    trap.remove();
  });
});
