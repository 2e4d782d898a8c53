// Reads a text into entries: never throws, keeps what could be read beside the problems of what could not.

import { LineIndex } from '../text/line-index.ts';
import type { SyntaxDocument } from './document.ts';
import { readWhole } from './read-whole.ts';

/**
 * Reads `text`. `sections` names the top-level keys whose children are entries of their own. With `previous` (the same file
 * as read before an edit) only what changed is read again; the result is the same, and an entry whose text (and whose anchors'
 * text) did not change keeps its `content` object.
 */
export function readDocument(uri: string, text: string, sections: ReadonlySet<string>, previous?: SyntaxDocument): SyntaxDocument {
  if (previous?.text === text && previous.uri === uri) return previous;
  return { uri, text, lines: new LineIndex(text), ...readWhole(uri, text, sections) };
}
