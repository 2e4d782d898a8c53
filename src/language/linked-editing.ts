// The places that change together while an id is typed: those of one file, where no other file names it.

import type { Range } from 'vscode-languageserver-types';
import { placeRange } from '../core/syntax/document.ts';
import type { Context } from './context.ts';
import { rangeIn } from './locate.ts';
import { renameTarget } from './rename-target.ts';

/** The protocol's answer. */
export interface LinkedEditing {
  readonly ranges: Range[];
  /** What a word of this sort may hold while it is typed. */
  readonly wordPattern: string;
}

/** Undefined where the id is written elsewhere too, in other words (`tool:x`, `params.x_y`), or alone: a rename is for those. */
export function linkedEditing(context: Context, offset: number): LinkedEditing | undefined {
  const { document, uri } = context;
  const target = renameTarget(context, offset);
  if (!target || 'refused' in target) return undefined;
  const occurrences = target.occurrences();
  const ranges = new Map(occurrences.map(({ place, written }) => {
    const whole = place.uri === uri && written === target.id ? placeRange(document, place) : undefined;
    const at = whole ? document.text.slice(whole.start, whole.end).indexOf(written) : -1;
    return [whole && at >= 0 ? whole.start + at : -1, written.length];
  }));
  if (ranges.has(-1) || !ranges.has(target.range.start) || ranges.size < 2) return undefined;
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  return { ranges: sorted.map(([start, length]) => rangeIn(document, { start, end: start + length })), wordPattern: target.id.includes('/') ? '[a-z0-9/-]+' : '[a-z0-9-]+' };
}
