// What one policy, a file or a built-in pack, says before it is merged with others: plain values, with places where there are any.

import { readValue } from '../../model/read-value.ts';
import { pathText } from '../../model/read-value.ts';
import { readEntry } from '../../model/read-entities.ts';
import { schemaAt } from '../../schema/schema-at.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { type Path, nodeAt } from '../../syntax/node.ts';
import type { Place } from '../../text/place.ts';

type Value = Readonly<Record<string, unknown>>;

/** Where a declaration is written; undefined for one of a built-in pack. */
export interface Origin {
  readonly document: SyntaxDocument;
  readonly entry: Entry;
}

export interface Declared {
  readonly id: string;
  readonly value: Value;
  readonly origin: Origin | undefined;
}

export interface ParamSet {
  readonly id: string;
  readonly value: unknown;
  readonly origin: Origin | undefined;
}

export interface Layer {
  readonly extends: readonly { readonly name: string; readonly place: Place | undefined }[];
  readonly parameters: readonly Declared[];
  readonly params: readonly ParamSet[];
  readonly rules: readonly Declared[];
  readonly ignoreErrors: boolean | undefined;
}

/** A built-in pack, as parsed data. */
export function layerOfPack(pack: unknown): Layer {
  const { extends: extended, parameters, params, rules } = (typeof pack === 'object' && pack !== null ? pack : {}) as Value;
  const declared = (section: unknown): Declared[] => entries(section).map(([id, value]) => ({ id, value: (value ?? {}) as Value, origin: undefined }));
  return {
    extends: asList(extended).map(name => ({ name: String(name), place: undefined })),
    parameters: declared(parameters),
    params: entries(params).map(([id, value]) => ({ id, value, origin: undefined })),
    rules: declared(rules),
    ignoreErrors: undefined,
  };
}

const layers = new WeakMap<SyntaxDocument, Layer>();

/** A policy file; read once a document. */
export function layerOfDocument(document: SyntaxDocument): Layer {
  let layer = layers.get(document);
  if (!layer) layers.set(document, (layer = readLayer(document)));
  return layer;
}

function readLayer(document: SyntaxDocument): Layer {
  const inSection = (section: string): Origin[] =>
    [...document.entries.values()].filter(entry => entry.section === section && entry.id !== undefined).map(entry => ({ document, entry }));
  const declared = (section: string): Declared[] => inSection(section).map(origin => ({ id: origin.entry.id as string, value: (read(origin) ?? {}) as Value, origin }));
  const extended = document.entries.get('extends');
  const ignoreErrors = document.entries.get('ignore-errors');
  return {
    extends: extended ? scalars(document, extended) : [],
    parameters: declared('parameters'),
    params: inSection('params').map(origin => ({ id: origin.entry.id as string, value: read(origin), origin })),
    rules: declared('rules'),
    ignoreErrors: ignoreErrors && nodeAt(ignoreErrors.content.value, [])?.kind === 'scalar' ? read({ document, entry: ignoreErrors }) === true : undefined,
  };
}

/** The normalised value of an entry, what the schema refused left out. */
function read({ document, entry }: Origin): unknown {
  const { problems } = readEntry('martech-policies', document.uri, entry);
  // A key without a name has no path of its own: what it is refused for is not the whole entry's.
  const refused = new Set(problems.filter(({ refused: isRefused, path }) => isRefused && !(path.length > 0 && pathText(path) === '')).map(problem => pathText(problem.path)));
  return readValue(entry.content.value, schemaAt('martech-policies', entry.section, []), refused);
}

function scalars(document: SyntaxDocument, entry: Entry): Layer['extends'] {
  const { value } = entry.content;
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap(item => (item.kind === 'scalar' && item.value !== null ? [{ name: item.source, place: placeIn(document.uri, entry.key, item.range) }] : []));
}

/** The place of a value inside a declaration, else of its id. */
export function placeWithin(origin: Origin, path: Path): Place {
  const node = path.length > 0 ? nodeAt(origin.entry.content.value, path) : undefined;
  return placeIn(origin.document.uri, origin.entry.key, node?.range ?? origin.entry.content.keyNode.range);
}

function entries(section: unknown): [string, unknown][] {
  return typeof section === 'object' && section !== null && !Array.isArray(section) ? Object.entries(section) : [];
}

/** A list, or the one value that stands for it. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
