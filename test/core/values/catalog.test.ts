// Facts are data with a date: no catalog file without licence, source, day and changes, no fact of law without a day, no loose mark of doubt.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogTools, catalogToolsAt, catalogToolsNamed } from '../../../src/core/values/catalog.ts';
import { toolCategories } from '../../../src/core/values/categories.ts';
import { parseDay } from '../../../src/core/values/day.ts';
import { isPlace } from '../../../src/core/values/places.ts';

const folder = join(import.meta.dirname, '../../../catalog');
const files = readdirSync(folder);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;

/** Lists whose every entry restates the law, so that each owes its own day. */
const datedLists: Readonly<Record<string, readonly string[]>> = {
  'transfers.json': ['adequacy', 'international-organisations', 'annulled', 'dpf-litigation', 'dpf-caveats'],
  'legal-bases.json': ['retention', 'prospecting', 'digital-age-of-consent', 'regimes', 'decisions'],
};

describe('catalog', () => {
  for (const name of files) {
    it(`${name} starts with licence, source, as-of and changes`, () => {
      const file = read(name);
      assert.deepEqual(Object.keys(file).slice(0, 4), ['licence', 'source', 'as-of', 'changes']);
      assert.notEqual(parseDay(file['as-of'] as string), undefined);
      for (const key of ['licence', 'source', 'changes']) assert.ok((file[key] as string).length > 2, key);
    });

    it(`${name} holds no mark that only its author understands`, () => {
      assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /\[K|unverified here|TODO/);
    });
  }

  for (const [name, lists] of Object.entries(datedLists)) {
    for (const list of lists) {
      it(`${name}: every entry of ${list} has a day`, () => {
        for (const entry of read(name)[list] as Record<string, string>[]) {
          assert.notEqual(parseDay(entry.date ?? entry['as-of'] ?? ''), undefined, JSON.stringify(entry));
        }
      });
    }
  }

  it('marks what waits for a confirmation', () => {
    const doubts = files.flatMap(name => readFileSync(join(folder, name), 'utf8').match(/"doubt": true/g) ?? []);
    assert.ok(doubts.length >= 20);
    assert.ok([...catalogTools.values()].every(tool => tool.unverified?.includes('category')));
  });

  it('knows the category, the country and the id of each tool', () => {
    assert.equal(catalogTools.size, 150);
    for (const tool of catalogTools.values()) {
      assert.ok(toolCategories.has(tool.category), tool.id);
      assert.ok(isPlace(tool.headquarters), tool.id);
      assert.match(tool.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it('finds tools by host, the longest match first, and by name', () => {
    assert.equal(catalogToolsAt('js.HS-scripts.com')[0]?.id, 'hubspot');
    assert.deepEqual(catalogToolsAt('nothubspot.com'), []);
    assert.deepEqual(catalogToolsNamed('Hub Spot').map(tool => tool.id), ['hubspot']);
    assert.deepEqual(catalogToolsNamed(' - '), []);
  });
});
