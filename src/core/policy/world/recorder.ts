// Notes what is read while something is computed, counts what relations hand out, and collects the facts that were missing.

import { kindIndexOf, nameCount, nodeKinds } from './keys.ts';
import type { Node } from './node.ts';
import type { Slot } from './slot.ts';

/** A fact that was read and is not stated. */
export interface MissingFact {
  readonly node: Node;
  /** From the entity's value, as the file writes it: `security.mfa`, `privacy.transfers[0].mechanism`. */
  readonly path: string;
  /** Type and field by which expressions read it: `Security.mfa`. */
  readonly field: string;
}

/** Something being computed of a node; several slots may take turns in it. */
export interface Frame {
  readonly number: number;
  readonly node: Node;
  /** What is computed now. */
  slot: Slot;
  readonly foreign: Node[];
  /** Only an expression counts what it is handed and collects missing facts; a derived value does not. */
  readonly expression: ExpressionFrame | undefined;
  readonly outer: Frame | undefined;
}

export interface ExpressionFrame {
  cost: number;
  readonly limit: number;
  readonly missing: MissingFact[];
  /** True once something was read that is unknown and has a finding of its own. */
  silent: boolean;
}

/** More nodes than this in one frame are noted as "all of their kind". */
const wideFrom = 128;

const none: readonly Slot[] = [];

export class Recorder {
  #frame: Frame | undefined;
  #number = 0;
  /** By kind, the nodes of which something read very many nodes of that kind. */
  readonly wide: readonly Set<Node>[] = nodeKinds.map(() => new Set<Node>());
  readonly #own: (Slot[] | undefined)[] = [];
  readonly #foreign: (Slot[] | undefined)[] = [];

  /** False as long as nothing was ever computed: there is nobody to tell of a change. */
  get isInUse(): boolean {
    return this.#number > 0;
  }

  /** Starts a computation; `end` must follow, whatever happens in between. */
  begin(node: Node, slot: Slot, expression?: ExpressionFrame): Frame {
    this.#frame = { number: ++this.#number, node, slot, foreign: [], expression, outer: this.#frame };
    return this.#frame;
  }

  end(frame: Frame): void {
    this.#frame = frame.outer;
    if (frame.foreign.length <= wideFrom) {
      for (const node of frame.foreign) node.readers.add(frame.node);
    } else {
      for (const node of frame.foreign) (this.wide[kindIndexOf(node.kind)] as Set<Node>).add(frame.node);
    }
  }

  get expression(): ExpressionFrame | undefined {
    return this.#frame?.expression;
  }

  /** Notes that the computation under way read `name` of `node`. */
  read(node: Node, name: number): void {
    const frame = this.#frame;
    if (!frame || name < 0) return;
    const { slot } = frame;
    const key = node.base + name;
    if (node === frame.node) {
      if (slot.own[name] === 0) {
        slot.own[name] = 1;
        (this.#own[key] ??= []).push(slot);
      }
      return;
    }
    const known = (slot.foreign[node.kindIndex] ??= new Uint8Array(nameCount));
    if (known[name] === 0) {
      known[name] = 1;
      (this.#foreign[key] ??= []).push(slot);
    }
    if (node.mark !== frame.number) {
      node.mark = frame.number;
      frame.foreign.push(node);
    }
  }

  /** Counts what an expression is handed. False once it has had too much: hand out nothing more. */
  spend(amount: number): boolean {
    const expression = this.#frame?.expression;
    if (!expression) return true;
    expression.cost += amount;
    return expression.cost <= expression.limit;
  }

  ownReaders(key: number): readonly Slot[] {
    return this.#own[key] ?? none;
  }

  foreignReaders(key: number): readonly Slot[] {
    return this.#foreign[key] ?? none;
  }
}
