// Random texts and edits from a seed: the same every time, unless SEED says otherwise.

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

export const seed = Number(process.env['SEED'] ?? 1);
export const sections: ReadonlySet<string> = new Set(['owners', 'data', 'tools', 'flows']);

export interface Flavour {
  readonly anchors?: boolean;
  readonly wild?: boolean;
}

const scalars = ['crm', '12', '0012', '1e3', 'true', 'null', '~', '2026-09-30', '"quoted: text"', "'it''s'", 'a b c', 'é à ü', '😀', 'x#y', '12000 EUR/year', '0x1F', '.5', 'https://a.b/c?d=e', '""', 'plain # comment', '"line\\nbreak"', '-1', '!!str 5', '<<'];
const keys = ['name', 'category', 'stage', 'owners', 'x-note', '__proto__', 'constructor', '"quoted key"', "'k'", '12', 'é', 'null', '-id'];
const ids = ['brevo', 'salesforce', 'web-site', '1e3', '0012', 'a', 'b', '__proto__', 'tools', '"q"'];

/** A text in the manner of a manifest, mostly valid. */
export function randomText(random: Random, flavour: Flavour): string {
  const lines: string[] = [];
  if (random.chance(0.1)) lines.push(random.pick(['---', '%YAML 1.1\n---', '%YAML 1.2\n---', '# comment', '--- # start']));
  if (random.chance(0.3)) lines.push('version: 1');
  if (flavour.anchors && random.chance(0.8)) lines.push('x-d: &d {a: 1, b: [x, y]}', 'x-e: &e', '  b: 2', '  c: &f {z: *d }', 'x-g: &g {h: 1}');
  const count = 1 + random.below(5);
  for (let i = 0; i < count; i++) topLevel(random, lines, flavour);
  if (random.chance(0.05)) lines.push('...');
  let text = lines.join('\n') + (random.chance(0.9) ? '\n' : '');
  if (random.chance(0.15)) text = text.replaceAll('\n', '\r\n');
  if (random.chance(0.05)) text = `\ufeff${text}`;
  return text;
}

function topLevel(random: Random, lines: string[], flavour: Flavour): void {
  noise(random, lines, 0);
  if (random.chance(0.4)) {
    lines.push(`${fresh(random, lines, ['stack', 'alliance', 'x-more', 'imports', 'policies'])}:${inlineOrBlock(random, lines, 0, 2, flavour)}`);
    flush(random, lines, 0);
    return;
  }
  const section = fresh(random, lines, [...sections]);
  if (random.chance(0.06)) return void lines.push(`${section}: ${random.pick(['{}', '[]', '[a, b]', '{a: {name: x}, b: {name: y}}', 'text', '', '~', '&s {a: 1}', '{\n  a: 1,\n  b: {x: 2}\n}', '{a: 1,\n\n b: 2}', '|\n  text', '"a\n b"'])}`);
  if (flavour.anchors && random.chance(0.08)) return void lines.push(random.pick([`${section}: &all\n  one: 1\n  two: {x: 2}`, `${section}: *all`, `${section}:\n  <<: *d\n  own: {a: 1}`, `<<: {${section}: {z: {q: 1}}}`]));
  const indent = random.pick([2, 2, 2, 4, 1]);
  lines.push(`${section}:${random.pick(['', '', ' # comment', '  '])}`);
  const entries = random.below(4);
  for (let i = 0; i < entries; i++) entry(random, lines, indent, flavour);
}

/** One of `words`, mostly one that no line begins with yet: a key twice is an error. */
function fresh(random: Random, lines: readonly string[], words: readonly string[]): string {
  const word = random.pick(words);
  const isTaken = lines.some(line => line.trimStart().replace('? ', '').startsWith(word));
  return isTaken && random.chance(0.97) ? `${word.replace(/"/g, '')}-${lines.length}` : word;
}

function entry(random: Random, lines: string[], indent: number, flavour: Flavour): void {
  noise(random, lines, indent);
  const blanks = ' '.repeat(indent);
  const key = fresh(random, lines, ids);
  if (random.chance(0.05)) return void lines.push(`${blanks}? ${key}\n${blanks}: value`);
  const anchor = flavour.anchors && random.chance(0.3) ? random.pick([' &d', ' &e', ' *d', ' *e', ' &d &e', ' &f']) : '';
  if (anchor.includes('*')) return void lines.push(`${blanks}${key}:${anchor}`);
  const value = inlineOrBlock(random, lines, indent, 2, flavour);
  lines.push(`${blanks}${key}:${anchor}${value}`);
  flush(random, lines, indent);
}

/** Lines of a value that go below its key: kept aside until the key's line is written. */
const pending = new WeakMap<string[], string[]>();

function flush(_random: Random, lines: string[], _indent: number): void {
  lines.push(...pending.get(lines) ?? []);
  pending.delete(lines);
}

