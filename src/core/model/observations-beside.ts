// The file of observations that belongs to a root: it lies beside it.

import type { SyntaxDocument } from '../syntax/document.ts';
import type { Files } from './imports.ts';
import { resolveUri } from './uri.ts';

/** Undefined where there is none, or none that can be read. */
export function observationsBeside(files: Files, root: string): SyntaxDocument | undefined {
  for (const name of ['martech-observations.yaml', 'martech-observations.yml']) {
    const document = files.document(resolveUri(root, name), 'martech-observations');
    if (document && !('unread' in document)) return document;
  }
  return undefined;
}
