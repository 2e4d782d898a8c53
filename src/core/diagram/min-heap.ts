// A queue that hands out the cheapest number first. Equal costs come out in an order that depends on nothing but the pushes.

export class MinHeap {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The cost of the item that `pop` would return; Infinity when empty. */
  get cheapest(): number {
    return this.#costs[0] ?? Number.POSITIVE_INFINITY;
  }

  clear(): void {
    this.#items.length = 0;
    this.#costs.length = 0;
  }

  push(item: number, cost: number): void {
    const items = this.#items;
    const costs = this.#costs;
    let at = items.length;
    items.push(item);
    costs.push(cost);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((costs[parent] as number) <= cost) break;
      items[at] = items[parent] as number;
      costs[at] = costs[parent] as number;
      at = parent;
    }
    items[at] = item;
    costs[at] = cost;
  }

  pop(): number | undefined {
    const items = this.#items;
    const costs = this.#costs;
    const first = items[0];
    const item = items.pop();
    const cost = costs.pop();
    if (items.length && item !== undefined && cost !== undefined) this.#sink(item, cost);
    return first;
  }

  #sink(item: number, cost: number): void {
    const items = this.#items;
    const costs = this.#costs;
    const size = items.length;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (costs[child + 1] as number) < (costs[child] as number)) child++;
      if ((costs[child] as number) >= cost) break;
      items[at] = items[child] as number;
      costs[at] = costs[child] as number;
      at = child;
    }
    items[at] = item;
    costs[at] = cost;
  }
}
