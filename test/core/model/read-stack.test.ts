import assert from 'node:assert/strict';
import { placeOfPath } from '../../../src/core/model/place-of.ts';
import { findReferenced, findTarget, usesOf } from '../../../src/core/model/resolve.ts';
import { placeRange } from '../../../src/core/syntax/document.ts';
import { readStackOf } from '../../support/read-stack-of.ts';

const plainOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('readStack', () => {
  for (const [name, written, expected] of [
    ['a stage alone', 'lifecycle: trial', { lifecycle: { stage: 'trial' } }],
    ['sso true', 'security: { sso: true }', { security: { sso: { enabled: true } } }],
    ['certifications by name', 'security: { certifications: [iso-27001, { name: c5 }] }', { security: { certifications: [{ name: 'iso-27001' }, { name: 'c5' }] } }],
    ['a text as written', 'description: 0012', { description: '0012' }],
    ['one where a list may stand', 'hosting: { regions: FR }', { hosting: { regions: ['FR'] } }],
    ['an empty value left out', 'url:', {}],
    ['a value that the schema refuses left out', 'criticality: huge', {}],
    ['a map of data', 'holds: { mails: master }', { holds: { mails: 'master' } }],
    ['values through a merge', 'security: { <<: { mfa: true }, shared-account: false }', { security: { mfa: true, 'shared-account': false } }],
  ] as const) {
    it(`normalises ${name}`, () => {
      const stack = readStackOf(`version: 1\ntools:\n  brevo:\n    ${written}\n`);
      assert.deepEqual(plainOf(stack.tools.get('brevo')?.value), expected);
    });
  }

  it('joins files in one namespace and keeps the first of two ids', () => {
    const stack = readStackOf('stack: { name: A }\ntools:\n  a: { name: One }\n', 'tools:\n  a: { name: Two }\n  b: { name: Three }\n');
    assert.deepEqual([...stack.tools.values()].map(tool => tool.value.name), ['One', 'Three']);
    assert.deepEqual(stack.duplicates.map(entity => (entity.value as { name: string }).name), ['Two']);
  });

  it('reads actions as entities of their own, and keeps an id as its source text', () => {
    const stack = readStackOf('alliance:\n  actions:\n    1e3: { text: Sign, owner: dpo, due: 2026-12-01 }\n');
    assert.equal(stack.actions.get('1e3')?.value.text, 'Sign');
    assert.deepEqual(stack.actions.get('1e3')?.references.map(reference => reference.id), ['dpo']);
    assert.deepEqual(stack.alliance?.references, []);
  });

  it('knows each reference, and what it names', () => {
    const stack = readStackOf('owners:\n  crm: { name: CRM, side: marketing }\ntools:\n  a: { holds: { mails: master }, owners: { business: crm, technical: gone } }\ndata:\n  mails: { name: Mails }\n');
    const tool = stack.tools.get('a');
    assert.ok(tool);
    assert.deepEqual(tool.references.map(reference => [reference.path.join('.'), findReferenced(stack, reference)?.kind]),
      [['holds.mails', 'data'], ['owners.business', 'owner'], ['owners.technical', undefined]]);
    const crm = stack.owners.get('crm');
    assert.ok(crm);
    assert.deepEqual(usesOf(stack, crm).map(use => use.from.id), ['a']);
  });

  it('finds targets by id, by kind and id, and the stack', () => {
    const stack = readStackOf('stack: { name: S }\ntools:\n  mail: { name: A }\ndata:\n  mail: { name: B }\n');
    assert.deepEqual(findTarget(stack, 'mail').map(entity => entity.kind), ['data', 'tool']);
    assert.deepEqual(findTarget(stack, 'tool:mail').map(entity => entity.kind), ['tool']);
    assert.deepEqual(findTarget(stack, 'stack').map(entity => entity.kind), ['stack']);
    assert.deepEqual(findTarget(stack, 'flow:mail'), []);
  });

  it('says where a value is written, short forms included', () => {
    const text = 'tools:\n  a:\n    lifecycle: trial\n    hosting:\n      regions: FR\n';
    const stack = readStackOf(text);
    const tool = stack.tools.get('a');
    const document = stack.documents.get(stack.uri);
    assert.ok(tool && document);
    const at = (...path: (string | number)[]) => {
      const place = placeOfPath(tool, path);
      const range = place && placeRange(document, place);
      return range && text.slice(range.start, range.end);
    };
    assert.equal(at(), 'a');
    assert.equal(at('lifecycle', 'stage'), 'trial');
    assert.equal(at('hosting', 'regions', 0), 'FR');
    assert.equal(at('security', 'mfa'), undefined);
  });

  it('survives ids that JavaScript objects know', () => {
    const stack = readStackOf('tools:\n  __proto__: { name: A }\n  constructor: { holds: { __proto__: master } }\n');
    assert.deepEqual([...stack.tools.keys()], ['__proto__', 'constructor']);
    assert.equal(({} as Record<string, unknown>)['name'], undefined);
  });
});
