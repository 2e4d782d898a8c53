// Reads a text in one piece with the YAML library, then cuts the tree into entries.

import { isAlias, isMap, isScalar, parseDocument } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { message } from '../text/message.ts';
import type { MessageId } from '../text/message.ts';
import type { Range } from '../text/range.ts';
import { Anchors, Converter } from './convert.ts';
import type { ScalarNode } from './node.ts';
import type { Entry, SyntaxDocument, SyntaxProblem } from './document.ts';

type Parts = Pick<SyntaxDocument, 'entries' | 'sections' | 'problems'>;
type YamlPair = Pair<Node, Node | null>;

export function readWhole(uri: string, text: string, sections: ReadonlySet<string>): Parts {
  const document = parseDocument(text, { merge: true, stringKeys: true, version: '1.2', prettyErrors: false, uniqueKeys: false });
  const entries = new Map<string, Entry>();
  const headers = new Map<string, { key: ScalarNode; range: Range; empty: boolean }>();
  const anchors = new Anchors();
  const problems = document.errors.map(error => problemOf(error.code, error.pos, error.message));
  const add = (section: string, pair: YamlPair, isEntry: boolean): void => {
    const base = isEntry ? `${section}/${String((pair.key as Scalar).source)}` : section;
    let key = base;
    for (let n = 2; entries.has(key); n++) key = `${base}#${n}`;
    const offset = lineStart(text, (pair.key.range as [number, number, number])[0]);
    const converter = new Converter(uri, key, offset, anchors);
    const keyNode = converter.scalar(pair.key as Scalar);
    const value = converter.convert(pair.value);
    entries.set(key, {
      key, section, id: isEntry ? keyNode.source : undefined, offset,
      content: { keyNode, value, problems: converter.problems, range: { start: keyNode.range.start, end: value?.range.end ?? keyNode.range.end } },
    });
  };
  if (isMap(document.contents)) {
    for (const pair of document.contents.items as unknown as YamlPair[]) {
      if (!isScalar(pair.key)) continue;
      const section = String(pair.key.source);
      const value = pair.value;
      if (sections.has(section) && !headers.has(section)) {
        const absolute = new Converter(uri, '', 0, anchors);
        const keyNode = absolute.scalar(pair.key);
        const empty = !value || (isScalar(value) && !value.source);
        headers.set(section, { key: keyNode, range: { start: keyNode.range.start, end: value?.range?.[1] ?? keyNode.range.end }, empty });
        if (empty) continue;
      }
      if (sections.has(section) && isMap(value) && !isAlias(value)) {
        for (const child of (value as unknown as YAMLMap<Node, Node | null>).items) if (isScalar(child.key)) add(section, child, true);
      } else add(section, pair, false);
    }
  }
  return { entries, sections: headers, problems };
}

function problemOf(code: string, pos: readonly [number, number], text: string): SyntaxProblem {
  return { kind: 'unreadable', range: { start: pos[0], end: pos[1] }, message: message('syntax.unreadable' as MessageId, { code, text }) };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
