// The command line says of a stack what the editor says: the same findings at the same places, in the same words.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Unread } from '../../src/core/workspace.ts';
import { listYaml, readInside } from '../../src/server/node-files.ts';
import { folderUri } from '../../src/server/uri.ts';
import { badFiles, besideBadFiles, folderBesideBadFiles } from '../support/bad-files.ts';
import { ServerFixture, type TextDiagnostic } from '../support/server-fixture.ts';
import { checkExample, examples, type Found } from './check-example.ts';
import { runCli, testFolder } from './run-cli.ts';

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

  for (const [name, { text }] of Object.entries(badFiles)) {
    it(`say the same of ${name}`, () => assertSame({ ...besideBadFiles, 'martech-stack.yaml': text }, folderBesideBadFiles));
  }

  it('say the same of a folder that is named like a manifest', async () => {
    assert.deepEqual(await assertSame(besideBadFiles, 'martech-stack.yaml'), ['syntax/directory']);
  });
});

/** Checks files on the disk through both hosts; returns the rules that speak of `martech-stack.yaml`. */
async function assertSame(texts: Readonly<Record<string, string | Uint8Array>>, emptyFolder: string): Promise<readonly string[]> {
  const folder = testFolder(texts);
  mkdirSync(join(folder.path, emptyFolder));
  const told = await runCli(['check', '--format', 'json'], folder.path);
  const findings: readonly Found[] = JSON.parse(told.out).findings;
  const disk = await filesUnder(folder.path);
  folder.remove();
  const fixture = new ServerFixture(disk);
  await fixture.start();
  for (const file of Object.keys(disk)) {
    const shown = (await fixture.pull(file)).map(shownAs);
    assert.deepEqual(shown, findings.filter(finding => finding.file === file).map(saidAs), file);
  }
  await fixture.stop();
  return findings.filter(({ file }) => file === 'martech-stack.yaml').map(({ rule }) => rule);
}

/** What the server would be given of a folder on the disk. */
async function filesUnder(path: string): Promise<Readonly<Record<string, string | { readonly unread: Unread }>>> {
  const folder = folderUri(pathToFileURL(path).href);
  const uris = await listYaml(folder);
  return Object.fromEntries(await Promise.all(uris.map(async uri => [uri.slice(folder.length), await readInside(uri, folder)] as const)));
}
