// Reads one unit: parses its text, and turns what it holds into entries.

import { isAlias, isMap, isScalar } from 'yaml';
import type { Node, Pair as YamlPair, Scalar, YAMLMap } from 'yaml';
import { lineStartOf } from '../../text/line-start.ts';
import { message } from '../../text/message.ts';
import { readCleanUnit } from '../clean/read-clean-unit.ts';
import type { EntryContent, SyntaxProblem } from '../document.ts';
import { limits } from '../limits.ts';
import type { Pair, ScalarNode, SyntaxNode } from '../node.ts';
import { readBroken } from '../repair/read-broken.ts';
import type { Reading } from '../repair/read-broken.ts';
import type { PieceContext } from '../scan/piece.ts';
import { AnchorScope } from '../yaml/anchors.ts';
import type { Anchored, Cost } from '../yaml/anchors.ts';
import { Converter, isNothing } from '../yaml/convert.ts';
import type { Setting } from '../yaml/convert.ts';
import { countNodes } from '../yaml/reuse.ts';
import { baseOf } from './names.ts';
import type { Namer } from './names.ts';
import { brokenIn, problemsIn } from './share.ts';
import type { Unit, UnitEntry, UnitTop } from './unit.ts';

/** What the units above leave to the next one. */
export interface Above {
  readonly anchors: ReadonlyMap<string, Anchored>;
  readonly cost: Cost;
  readonly names: Namer;
}

type YamlPairNode = YamlPair<Scalar & Node, Node | null>;

/** Reads the unit that `context` describes, `text` being its text alone. */
export function readUnit(uri: string, text: string, context: PieceContext, sections: ReadonlySet<string>, above: Above): Unit {
  const { kind, section, column, expected } = context;
  if (kind === 'head' || kind === 'mark') return { kind, section, column, expected, length: text.length, ...nothing };
  return readCleanUnit(text, context, sections, above.names) ?? readWithLibrary(uri, text, context, sections, above);
}

/** The same through the YAML library, which reads everything and finds every fault. */
export function readWithLibrary(uri: string, text: string, context: PieceContext, sections: ReadonlySet<string>, above: Above): Unit {
  const isEntry = context.kind === 'entry';
  return new UnitReader(uri, text, readBroken(text, limits.depth - (isEntry ? 1 : 0)), context, sections, above).read();
}

const nothing = { entries: [], tops: [], problems: [], hasContent: false, anchors: undefined };

/** Turns a parsed text into a unit. */
export class UnitReader {
  readonly #uri: string;
  readonly #text: string;
  readonly #reading: Reading;
  readonly #context: PieceContext;
  readonly #sections: ReadonlySet<string>;
  readonly #above: Above;
  readonly #scope: AnchorScope;
  readonly #entries: UnitEntry[] = [];
  readonly #tops: UnitTop[] = [];
  readonly #problems: SyntaxProblem[] = [];

  constructor(uri: string, text: string, reading: Reading, context: PieceContext, sections: ReadonlySet<string>, above: Above) {
    this.#uri = uri;
    this.#text = text;
    this.#reading = reading;
    this.#context = context;
    this.#sections = sections;
    this.#above = above;
    this.#scope = new AnchorScope(above.anchors, above.cost);
  }

