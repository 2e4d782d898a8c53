// Whether results are written in colour: on a terminal, unless the environment says otherwise.

import type { Io } from './io.ts';

/** `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` as other programs understand them. */
export function hasColour({ isOutTerminal, env }: Io): boolean {
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isOutTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
