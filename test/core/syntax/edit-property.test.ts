import assert from 'node:assert/strict';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { commentsOf } from '../../../src/core/syntax/comments.ts';
import type { YamlValue } from '../../../src/core/syntax/edit/yaml-value.ts';
import { nodeAt, pairOf } from '../../../src/core/syntax/node.ts';
import type { Path, SyntaxNode } from '../../../src/core/syntax/node.ts';
import { plain } from '../../../src/core/syntax/plain.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { addItem, createEntry, removeAt, removeEntry, renameKey, setValue } from '../../../src/core/syntax/yaml-edit.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import type { TextEdit } from '../../../src/core/text/edit.ts';
import { Random, randomText, sections, seed } from './support/random.ts';

const count = Number(process.env['RUNS'] ?? 2_500);
const uri = 'file:///a.yaml';

const values: readonly YamlValue[] = [
  'crm', '', 'null', 'true', '12', '1e3', '0x1F', '.5', '-', '- a', 'a: b', 'a #b', '#', '@home', "it's", '"q"', `both ' and "`, 'x, y', '[a]', '{', ' lead', 'trail ', 'two\nlines', 'tab\t', '😀', 'é\u2028', '*x', '&x', '!x', '%', '?', ':', '::', 'a:', '---', '<<', '~', '2026-09-30', 'https://a.b/c', '=',
  12, 0, -1.5, true, false, [], ['a', 'b'], [1, [2, 3]], {}, { a: 1 }, { a: 'x', b: ['y'], c: { d: true } }, [{ on: '2026-01-01', who: ['a'] }, { on: 'x' }],
  { one: 1, two: 2, three: 3, four: 4, five: 'five: 5' }, { 'odd key': 1, '12': 2, '<<': 3, '': 4, '#': 5 },
];
const newKeys = ['fresh', 'null', '12', 'odd key', "it's", 'a: b', '<<', '', '#x', '-', '__proto__', 'x,y'];

describe('yaml-edit', function () {
  this.timeout(120_000);
  for (const flavour of [{}, { anchors: true }]) {
    it(`writes exactly the intended value and leaves the rest alone (${JSON.stringify(flavour)})`, () => {
      const random = new Random(seed * 31 + JSON.stringify(flavour).length);
      let done = 0;
      for (let i = 0; i < count; i++) {
        const document = readDocument(uri, randomText(random, flavour), sections);
        if (!isClean(document)) continue;
        const change = pickChange(random, document);
        if (!change || change.edits.length === 0) continue;
        done++;
        check(document, change);
      }
      assert.ok(done > count / 8, `only ${done} edits were made`);
    });
  }
});

interface Intent {
  readonly what: string;
  readonly edits: readonly TextEdit[];
  /** The plain value of every entry that should differ afterwards; undefined for one that is gone. */
  readonly expected: ReadonlyMap<string, unknown>;
}

function isClean(document: SyntaxDocument): boolean {
  return document.problems.length === 0 && [...document.entries.values()].every(entry => entry.content.problems.length === 0);
}

