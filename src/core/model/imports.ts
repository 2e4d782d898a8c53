// Follows `imports` from a root to all the files of its stack.

import type { FileKind } from '../file-kind.ts';
import { nodeAt } from '../syntax/node.ts';
import type { ScalarNode, SyntaxNode } from '../syntax/node.ts';
import { placeIn } from '../syntax/document.ts';
import type { Entry, SyntaxDocument } from '../syntax/document.ts';
import { message } from '../text/message.ts';
import type { MessageId } from '../text/message.ts';
import type { Need, Snapshot, Unread } from '../workspace.ts';
import type { Finding } from './finding.ts';
import { isGlob, resolveUri, shownPath } from './uri.ts';

export interface Imports {
  /** The root first, then its imports in order, each once. */
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly findings: readonly Finding[];
  readonly needs: readonly Need[];
}

/** What this stage asks of its caller: the snapshot, and a document that is read at most once a run. */
export interface Files {
  readonly snapshot: Snapshot;
  /** A file's name says its kind; `role` says it where the name does not (a policy given as `rules.yaml`). */
  document(uri: string, role?: FileKind): SyntaxDocument | { readonly unread: Unread } | undefined;
  /** The kind that a document was read as. */
  kindOf(uri: string): FileKind;
}

interface Walk {
  readonly files: Files;
  readonly root: string;
  readonly documents: Map<string, SyntaxDocument>;
  readonly findings: Finding[];
  readonly needs: Need[];
}

/** All files of the stack whose root is `root`, and what is wrong with its imports. */
export function followImports(files: Files, root: SyntaxDocument): Imports {
  const walk: Walk = { files, root: root.uri, documents: new Map([[root.uri, root]]), findings: [], needs: [] };
  follow(walk, root, [root.uri]);
  return walk;
}

function follow(walk: Walk, from: SyntaxDocument, chain: readonly string[]): void {
  const entry = from.entries.get('imports');
  if (!entry) return;
  for (const node of scalarsIn(entry.content.value)) {
    for (const uri of matches(walk, from, node, entry)) visit(walk, from, uri, node, entry, chain);
  }
}

function matches(walk: Walk, from: SyntaxDocument, node: ScalarNode, entry: Entry): readonly string[] {
  const path = node.source;
  if (!isGlob(path)) return [resolveUri(from.uri, path)];
  const found = walk.files.snapshot.glob(from.uri, path);
  if (!found) walk.needs.push({ kind: 'glob', uri: from.uri, pattern: path });
  else if (found.length === 0) report(walk, from, node, entry, 'model.import-matches-nothing', { path });
  // A glob that also catches the file itself, or a file that came by name already, is no mistake.
  return (found ?? []).filter(uri => uri !== from.uri && !walk.documents.has(uri));
}

function visit(walk: Walk, from: SyntaxDocument, uri: string, node: ScalarNode, entry: Entry, chain: readonly string[]): void {
  const path = node.source;
  if (chain.includes(uri)) {
    const shown = [...chain.slice(chain.indexOf(uri)), uri].map(step => shownPath(step, walk.files.snapshot.folderOf(walk.root))).join(' → ');
    return report(walk, from, node, entry, 'model.import-cycle', { path, chain: shown });
  }
  if (walk.documents.has(uri)) return;
  const document = walk.files.document(uri);
  if (!document) return void walk.needs.push({ kind: 'file', uri });
  if ('unread' in document) return report(walk, from, node, entry, unreadMessage[document.unread], { path });
  if (document.entries.has('stack') || document.sections.has('stack')) {
    return report(walk, from, node, entry, 'model.import-root', { path });
  }
  walk.documents.set(uri, document);
  follow(walk, document, [...chain, uri]);
}

const unreadMessage: Readonly<Record<Unread, MessageId>> = {
  missing: 'model.import-missing', unreadable: 'model.import-unreadable', 'too-large': 'model.import-too-large',
  directory: 'model.import-directory', outside: 'model.import-outside',
  encoding: 'model.import-encoding',
};

function report(walk: Walk, from: SyntaxDocument, node: ScalarNode, entry: Entry, id: MessageId, args: Record<string, string>): void {
  walk.findings.push({
    rule: 'schema/import', kind: 'finding', severity: 'error', target: fileTarget(walk.files.snapshot, from.uri),
    place: placeIn(from.uri, entry.key, node.range), path: `imports[${args['path']}]`, message: message(id, args),
  });
}

/** A finding's target for a file as a whole. */
export function fileTarget(snapshot: Snapshot, uri: string): Finding['target'] {
  return { kind: 'file', id: shownPath(uri, snapshot.folderOf(uri)) };
}

/** The scalars of a list, or the one scalar that stands for it; empty ones left out. */
export function scalarsIn(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return node.value === null ? [] : [node];
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((_, index) => scalarsIn(nodeAt(node, [index])));
}
