// START HERE for the command line: finds the subcommand, runs it, and turns whatever happens into an exit code.

import { nearest } from '../core/schema/nearest.ts';
import { languageOf, say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { visible } from '../core/text/visible.ts';
import { check } from './check.ts';
import { type Command, exit } from './command.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { fmt } from './fmt.ts';
import { Failure } from './failure.ts';
import { graph } from './graph.ts';
import type { Io } from './io.ts';
import { lsp } from './lsp.ts';
import { readOptions } from './options.ts';
import { test } from './test.ts';
import { version } from './version.ts';

const commands: readonly Command[] = [check, fix, fmt, test, graph, explain, lsp];

/** Runs the command line `argv` (without the program's name) and gives the exit code. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const language = languageFrom(argv, io);
  const tell = (failure: Failure) => io.err(`martech-stack: ${visible(say(failure.text, language))}\n`);
  try {
    return await dispatch(argv, io, language);
  } catch (error) {
    tell(error instanceof Failure ? error : new Failure(message('cli.own-mistake', { what: error instanceof Error ? error.message : String(error) })));
    return exit.failed;
  }
}

async function dispatch(argv: readonly string[], io: Io, language: Language): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return showHelp(rest[0], name !== undefined, io, language);
  if (name === '--version' || name === '-v') {
    io.out(`${version}\n`);
    return exit.clean;
  }
  const command = commands.find(known => known.name === name);
  if (!command) throw unknownCommand(name);
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(name, true, io, language);
  return command.run(readOptions(rest, command.options), io, language);
}

/** Help that was asked for goes to stdout; without any argument it goes to stderr, and nothing was done. */
function showHelp(name: string | undefined, isAsked: boolean, io: Io, language: Language): number {
  const command = commands.find(known => known.name === name);
  const text = `${say(message(command?.help ?? 'cli.help'), language)}\n`;
  if (isAsked) io.out(text);
  else io.err(text);
  return isAsked ? exit.clean : exit.failed;
}

function unknownCommand(name: string): Failure {
  const [near] = nearest(name, commands.map(command => command.name), 1);
  if (name.startsWith('-')) return new Failure(message('cli.option-before-command', { option: name }));
  return new Failure(near ? message('cli.unknown-command-near', { name, near }) : message('cli.unknown-command', { name }));
}

/** `--lang`, else the environment, else English; found before anything else, so that mistakes are told in it too. */
function languageFrom(argv: readonly string[], { env }: Io): Language {
  const at = argv.indexOf('--lang');
  const given = at >= 0 ? argv[at + 1] : argv.find(arg => arg.startsWith('--lang='))?.slice('--lang='.length);
  if (given === 'en' || given === 'fr') return given;
  return languageOf([env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(Boolean));
}
