// Every bad file has its defined answer: never a crash, a hang or a stack trace, and what can be read is still checked.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { badFiles, besideBadFiles, folderBesideBadFiles } from '../support/bad-files.ts';
import { runCli, testFolder } from './run-cli.ts';

describe('bad files on the command line', () => {
  const folder = testFolder(besideBadFiles);
  mkdirSync(join(folder.path, folderBesideBadFiles));
  after(() => folder.remove());

  for (const [name, { text, rules, exact = false }] of Object.entries(badFiles)) {
    for (const format of ['json', 'pretty', 'sarif'] as const) {
      it(`${name} (${format})`, async function () {
        this.timeout(5000);
        folder.write({ 'martech-stack.yaml': text });
        const told = await runCli(['check', 'martech-stack.yaml', '--format', format], folder.path);
        assert.equal(told.err, '');
        assert.equal(told.code, 1, told.out);
        if (format !== 'json') return;
        const found = JSON.parse(told.out).findings.map((finding: { rule: string }) => finding.rule);
        for (const rule of rules) assert.ok(found.includes(rule), `${rule} is not in ${found}`);
        if (exact) assert.deepEqual(found.sort(), [...rules].sort());
      });
    }
  }

  for (const language of ['en', 'fr'] as const) {
    it(`are told in whole sentences, the places beside them too (${language})`, async () => {
      for (const [name, { text }] of Object.entries(badFiles)) {
        folder.write({ 'martech-stack.yaml': text });
        const { out } = await runCli(['check', 'martech-stack.yaml', '--format', 'json', '--lang', language], folder.path);
        const { findings } = JSON.parse(out) as { findings: { message: string; related?: { message: string }[] }[] };
        const said = findings.flatMap(({ message, related = [] }) => [message, ...related.map(at => at.message)]);
        for (const sentence of said) assert.doesNotMatch(sentence, /\{[a-z][\w-]*(\|[^}]*)?\}/, name);
      }
    });
  }
});
