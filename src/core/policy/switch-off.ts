// Switches a rule off for a root: in the policy file that declares or adjusts it, else in the root's own, which is made where there is none.

import { isEngineId } from '../model/engine-id.ts';
import type { Stack } from '../model/stack.ts';
import { resolveUri } from '../model/uri.ts';
import type { SyntaxDocument } from '../syntax/document.ts';
import { createEntry, setValue } from '../syntax/yaml-edit.ts';
import type { FileEdit, TextEdit } from '../text/edit.ts';
import type { Policy } from './policy.ts';

/** A file that is not there yet. */
export interface CreatedFile {
  readonly uri: string;
  readonly text: string;
  /** True where a file of that name must not be there: an editor then refuses to write into one that nobody knew of. */
  readonly isNew?: boolean;
}

export interface SwitchOff {
  readonly edits: readonly FileEdit[];
  readonly created: readonly CreatedFile[];
}

/** Names for a new policy file; the first that is free. */
const names = ['martech-policies.yaml', 'governance.martech-policies.yaml'] as const;

/** The edits that switch a rule off; undefined for what is never switched off, and where there is no place to say so. */
export function switchOff(stack: Stack, policy: Policy, rule: string, exists: (uri: string) => boolean): SwitchOff | undefined {
  const known = policy.rules.get(rule);
  if (isEngineId(rule) || !known) return undefined;
  const written = [...known.adjusted, ...(known.place ? [known.place] : [])].at(0);
  const document = policy.documents.get(written?.uri ?? policy.uris.at(-1) ?? '');
  if (document) return inFile(document, written?.entry, rule);
  return policy.uris.length === 0 ? inNewFile(stack, rule, exists) : undefined;
}

/** In the entry of the rule, if it has one there. */
function inFile(document: SyntaxDocument, entry: string | undefined, rule: string): SwitchOff | undefined {
  const isMap = entry !== undefined && document.entries.get(entry)?.content.value?.kind === 'map';
  const edits: readonly TextEdit[] = entry === undefined ? createEntry(document, 'rules', rule, 'off') : setValue(document, entry, isMap ? ['severity'] : [], 'off');
  return edits.length > 0 ? { edits: [{ uri: document.uri, edits }], created: [] } : undefined;
}

/** The rules stay those that are in force without a policy file. */
function inNewFile({ uri, documents }: Stack, rule: string, exists: (uri: string) => boolean): SwitchOff | undefined {
  const root = documents.get(uri);
  const name = names.find(one => !exists(resolveUri(uri, one)));
  const edits = root && name !== undefined ? setValue(root, 'policies', [], [name]) : [];
  if (!root || name === undefined || edits.length === 0) return undefined;
  const eol = root.text.includes('\r\n') ? '\r\n' : '\n';
  const text = ['version: 1', 'extends: [builtin:starter]', 'rules:', `  ${rule}: off`, ''].join(eol);
  return { edits: [{ uri, edits }], created: [{ uri: resolveUri(uri, name), text }] };
}
