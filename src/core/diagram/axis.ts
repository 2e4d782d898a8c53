// Gives pixels to the lanes and cells of one axis (columns from left to right, or rows from top to bottom).

/** A position on the axis that constraints may name: a lane, or an edge of a column (or row). */
export type Anchor = { readonly lane: number } | { readonly cell: number; readonly edge: 'start' | 'end' };

/** `to` lies at least `least` pixels behind `from`. */
export interface Distance {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly least: number;
}

export interface AxisShape {
  readonly cells: number;
  /** Lanes in a channel, ports of a node, length of a node in pixels. */
  readonly channel: number;
  readonly ports: number;
  readonly size: number;
  /** Lanes of channels that carry a flow. */
  readonly used: ReadonlySet<number>;
  /** From the lane nearest to a cell to that cell: before it, and behind it. */
  readonly before: (cell: number) => number;
  readonly behind: (cell: number) => number;
  /** From lane to lane. */
  readonly pitch: (lane: number, next: number) => number;
  /** From the end of a cell to the start of the next at least, whatever runs between. */
  readonly between: (cell: number) => number;
  /** From the edge of the sheet to the first cell, from the last cell to the edge, and from any lane to the edge. */
  readonly margin: { readonly before: number; readonly behind: number; readonly lane: number };
  /** Starts of cells in an earlier picture, which only ever grow. */
  readonly earlier?: readonly number[] | undefined;
}

interface Stop {
  readonly lane?: number;
  readonly cell?: number;
  readonly size: number;
}
interface Link {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** Positions that keep all distances; lanes stand in the middle of the room that they have. */
export class Axis {
  readonly length: number;
  readonly #shape: AxisShape;
  readonly #stops: readonly Stop[];
  readonly #stopOfLane = new Map<number, number>();
  readonly #stopOfCell: number[] = [];
  readonly #positions: Float64Array;

