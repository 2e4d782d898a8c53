// Moves entries of one file to others, there already or new: the edits of all files, proved to say the same.

import type { CreatedFile } from '../../core/policy/switch-off.ts';
import type { Entry } from '../../core/syntax/document.ts';
import type { FileEdit, TextEdit } from '../../core/text/edit.ts';
import { message } from '../../core/text/message.ts';
import type { Context } from '../context.ts';
import type { Change } from '../prepared-edit.ts';
import type { Refusal } from '../rename-target.ts';
import { type Block, blockOf } from './file-block.ts';
import { importsFor } from './file-imports.ts';
import { freeFile } from './file-name.ts';
import { saysTheSame } from './file-proof.ts';
import { newFileOf, withBlocks } from './file-with.ts';
import { withoutBlocks } from './file-without.ts';

export interface Move {
  readonly entries: readonly Entry[];
  /** A file of the same stacks, or what a new file beside is named after. */
  readonly to: { readonly uri: string } | { readonly name: string };
}

/** The change that moves entries out of the file of the context; a refusal where it would not say the same. */
export function fileChange(context: Context, moves: readonly Move[]): Change | Refusal {
  const change = planned(context, moves);
  return change && saysTheSame(uri => context.documentAt(uri), change) ? change : { refused: message('moving.not-the-same') };
}

/** What is added comes before what is taken away: half of it made would lose nothing. */
function planned(context: Context, moves: readonly Move[]): Change | undefined {
  const { document } = context;
  const created: CreatedFile[] = [];
  const edits = new Map<string, readonly TextEdit[]>();
  const taken = new Set<string>();
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const moved: Block[] = [];
  for (const { entries, to } of moves) {
    const blocks = [...entries].sort((a, b) => a.offset - b.offset).map(entry => blockOf(document, entry));
    moved.push(...blocks);
    if ('name' in to) {
      created.push({ uri: freeFile(context, to.name, taken), text: newFileOf(blocks, eol), isNew: true });
      continue;
    }
    const target = context.documentAt(to.uri);
    const added = target && withBlocks(target, blocks);
    if (!added) return undefined;
    edits.set(to.uri, added);
  }
  const imports = importsFor(context, document, created.map(({ uri }) => uri));
  const removed = withoutBlocks(document, moved.sort((a, b) => a.range.start - b.range.start));
  if (!imports || !removed) return undefined;
  const all: FileEdit[] = [...[...edits].map(([uri, own]) => ({ uri, edits: own })), ...imports, { uri: document.uri, edits: removed }];
  const files = joined(all);
  return files.every(hasNoOverlap) ? { edits: files, created } : undefined;
}

function hasNoOverlap({ edits }: FileEdit): boolean {
  return edits.every(({ range }, index) => range.start >= (edits[index - 1]?.range.end ?? 0));
}

/** One a file, the last mention of a file giving its place. */
function joined(files: readonly FileEdit[]): readonly FileEdit[] {
  const byFile = new Map<string, readonly TextEdit[]>();
  for (const { uri, edits } of files) {
    const before = byFile.get(uri) ?? [];
    byFile.delete(uri);
    byFile.set(uri, [...before, ...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end));
  }
  return [...byFile].map(([uri, edits]) => ({ uri, edits }));
}
