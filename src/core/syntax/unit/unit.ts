// A stretch of text that is read by itself, and what was read in it: the unit that an edit reads again.

import type { EntryContent, SyntaxProblem } from '../document.ts';
import type { ScalarNode } from '../node.ts';
import type { PieceContext } from '../scan/piece.ts';
import type { Anchored, Cost } from '../yaml/anchors.ts';

/** Entries, headers and problems count their offsets from the start of the unit. */
export interface Unit extends PieceContext {
  readonly length: number;
  readonly entries: readonly UnitEntry[];
  /** The top-level keys that stand in it, entries or not. */
  readonly tops: readonly UnitTop[];
  /** Problems that lie in no entry. */
  readonly problems: readonly SyntaxProblem[];
  /** True where it holds something else than blanks and comments. */
  readonly hasContent: boolean;
  readonly anchors: UnitAnchors | undefined;
}

export interface UnitEntry {
  readonly key: string;
  /** The key before it was made unique. */
  readonly base: string;
  readonly section: string;
  readonly id: string | undefined;
  /** Where the entry starts. */
  readonly shift: number;
  readonly content: EntryContent;
}

export interface UnitTop {
  readonly name: string;
  readonly key: ScalarNode;
  /** True for the key of a section. */
  readonly isSection: boolean;
  /** True where nothing stands behind the key but, perhaps, entries in units of their own. */
  readonly isBare: boolean;
}

/** What a unit with anchors or aliases has to do with the rest of the file. */
export interface UnitAnchors {
  /** Anchors of the units above that it asked for: as long as they are the same, it reads the same. */
  readonly asked: ReadonlyMap<string, Anchored | undefined>;
  readonly defined: readonly (readonly [string, Anchored])[];
  readonly cost: Cost;
  /** What the units above had cost, where an alias was refused for it. */
  readonly refusedAt: Cost | undefined;
}
