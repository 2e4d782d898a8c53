// All built-in packs, all tiers, as a policy of their own: for pages about rules that no stack here has in force.

import { sectionsOf } from '../file-kind.ts';
import { readDocument } from '../syntax/read-document.ts';
import type { Policy } from './policy.ts';
import { readPolicy } from './read-policy.ts';

/** `builtin:all` as a policy in force. */
export function builtinPolicy(packs: Readonly<Record<string, unknown>>): Policy {
  const uri = 'file:///builtin.martech-policies.yaml';
  const document = readDocument(uri, 'version: 1\nextends: [builtin:all]\n', sectionsOf['martech-policies']);
  const snapshot = { read: () => document.text, glob: () => [], folderOf: () => 'file:///' };
  return readPolicy(undefined, [{ uri, place: undefined }], { snapshot, document: () => document, kindOf: () => 'martech-policies' }, packs).policy;
}
