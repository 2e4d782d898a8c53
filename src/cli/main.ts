// The process behind the command `martech-stack`.

import { processIo } from './io.ts';
import { run } from './run.ts';

// A reader that went away (`martech-stack check | head`) is no mistake.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
run(process.argv.slice(2), processIo()).then(code => {
  process.exitCode = code;
});