  read(): Unit {
    const { contents } = this.#reading.tree;
    if (isMap(contents)) this.#map(contents as YAMLMap);
    else if (!isNothing(contents)) this.#problems.push(this.#noMap(contents as Node));
    const problems = [...this.#reading.problems, ...this.#limitProblems()];
    const scope = this.#scope;
    const { asked, defined, cost } = scope;
    const usesAnchors = asked.size > 0 || defined.length > 0;
    const { kind, section, column, expected } = this.#context;
    return {
      kind, section, column, expected, length: this.#text.length,
      ...problemsIn(problems, this.#entries.toSorted((a, b) => a.shift - b.shift), this.#problems), tops: this.#tops, hasContent: !isNothing(contents) || problems.length > 0,
      anchors: usesAnchors ? { asked, defined, cost, refusedAt: scope.refused ? this.#above.cost : undefined } : undefined,
    };
  }

  #map(map: YAMLMap): void {
    if (this.#context.kind === 'entry') return this.#section(this.#context.section, map);
    if (map.anchor) this.#scope.open(map.anchor);
    this.#ownFirst(map, pair => this.#top(pair), (pairs, at) => this.#mergedTops(pairs, at));
  }

  /** Own pairs win: what `<<` brings in is added last, though read in its place because of the anchors in it. */
  #ownFirst(map: YAMLMap, own: (pair: YamlPairNode) => void, merged: (pairs: readonly Pair[], at: number) => void): void {
    const later: (() => void)[] = [];
    for (const pair of map.items as unknown as YamlPairNode[]) {
      if (!isScalar(pair.key)) continue;
      if (pair.key.source !== '<<' || pair.key.type !== 'PLAIN') own(pair);
      else {
        const pairs = this.#absolute().merged(pair.value);
        later.push(() => merged(pairs, this.#startOf(pair)));
      }
    }
    for (const add of later) add();
  }

  /** A pair at the top level: a section with entries inside, or an entry by itself. */
  #top(pair: YamlPairNode): void {
    const key = this.#absolute().key(pair.key) as ScalarNode;
    const name = key.source;
    const isSection = this.#sections.has(name);
    this.#tops.push({ name, key, isSection, isBare: isNull(pair.value) });
    if (isSection && isNull(pair.value)) return void this.#absolute().convert(pair.value);
    if (isSection && isMap(pair.value)) return this.#section(name, pair.value as YAMLMap);
    if (isSection && isAlias(pair.value)) {
      const value = this.#absolute().convert(pair.value);
      if (value?.kind === 'map') return this.#pairs(name, value.pairs, key.range.start);
    }
    this.#entry(name, undefined, pair);
  }

  #section(section: string, map: YAMLMap): void {
    const define = map.anchor ? this.#scope.open(map.anchor) : undefined;
    const from = this.#entries.length;
    this.#ownFirst(map, pair => this.#child(section, pair, map.flow === true), (pairs, at) => this.#pairs(section, pairs, at));
    define?.(this.#anchoredSection(this.#entries.slice(from)));
  }

  #child(section: string, pair: YamlPairNode, flow: boolean): void {
    this.#entry(section, pair.key.source ?? '', pair, flow ? this.#startOf(pair) : undefined);
  }

  #entry(section: string, id: string | undefined, pair: YamlPairNode, at?: number): void {
    const shift = at ?? lineStartOf(this.#text, this.#startOf(pair));
    const base = baseOf(section, id);
    const key = this.#above.names.take(base);
    const converter = new Converter(this.#setting(key, shift), this.#scope);
    const keyNode = converter.key(pair.key) as ScalarNode;
    const value = converter.convert(pair.value) ?? brokenIn(this.#reading, this.#text, shift).get(keyNode.range.end);
    const range = { start: keyNode.range.start, end: Math.max(keyNode.range.end, value?.range.end ?? 0) };
    this.#entries.push({ key, base, section, id, shift, content: { keyNode, value, problems: converter.problems, range } });
  }

  #startOf(pair: YamlPairNode): number {
    return this.#reading.patched.origin(pair.key.range?.[0] ?? 0);
  }

  #mergedTops(pairs: readonly Pair[], at: number): void {
    for (const { key, value } of pairs) {
      const name = key.source;
      if (this.#tops.some(top => top.name === name)) continue;
      const isSection = this.#sections.has(name);
      this.#tops.push({ name, key, isSection, isBare: !value });
      if (isSection && value?.kind === 'map') this.#pairs(name, value.pairs, at);
      else if (!isSection || (value && !isNullNode(value))) this.#virtual(name, undefined, key, value, at);
    }
  }

  /** Entries that an alias or a merge brings into a section; own ones win. */
  #pairs(section: string, pairs: readonly Pair[], at: number): void {
    for (const { key, value } of pairs) {
      if (!this.#entries.some(entry => entry.section === section && entry.id === key.source)) this.#virtual(section, key.source, key, value, at);
    }
  }

  #virtual(section: string, id: string | undefined, key: ScalarNode, value: SyntaxNode | undefined, at: number): void {
    const shift = lineStartOf(this.#text, at);
    const base = baseOf(section, id);
    const keyNode = moved(key, -shift) as ScalarNode;
    const content: EntryContent = { keyNode, value: value && moved(value, -shift), problems: [], range: keyNode.range };
    this.#entries.push({ key: this.#above.names.take(base), base, section, id, shift, content });
  }

  /** `tools: &all`: the anchor names the map of all entries, each written in its own. */
  #anchoredSection(entries: readonly UnitEntry[]): Anchored {
    const written = (entry: UnitEntry, node: SyntaxNode): SyntaxNode => (
      node.written ? node : { ...node, written: { uri: this.#uri, entry: entry.key, start: node.range.start, end: node.range.end } });
    const pairs = entries.map(entry => ({
      key: written(entry, entry.content.keyNode) as ScalarNode, value: entry.content.value && written(entry, entry.content.value),
    }));
    const node: SyntaxNode = { kind: 'map', range: { start: 0, end: 0 }, pairs, flow: false };
    return { node, entry: '', cost: { aliases: this.#scope.cost.aliases, nodes: countNodes(node) } };
  }

  #limitProblems(): SyntaxProblem[] {
    const { tooDeep } = this.#reading.tree;
    const at = this.#text.indexOf('\0');
    const problem = (kind: 'too-deep' | 'null-byte', start: number): SyntaxProblem => (
      { kind, range: { start, end: start + 1 }, message: message(`syntax.${kind}`, { limit: limits.depth }) });
    return [
      ...(tooDeep === undefined ? [] : [problem('too-deep', this.#reading.patched.origin(tooDeep))]),
      ...(at < 0 ? [] : [problem('null-byte', at)]),
    ];
  }

  /** A text that holds no key: a word that is being typed, or something that has no place here. */
  #noMap(contents: Node): SyntaxProblem {
    const { origin } = this.#reading.patched;
    const range = { start: origin(contents.range?.[0] ?? 0), end: origin(contents.range?.[1] ?? 0) };
    const source = this.#text.slice(range.start, range.end);
    const end = range.start + (source.split('\n', 1)[0] as string).trimEnd().length;
    const isWord = isScalar(contents) && contents.type === 'PLAIN' && !source.includes('\n');
    const kind = isWord ? 'missing-colon' : 'unexpected-text';
    return { kind, range: { start: range.start, end }, message: message(`syntax.${kind}`, { text: source }) };
  }

  #absolute(): Converter {
    return new Converter(this.#setting('', 0), this.#scope);
  }

  #setting(entry: string, shift: number): Setting {
    const { patched } = this.#reading;
    return { uri: this.#uri, entry, text: patched.text, at: offset => patched.origin(offset) - shift, broken: brokenIn(this.#reading, this.#text, shift) };
  }
}

function isNull(node: Node | null): boolean {
  return !node || (isScalar(node) && node.value === null);
}

function isNullNode(node: SyntaxNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A node whose places are counted from elsewhere. */
function moved(node: SyntaxNode, by: number): SyntaxNode {
  const range = { start: node.range.start + by, end: node.range.end + by };
  if (node.kind === 'scalar') return { ...node, range };
  if (node.kind === 'list') return { ...node, range, items: node.items.map(item => moved(item, by)) };
  return { ...node, range, pairs: node.pairs.map(pair => (
    { ...pair, key: moved(pair.key, by) as ScalarNode, value: pair.value && moved(pair.value, by) }
  )) };
}
