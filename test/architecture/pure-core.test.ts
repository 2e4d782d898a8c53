// The core has no clock, no chance, no state of its own, and nothing of Node or of a browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

const forbidden: Readonly<Record<string, RegExp>> = {
  'reads the clock': /\bDate\.now\(|\bnew Date\(\)|\bperformance\./,
  'throws dice': /\bMath\.random\(/,
  'keeps state in its module': /^(export )?let /m,
  'evaluates text': /\beval\(|\bnew Function\(/,
  'has a default export': /^export default /m,
};

describe('the core', () => {
  it('needs no type of Node, of VS Code or of a browser', () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', join(import.meta.dirname, 'tsconfig.pure.json')], {
      encoding: 'utf8',
      cwd: root,
    });
    // Any other error is the whole project’s, and told there.
    assert.deepEqual(
      stdout.split('\n').filter(line => /Cannot find (name|module)/.test(line)),
      [],
    );
  });

  for (const [what, pattern] of Object.entries(forbidden)) {
    it(`nowhere ${what}`, () => {
      assert.deepEqual(
        sources('src/core')
          .filter(file => pattern.test(withoutComments(readFileSync(file, 'utf8'))))
          .map(file => relative(root, file)),
        [],
      );
    });
  }
});

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
}
