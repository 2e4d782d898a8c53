// The two examples hold what they promise.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkExample, examples, fixedDay } from './check-example.ts';
import { runCli } from './run-cli.ts';

describe('examples', () => {
  for (const name of ['first-steps', 'maison-verdier']) {
    it(`${name} fixes its day`, () => assert.equal(fixedDay(name), '2026-11-22'));
  }

  it('first-steps: ten tools, nothing to say', async () => {
    const { code, report } = await checkExample('first-steps', '--fail-on', 'info');
    assert.equal(code, 0);
    assert.deepEqual(report.findings, []);
    assert.equal(report.stacks[0]?.tools, 10);
  });

  it('first-steps: nothing to say under builtin:all either', async () => {
    const { report } = await checkExample('first-steps', '--policy', join(import.meta.dirname, 'all.martech-policies.yaml'));
    assert.deepEqual(report.findings, []);
  });

  it('maison-verdier: 27 tools and 30 flows over three files', async () => {
    const [stack] = (await checkExample('maison-verdier')).report.stacks;
    assert.deepEqual([stack?.tools, stack?.flows, stack?.files.length], [27, 30, 3]);
  });

  it('maison-verdier: the situations that it tells of, and nothing wrong with the files', async () => {
    const { findings } = (await checkExample('maison-verdier')).report;
    const said = new Set(findings.filter(({ silenced, kind }) => !silenced && kind === 'finding').map(({ rule, target }) => `${rule} ${target.id}`));
    for (const expected of [
      'lifecycle/trial-expired tiktok-ads', 'lifecycle/trial-without-end typeform', 'lifecycle/fast-lane-overdue typeform',
      'lifecycle/refusal-without-alternative chatgpt', 'lifecycle/phase-out-without-plan kwanko', 'alliance/condition-overdue iadvize',
      'alliance/action-overdue decide-trials', 'alliance/waiver-expired criteo-technical-owner', 'alliance/waiver-unsigned kwanko-end',
      'ownership/no-technical-owner criteo', 'verdier/key-tool-without-backup splio', 'architecture/cycle zendesk-to-imagino',
      'transfers/tia-missing snowflake', 'cost/eliminate-but-renewing kwanko-2023', 'lifecycle/undeclared-tool hotjar',
      'privacy/tag-fires-without-consent tiktok-ads', 'policy/names-a-brand verdier/tiktok-with-the-dpo',
    ]) assert.ok(said.has(expected), `${expected} is not among ${[...said].join(', ')}`);
    assert.deepEqual(findings.filter(({ silenced }) => silenced).map(({ rule, silenced }) => [rule, silenced?.by]), [['ownership/agency-only', 'waiver']]);
    assert.deepEqual([...said].filter(line => /^(syntax|schema|engine)\//.test(line)), []);
  });

  it('maison-verdier: findings in every pack', async () => {
    const { findings } = (await checkExample('maison-verdier')).report;
    const found = new Set(findings.filter(({ kind }) => kind === 'finding').map(({ rule }) => rule.split('/')[0]));
    const packs = readdirSync(join(import.meta.dirname, '../../policies')).map(name => name.split('.')[0] as string).filter(name => name !== 'shared');
    assert.deepEqual(packs.filter(pack => !found.has(pack)), []);
  });

  it('maison-verdier: its policy passes its own tests', async () => {
    assert.equal((await runCli(['test'], join(examples, 'maison-verdier'))).code, 0);
  });
});
