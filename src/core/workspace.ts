// How the core sees files: through a snapshot that a host fills. The core itself does no IO.

/** Why a text is not there. */
export type Unread = 'missing' | 'unreadable' | 'too-large' | 'directory' | 'outside' | 'encoding';

export interface Snapshot {
  /** The text of a file, why it cannot be had, or undefined where the host has not loaded it yet (it then lands in `needs`). */
  read(uri: string): string | { readonly unread: Unread } | undefined;
  /** Files that match a glob, relative to the folder of `base`, sorted by path; undefined where not loaded yet. */
  glob(base: string, pattern: string): readonly string[] | undefined;
  /** The workspace folder that holds a file: nothing outside it is read. */
  folderOf(uri: string): string;
}

export interface Need {
  readonly kind: 'file' | 'glob';
  readonly uri: string;
  readonly pattern?: string;
}
