// Every rule of the catalogue ships, as severe, as soft on missing facts and asked of the same side as it was decided.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackRule, root, rules } from './delivered-packs.ts';

type Decided = Pick<PackRule, 'tier' | 'severity' | 'unknown'> & { readonly ramp: string; readonly side: string };

const catalogue = JSON.parse(readFileSync(join(root, 'test/rules/catalogue.json'), 'utf8')) as Readonly<Record<string, Decided>>;

describe('the catalogue of rules', () => {
  it('ships whole, and nothing beside it', () => {
    assert.deepEqual([...rules.keys()].sort(), Object.keys(catalogue).sort());
  });

  it('has few rules that a small company starts with', () => {
    const starter = Object.values(catalogue).filter(rule => rule.tier === 'starter');
    assert.equal(starter.length, 32, 'twenty-five, and the seven that always run');
  });

  for (const [id, decided] of Object.entries(catalogue)) {
    it(`${id} is as decided`, () => {
      const { tier, severity, ramp = 'flat', unknown, side } = rules.get(id) ?? assert.fail('does not ship');
      // The side of an owner named in the file is known only there.
      assert.deepEqual({ tier, severity, ramp, unknown, side: typeof side === 'string' ? side : 'both' }, decided);
    });
  }
});
