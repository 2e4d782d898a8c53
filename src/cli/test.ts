// `martech-stack test`: runs the cases that policy files hold under `tests:`.

import { message } from '../core/text/message.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';

export const test: Command = {
  name: 'test',
  help: 'cli.help-test',
  options: {},
  async run() {
    throw new Failure(message('cli.own-mistake', { what: 'not yet' }));
  },
};
