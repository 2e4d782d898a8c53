// What the command line says of itself, and of arguments that it cannot use.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, testFolder } from './run-cli.ts';

const folder = testFolder({
  'martech-stack.yaml': 'version: 1\nstack: { name: Aurore }\n',
  'notes.yaml': 'a: 1\n',
  'empty/readme.txt': 'nothing',
  'broken.martech-policies.yaml': 'version: 1\nrules: { a\n',
  'policies.d/x.txt': '',
});
after(() => folder.remove());

const version = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;

describe('martech-stack', () => {
  for (const argv of [['--help'], ['-h'], ['help'], ['check', '--help'], ['help', 'check'], ['test', '-h'], ['fix', '--help'], ['explain', '--help'], ['lsp', '--help']]) {
    for (const lang of ['en', 'fr']) {
      it(`${argv.join(' ')} in ${lang}: help on stdout, exit code 0`, async () => {
        const told = await runCli([...argv, '--lang', lang], folder.path);
        assert.equal(told.code, 0);
        assert.match(told.out, lang === 'en' ? /Usage: martech-stack/ : /Usage\u00a0: martech-stack/);
        assert.equal(told.err, '');
        for (const line of told.out.split('\n')) assert.ok(line.length <= 125, line);
      });
    }
  }

  it('says its version', async () => assert.deepEqual(await runCli(['--version'], folder.path), { code: 0, out: `${version}\n`, err: '' }));

  for (const [argv, words] of [
    [[], /Usage/],
    [['chekc'], /no command “chekc”. Did you mean “check”\?/],
    [['frobnicate'], /no command “frobnicate”.*--help/],
    [['--today', '2026-11-22', 'check'], /comes after a command/],
    [['check', '--fromat', 'json'], /no option “--fromat” here. Did you mean “--format”\?/],
    [['check', '-x'], /no option “-x”/],
    [['check', '--__proto__', 'x'], /no option “--__proto__”/],
    [['check', '--format'], /“--format” needs a value/],
    [['check', '--format='], /“--format” needs a value/],
    [['check', '--format', 'xml'], /“xml” is no value for “--format”.*pretty, json, sarif/],
    [['check', '--fail-on', 'hint'], /error, warning, info, never/],
    [['check', '--lang', 'de'], /en, fr/],
    [['check', '--today', '2026-02-30'], /no day that exists/],
    [['check', '--today', 'tomorrow'], /no day that exists/],
    [['check', 'gone.yaml'], /“gone.yaml” is not there/],
    [['check', 'gone/'], /“gone\/” is not there/],
    [['check', 'notes.yaml'], /“notes.yaml” is none of the files/],
    [['check', 'empty'], /nothing to read in “empty”.*martech-stack.yaml/],
    [['check', '--policy', 'gone.yaml'], /policy file “gone.yaml” is not there/],
    [['check', '--policy', 'policies.d'], /“policies.d” is a folder/],
    [['check', '--policy', 'broken.martech-policies.yaml'], /cannot be read as YAML: see its line 2/],
    [['check', '--policy', 'notes.yaml'], /“notes.yaml” is not a policy file/],
    [['check', '--policy', 'martech-stack.yaml'], /“martech-stack.yaml” is not a policy file/],
    [['explain'], /takes the id of one rule/],
    [['explain', 'schema/unknwn-key'], /no rule “schema\/unknwn-key”. Did you mean “schema\/unknown-key”\?/],
    [['explain', 'constructor'], /no rule “constructor”/],
    [['lsp'], /lsp --stdio/],
    [['test', 'martech-stack.yaml'], /none of the files.*martech-policies.yaml/],
  ] as const) {
    it(`“${argv.join(' ')}” cannot run: exit code 2, a sentence on stderr`, async () => {
      const told = await runCli(argv, folder.path);
      assert.equal(told.code, 2);
      assert.equal(told.out, '');
      assert.match(told.err, words);
      assert.doesNotMatch(told.err, /\bat .*:\d+:\d+|Error:/);
    });
  }

  for (const [env, lang] of [[{ LANG: 'fr_FR.UTF-8' }, 'fr'], [{ LANG: 'de_DE.UTF-8' }, 'en'], [{ LC_ALL: 'fr_CA', LANG: 'en_US' }, 'fr'], [{ LC_ALL: '', LANG: 'fr' }, 'fr'], [{}, 'en']] as const) {
    it(`speaks ${lang} under ${JSON.stringify(env)}`, async () => {
      const told = await runCli(['frobnicate'], folder.path, { env });
      assert.match(told.err, lang === 'fr' ? /n’existe pas/ : /there is no command/);
    });
  }

  it('names a mistake of its own without a stack trace', async () => {
    const files = { listYaml: () => Promise.reject(new Error('disk on fire')), readInside: () => Promise.resolve({ unread: 'directory' as const }) };
    const told = await runCli(['check'], folder.path, { files });
    assert.equal(told.code, 2);
    assert.match(told.err, /^martech-stack: something went wrong in Martech Stack itself.*disk on fire.*\n$/);
  });
});
