// Tells a policy file from a manifest and from any other YAML that was named in its place.

import { fileKindOf } from '../file-kind.ts';
import type { SyntaxDocument } from '../syntax/document.ts';

/** What only a policy says: one of these makes a file of any name a policy. */
const keys = ['extends', 'ignore-errors', 'parameters', 'params', 'rules', 'tests'] as const;

/** By its name; where the name says nothing, by a key that policies alone have. A file with the name of a policy may still be empty. */
export function isPolicyFile({ uri, entries, sections }: SyntaxDocument): boolean {
  const kind = fileKindOf(uri);
  return kind === undefined ? keys.some(key => entries.has(key) || sections.has(key)) : kind === 'martech-policies';
}