/** What stands behind a key's colon; lines below it are left for `flush`. */
function inlineOrBlock(random: Random, lines: string[], indent: number, depth: number, flavour: Flavour): string {
  const below: string[] = [];
  const blanks = ' '.repeat(indent);
  const choice = random.below(12);
  let behind = '';
  if (choice === 0) behind = '';
  else if (choice === 1) behind = ` ${flow(random, 2, flavour)}`;
  else if (choice === 2) {
    behind = ` ${random.pick(['|', '>', '|-', '>+', '|+', '|2'])}`;
    for (let i = 0; i < 1 + random.below(3); i++) below.push(random.pick([`${blanks}  text: not a key`, `${blanks}  # no comment`, '', `${blanks}    deeper`, `${blanks}  - dash`]));
    if (behind === ' |2' && below[0]) below[0] = `${blanks}  first`;
  } else if (choice === 3) {
    const list = random.chance(0.3) ? blanks : `${blanks}  `;
    for (let i = 0; i < 1 + random.below(3); i++) below.push(`${list}- ${random.pick([random.pick(scalars), flow(random, 1, flavour), `k: ${random.pick(scalars)}\n${list}  l: 2`])}`);
  } else if (choice === 4) {
    behind = random.pick([' "several\n', ' plain\n', " 'single\n"]);
    const quote = behind.includes('"') ? '"' : behind.includes("'") ? "'" : '';
    behind = `${behind}${blanks}    lines${quote}`;
  } else if (choice < 9 && depth > 0) {
    const inner = ' '.repeat(indent + random.pick([2, 2, 2, 1, 4]));
    const own = new Set<string>();
    for (let i = 0; i < 1 + random.below(4); i++) {
      const key = random.pick(keys);
      if (own.has(key)) continue;
      own.add(key);
      if (random.chance(0.1)) below.push(random.pick(['', `${inner}# comment`, '# left comment']));
      if (flavour.anchors && random.chance(0.15)) below.push(`${inner}${random.pick(['<<: *d', '<<: [*d, *e]', 'k: *d', 'l: &f {a: 1}', '? *d', 'm: [*d, *f]', '<<: {z: 1}'])}`);
      const value = inlineOrBlock(random, lines, inner.length, depth - 1, flavour);
      below.push(`${inner}${key}:${value}`, ...pending.get(lines) ?? []);
      pending.delete(lines);
    }
  } else behind = ` ${random.pick(scalars)}`;
  pending.set(lines, below);
  return behind;
}

function flow(random: Random, depth: number, flavour: Flavour): string {
  const value = (): string => (depth > 0 && random.chance(0.3) ? flow(random, depth - 1, flavour)
    : flavour.anchors && random.chance(0.2) ? random.pick(['*d ', '*e ', '&g 5'])
    : random.pick(['a', '12', '"q, r"', 'x y', "'s'", 'null', '0012']));
  const items = Array.from({ length: random.below(3) }, () => value());
  if (random.chance(0.5)) return `[${items.join(random.pick([', ', ',', ',\n      ']))}]`;
  return `{${items.map((item, i) => `k${i}: ${item}`).join(', ')}}`;
}

function noise(random: Random, lines: string[], indent: number): void {
  if (random.chance(0.2)) lines.push(random.pick(['', '# comment', `${' '.repeat(indent)}# indented`, '   ', '      # deep']));
}

const snippets = [
  'a', 'b', ' ', '\n', ':', ': ', '-', '- ', '"', "'", '[', ']', '{', '}', ',', '#', ' #', '|', '>', '&', '*', '!', '?', '%', '@', '\t', '\r\n', '\r', '<<: *d', '&d ', '*d', '😀', 'é', '\n\n',
  '\n  brevo:\n    name: x\n', '\n    stage: y', 'tools:\n', '  half', '\n---\n', '...', '  ', '    ', '\u0000', '\n}', '\n]', '\n  - x', '\n- x', '# note\n', '\n# note', 'x: 1', '\n\t', '\n  <<: *d', '\ufeff', 'null',
];

/** One edit, as a person or a formatter may make it. */
export function randomEdit(random: Random, text: string, flavour: Flavour): string {
  const at = random.below(text.length + 1);
  const kind = random.below(10);
  if (kind < 5) return text.slice(0, at) + random.pick(flavour.wild ? snippets : snippets.slice(0, 34)) + text.slice(at);
  if (kind < 8) return text.slice(0, at) + text.slice(Math.min(text.length, at + 1 + random.below(random.chance(0.2) ? 40 : 3)));
  const lines = text.split('\n');
  const line = random.below(lines.length);
  if (kind === 8) lines.splice(line, 1);
  else lines.splice(line, 0, random.pick(lines));
  return lines.join('\n');
}
