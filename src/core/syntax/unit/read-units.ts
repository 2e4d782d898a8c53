// Reads the pieces of a text, and keeps the units of the text before wherever nothing they depend on has changed.

import type { Piece } from '../scan/piece.ts';
import { addCost, free, isAffordable } from '../yaml/anchors.ts';
import type { Anchored, Cost } from '../yaml/anchors.ts';
import { baseOf, Names } from './names.ts';
import type { Namer } from './names.ts';
import { readUnit } from './read-unit.ts';
import type { Above } from './read-unit.ts';
import type { Unit } from './unit.ts';

/** Units of an earlier text, to be found by context and text. */
export interface Earlier {
  readonly text: string;
  readonly units: readonly Unit[];
}

export function readUnits(uri: string, text: string, pieces: readonly Piece[], sections: ReadonlySet<string>, earlier: Earlier | undefined): Unit[] {
  const candidates = earlier ? new Candidates(earlier) : undefined;
  const reader = new UnitsReader(uri, sections);
  return pieces.map((piece, index) => {
    const own = text.slice(piece.start, piece.end);
    return reader.next(own, piece, candidates?.find(own, index, pieces.length));
  });
}

/** Reads units in order, each with the anchors and names of those above. */
export class UnitsReader {
  readonly #uri: string;
  readonly #sections: ReadonlySet<string>;
  readonly #anchors = new Map<string, Anchored>();
  readonly #names = new Names();
  #cost: Cost = free;

  constructor(uri: string, sections: ReadonlySet<string>) {
    this.#uri = uri;
    this.#sections = sections;
  }

  /** `candidate` has the same text; it is kept where all else that it depends on is the same too. */
  next(text: string, piece: Piece, candidate: Unit | undefined): Unit {
    const above: Above = { anchors: this.#anchors, cost: this.#cost, names: this.#names };
    const unit = candidate && isSameUnit(candidate, piece, above) ? this.#keep(candidate) : readUnit(this.#uri, text, piece, this.#sections, above);
    for (const [name, anchored] of unit.anchors?.defined ?? []) this.#anchors.set(name, anchored);
    if (unit.anchors) this.#cost = addCost(this.#cost, unit.anchors.cost);
    return unit;
  }

  #keep(unit: Unit): Unit {
    for (const { section, id } of unit.entries) this.#names.take(baseOf(section, id));
    return unit;
  }
}

/** True where `unit` would read the same as `piece`, its text being the same. */
export function isSameUnit(unit: Unit, piece: Piece, above: Above): boolean {
  return unit.kind === piece.kind && unit.section === piece.section && unit.column === piece.column && unit.expected === piece.expected
    && hasSameKeys(unit, above.names) && hasSameAnchors(unit, above);
}

function hasSameKeys({ entries: [first, ...others] }: Unit, names: Namer): boolean {
  if (first && names.next(baseOf(first.section, first.id)) !== first.key) return false;
  if (others.length === 0) return true;
  return others.every(({ section, id, key }) => key === baseOf(section, id) && names.next(key) === key);
}

function hasSameAnchors({ anchors }: Unit, above: Above): boolean {
  if (!anchors) return true;
  for (const [name, anchored] of anchors.asked) if (above.anchors.get(name) !== anchored) return false;
  if (anchors.refusedAt) return anchors.refusedAt.aliases === above.cost.aliases && anchors.refusedAt.nodes === above.cost.nodes;
  return isAffordable(addCost(above.cost, anchors.cost));
}

/** Finds the earlier unit with a given text: in the same place from the start, in the same place from the end, or by text. */
class Candidates {
  readonly #earlier: Earlier;
  readonly #starts: readonly number[];
  #byText: Map<string, Unit> | undefined;

  constructor(earlier: Earlier) {
    this.#earlier = earlier;
    let at = 0;
    this.#starts = earlier.units.map(unit => (at += unit.length) - unit.length);
  }

  find(text: string, index: number, count: number): Unit | undefined {
    const { units } = this.#earlier;
    for (const candidate of [index, units.length - count + index]) {
      if (units[candidate]?.length === text.length && this.#textOf(candidate) === text) return units[candidate];
    }
    this.#byText ??= new Map(units.map((unit, i) => [this.#textOf(i), unit]));
    return this.#byText.get(text);
  }

  #textOf(index: number): string {
    const start = this.#starts[index] as number;
    return this.#earlier.text.slice(start, start + (this.#earlier.units[index] as Unit).length);
  }
}
