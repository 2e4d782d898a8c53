import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionsOf } from '../../../src/core/file-kind.ts';
import { readCleanUnit } from '../../../src/core/syntax/clean/read-clean-unit.ts';
import { scanText } from '../../../src/core/syntax/scan/scan-text.ts';
import { Names } from '../../../src/core/syntax/unit/names.ts';
import { readWithLibrary } from '../../../src/core/syntax/unit/read-unit.ts';
import { free } from '../../../src/core/syntax/yaml/anchors.ts';
import { syntheticStack } from '../../support/synthetic-stack.ts';
import { Random, randomEdit, randomText, sections, seed } from './support/random.ts';

const count = Number(process.env['RUNS'] ?? 2_000);

/** Reads every piece of a text in both ways; the share that the fast way took. */
function compare(text: string, names: ReadonlySet<string>): { readonly clean: number; readonly all: number } {
  let [clean, all] = [0, 0];
  for (const piece of scanText(text, names).pieces) {
    if (piece.kind === 'head' || piece.kind === 'mark') continue;
    const own = text.slice(piece.start, piece.end);
    const fast = readCleanUnit(own, piece, names, new Names());
    all++;
    if (!fast) continue;
    clean++;
    assert.deepEqual(fast, readWithLibrary('file:///a.yaml', own, piece, names, { anchors: new Map(), cost: free, names: new Names() }), JSON.stringify(own));
  }
  return { clean, all };
}

describe('the clean reader', function () {
  this.timeout(120_000);

  it('says what the library says, or gives up', () => {
    const random = new Random(seed * 53);
    for (let i = 0; i < count; i++) {
      let text = randomText(random, { wild: true, anchors: i % 4 === 0 });
      for (let edits = random.below(4); edits > 0; edits--) text = randomEdit(random, text, { wild: true });
      compare(text, sections);
    }
  });

  it('says the same about every character put into a value', () => {
    const characters = [...Array.from({ length: 0x180 }, (_, i) => String.fromCharCode(i)), '\u2028', '\u2029', '\ufeff', '\ud800', '😀', '\u00a0 '];
    for (const c of characters) {
      for (const value of [c, `a${c}`, `a${c}b`, `a ${c}b`, `${c}a`, `${c} a`, `'${c}'`, `"${c}"`, `[${c}]`, `[a${c}b, c]`, `[a ${c}b]`, `{a: ${c}}`, `{a: b${c}}`, `{a${c}: b}`, `|\n      ${c}\n`, `|\n      a${c}\n       b`, `\n      - ${c}`, `\n      a${c}b: 1`, `1${c}`, `${c}1`, `.${c}`]) {
        for (const text of [`tools:\n  it:\n    name: ${value}\n    url: x\n`, `tools:\n  it:\n    name: ${value}`, `tools:\r\n  it:\r\n    name: ${value.replaceAll('\n', '\r\n')}\r\n`]) compare(text, sections);
      }
    }
  });

  it('says the same about numbers, booleans and null', () => {
    for (const value of ['0', '-0', '+1', '007', '1e3', '1E-3', '.5', '5.', '+.5e1', '-.inf', '.Inf', '.nan', '0x1F', '0xg', '0o17', '0o8', '1_000', '12345678901234567890123', 'True', 'NULL', '~', 'nUll', '2026-09-30', '1 2', '-', '--', '-.', '+', '.', '1e', 'e1']) {
      compare(`tools:\n  it:\n    a: ${value}\n    b: [${value}, x]\n    c: { d: ${value} }\n`, sections);
    }
  });

  it('reads nearly everything that is well written', () => {
    const { clean, all } = compare([...syntheticStack(50).files.values()][0] as string, sectionsOf['martech-stack']);
    assert.equal(clean, all);
    const folder = join(import.meta.dirname, '../../../policies');
    let [read, total] = [0, 0];
    for (const file of readdirSync(folder).filter(name => name.endsWith('.yaml'))) {
      const result = compare(readFileSync(join(folder, file), 'utf8'), sectionsOf['martech-policies']);
      read += result.clean;
      total += result.all;
    }
    assert.ok(read > total * 0.5, `${read} of ${total}`);
  });
});
