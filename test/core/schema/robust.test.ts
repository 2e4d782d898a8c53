import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FileKind } from '../../../src/core/file-kind.ts';
import { schemaAt } from '../../../src/core/schema/schema-at.ts';
import { say } from '../../../src/core/text/language.ts';
import { problemsIn } from './problems-in.ts';

const kinds: readonly FileKind[] = ['martech-stack', 'martech-policies', 'martech-observations'];
const texts = kinds.map(kind => readFileSync(join(import.meta.dirname, 'fixtures', `everything.${kind}.yaml`), 'utf8'));
const word = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '1e3', 'null', '~', 'true', '""', "''", '[', '{a: b}', '[[]]', '*x', '&a b', '!has(x)', '2026-02-30', '-1', '.nan', '.inf'),
  fc.string({ maxLength: 12 }),
);

/** Every problem lies in the text, has a sentence in both languages, and no hole is left in it. */
function assertSound(text: string, kind: FileKind): void {
  for (const problem of problemsIn(text, kind)) {
    assert.ok(problem.range.start >= 0 && problem.range.start <= problem.range.end && problem.range.end <= text.length, JSON.stringify(problem));
    for (const language of ['en', 'fr'] as const) {
      const said = say(problem.message, language);
      assert.ok(said.length > 10 && !/undefined|\[object|schema\./.test(said.replace(/`[^`]*`/g, '')), said);
    }
  }
}

describe('the schema over any text', () => {
  it('never throws on random values behind known keys', () => {
    const keys = [...(schemaAt('martech-stack', 'tools', [])?.properties.keys() ?? []), 'x-note', 'nope'];
    const sections = ['tools', 'flows', 'data', 'owners', 'alliance', 'stack', 'waivers', 'imports', 'observations', 'contracts'];
    fc.assert(fc.property(fc.constantFrom(...sections), word, fc.constantFrom(...keys), word, (section, id, key, value) => {
      assertSound(`version: 1\n${section}:\n  ${id}:\n    ${key}: ${value}\n`, 'martech-stack');
      assertSound(`version: 1\n${section}: { ${id}: { ${key}: [${value}] } }\n`, 'martech-stack');
      assertSound(`version: 1\n${section}: ${value}\n`, 'martech-stack');
    }), { numRuns: 150 });
  });

  for (const [index, kind] of kinds.entries()) {
    it(`never throws where pieces of ${kind} are cut out, doubled or replaced`, () => {
      const text = texts[index] as string;
      fc.assert(fc.property(fc.nat(text.length), fc.nat(80), word, (start, length, put) => {
        assertSound(text.slice(0, start) + put + text.slice(start + length), kind);
      }), { numRuns: 60 });
    });
  }

  it('finds a path of any shape or nothing', () => {
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.option(fc.constantFrom('tools', 'stack', 'rules', 'tests', 'observed', 'nope'), { nil: undefined }),
      fc.array(fc.oneof(fc.nat(3), fc.constantFrom('lifecycle', 'stage', 'holds', '__proto__', 'constructor', 'stack', 'tools', 'fix', 'a'))), (kind, section, path) => {
        const schema = schemaAt(kind, section, path);
        if (schema) assert.ok(['object', 'map', 'list', 'scalar', 'any'].includes(schema.type));
      }));
  });
});
