// The net of lanes on which flows run: lines between the columns and rows of the floor plan, and lines through the ports of nodes.
// Lanes are numbers here; spacing.ts gives them pixels.

import type { Cell } from './geometry.ts';

/** A crossing of a vertical lane `x` and a horizontal lane `y`. */
export interface LanePoint {
  readonly x: number;
  readonly y: number;
}

export type Side = 'left' | 'right' | 'top' | 'bottom';
/** Where a flow leaves or enters a node: a side, and which port of it, from 0. */
export interface Port {
  readonly side: Side;
  readonly at: number;
}

/** How one hop runs: from port to port, turning at the corners; the first and last point stand just outside their nodes. */
export interface Route {
  readonly start: Port;
  readonly end: Port;
  readonly corners: readonly LanePoint[];
}

export interface LaneCounts {
  readonly columns: number;
  readonly rows: number;
  /** Lanes between two columns, and between two rows. */
  readonly vertical: number;
  readonly horizontal: number;
  /** Ports on the top or bottom of a node, and on its left or right. */
  readonly across: number;
  readonly beside: number;
}

/** Numbering: channel 0, column 0, channel 1, column 1, …, last channel; the same for rows. */
export class Lanes {
  readonly counts: LaneCounts;
  readonly width: number;
  readonly height: number;
  readonly #columnStep: number;
  readonly #rowStep: number;

  constructor(counts: LaneCounts) {
    this.counts = counts;
    this.#columnStep = counts.vertical + counts.across;
    this.#rowStep = counts.horizontal + counts.beside;
    this.width = counts.columns * this.#columnStep + counts.vertical;
    this.height = counts.rows * this.#rowStep + counts.horizontal;
  }

  /** The first lane of the channel left of a column (or above a row), and the first port lane of that column (or row). */
  channelX(column: number): number {
    return column * this.#columnStep;
  }
  channelY(row: number): number {
    return row * this.#rowStep;
  }
  portX(column: number, at: number): number {
    return column * this.#columnStep + this.counts.vertical + at;
  }
  portY(row: number, at: number): number {
    return row * this.#rowStep + this.counts.horizontal + at;
  }

  /** The column whose ports a vertical lane passes; -1 in a channel. */
  columnAt(x: number): number {
    return x % this.#columnStep < this.counts.vertical ? -1 : Math.floor(x / this.#columnStep);
  }

  rowAt(y: number): number {
    return y % this.#rowStep < this.counts.horizontal ? -1 : Math.floor(y / this.#rowStep);
  }

  /** The point just outside a port. */
  outside(cell: Cell, port: Port): LanePoint {
    const { column, row } = cell;
    const { across, beside } = this.counts;
    switch (port.side) {
      case 'left':
        return { x: this.portX(column, 0) - 1, y: this.portY(row, port.at) };
      case 'right':
        return { x: this.portX(column, across - 1) + 1, y: this.portY(row, port.at) };
      case 'top':
        return { x: this.portX(column, port.at), y: this.portY(row, 0) - 1 };
      case 'bottom':
        return { x: this.portX(column, port.at), y: this.portY(row, beside - 1) + 1 };
    }
  }
}
