// Reads a unit in the fast way, if it is clean.

import type { EntryContent } from '../document.ts';
import type { Pair } from '../node.ts';
import type { PieceContext } from '../scan/piece.ts';
import { baseOf } from '../unit/names.ts';
import type { Namer } from '../unit/names.ts';
import type { Unit, UnitTop } from '../unit/unit.ts';
import { BlockReader } from './block-reader.ts';

/** The unit that `text` is, the same as the YAML library gives it; undefined where the library must read it. */
export function readCleanUnit(text: string, context: PieceContext, sections: ReadonlySet<string>, names: Namer): Unit | undefined {
  const pair = text.includes('\0') ? undefined : new BlockReader(text).read(context.column);
  if (!pair) return undefined;
  const { kind, section, column, expected } = context;
  const base = { kind, section, column, expected, length: text.length, problems: [], hasContent: true, anchors: undefined };
  const name = pair.key.source;
  if (kind === 'entry') return { ...base, tops: [], entries: [entryOf(pair, names, section, name)] };
  const isSection = sections.has(name);
  if (isSection !== (kind === 'header') || (isSection && pair.value)) return undefined;
  const isBare = !pair.value || (pair.value.kind === 'scalar' && pair.value.value === null);
  const tops: UnitTop[] = [{ name, key: pair.key, isSection, isBare }];
  return { ...base, tops, entries: isSection ? [] : [entryOf(pair, names, name, undefined)] };
}

function entryOf({ key, value }: Pair, names: Namer, section: string, id: string | undefined): Unit['entries'][number] {
  const range = { start: key.range.start, end: Math.max(key.range.end, value?.range.end ?? 0) };
  const content: EntryContent = { keyNode: key, value, problems: [], range };
  const base = baseOf(section, id);
  return { key: names.take(base), base, section, id, shift: 0, content };
}
