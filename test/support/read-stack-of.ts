// Reads a stack from texts in memory, without policies.

import { sectionsOf } from '../../src/core/file-kind.ts';
import { readStack } from '../../src/core/model/read-stack.ts';
import type { Stack } from '../../src/core/model/stack.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import { uriOf } from './memory-snapshot.ts';

/** The stack of one manifest, or of several texts read as a root and its imports. */
export function readStackOf(...texts: readonly string[]): Stack {
  const documents = texts.map((text, index) => readDocument(uriOf(`${index === 0 ? '' : `${index}.`}martech-stack.yaml`), text, sectionsOf['martech-stack']));
  return readStack(documents[0] as NonNullable<(typeof documents)[0]>, new Map(documents.map(document => [document.uri, document])));
}
