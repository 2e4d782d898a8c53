import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileKind } from '../../../src/core/file-kind.ts';
import { schemaAt, type SchemaNode } from '../../../src/core/schema/schema-at.ts';
import { say } from '../../../src/core/text/language.ts';
import type { SyntaxNode } from '../../../src/core/syntax/node.ts';
import { allEntities, findReferenced } from '../../../src/core/model/resolve.ts';
import { readStackOf } from '../../support/read-stack-of.ts';
import { problemsIn, read } from './problems-in.ts';

const kinds: readonly FileKind[] = ['martech-stack', 'martech-policies', 'martech-observations'];
const textOf = (kind: FileKind) => readFileSync(join(import.meta.dirname, 'fixtures', `everything.${kind}.yaml`), 'utf8');

/** The keys of every definition of a schema, as `tool.lifecycle`. */
function keysOf(schema: SchemaNode, seen = new Set<string>()): Set<string> {
  const parts = [schema.values, schema.items, schema.type === 'list' ? undefined : schema].filter(part => part !== undefined);
  for (const part of parts) {
    for (const [key, inside] of part.properties) {
      const name = `${defOf(part)}.${key}`;
      if (seen.has(name) || inside.partial) continue;
      seen.add(name);
      keysOf(inside, seen);
    }
    if (part !== schema) keysOf(part, seen);
  }
  return seen;
}

/** A contract has the same keys in `contracts` and in place. */
function defOf(schema: SchemaNode): string {
  return schema.def === 'contract-in-place' ? 'contract' : (schema.def ?? '');
}

function written(node: SyntaxNode | undefined, schema: SchemaNode | undefined, found: Set<string>): void {
  if (!node || !schema || schema.partial) return;
  if (node.kind === 'list') for (const item of node.items) written(item, schema.items, found);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.pairs) {
    found.add(`${defOf(schema)}.${key.source}`);
    written(value, schema.step(key.source), found);
  }
}

describe('the file that uses every key', () => {
  for (const kind of kinds) {
    it(`is a clean ${kind}`, () => {
      assert.deepEqual(problemsIn(textOf(kind), kind).map(problem => `${problem.rule} ${problem.path.join('.')}: ${say(problem.message, 'en')}`), []);
    });

    it(`uses every key of ${kind}`, () => {
      const document = read(textOf(kind), kind);
      const found = new Set<string>();
      for (const entry of document.entries.values()) {
        found.add(`.${entry.section}`);
        written(entry.content.value, schemaAt(kind, entry.section, []), found);
      }
      const root = schemaAt(kind, undefined, []) as SchemaNode;
      assert.deepEqual([...keysOf(root)].filter(key => !found.has(key)), []);
    });
  }

  it('resolves every reference to an entry', () => {
    const stack = readStackOf(textOf('martech-stack'));
    const references = [...allEntities(stack)].flatMap(entity => entity.references).filter(({ kinds: named }) => !named.some(kind => kind === 'rule' || kind === 'catalog'));
    assert.ok(references.length >= 50, String(references.length));
    assert.deepEqual(references.filter(reference => !findReferenced(stack, reference)).map(({ id, path }) => `${path.join('.')}: ${id}`), []);
  });

  it('has its values in the model as they are written, short forms spelt out', () => {
    const stack = readStackOf(textOf('martech-stack'));
    const tool = stack.tools.get('salesforce')?.value as Record<string, Record<string, unknown>>;
    assert.deepEqual(JSON.parse(JSON.stringify(tool.security?.certifications)), [
      { name: 'iso-27001' }, { name: 'soc-2-type-2', 'valid-until': '2027-05-01' }, { name: 'A seal of our own' },
    ]);
    assert.equal(tool.contract?.reference, '0012');
    assert.deepEqual(JSON.parse(JSON.stringify(tool.raci)), { configure: { responsible: ['crm-team'], accountable: ['it-crm'], consulted: [], informed: ['web-team'] } });
    assert.deepEqual(JSON.parse(JSON.stringify(stack.data.get('product-catalogue')?.value.retention)), { duration: '3 years' });
    assert.deepEqual(JSON.parse(JSON.stringify((stack.tools.get('brevo')?.value.security as Record<string, unknown> | undefined)?.sso)), { enabled: true });
    assert.deepEqual(stack.flows.get('visits-to-site')?.value.data, ['customer-email']);
  });
});
