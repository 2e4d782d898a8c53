// Writes a file anew, unless somebody has changed it in the meantime.

import { fileURLToPath } from 'node:url';
import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';
import { pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';

/** A file whose text is `before` gets the text `after`; throws a `Failure` for one that reads otherwise or cannot be written. `folder` holds it. */
export async function writeBack(uri: string, folder: string, before: string, after: string, io: Io): Promise<void> {
  const path = pathFromCwd(uri, io.cwd);
  if ((await io.files.readInside(uri, folder)) !== before) throw new Failure(message('cli.changed-meanwhile', { path }));
  await io.write(fileURLToPath(uri), after).catch(() => {
    throw new Failure(message('cli.cannot-write', { path }));
  });
}
