// `martech-stack fmt`: lays out files by the smallest edits, or says with --check which ones it would change.

import { fileKindOf, sectionsOf } from '../core/file-kind.ts';
import { paintWith } from '../core/reports/paint.ts';
import { type Sayer, visibleSayer } from '../core/reports/sayer.ts';
import { formatDocument } from '../core/syntax/format/format-document.ts';
import { readDocument } from '../core/syntax/read-document.ts';
import { applyEdits } from '../core/text/edit.ts';
import { message } from '../core/text/message.ts';
import { visible } from '../core/text/visible.ts';
import { hasColour } from './colour.ts';
import { type Command, exit } from './command.ts';
import { Failure } from './failure.ts';
import { findFiles, kindsChecked, pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';
import { WorkspaceFiles } from './workspace-files.ts';
import { writeBack } from './write-back.ts';

export const fmt: Command = {
  name: 'fmt',
  help: 'cli.help-fmt',
  options: { check: { type: 'flag' } },
  async run(options, io, language) {
    const found = await findFiles(options.words, kindsChecked, io);
    const files = new WorkspaceFiles(io.files, found.folders);
    const read = await Promise.all(found.uris.map(async uri => layOut(uri, await files.read(uri), io)));
    const changed = read.filter(({ before, after }) => before !== after);
    const isCheck = options.values.has('check');
    if (!isCheck) for (const { uri, before, after } of changed) await writeBack(uri, files.folderOf(uri), before, after, io);
    io.out(say(read, changed, isCheck, io, visibleSayer(language)));
    return isCheck && changed.length > 0 ? exit.findings : exit.clean;
  },
};

interface LaidOut {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** Lines, from 1, of what stays as it is. */
  readonly left: readonly number[];
}

/** Nothing is written where any file cannot be read. */
function layOut(uri: string, text: string | object, io: Io): LaidOut {
  if (typeof text !== 'string') throw new Failure(message('cli.fmt-unread', { path: pathFromCwd(uri, io.cwd) }));
  const document = readDocument(uri, text, sectionsOf[fileKindOf(uri) ?? 'martech-stack']);
  const { edits, left } = formatDocument(document);
  return { uri, before: text, after: applyEdits(text, edits), left: left.map(({ start }) => document.lines.positionAt(start).line + 1) };
}

function say(read: readonly LaidOut[], changed: readonly LaidOut[], isCheck: boolean, io: Io, tell: Sayer): string {
  const paint = paintWith(hasColour(io));
  const pathOf = ({ uri }: LaidOut) => visible(pathFromCwd(uri, io.cwd));
  const left = read.flatMap(file => file.left.map(line => `${pathOf(file)}:${line}  ${paint('dim', tell('cli.fmt-left'))}`));
  const counts = { files: changed.length, count: read.length };
  const last = changed.length === 0 ? tell('cli.fmt-nothing', counts) : tell(isCheck ? 'cli.fmt-would' : 'cli.fmt-done', counts);
  return `${[...changed.map(pathOf), ...left, paint(isCheck && changed.length > 0 ? 'warning' : 'good', last)].join('\n')}\n`;
}
