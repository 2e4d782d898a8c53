import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { validators } from '../../../src/generated/validators.js';
import { sectionsOf, type FileKind } from '../../../src/core/file-kind.ts';
import { formats } from '../../../src/core/schema/formats.ts';
import { rawSchemas } from '../../../src/core/schema/raw-schema.ts';
import { plain } from '../../../src/core/syntax/plain.ts';
import { read } from './problems-in.ts';

const kinds = Object.keys(rawSchemas) as FileKind[];

/** Validators of the schemas as they ship, annotations and `anyOf` included, compiled on the spot. */
const reference = new Ajv2020({ strict: false, allErrors: true, formats });
for (const kind of kinds) reference.addSchema(rawSchemas[kind], kind);

function referenceFor(kind: FileKind, section: string): (value: unknown) => unknown {
  const pointer = `#/properties/${section}${sectionsOf[kind].has(section) ? '/additionalProperties' : ''}`;
  return reference.compile({ $ref: `urn:martech-stack:schema:${kind}:1${pointer}` });
}

/** Values found in the files that use every key, each changed in one place. */
function* changed(value: unknown): Generator<unknown> {
  yield value;
  const others = [null, 'other', '', 7, -1, 1.5, true, [], ['x'], {}, { name: 'x' }];
  if (Array.isArray(value)) for (const [index, item] of value.entries()) for (const each of changed(item)) yield value.with(index, each);
  else if (typeof value === 'object' && value !== null) {
    const map = value as Record<string, unknown>;
    for (const key of Object.keys(map)) {
      const { [key]: _, ...rest } = map;
      yield rest;
      for (const each of changed(map[key])) yield { ...map, [key]: each };
    }
    yield { ...map, unknown: 1 };
    yield { ...map, 'x-note': 1 };
  }
  yield* others;
}

describe('compiled validators', () => {
  for (const kind of kinds) {
    it(`say of ${kind} what the schema as it ships says`, () => {
      const text = readFileSync(join(import.meta.dirname, 'fixtures', `everything.${kind}.yaml`), 'utf8');
      let count = 0;
      for (const { section, content } of read(text, kind).entries.values()) {
        const validate = validators[kind]?.[section];
        if (!validate) continue;
        const expected = referenceFor(kind, section);
        for (const value of changed(JSON.parse(JSON.stringify(plain(content.value))))) {
          if (validate(value) !== expected(value)) assert.fail(`${section}: ${JSON.stringify(value)}`);
          count++;
        }
      }
      assert.ok(count > 100, String(count));
    });
  }

  it('agree on values made at random', () => {
    const tool = validators['martech-stack']?.tools;
    const expected = referenceFor('martech-stack', 'tools');
    assert.ok(tool);
    const keys = Object.keys(rawSchemas['martech-stack'].$defs?.tool?.properties ?? {});
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), value => {
      assert.equal(tool(value), expected(value));
    }), { numRuns: 300 });
  });

  it('need neither eval nor ajv at run time', () => {
    const code = readFileSync(join(import.meta.dirname, '../../../src/generated/validators.js'), 'utf8');
    assert.doesNotMatch(code, /\beval\(|new Function|require\(|from ['"]ajv/);
  });

  it('carry no description', () => {
    const code = readFileSync(join(import.meta.dirname, '../../../src/generated/validators.js'), 'utf8');
    assert.doesNotMatch(code, /description":"|x-fr|Where the tool stands/);
  });
});
