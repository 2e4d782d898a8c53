// START HERE for texts: a text becomes entries. Never throws; keeps what could be read beside the problems of what could not.

import { changeBetween } from '../text/change.ts';
import { LineIndex } from '../text/line-index.ts';
import { message } from '../text/message.ts';
import { buildDocument, sourceOf } from './build-document.ts';
import type { SyntaxDocument } from './document.ts';
import { EntryTable } from './entry-table.ts';
import { keepContents } from './keep-contents.ts';
import { limits } from './limits.ts';
import { readEdit } from './read-edit.ts';
import { readRegion } from './read-region.ts';
import { readWhole } from './read-whole.ts';
import { scanText } from './scan/scan-text.ts';
import { readUnits } from './unit/read-units.ts';

/**
 * Reads `text`. `sections` names the top-level keys whose children are entries of their own. With `previous` (the same file
 * as read before an edit) only what changed is read again; the result is the same, and an entry whose text (and whose anchors'
 * text) did not change keeps its `content` object.
 */
export function readDocument(uri: string, text: string, sections: ReadonlySet<string>, previous?: SyntaxDocument): SyntaxDocument {
  const before = previous?.uri === uri && sourceOf(previous)?.sections === sections ? previous : undefined;
  const change = before && changeBetween(before.text, text);
  if (before && !change) return before;
  const lines = before && change ? before.lines.after(change, text) : new LineIndex(text);
  if (text.length > limits.length) return tooLarge(uri, text, lines);
  const edited = before && change && (readEdit(before, change, text, lines) ?? readRegion(before, change, text, lines));
  if (edited) return edited;
  const { pieces, odd, unsettled } = scanText(text, sections);
  const source = before && sourceOf(before);
  const whole = odd ? readWhole(uri, text, sections) : undefined;
  const { units, read } = whole ? { units: [whole], read: [0] } : readUnits(uri, text, pieces, sections, source && change ? { ...source, change } : undefined);
  const kept = before ? keepContents(units, read, before) : units;
  return buildDocument({ uri, text, lines, sections, units: kept, isSettled: !odd && !unsettled });
}

function tooLarge(uri: string, text: string, lines: LineIndex): SyntaxDocument {
  const problem = { kind: 'too-large', range: { start: 0, end: 0 }, message: message('syntax.too-large') };
  return { uri, text, lines, entries: new EntryTable([], [], new Int32Array()), sections: new Map(), problems: [problem] };
}
