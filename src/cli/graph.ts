// `martech-stack graph`: the data-flow picture of one stack, in a format that browsers, slides, pages or other drawing programs take.

import { resolve } from 'node:path';
import type { RootAnalysis } from '../core/analyze.ts';
import type { DiagramModel } from '../core/diagram/diagram.ts';
import { diagramModel } from '../core/diagram/diagram-model.ts';
import { type ExportFormat, exportDiagram, exportFormats } from '../core/diagram/export/export-diagram.ts';
import { selectionOf } from '../core/diagram/export/selection.ts';
import { type ThemeName, themeNames } from '../core/diagram/export/themes.ts';
import { tableMeasure } from '../core/diagram/text-width.ts';
import { fileKindOf } from '../core/file-kind.ts';
import { shownPath } from '../core/model/uri.ts';
import { nearest } from '../core/schema/nearest.ts';
import { type Language, say } from '../core/text/language.ts';
import { type Message, message } from '../core/text/message.ts';
import { visible } from '../core/text/visible.ts';
import { type CheckedFiles, checkFiles } from './check-files.ts';
import { type Command, exit } from './command.ts';
import { dayOption } from './day-option.ts';
import { Failure } from './failure.ts';
import { findFiles, pathFromCwd, uriOfPath } from './find-files.ts';
import type { Io } from './io.ts';
import { type Options, textOf } from './options.ts';
import { progressLine } from './progress.ts';

export const graph: Command = {
  name: 'graph',
  help: 'cli.help-graph',
  options: {
    format: { type: 'text', choice: exportFormats },
    theme: { type: 'text', choice: themeNames },
    slide: { type: 'flag' },
    title: { type: 'text' },
    only: { type: 'text' },
    output: { type: 'text' },
    today: { type: 'text' },
  },
  async run(options, io, language) {
    const format = (textOf(options, 'format') ?? exportFormats[0]) as ExportFormat;
    refuseIdle(options, format);
    const output = outputPath(options, io);
    const today = dayOption(options) ?? io.today();
    const { checked, root } = await oneStack(options, today, io, language);
    const whole = diagramModel(checked.analysis, root, language);
    const model = chosen(whole, textOf(options, 'only'));
    const text = exportDiagram(model, format, {
      language, today, measure: tableMeasure(), title: textOf(options, 'title'), theme: textOf(options, 'theme') as ThemeName | undefined,
      slide: options.values.has('slide'), pathOf: uri => shownPath(uri, checked.files.folderOf(uri)),
    });
    if (output === undefined) io.out(text);
    else await write(output, text, io, language);
    return tellWhatIsMissing(whole, io, language) ? exit.findings : exit.clean;
  },
};

/** Options that the format has no use for: better told than ignored. */
function refuseIdle(options: Options, format: ExportFormat): void {
  const drawn: Readonly<Record<string, readonly ExportFormat[]>> = { slide: ['svg'], theme: ['svg', 'dot', 'drawio'] };
  for (const [option, formats] of Object.entries(drawn)) {
    if (options.values.has(option) && !formats.includes(format)) {
      throw new Failure(message('cli.graph-idle-option', { option: `--${option}`, formats: formats.map(name => `--format ${name}`).join(', ') }));
    }
  }
}

/** Never a file of the language: the picture would take the place of what it is drawn from. */
function outputPath(options: Options, io: Io): string | undefined {
  const shown = textOf(options, 'output');
  if (shown === undefined) return undefined;
  const path = resolve(io.cwd, shown);
  if (fileKindOf(uriOfPath(path))) throw new Failure(message('cli.graph-output-kind', { path: shown }));
  return path;
}

async function oneStack(options: Options, today: string, io: Io, language: Language): Promise<{ readonly checked: CheckedFiles; readonly root: RootAnalysis }> {
  const found = await findFiles(options.words, ['martech-stack'], io);
  const progress = progressLine(io, language);
  try {
    const checked = await checkFiles(found, undefined, { today }, io, progress.show);
    const { analysis, scope } = checked;
    const roots = analysis.roots.filter(({ stack }) => scope === undefined || [...stack.documents.keys()].some(uri => scope.has(uri)));
    const [root, ...more] = roots;
    if (!root) throw new Failure(message('cli.graph-no-stack'));
    if (more.length > 0) throw new Failure(severalStacks(roots, io));
    return { checked, root };
  } finally {
    progress.end();
  }
}

function severalStacks(roots: readonly RootAnalysis[], io: Io): Message {
  const paths = roots.map(({ stack }) => `\n  ${pathFromCwd(stack.uri, io.cwd)}`).sort();
  return message('cli.graph-several', { count: roots.length, paths: paths.join('') });
}

/** The tools and people that `--only` names, by their ids with commas between. */
function chosen(model: DiagramModel, only: string | undefined): DiagramModel {
  if (only === undefined) return model;
  const ids = only.split(',').map(id => id.trim()).filter(id => id !== '');
  const nodes = ids.map(id => model.nodes.find(node => node.id === id) ?? unknownTool(id, model));
  return selectionOf(model, new Set(nodes.map(({ key }) => key)));
}

function unknownTool(id: string, { nodes }: DiagramModel): never {
  const [near] = nearest(id, nodes.map(node => node.id), 1);
  throw new Failure(near ? message('cli.graph-unknown-tool-near', { id, near }) : message('cli.graph-unknown-tool', { id }));
}

async function write(path: string, text: string, io: Io, language: Language): Promise<void> {
  const shown = pathFromCwd(uriOfPath(path), io.cwd);
  await io.write(path, text).catch(() => {
    throw new Failure(message('cli.cannot-write', { path: shown }));
  });
  io.err(`${visible(say(message('cli.graph-written', { path: shown }), language))}\n`);
}

/** Says on stderr what of the stack the picture cannot show yet; true where there is such. */
function tellWhatIsMissing({ fault, undrawn }: DiagramModel, io: Io, language: Language): boolean {
  const missing = [
    ...(fault ? [message('cli.graph-fault', { path: pathFromCwd(fault.location.uri, io.cwd), line: fault.location.range.start.line + 1 })] : []),
    ...(undrawn.length > 0 ? [message('cli.graph-undrawn', { count: undrawn.length, ids: undrawn.map(({ id }) => id).join(', ') })] : []),
  ];
  for (const text of missing) io.err(`${visible(say(text, language))}\n`);
  return missing.length > 0;
}
