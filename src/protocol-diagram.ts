// What the data-flow panel and the extension say to each other. Every message is checked on arrival, both ways.

import type {
  DiagramBand,
  DiagramFault,
  DiagramFlow,
  DiagramModel,
  DiagramNode,
  SourceLocation,
  UndrawnFlow,
} from './core/diagram/diagram.ts';

/** The extension → the panel. */
export type HostMessage =
  | { readonly type: 'model'; readonly model: DiagramModel }
  /** No stack is declared. */
  | { readonly type: 'none' };

/** The panel → the extension. The panel names things; where they are is for the extension to know. */
export type PanelMessage =
  | { readonly type: 'ready' }
  /** Show a node, a flow or an undrawn flow in the file, by its key. */
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'open-fault' | 'open-root' | 'start-stack' };

/** What a panel keeps over a reload, beside its own view: the root that it shows. */
export interface PanelState {
  readonly uri?: string;
}

/** Undefined for anything that is no message of the extension. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type === 'none') return { type: 'none' };
  return value.type === 'model' && isModel(value.model) ? { type: 'model', model: value.model } : undefined;
}

/** Undefined for anything that is no message of the panel. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'open-fault':
    case 'open-root':
    case 'start-stack':
      return { type: value.type };
    case 'open':
      return isText(value.key) ? { type: 'open', key: value.key } : undefined;
    default:
      return undefined;
  }
}

/** What can be used of a state that an earlier version, or anything else, may have left. */
export function readPanelState(value: unknown): PanelState {
  return isRecord(value) && isText(value.uri) ? { uri: value.uri } : {};
}

export function isModel(value: unknown): value is DiagramModel {
  return (
    isRecord(value) &&
    isText(value.uri) &&
    isText(value.title) &&
    isList(value.bands, isBand) &&
    isList(value.nodes, isNode) &&
    isList(value.flows, isFlow) &&
    isList(value.undrawn, isUndrawn) &&
    (value.fault === undefined || isFault(value.fault))
  );
}

function isBand(value: unknown): value is DiagramBand {
  return (
    isRecord(value) &&
    isText(value.id) &&
    isText(value.name) &&
    isNumber(value.tone) &&
    (value.edge === undefined || value.edge === 'first' || value.edge === 'last')
  );
}

function isNode(value: unknown): value is DiagramNode {
  return (
    isRecord(value) &&
    isText(value.key) &&
    (value.kind === 'tool' || value.kind === 'people') &&
    isText(value.id) &&
    isText(value.name) &&
    isText(value.detail) &&
    isText(value.band) &&
    (value.stage === undefined || isText(value.stage)) &&
    isText(value.stageName) &&
    isList(value.places, isText) &&
    isText(value.owner) &&
    isNumber(value.review) &&
    isNumber(value.notes) &&
    isLocation(value.location)
  );
}

function isFlow(value: unknown): value is DiagramFlow {
  return (
    isRecord(value) &&
    isText(value.key) &&
    isText(value.id) &&
    isText(value.from) &&
    isText(value.to) &&
    (value.via === undefined || isText(value.via)) &&
    isList(value.data, isText) &&
    isText(value.method) &&
    typeof value.planned === 'boolean' &&
    isList(value.abroad, isText) &&
    isNumber(value.review) &&
    isNumber(value.notes) &&
    isLocation(value.location)
  );
}

function isUndrawn(value: unknown): value is UndrawnFlow {
  return isRecord(value) && isText(value.id) && isLocation(value.location);
}

function isFault(value: unknown): value is DiagramFault {
  return isRecord(value) && isText(value.message) && isLocation(value.location);
}

function isLocation(value: unknown): value is SourceLocation {
  return isRecord(value) && isText(value.uri) && isRecord(value.range) && isPosition(value.range.start) && isPosition(value.range.end);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && isNumber(value.line) && isNumber(value.character);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
