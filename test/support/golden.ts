// Compares a text with a file in the repository; UPDATE_GOLDEN=1 writes that file instead.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Demands that `actual` is what the file `path` holds. */
export function assertGolden(actual: string, path: string): void {
  if (process.env['UPDATE_GOLDEN']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  assert.equal(actual, readFileSync(path, 'utf8'), `${path} differs; UPDATE_GOLDEN=1 rewrites it`);
}
