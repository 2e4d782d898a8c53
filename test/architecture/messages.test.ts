// Every text stands in both languages, with the same arguments.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
type Texts = Readonly<Record<string, string>>;
const read = (...path: string[]): Texts => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as Texts;

/** What a text asks for: `{name}` and `{count|one|other}` both ask for a value by their first word. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''))].sort();
}

const pairs: readonly (readonly [area: string, english: Texts, french: Texts])[] = [
  ['package.nls', read('package.nls.json'), read('package.nls.fr.json')],
  ...readdirSync(join(root, 'l10n', 'en')).map(file => [`l10n ${file}`, read('l10n', 'en', file), read('l10n', 'fr', file)] as const),
];

describe('texts in English and French', () => {
  it('have the same areas', () => {
    assert.deepEqual(readdirSync(join(root, 'l10n', 'fr')).sort(), readdirSync(join(root, 'l10n', 'en')).sort());
  });

  for (const [area, english, french] of pairs) {
    it(`${area}: have the same keys and arguments`, () => {
      assert.deepEqual(Object.keys(french).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) assert.deepEqual(argumentsOf(french[key] ?? ''), argumentsOf(text), key);
    });

    it(`${area}: French has its no-break spaces and apostrophes`, () => {
      const wrong = Object.entries(french).filter(([, text]) =>
        /[^\s\u00a0\u202f:/?]( ?)[;!?](\s|$)| :(\s|$)|« | »|[a-zéè]'[a-zéèêh]/i.test(text.replace(/`[^`]*`/g, '')),
      );
      assert.deepEqual(wrong, []);
    });
  }
});

describe('contributions', () => {
  it('name texts that exist, and use every text', () => {
    const named = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(named)].sort(), Object.keys(read('package.nls.json')).sort());
  });
});
