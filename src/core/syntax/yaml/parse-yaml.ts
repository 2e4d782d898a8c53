// One text through the YAML library: its nodes and its faults, whatever the text. The library never composes a tree deeper
// than the limit, because it recurses there until the process dies.

import { Composer, Parser } from 'yaml';
import type { Document, Node } from 'yaml';
import { cutDepth } from './cut-depth.ts';

/** What the library calls an error or a warning; offsets in the text that was parsed. */
export interface Fault {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isWarning: boolean;
}

export interface YamlTree {
  readonly contents: Node | null;
  readonly faults: readonly Fault[];
  /** Offset of the first collection that was cut off because it lies too deep. */
  readonly tooDeep: number | undefined;
  /** Offset of the second document, if there is one. */
  readonly second: number | undefined;
}

const options = {
  version: '1.2', merge: true, stringKeys: true, uniqueKeys: false, prettyErrors: false, strict: true, logLevel: 'silent',
} as const;

/** Parses the first document of `text`, collections up to `depth` inside of each other. Never throws. */
export function parseYaml(text: string, depth: number): YamlTree {
  try {
    return parse(text, depth);
  } catch {
    // A fault of the library itself: the text is told to be unreadable, and nothing else suffers.
    const fault = { code: 'UNREADABLE', start: 0, end: text.length, text: '', isWarning: false };
    return { contents: null, faults: [fault], tooDeep: undefined, second: undefined };
  }
}

function parse(text: string, depth: number): YamlTree {
  const tokens = [...new Parser().parse(text)];
  const tooDeep = cutDepth(tokens, depth);
  const composer = new Composer(options);
  let document: Document.Parsed | undefined;
  let second: number | undefined;
  for (const next of composer.compose(tokens, true, text.length)) {
    if (document) second ??= next.range[0];
    else document = next;
  }
  const first = document as Document.Parsed;
  return {
    contents: first.contents,
    faults: [...first.errors.map(error => fault(error, false)), ...first.warnings.map(warning => fault(warning, true))],
    tooDeep, second,
  };
}

function fault(error: { readonly code: string; readonly pos: readonly [number, number]; readonly message: string }, isWarning: boolean): Fault {
  return { code: error.code, start: error.pos[0], end: error.pos[1], text: error.message, isWarning };
}