function pickChange(random: Random, document: SyntaxDocument): Intent | undefined {
  const entries = [...document.entries.values()];
  const entry = entries[random.below(entries.length)];
  const value = random.pick(values);
  if (!entry || random.chance(0.15)) {
    const section = random.pick([...sections]);
    if (document.text.includes(`${section}: &`)) return undefined;
    const edits = createEntry(document, section, 'fresh-id', value);
    return { what: `create ${section}/fresh-id ${JSON.stringify(value)}`, edits, expected: new Map([[`${section}/fresh-id`, value]]) };
  }
  if (entries.some(({ key }) => /#\d+$/.test(key))) return undefined;
  const from = entry.offset + entry.content.range.start;
  // What an anchor names is used elsewhere too: an edit there is not alone.
  if (document.text.includes('&all') || (entry.id === undefined && sections.has(entry.key))) return undefined;
  if (document.text.slice(from, entry.offset + entry.content.range.end).includes('&')) return undefined;
  const before = plain(entry.content.value);
  const path = randomPath(random, entry.content.value);
  const name = `${entry.key} ${JSON.stringify(path)}`;
  const choice = random.below(10);
  if (choice === 0) return { what: `remove entry ${name}`, edits: removeEntry(document, entry.key), expected: new Map([[entry.key, undefined]]) };
  if (choice < 3 && path.length > 0) {
    return { what: `remove ${name}`, edits: removeAt(document, entry.key, path), expected: new Map([[entry.key, without(entry.content.value, path)]]) };
  }
  if (choice === 3) {
    const last = path.at(-1);
    const key = random.pick(newKeys);
    if (typeof last !== 'string' || pairOf(nodeAt(entry.content.value, path.slice(0, -1)), key)) return undefined;
    return { what: `rename ${name} ${key}`, edits: renameKey(document, entry.key, path, key), expected: new Map([[entry.key, renamed(entry.content.value, path, key)]]) };
  }
  if (choice < 6) {
    const old = nodeAt(entry.content.value, path);
    const list = old === undefined || (old.kind === 'scalar' && old.value === null) ? [] : old.kind === 'list' ? (plain(old) as unknown[]) : [plain(old)];
    return { what: `add to ${name} ${JSON.stringify(value)}`, edits: addItem(document, entry.key, path, value), expected: new Map([[entry.key, withAt(before, path, [...list, value])]]) };
  }
  const target = random.chance(0.5) ? path : [...path, random.pick(newKeys)];
  return { what: `set ${entry.key} ${JSON.stringify(target)} ${JSON.stringify(value)}`, edits: setValue(document, entry.key, target, value), expected: new Map([[entry.key, withAt(before, target, value)]]) };
}

function randomPath(random: Random, node: SyntaxNode | undefined): Path {
  if (!node || node.kind === 'scalar' || random.chance(0.2)) return [];
  if (node.kind === 'list') {
    const index = random.below(node.items.length);
    return node.items.length === 0 ? [] : [index, ...randomPath(random, node.items[index])];
  }
  const pair = node.pairs[random.below(node.pairs.length)];
  return pair ? [pair.key.source, ...randomPath(random, pair.value)] : [];
}

function check(document: SyntaxDocument, { what, edits, expected }: Intent): void {
  const text = applyEdits(document.text, edits);
  const after = readDocument(uri, text, sections);
  const context = `${what}\n${JSON.stringify(document.text)}\n${JSON.stringify(text)}`;
  assert.ok(isClean(after), `${context}\n${JSON.stringify([after.problems, [...after.entries.values()].map(entry => entry.content.problems)])}`);
  for (const key of new Set([...document.entries.keys(), ...after.entries.keys(), ...expected.keys()])) {
    const wanted = expected.has(key) ? empty(expected.get(key)) : empty(plain(document.entries.get(key)?.content.value));
    if (expected.has(key) && expected.get(key) === undefined) continue;
    if (!expected.has(key)) assert.ok(after.entries.has(key) === document.entries.has(key), `${key}\n${context}`);
    assert.deepEqual(empty(plain(after.entries.get(key)?.content.value)), wanted, `${key}\n${context}`);
  }
  const removed = (at: number): boolean => edits.some(({ range }) => range.start <= at && at < range.end);
  const kept = commentsOf(document).filter(comment => !removed(comment.range.start)).map(comment => comment.text.trimEnd());
  const now = commentsOf(after).map(comment => comment.text.trimEnd());
  for (const comment of kept) assert.ok(now.includes(comment), `comment ${comment} is lost\n${context}`);
  if (document.text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(text), `line endings\n${context}`);
}

/** Plain data with ordinary prototypes and without what reads as empty. */
function empty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => empty(item) ?? null);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const inside = Object.entries(value).map(([key, own]) => [key, empty(own)] as const).filter(([, own]) => own !== undefined);
  return inside.length === 0 ? undefined : new Map(inside);
}

function withAt(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') return (whole as unknown[]).map((item, i) => (i === step ? withAt(item, rest, value) : item));
  const entries = Object.entries((whole ?? {}) as object).filter(([key]) => key !== step);
  const old = whole && Object.hasOwn(whole as object, step) ? (whole as Record<string, unknown>)[step] : undefined;
  return plainMap([...entries, [step, withAt(old, rest, value)]]);
}

function plainMap(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const result = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) result[key] = value;
  return result;
}

function without(node: SyntaxNode | undefined, [step, ...rest]: Path): unknown {
  if (node?.kind === 'list') {
    return node.items.flatMap((item, i) => (i !== step ? [plain(item) ?? null] : rest.length === 0 || isLast(item, rest) ? [] : [without(item, rest)]));
  }
  if (node?.kind !== 'map') return plain(node);
  return plainMap(node.pairs.flatMap(({ key, value }) => (key.source !== step ? [[key.source, plain(value)] as const]
    : rest.length === 0 || isLast(value, rest) ? [] : [[key.source, without(value, rest)] as const])));
}

/** True where nothing is left of a map once what the path leads to is gone: the map goes too. */
function isLast(node: SyntaxNode | undefined, [step, ...rest]: Path): boolean {
  if (node?.kind !== 'map' || node.pairs.length !== 1 || node.pairs[0]?.key.source !== step) return false;
  return rest.length === 0 || isLast(node.pairs[0]?.value, rest);
}

function renamed(node: SyntaxNode | undefined, [step, ...rest]: Path, to: string): unknown {
  if (node?.kind === 'list') return node.items.map((item, i) => (i === step ? renamed(item, rest, to) : plain(item) ?? null));
  if (node?.kind !== 'map') return plain(node);
  return plainMap(node.pairs.map(({ key, value }) => (key.source !== step ? [key.source, plain(value)]
    : rest.length === 0 ? [to, plain(value)] : [key.source, renamed(value, rest, to)])));
}
