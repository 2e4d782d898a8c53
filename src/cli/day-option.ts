// The option `--today DATE`.

import { message } from '../core/text/message.ts';
import { parseDay } from '../core/values/day.ts';
import { Failure } from './failure.ts';
import { type Options, textOf } from './options.ts';

/** The day that the command line fixes, undefined where it fixes none. Throws a `Failure` for what is no day. */
export function dayOption(options: Options): string | undefined {
  const value = textOf(options, 'today');
  if (value !== undefined && parseDay(value) === undefined) throw new Failure(message('cli.not-a-day', { value }));
  return value;
}
