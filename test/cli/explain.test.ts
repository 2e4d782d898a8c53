// `explain`: pages of built-in rules, of rules under the working folder, and of the engine's own ids.

import assert from 'node:assert/strict';
import { runCli, testFolder } from './run-cli.ts';

const folder = testFolder({
  'martech-stack.yaml': 'version: 1\nstack: { name: Aurore }\npolicies: [martech-policies.yaml]\n',
  'martech-policies.yaml': 'version: 1\nrules:\n  acme/own: { title: Our own rule, on: tool, severity: info, assert: tool.live, why: Because. }\n',
});
after(() => folder.remove());

describe('martech-stack explain', () => {
  for (const [rule, lang, words] of [
    ['lifecycle/trial-expired', 'en', /^# Trial or pilot past its end date\n\n`lifecycle\/trial-expired` · asked of both sides[\s\S]*tool\.lifecycle\.until >= today/],
    ['lifecycle/trial-expired', 'fr', /^# Essai ou pilote arrivé à échéance\n/],
    ['integrity/unknown-reference', 'en', /written in code/],
    ['lifecycle/trial-too-long', 'en', /`trial-max`.*90 days/],
    ['acme/own', 'en', /^# Our own rule\n[\s\S]*Because\./],
    ['schema/unknown-key', 'en', /always on/],
    ['syntax/tab-indentation', 'fr', /toujours actif/],
    ['engine/too-costly', 'en', /`engine\/too-costly`/],
  ] as const) {
    it(`${rule} in ${lang}`, async () => {
      const told = await runCli(['explain', rule, '--lang', lang], folder.path);
      assert.deepEqual([told.code, told.err], [0, '']);
      assert.match(told.out, words);
    });
  }

  for (const [rule, lang, words] of [
    ['syntax/tab', 'en', /Did you mean “syntax\/tab-indentation”/],
    ['lifecycle/trial-expird', 'en', /Did you mean “lifecycle\/trial-expired”/],
    ['ownership', 'en', /one of these:(\n {2}ownership\/[a-z-]+)+\n$/],
    ['syntax/', 'fr', /«\u00a0syntax\u00a0»[^\n]*\u00a0:(\n {2}syntax\/[a-z-]+)+\n$/],
    ['', 'en', /there is no rule/],
  ] as const) {
    it(`points from “${rule}” to what may be meant, in ${lang}`, async () => {
      const told = await runCli(['explain', rule, '--lang', lang], folder.path);
      assert.deepEqual([told.code, told.out], [2, '']);
      assert.match(told.err, words);
    });
  }

  for (const rule of ['privacy/dpia-missing', 'transfers/no-mechanism', 'lifecycle/trial-expired']) {
    it(`shows no escapes of Markdown outside code: ${rule}`, async () => {
      const { code, out } = await runCli(['explain', rule, '--lang', 'fr'], folder.path);
      assert.equal(code, 0);
      assert.doesNotMatch(out.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, ''), /\\|\u2060/);
    });
  }

  it('tells of each fault of a text in its own words', async () => {
    const { out } = await runCli(['explain', 'syntax/yaml-version'], folder.path);
    assert.match(out, /^# A version of YAML that is ignored\n[\s\S]*always read as YAML 1\.2/);
  });
});
