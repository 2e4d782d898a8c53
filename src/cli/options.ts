// Reads the arguments of a subcommand with node:util, and says in plain words what is wrong with them.

import { parseArgs } from 'node:util';
import { nearest } from '../core/schema/nearest.ts';
import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';

/** By long name. `choice` lists the values that are allowed. */
export type OptionTable = Readonly<Record<string, { readonly type: 'text' | 'flag'; readonly choice?: readonly string[] }>>;

export interface Options {
  /** Values by long name; flags are `true`. Given twice, the last one counts. */
  readonly values: ReadonlyMap<string, string | true>;
  readonly words: readonly string[];
}

/** Options that every command takes. */
export const commonOptions: OptionTable = { help: { type: 'flag' }, lang: { type: 'text', choice: ['en', 'fr'] } };

/** Reads `args`; throws a `Failure` for an unknown option, a missing value or a value that is not allowed. */
export function readOptions(args: readonly string[], own: OptionTable): Options {
  const table = { ...commonOptions, ...own };
  const { tokens, positionals } = parseArgs({
    args: [...args], strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(Object.entries(table).map(([name, { type }]) => [name, { type: type === 'flag' ? 'boolean' as const : 'string' as const }])),
  });
  const values = new Map<string, string | true>();
  for (const token of tokens) if (token.kind === 'option') values.set(token.name, valueFor(token, table));
  return { values, words: positionals };
}

interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function valueFor({ name, rawName, value }: Token, table: OptionTable): string | true {
  const option = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!option) throw unknownOption(rawName, Object.keys(table));
  if (option.type === 'flag') {
    if (value !== undefined) throw new Failure(message('cli.option-takes-no-value', { option: rawName }));
    return true;
  }
  if (value === undefined || value === '') throw new Failure(message('cli.option-needs-value', { option: rawName }));
  if (option.choice && !option.choice.includes(value)) {
    throw new Failure(message('cli.option-choice', { option: rawName, value, choices: option.choice.join(', ') }));
  }
  return value;
}

function unknownOption(option: string, known: readonly string[]): Failure {
  const [near] = nearest(option.replace(/^-+/, ''), known, 1);
  return new Failure(near ? message('cli.unknown-option-near', { option, near: `--${near}` }) : message('cli.unknown-option', { option }));
}

/** The text of an option, undefined where it is not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options.values.get(name);
  return typeof value === 'string' ? value : undefined;
}
