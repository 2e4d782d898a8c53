// The data taxonomy and the categories of tools.

import assert from 'node:assert/strict';
import { categoryGroups, categoryOf, defaultZone, groupOf, toolCategories } from '../../../src/core/values/categories.ts';
import { classOf, dataCategories, dataUses, isA, isPersonal, subjectKinds } from '../../../src/core/values/taxonomy.ts';

describe('data taxonomy', () => {
  it('is whole: 86 categories, 54 purposes, 18 kinds of people, every parent known and a prefix', () => {
    assert.deepEqual([dataCategories.size, dataUses.size, subjectKinds.size], [86, 54, 18]);
    for (const table of [dataCategories, dataUses]) {
      for (const [key, entry] of table) {
        const parent = key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : null;
        assert.equal(entry.parent, parent, key);
        assert.ok(parent === null || table.has(parent), key);
      }
    }
  });

  for (const [key, expected] of [
    ['user.contact.email', 'personal'], ['user.health_and_medical', 'special-art9'], ['user.biometric.voice', 'highly-personal'], ['user.criminal_history', 'criminal-art10'],
    ['user.childrens', 'children'], ['user.government_id.passport_number', 'national-id'], ['system.operations', 'not-personal'],
    ['user.health_and_medical.unheard_of', 'special-art9'], ['unheard_of', undefined], ['', undefined],
  ] as const) {
    it(`classes ${key || 'nothing'} as ${expected}`, () => assert.equal(classOf(key), expected));
  }

  it('compares dotted keys by their steps', () => {
    assert.ok(isA('user.contact.email', 'user.contact') && isA('user', 'user'));
    assert.ok(!isA('user.contacts', 'user.contact') && !isA('user', 'user.contact') && !isPersonal('username') && !isPersonal('system'));
  });
});

describe('categories of tools', () => {
  it('have a known group and both labels', () => {
    for (const category of toolCategories.values()) {
      assert.ok(categoryGroups.has(category.group), category.id);
      assert.ok(category.label.en && category.label.fr, category.id);
    }
  });

  it('give a default zone and a group', () => {
    assert.deepEqual([defaultZone('crm'), defaultZone('web-analytics'), defaultZone('tag-management'), defaultZone('made-up')], ['core', 'front-office', 'shared', undefined]);
    assert.equal(groupOf('crm')?.id, 'social-relationships');
    assert.equal(categoryOf('made-up'), undefined);
  });
});
