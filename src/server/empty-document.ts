// Stands in for a file that could not be read, so that what is wrong with it can be said at its first line.

import type { SyntaxDocument } from '../core/syntax/document.ts';
import { LineIndex } from '../core/text/line-index.ts';

export function emptyDocument(uri: string): SyntaxDocument {
  return { uri, text: '', lines: new LineIndex(''), entries: new Map(), sections: new Map(), problems: [] };
}
