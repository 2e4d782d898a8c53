// A workspace in memory, for tests: every file is loaded, the folder is `file:///w/`.

import picomatch from 'picomatch';
import type { Snapshot } from '../../src/core/workspace.ts';

const folder = 'file:///w/';

/** A snapshot over `{ 'martech-stack.yaml': text }`; names are relative to the workspace folder. */
export function memorySnapshot(files: Readonly<Record<string, string>>): Snapshot {
  const texts = new Map(Object.entries(files).map(([name, text]) => [uriOf(name), text]));
  return {
    read: uri => (uri.startsWith(folder) ? (texts.get(uri) ?? { unread: 'missing' }) : { unread: 'outside' }),
    glob: (base, pattern) => {
      const from = base.slice(0, base.lastIndexOf('/') + 1);
      const matches = picomatch(pattern);
      return [...texts.keys()].filter(uri => uri.startsWith(from) && matches(uri.slice(from.length))).sort();
    },
    folderOf: () => folder,
  };
}

/** The URI of a file in the workspace folder of `memorySnapshot`. */
export function uriOf(name: string): string {
  return folder + name;
}
