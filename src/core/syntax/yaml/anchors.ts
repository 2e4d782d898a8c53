// The table of anchors: what each names at one point of a file, and how much the aliases so far have unfolded.

import type { SyntaxNode } from '../node.ts';
import { limits } from '../limits.ts';

/** What an anchor names. */
export interface Anchored {
  /** Undefined where nothing could be read. */
  readonly node: SyntaxNode | undefined;
  /** The key of the entry that holds it. */
  readonly entry: string;
  readonly cost: Cost;
}

/** What unfolding takes: aliases (those inside of aliases included), and nodes copied. */
export interface Cost {
  readonly aliases: number;
  readonly nodes: number;
}

export const free: Cost = { aliases: 0, nodes: 0 };

export function addCost(a: Cost, b: Cost): Cost {
  return { aliases: a.aliases + b.aliases, nodes: a.nodes + b.nodes };
}

export function isAffordable(cost: Cost): boolean {
  return cost.aliases <= limits.aliases && cost.nodes <= limits.unfolded;
}

/** Anchors while one entry is read: those of the entries above, then its own. */
export class AnchorScope {
  /** Names looked up above this entry, with what they meant: as long as that is the same, the entry reads the same. */
  readonly asked = new Map<string, Anchored | undefined>();
  /** What this entry's own aliases cost. */
  cost: Cost = free;
  /** True where an alias was refused because the file had unfolded too much already. */
  refused = false;
  readonly #above: ReadonlyMap<string, Anchored>;
  readonly #own = new Map<string, { anchored: Anchored | undefined }>();
  readonly #spent: Cost;

  /** `spent` is what the entries above have cost. */
  constructor(above: ReadonlyMap<string, Anchored>, spent: Cost) {
    this.#above = above;
    this.#spent = spent;
  }

  /** Anchors of this entry that those below see. */
  get defined(): (readonly [string, Anchored])[] {
    return [...this.#own].flatMap(([name, { anchored }]) => (anchored ? [[name, anchored] as const] : []));
  }

  /**
   * From here on the name means a node that is still being read; call the result with the node when it has been. Of two nodes
   * with one name, the one that begins later counts.
   */
  open(name: string): (anchored: Anchored) => void {
    const own: { anchored: Anchored | undefined } = { anchored: undefined };
    this.#own.set(name, own);
    return anchored => void (own.anchored = anchored);
  }

  /** What a name means; `open` inside of the node that it names: an alias there would never end. */
  find(name: string): Anchored | 'open' | undefined {
    const own = this.#own.get(name);
    if (own) return own.anchored ?? 'open';
    const above = this.#above.get(name);
    this.asked.set(name, above);
    return above;
  }

  /** Counts one use of an anchor; false where that is more than a file may unfold. */
  spend(anchored: Anchored): boolean {
    const cost = addCost(this.cost, { aliases: 1 + anchored.cost.aliases, nodes: anchored.cost.nodes });
    if (!isAffordable(addCost(this.#spent, cost))) {
      this.refused = true;
      return false;
    }
    this.cost = cost;
    return true;
  }
}
