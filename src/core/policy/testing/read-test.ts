// One test of a policy file: the rule, the day, the stack as text, what is expected.

import { type Entry, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { nodeAt, pairOf, type Path, type SyntaxNode } from '../../syntax/node.ts';
import { plain } from '../../syntax/plain.ts';
import type { Place } from '../../text/place.ts';
import { writeYaml } from './write-yaml.ts';

export interface Expectation {
  readonly place: Place;
  readonly kind: 'finding' | 'question';
  readonly target: string | undefined;
  readonly severity: string | undefined;
  readonly at: string | undefined;
  readonly count: number;
  /** How many findings of the rule are left once a fix is applied. */
  readonly afterFix: number | undefined;
  /** Which fix: its number from 1, or its title; the first that helps where nothing is said. */
  readonly fix: string | undefined;
}

export interface PolicyTest {
  readonly document: SyntaxDocument;
  readonly name: string;
  readonly place: Place;
  readonly rule: string | undefined;
  readonly today: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  /** A partial manifest, as the text of a file. */
  readonly stack: string | undefined;
  /** What was observed, as the text of a file. */
  readonly observations: string | undefined;
  /** A manifest of its own, relative to the policy file. */
  readonly file: string | undefined;
  readonly expect: readonly Expectation[];
}

/** Reads leniently: what the schema refuses has its finding in the editor. */
export function readTest(document: SyntaxDocument, entry: Entry): PolicyTest {
  const { value, keyNode } = entry.content;
  const place = (path: Path): Place => placeIn(document.uri, entry.key, nodeAt(value, path)?.range ?? keyNode.range);
  const stack = nodeAt(value, ['stack']);
  const observations = nodeAt(value, ['observations']);
  const expect = nodeAt(value, ['expect']);
  const items = expect?.kind === 'list' ? expect.items : [];
  const params = plain(nodeAt(value, ['params']));
  return {
    document, name: entry.id ?? entry.key, place: placeIn(document.uri, entry.key, keyNode.range),
    rule: textAt(value, 'rule'), today: textAt(value, 'today'), file: textAt(value, 'file'),
    params: typeof params === 'object' && params !== null ? (params as Readonly<Record<string, unknown>>) : {},
    stack: stack && manifestText(document, entry, stack),
    observations: observations && writeYaml({ version: 1, observed: plain(observations) }),
    expect: items.map((item, index) => readExpectation(item, place(['expect', index]))),
  };
}

function readExpectation(node: SyntaxNode, place: Place): Expectation {
  const number = (key: string): number | undefined => {
    const text = textAt(node, key);
    return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  };
  return {
    place, kind: textAt(node, 'kind') === 'question' ? 'question' : 'finding', target: textAt(node, 'target'), severity: textAt(node, 'severity'),
    at: textAt(node, 'at'), count: number('count') ?? 1, afterFix: number('after-fix'), fix: textAt(node, 'fix'),
  };
}

function textAt(node: SyntaxNode | undefined, key: string): string | undefined {
  const value = pairOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.source : undefined;
}

/** The manifest inside a test as a file of its own: its very text where that can stand alone, else written anew. */
function manifestText(document: SyntaxDocument, entry: Entry, node: SyntaxNode): string {
  const start = entry.offset + node.range.start;
  const text = document.text.slice(start, entry.offset + node.range.end);
  if (node.kind === 'map' && !node.flow && !hasAlias(node)) {
    const column = document.lines.positionAt(start).character;
    return text.split(/\r\n|\n|\r/).map((line, index) => (index === 0 ? line : line.slice(Math.min(column, line.length - line.trimStart().length)))).join('\n') + '\n';
  }
  return writeYaml(plain(node));
}

function hasAlias(node: SyntaxNode): boolean {
  if (node.written) return true;
  if (node.kind === 'map') return node.pairs.some(pair => pair.merged === true || (pair.value !== undefined && hasAlias(pair.value)));
  return node.kind === 'list' && node.items.some(hasAlias);
}
