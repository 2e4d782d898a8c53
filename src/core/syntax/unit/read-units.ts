// Reads the pieces of a text, and keeps the units of the text before wherever nothing they depend on has changed.

import type { Change } from '../../text/change.ts';
import type { Piece } from '../scan/piece.ts';
import { addCost, free, isAffordable } from '../yaml/anchors.ts';
import type { Anchored, Cost } from '../yaml/anchors.ts';
import { Names } from './names.ts';
import type { Namer } from './names.ts';
import { readUnit } from './read-unit.ts';
import type { Above } from './read-unit.ts';
import type { Unit } from './unit.ts';

/** The units of the text before an edit, and what the edit changed. */
export interface Earlier {
  readonly units: readonly Unit[];
  /** Where each unit starts. */
  readonly starts: Int32Array;
  readonly change: Change;
}

export interface UnitsRead {
  readonly units: readonly Unit[];
  /** The places of those that were read, not kept. */
  readonly read: readonly number[];
}

export function readUnits(uri: string, text: string, pieces: readonly Piece[], sections: ReadonlySet<string>, earlier: Earlier | undefined): UnitsRead {
  const candidates = earlier ? new Candidates(earlier) : undefined;
  const reader = new UnitsReader(uri, text, sections);
  const read: number[] = [];
  const units = pieces.map((piece, index) => {
    const candidate = candidates?.find(piece);
    const unit = reader.next(piece, candidate);
    if (unit !== candidate) read.push(index);
    return unit;
  });
  return { units, read };
}

/** Reads units in order, each with the anchors and names of those above. */
export class UnitsReader {
  readonly #uri: string;
  readonly #text: string;
  readonly #sections: ReadonlySet<string>;
  readonly #anchors = new Map<string, Anchored>();
  readonly #names = new Names();
  #cost: Cost = free;

  constructor(uri: string, text: string, sections: ReadonlySet<string>) {
    this.#uri = uri;
    this.#text = text;
    this.#sections = sections;
  }

  /** `candidate` has the same text; it is kept where all else that it depends on is the same too. */
  next(piece: Piece, candidate: Unit | undefined): Unit {
    const above: Above = { anchors: this.#anchors, cost: this.#cost, names: this.#names };
    const isSame = candidate !== undefined && isSameUnit(candidate, piece, above);
    const unit = isSame ? this.#keep(candidate) : readUnit(this.#uri, this.#text.slice(piece.start, piece.end), piece, this.#sections, above);
    for (const [name, anchored] of unit.anchors?.defined ?? []) this.#anchors.set(name, anchored);
    if (unit.anchors) this.#cost = addCost(this.#cost, unit.anchors.cost);
    return unit;
  }

  #keep(unit: Unit): Unit {
    for (const { base } of unit.entries) this.#names.take(base);
    return unit;
  }
}

/** True where `unit` would read the same as `piece`, its text being the same. */
export function isSameUnit(unit: Unit, piece: Piece, above: Above): boolean {
  return unit.kind === piece.kind && unit.section === piece.section && unit.column === piece.column && unit.expected === piece.expected
    && hasSameKeys(unit, above.names) && hasSameAnchors(unit, above);
}

function hasSameKeys({ entries: [first, ...others] }: Unit, names: Namer): boolean {
  if (first && names.next(first.base) !== first.key) return false;
  return others.every(({ base, key }) => key === base && names.next(key) === key);
}

function hasSameAnchors({ anchors }: Unit, above: Above): boolean {
  if (!anchors) return true;
  for (const [name, anchored] of anchors.asked) if (above.anchors.get(name) !== anchored) return false;
  if (anchors.refusedAt) return anchors.refusedAt.aliases === above.cost.aliases && anchors.refusedAt.nodes === above.cost.nodes;
  return isAffordable(addCost(above.cost, anchors.cost));
}

/** Finds the earlier unit with the text of a piece: in the same place in front of the change, moved by it behind. */
class Candidates {
  readonly #earlier: Earlier;
  #at = 0;

  constructor(earlier: Earlier) {
    this.#earlier = earlier;
  }

  /** To be asked in the order of the text. */
  find({ start, end }: Piece): Unit | undefined {
    const { units, starts, change } = this.#earlier;
    const behind = change.start + change.inserted;
    if (end > change.start && start < behind) return undefined;
    const from = end <= change.start ? start : start + change.end - behind;
    while (this.#at < starts.length && (starts[this.#at] as number) < from) this.#at++;
    const unit = units[this.#at];
    return starts[this.#at] === from && unit?.length === end - start ? unit : undefined;
  }
}
