// The command line says of a stack what the editor says: the same findings at the same places, in the same words.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ServerFixture, type TextDiagnostic } from '../support/server-fixture.ts';
import { checkExample, examples, type Found } from './check-example.ts';

const filesOf = (name: string): readonly string[] =>
  (readdirSync(join(examples, name), { recursive: true }) as string[]).filter(file => /\.ya?ml$/.test(file)).sort();

/** In the words of the editor, a waived or known finding says so before its own sentence. */
const shownAs = ({ code, range: { start, end }, message }: TextDiagnostic) => ({
  rule: code, at: `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`, message,
});
const saidAs = ({ rule, start, end, message }: Found) => ({ rule, at: `${start.line}:${start.column}-${end.line}:${end.column}`, message });

describe('the command line and the editor', () => {
  for (const name of ['first-steps', 'maison-verdier']) {
    it(`say the same of ${name}`, async () => {
      const { report } = await checkExample(name);
      const fixture = new ServerFixture(Object.fromEntries(filesOf(name).map(file => [file, readFileSync(join(examples, name, file), 'utf8')])));
      await fixture.start();
      for (const file of filesOf(name)) {
        const shown = (await fixture.pull(file)).map(shownAs);
        const said = report.findings.filter(finding => finding.file === `examples/${name}/${file}` && finding.silenced?.by !== 'ignore');
        assert.deepEqual(shown.map(({ rule, at }) => [rule, at]), said.map(saidAs).map(({ rule, at }) => [rule, at]), file);
        for (const [index, finding] of said.entries()) assert.ok(shown[index]?.message.includes(finding.message), finding.message);
      }
      await fixture.stop();
    });
  }
});
