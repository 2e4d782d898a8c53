import assert from 'node:assert/strict';
import Ajv2020 from 'ajv/dist/2020.js';
import { rawSchemas, type RawSchema, type RawText } from '../../../src/core/schema/raw-schema.ts';
import type { FileKind } from '../../../src/core/file-kind.ts';
import { dataCategories, dataUses, subjectKinds } from '../../../src/core/values/taxonomy.ts';

const kinds = Object.keys(rawSchemas) as FileKind[];
const referenceKinds = new Set(['tool', 'flow', 'data', 'owner', 'people', 'processing', 'contract', 'initiative', 'action', 'rule', 'target', 'catalog']);
const valueKinds = new Set(['date', 'duration', 'money', 'place', 'text', 'number', 'url', 'category', 'data-category', 'purpose', 'expression', 'any']);

interface Visited { readonly where: string; readonly schema: RawSchema; readonly property: boolean }

/** Every schema inside a schema, with a name for messages. */
function* visit(schema: RawSchema, where: string, property = false): Generator<Visited> {
  yield { where, schema, property };
  for (const [key, value] of Object.entries(schema.properties ?? {})) yield* visit(value, `${where}.${key}`, true);
  for (const [key, value] of Object.entries(schema.$defs ?? {})) yield* visit(value, `${where}#${key}`, true);
  for (const key of ['items', 'propertyNames', 'additionalProperties'] as const) {
    const inner = schema[key];
    if (typeof inner === 'object') yield* visit(inner, `${where}/${key}`);
  }
  for (const branch of schema.anyOf ?? []) yield* visit(branch, `${where}/anyOf`);
}

const everything = kinds.flatMap(kind => [...visit(rawSchemas[kind], kind, true)]);

/** Texts of a schema and of its values, in both languages. */
function textsOf({ where, schema, property }: Visited): { readonly where: string; readonly text: RawText }[] {
  const own = property ? [{ where, text: schema as RawText }] : [];
  return [...own, ...Object.entries(schema['x-values'] ?? {}).map(([value, text]) => ({ where: `${where}=${value}`, text }))];
}

describe('the schemas', () => {
  for (const kind of kinds) {
    it(`${kind} is a valid JSON Schema of draft 2020-12`, () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      assert.equal(ajv.validateSchema(rawSchemas[kind]), true, ajv.errorsText());
    });

    it(`${kind} uses every definition that it has`, () => {
      const text = JSON.stringify(rawSchemas[kind]);
      const unused = Object.keys(rawSchemas[kind].$defs ?? {}).filter(name => !text.includes(`"#/$defs/${name}"`));
      assert.deepEqual(unused, []);
    });

    it(`${kind} refers to definitions that exist`, () => {
      const names = [...JSON.stringify(rawSchemas[kind]).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(match => match[1] as string);
      assert.deepEqual(names.filter(name => !Object.hasOwn(rawSchemas[kind].$defs ?? {}, name)), []);
    });
  }

  it('have a title and a description in both languages for every property and every value', () => {
    const silent = everything.flatMap(textsOf).filter(({ text }) => !text.title || !text.description || !text['x-fr']?.title || !text['x-fr'].description);
    assert.deepEqual(silent.map(({ where }) => where), []);
  });

  it('explain every value of an enumeration, and only those', () => {
    for (const { where, schema } of everything) {
      const values = schema.enum ?? schema['x-known'];
      if (!values && !schema['x-values']) continue;
      assert.deepEqual(Object.keys(schema['x-values'] ?? {}).sort(), (values ?? []).map(String).sort(), where);
    }
  });

  it('end every description as a sentence, and never repeat the title as one', () => {
    for (const { where, text } of everything.flatMap(textsOf)) {
      for (const said of [text, text['x-fr']]) {
        assert.match(said?.description ?? '', /[.…!?`)]$/, where);
        assert.notEqual(said?.description?.replace(/\.$/, '').toLowerCase(), said?.title?.toLowerCase(), where);
      }
    }
  });

  it('write French with typographic apostrophes and no-break spaces', () => {
    for (const { where, text } of everything.flatMap(textsOf)) {
      const prose = `${text['x-fr']?.title} ${text['x-fr']?.description}`.replace(/`[^`]*`/g, '');
      assert.doesNotMatch(prose, /'/, where);
      assert.doesNotMatch(prose, /[^\u00a0][:;?!»]/, where);
      assert.doesNotMatch(prose, /«[^\u00a0]/, where);
    }
  });

  it('name known kinds in x-ref and x-kind', () => {
    for (const { where, schema } of everything) {
      for (const kind of [schema['x-ref'] ?? []].flat()) assert.ok(referenceKinds.has(kind), `${where}: x-ref ${kind}`);
      if (schema['x-kind'] !== undefined) assert.ok(valueKinds.has(schema['x-kind']), `${where}: x-kind ${schema['x-kind']}`);
    }
  });

  it('name, in x-short and required, keys that exist', () => {
    for (const { where, schema } of everything) {
      if (!schema.properties) continue;
      for (const key of [schema['x-short'] ?? [], schema.required ?? [], Object.keys(schema['x-rule']?.required ?? {})].flat()) {
        assert.ok(Object.hasOwn(schema.properties, key), `${where}: ${key}`);
      }
    }
  });

  it('leave x-… keys free wherever the keys are fixed, and nowhere else', () => {
    for (const { where, schema } of everything) {
      if (schema.type !== 'object') continue;
      const free = JSON.stringify((schema as { patternProperties?: unknown }).patternProperties);
      assert.equal(free, schema.additionalProperties === false ? '{"^x-":true}' : undefined, where);
    }
  });

  it('list the categories, purposes and people of the taxonomy', () => {
    const definitions = rawSchemas['martech-stack'].$defs ?? {};
    assert.deepEqual(definitions['data-category']?.enum, keysOf(dataCategories));
    assert.deepEqual(definitions.purpose?.enum, keysOf(dataUses));
    assert.deepEqual(definitions.people?.properties?.subject?.enum, keysOf(subjectKinds));
  });
});

function keysOf(entries: Iterable<unknown>): string[] {
  return [...entries].map(entry => (Array.isArray(entry) ? String(entry[0]) : (entry as { key: string }).key));
}
