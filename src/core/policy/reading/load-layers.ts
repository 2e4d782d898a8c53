// Follows policy files and what they extend, left to right, each before the file that extends it.

import type { Files } from '../../model/imports.ts';
import { fileTarget } from '../../model/imports.ts';
import type { Finding } from '../../model/finding.ts';
import { resolveUri, shownPath } from '../../model/uri.ts';
import { nearest } from '../../schema/nearest.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import { message, type MessageId } from '../../text/message.ts';
import type { Place } from '../../text/place.ts';
import type { Unread } from '../../workspace.ts';
import { withNearest } from '../engine-rules/with-nearest.ts';
import { isPolicyFile } from '../is-policy-file.ts';
import type { PolicyName } from '../read-policy.ts';
import { type Builtins, builtinsOf } from './builtins.ts';
import { type Declared, type Layer, layerOfDocument } from './layer.ts';

/** What a file was when it was asked for. */
export interface Seen {
  readonly uri: string;
  readonly what: SyntaxDocument | Unread | undefined;
}

/** A layer in its turn: a file's own, or rules of built-in packs. */
export type Step =
  | { readonly document: SyntaxDocument; readonly layer: Layer }
  | { readonly builtin: readonly Declared[] };

export interface Loaded {
  readonly builtins: Builtins;
  readonly steps: readonly Step[];
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly seen: readonly Seen[];
  readonly findings: readonly Finding[];
}

interface Walk {
  readonly files: Files;
  readonly builtins: Builtins;
  readonly steps: Step[];
  readonly documents: Map<string, SyntaxDocument>;
  readonly seen: Seen[];
  readonly findings: Finding[];
}

/** All layers of a root's policies; without any policy file, those of `builtin:starter`. */
export function loadLayers(names: readonly PolicyName[], files: Files, packs: Readonly<Record<string, unknown>>): Loaded {
  const builtins = builtinsOf(packs);
  const walk: Walk = { files, builtins, steps: [{ builtin: builtins.alwaysOn }], documents: new Map(), seen: [], findings: [] };
  if (names.length === 0) walk.steps.push({ builtin: builtins.rulesOf('starter') ?? [] });
  for (const name of names) load(walk, name, []);
  return walk;
}

function load(walk: Walk, { uri, place, written }: PolicyName, chain: readonly string[]): void {
  const { snapshot } = walk.files;
  const folder = snapshot.folderOf(chain[0] ?? place?.uri ?? uri);
  const shown = shownPath(uri, folder);
  if (chain.includes(uri)) {
    const circle = [...chain.slice(chain.indexOf(uri)), uri].map(step => shownPath(step, folder)).join(' → ');
    return report(walk, place, 'engine/extends', 'engine.extends-cycle', { path: shown, chain: circle });
  }
  const document = walk.files.document(uri, 'martech-policies');
  walk.seen.push({ uri, what: document && 'unread' in document ? document.unread : document });
  if (!document) return;
  if ('unread' in document) {
    // `extends: [starter]` for `builtin:starter`.
    const near = written !== undefined && /^[\w-]+$/.test(written) ? nearest(written, walk.builtins.names).map(name => `builtin:${name}`) : [];
    return report(walk, place ?? { uri, entry: '', start: 0, end: 0 }, 'engine/policy-file', unreadMessage[document.unread], { path: written ?? shown }, near);
  }
  if (!isPolicyFile(document)) return report(walk, place, 'engine/policy-file', 'engine.policy-none', { path: written ?? shown });
  if (walk.documents.has(uri)) return;
  walk.documents.set(uri, document);
  const layer = layerOfDocument(document);
  for (const { name, place: at } of layer.extends) extend(walk, document, name, at, [...chain, uri]);
  walk.steps.push({ document, layer });
}

function extend(walk: Walk, document: SyntaxDocument, name: string, place: Place | undefined, chain: readonly string[]): void {
  if (!name.startsWith('builtin:')) return load(walk, { uri: resolveUri(document.uri, name), place, written: name }, chain);
  const pack = name.slice('builtin:'.length);
  const rules = walk.builtins.rulesOf(pack);
  if (rules) walk.steps.push({ builtin: rules });
  else report(walk, place, 'engine/extends', 'engine.extends-unknown', { name }, nearest(pack, walk.builtins.names).map(near => `builtin:${near}`));
}

const unreadMessage: Readonly<Record<Unread, MessageId>> = {
  missing: 'engine.policy-missing', unreadable: 'engine.policy-unreadable', 'too-large': 'engine.policy-too-large',
  directory: 'engine.policy-directory', outside: 'engine.policy-outside', encoding: 'model.import-encoding',
};

function report(walk: Walk, place: Place | undefined, rule: string, id: MessageId, args: Record<string, string>, near: readonly string[] = []): void {
  if (!place) return;
  walk.findings.push({
    rule, kind: 'finding', severity: 'error', target: fileTarget(walk.files.snapshot, place.uri), place, path: args['path'] ?? args['name'] ?? '',
    message: withNearest(message(id, args), near), ...(near.length > 0 && { data: { nearest: near, replace: { start: place.start, end: place.end } } }),
  });
}