  constructor(shape: AxisShape, distances: readonly Distance[]) {
    this.#shape = shape;
    this.#stops = this.#line();
    const links = [
      ...this.#neighbours(),
      ...distances.filter(({ from, to }) => this.#knows(from) && this.#knows(to)).map(distance => this.#link(distance)),
    ].filter(link => link.to > link.from);
    this.#positions = this.#settle(links);
    const { behind, lane } = shape.margin;
    this.length = Math.max(
      0,
      ...this.#stops.map((stop, i) => (this.#positions[i] as number) + stop.size + (stop.cell === undefined ? lane : behind)),
    );
  }

  startOf(cell: number): number {
    return this.#positions[this.#stopOfCell[cell] as number] as number;
  }

  /** The pixel of a lane; for an unused lane of a channel, that of the stop before it. */
  laneAt(lane: number): number {
    const step = this.#shape.channel + this.#shape.ports;
    const port = (lane % step) - this.#shape.channel;
    if (port >= 0) return this.startOf(Math.floor(lane / step)) + this.#portOffset(port);
    const stop = this.#stopOfLane.get(lane);
    return stop === undefined ? 0 : (this.#positions[stop] as number);
  }

  at(anchor: Anchor): number {
    return 'lane' in anchor ? this.laneAt(anchor.lane) : this.startOf(anchor.cell) + (anchor.edge === 'end' ? this.#shape.size : 0);
  }

  /** True where no stretching can change the distance of two anchors: ports and edges of one cell. */
  rigid(a: Anchor, b: Anchor): boolean {
    return this.#resolve(a).stop === this.#resolve(b).stop;
  }

  /** The edges of the cells on both sides of a channel lane; empty for a port. */
  wallsOf(anchor: Anchor): readonly [before: Anchor | undefined, behind: Anchor | undefined] {
    if (!('lane' in anchor)) return [undefined, undefined];
    const step = this.#shape.channel + this.#shape.ports;
    if (anchor.lane % step >= this.#shape.channel) return [undefined, undefined];
    const cell = Math.floor(anchor.lane / step);
    return [cell > 0 ? { cell: cell - 1, edge: 'end' } : undefined, cell < this.#shape.cells ? { cell, edge: 'start' } : undefined];
  }

  #portOffset(port: number): number {
    return (this.#shape.size * (port + 1)) / (this.#shape.ports + 1);
  }

  /** All used lanes and all cells in their order. */
  #line(): Stop[] {
    const { cells, channel, ports, used, size } = this.#shape;
    const stops: Stop[] = [];
    for (let cell = 0; cell <= cells; cell++) {
      for (let i = 0; i < channel; i++) {
        const lane = cell * (channel + ports) + i;
        if (!used.has(lane)) continue;
        this.#stopOfLane.set(lane, stops.length);
        stops.push({ lane, size: 0 });
      }
      if (cell === cells) break;
      this.#stopOfCell[cell] = stops.length;
      stops.push({ cell, size });
    }
    return stops;
  }

  #neighbours(): Link[] {
    const { before, behind, pitch, between } = this.#shape;
    const links: Link[] = [];
    for (let i = 1; i < this.#stops.length; i++) {
      const a = this.#stops[i - 1] as Stop;
      const b = this.#stops[i] as Stop;
      const gap =
        a.cell !== undefined
          ? b.cell !== undefined
            ? between(a.cell)
            : behind(a.cell)
          : b.cell !== undefined
            ? before(b.cell)
            : pitch(a.lane as number, b.lane as number);
      links.push({ from: i - 1, to: i, least: a.size + gap });
    }
    for (let cell = 1; cell < this.#shape.cells; cell++) {
      links.push({
        from: this.#stopOfCell[cell - 1] as number,
        to: this.#stopOfCell[cell] as number,
        least: this.#shape.size + between(cell - 1),
      });
    }
    return links;
  }

  /** An earlier picture may name a lane that carries nothing now, or a cell that is gone. */
  #knows(anchor: Anchor): boolean {
    if ('cell' in anchor) return this.#stopOfCell[anchor.cell] !== undefined;
    const { cells, channel, ports } = this.#shape;
    return anchor.lane % (channel + ports) < channel ? this.#stopOfLane.has(anchor.lane) : anchor.lane < cells * (channel + ports);
  }

  #link(distance: Distance): Link {
    const from = this.#resolve(distance.from);
    const to = this.#resolve(distance.to);
    return { from: from.stop, to: to.stop, least: distance.least + from.offset - to.offset };
  }

  #resolve(anchor: Anchor): { stop: number; offset: number } {
    if ('cell' in anchor) return { stop: this.#stopOfCell[anchor.cell] as number, offset: anchor.edge === 'end' ? this.#shape.size : 0 };
    const step = this.#shape.channel + this.#shape.ports;
    const port = (anchor.lane % step) - this.#shape.channel;
    if (port >= 0) return { stop: this.#stopOfCell[Math.floor(anchor.lane / step)] as number, offset: this.#portOffset(port) };
    return { stop: this.#stopOfLane.get(anchor.lane) ?? 0, offset: 0 };
  }

  /** Everything as far to the front as it may be, then lanes as far to the back as cells let them, then the middle of both. */
  #settle(links: readonly Link[]): Float64Array {
    const count = this.#stops.length;
    const front = new Float64Array(count);
    const into: Link[][] = Array.from({ length: count }, () => []);
    const outOf: Link[][] = Array.from({ length: count }, () => []);
    for (const link of links) {
      into[link.to]?.push(link);
      outOf[link.from]?.push(link);
    }
    for (let i = 0; i < count; i++) {
      const { cell } = this.#stops[i] as Stop;
      const { margin, earlier } = this.#shape;
      let position = cell === undefined ? margin.lane : Math.max(margin.before, earlier?.[cell] ?? 0);
      for (const link of into[i] as Link[]) position = Math.max(position, (front[link.from] as number) + link.least);
      // Whole pixels for cells, so that an earlier start is taken over exactly.
      front[i] = cell === undefined ? position : Math.ceil(position - 1e-6);
    }
    const back = Float64Array.from(front);
    for (let i = count - 1; i >= 0; i--) {
      if ((this.#stops[i] as Stop).cell !== undefined) continue;
      const ways = (outOf[i] as Link[]).map(link => (back[link.to] as number) - link.least);
      if (ways.length) back[i] = Math.min(...ways);
    }
    return front.map((position, i) => Math.round((position + (back[i] as number)) / 2));
  }
}
