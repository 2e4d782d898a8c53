// What the server asks of the machine that it runs on. A node host and a browser host each fill it in.

import type { Unread } from '../core/workspace.ts';

export interface Files {
  /** URIs of every YAML file under a folder (URI with trailing slash), sorted; empty where the folder cannot be read. */
  listYaml(folder: string): Promise<readonly string[]>;
  /** The text of a file, or why it cannot be had. Nothing outside `folder` is read, links resolved. Never rejects. */
  readInside(uri: string, folder: string): Promise<string | { readonly unread: Unread }>;
}
