// The content of a data-flow picture: what is drawn, in the reader's language, as plain JSON. Knows no positions and no drawing.

import type { Stage } from '../model/values.ts';

/** Lines and UTF-16 characters, from 0, as editors count. */
export interface SourcePosition {
  readonly line: number;
  readonly character: number;
}
export interface SourceLocation {
  readonly uri: string;
  readonly range: { readonly start: SourcePosition; readonly end: SourcePosition };
}

export interface DiagramModel {
  /** The root file: a panel shows one root. */
  readonly uri: string;
  readonly title: string;
  readonly bands: readonly DiagramBand[];
  readonly nodes: readonly DiagramNode[];
  readonly flows: readonly DiagramFlow[];
  /** Declared flows that cannot be drawn yet, because an end names nothing that is declared. */
  readonly undrawn: readonly UndrawnFlow[];
  /** Set while a file of the stack has a syntax error: what could be read is here all the same. */
  readonly fault?: DiagramFault;
}

/** Nodes that belong together. */
export interface DiagramBand {
  readonly id: string;
  readonly name: string;
  /** A colour: the band's place in the catalog of groups; people and the rest have their own. */
  readonly tone: number;
  /** People who send stand first, people who only receive stand last. */
  readonly edge?: 'first' | 'last';
}

export interface DiagramNode {
  /** `tool:brevo`, `people:visitors`: an id of its own among all nodes and flows. */
  readonly key: string;
  readonly kind: 'tool' | 'people';
  readonly id: string;
  readonly name: string;
  /** Vendor and category of a tool, whose data it is for people. */
  readonly detail: string;
  readonly band: string;
  /** Missing for people. */
  readonly stage?: Stage;
  /** The stage in the reader's language; empty for production, which needs no word. */
  readonly stageName: string;
  /** Hosting places, as written. */
  readonly places: readonly string[];
  readonly owner: string;
  /** Errors and warnings to review; questions, infos and hints. */
  readonly review: number;
  readonly notes: number;
  readonly location: SourceLocation;
}

export interface DiagramFlow {
  readonly key: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The node that the flow bends through. */
  readonly via?: string;
  /** Names of the data sets. */
  readonly data: readonly string[];
  /** How, in the reader's language; empty when not stated. */
  readonly method: string;
  readonly planned: boolean;
  /** Places outside the region that is allowed for the data, with their names; empty: none is known. */
  readonly abroad: readonly string[];
  readonly review: number;
  readonly notes: number;
  readonly location: SourceLocation;
}

export interface UndrawnFlow {
  readonly id: string;
  readonly location: SourceLocation;
}

export interface DiagramFault {
  readonly message: string;
  readonly location: SourceLocation;
}
