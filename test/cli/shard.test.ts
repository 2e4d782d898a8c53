// `--shard`: every finding in one part, and the parts together what the whole is.

import assert from 'node:assert/strict';
import { runCli, testFolder } from './run-cli.ts';

const tool = (id: string) => `  ${id}: { name: ${id}, category: crm, lifecycle: trail, owners: { business: crm } }\n`;
const stack = (imports: string, id: string) => `version: 1\nstack: { name: Aurore }\nimports: [${imports}]\nowners:\n  crm: { name: CRM, side: marketing }\ntools:\n${tool(id)}`;

describe('martech-stack check --shard', () => {
  const folder = testFolder({
    'a/martech-stack.yaml': stack('', 'one'), 'b/martech-stack.yaml': stack('../shared/x.martech-stack.yaml', 'two'), 'c/martech-stack.yaml': stack('', 'three'),
    'd/martech-stack.yaml': stack('../shared/*.martech-stack.yaml', 'four'), 'shared/x.martech-stack.yaml': `version: 1\ntools:\n${tool('shared')}`,
    'alone.martech-stack.yaml': `version: 1\ntools:\n${tool('alone')}`, 'martech-policies.yaml': 'version: 1\nrules: { a: b }\n', 'e/martech-stack.yaml': stack('', 'five'),
  });
  after(() => folder.remove());
  const findings = async (...argv: string[]) => JSON.parse((await runCli(['check', '--format', 'json', ...argv], folder.path)).out).findings.map((each: { file: string; rule: string; id: string }) => `${each.file} ${each.rule} ${each.id}`);

  for (const of of [1, 2, 3, 5, 20]) {
    it(`${of} parts say together what the whole says, each thing once`, async () => {
      const parts: string[] = [];
      for (let index = 1; index <= of; index++) parts.push(...(await findings('--shard', `${index}/${of}`)));
      assert.deepEqual(parts.sort(), (await findings()).sort());
    });
  }

  it('keeps stacks that share a file together, and is content with a part that is empty', async () => {
    const files = (await findings('--shard', '3/20')).map((line: string) => line.split(' ')[0]);
    assert.deepEqual([...new Set(files)].sort(), ['b/martech-stack.yaml', 'd/martech-stack.yaml', 'shared/x.martech-stack.yaml']);
    const empty = await runCli(['check', '--shard', '20/20'], folder.path);
    assert.deepEqual([empty.code, empty.out], [0, 'Nothing to review.\n']);
  });

  for (const value of ['0/2', '3/2', '1', '1/0', 'a/b', '-1/2', '1/2/3']) {
    it(`cannot run on ${value}`, async () => {
      const told = await runCli(['check', `--shard=${value}`], folder.path);
      assert.deepEqual([told.code, told.out], [2, '']);
      assert.match(told.err, /is no part of a check/);
    });
  }

  it('cannot write one baseline of all from a part', async () => {
    assert.match((await runCli(['check', '--shard', '1/2', '--baseline', 'all.json', '--write-baseline'], folder.path)).err, /cannot write the one baseline/);
  });
});
