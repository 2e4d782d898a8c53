// The categories of core systems that the pack begins with are those of the catalogue.

import assert from 'node:assert/strict';
import { defaultZone, toolCategories } from '../../../src/core/values/categories.ts';
import { packFiles } from '../delivered-packs.ts';

describe('core-categories', () => {
  it('begins with the categories whose default zone is core', () => {
    const core = [...toolCategories.keys()].filter(category => defaultZone(category) === 'core');
    assert.deepEqual(packFiles.get('core')?.parameters?.['core-categories']?.default, core);
  });
});
