// What every subcommand is: its options, and how it runs.

import type { Language } from '../core/text/language.ts';
import type { MessageId } from '../core/text/message.ts';
import type { Io } from './io.ts';
import type { Options, OptionTable } from './options.ts';

export interface Command {
  readonly name: string;
  readonly options: OptionTable;
  /** The page that `--help` shows. */
  readonly help: MessageId;
  /** Resolves to the exit code; throws a `Failure` where it cannot run. */
  run(options: Options, io: Io, language: Language): Promise<number>;
}

/** Exit codes, as the documentation promises them. */
export const exit = { clean: 0, findings: 1, failed: 2 } as const;
