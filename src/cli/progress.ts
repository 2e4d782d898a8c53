// Shows on a terminal how far a check is. Says nothing where stderr is a file or a pipe, nor on a check that is quickly done.

import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Progress } from '../core/analyze.ts';
import type { Io } from './io.ts';

const firstAfter = 400;
const every = 100;
const clearLine = '\r\u001b[K';

export interface ProgressLine {
  show(at: Progress): void;
  /** Takes the line away. */
  end(): void;
}

/** A line on stderr that is written over again and again. */
export function progressLine(io: Io, language: Language): ProgressLine {
  if (!io.isErrTerminal) return { show: () => undefined, end: () => undefined };
  let next = io.now() + firstAfter;
  let isShown = false;
  return {
    show: ({ done, total }) => {
      if (io.now() < next) return;
      next = io.now() + every;
      isShown = true;
      io.err(clearLine + say(message('cli.progress', { percent: Math.floor((100 * done) / Math.max(1, total)) }), language));
    },
    end: () => {
      if (isShown) io.err(clearLine);
    },
  };
}
