// Reads the policy of a root: its files, what they extend, merged into rules and parameters in force.

import type { Files } from '../model/imports.ts';
import type { Finding } from '../model/finding.ts';
import type { Stack } from '../model/stack.ts';
import type { Place } from '../text/place.ts';
import type { Policy } from './policy.ts';
import { checkIds } from './reading/check-ids.ts';
import { checkParams } from './reading/check-params.ts';
import { assemble, type Assembled } from './reading/assemble.ts';
import { loadLayers, type Loaded, type Seen } from './reading/load-layers.ts';

/** A policy file that a root names, and where (undefined where a host names it). */
export interface PolicyName {
  readonly uri: string;
  readonly place: Place | undefined;
  /** As a person wrote it there. */
  readonly written?: string;
}

export interface PolicyReading {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** What a policy was made from, to tell whether it still is the same. */
interface Source {
  readonly names: readonly PolicyName[];
  readonly packs: object;
  readonly seen: readonly Seen[];
  readonly assembled: Assembled;
}

const sources = new WeakMap<Policy, Source>();

/**
 * The policy in force for a root; without a policy file, `builtin:starter`. Everything wrong in a policy file is a finding there,
 * and the rest runs. `previous`, the policy of the run before, is given back as it is while nothing that it was made from changed,
 * and lends its rules where only some did.
 */
export function readPolicy(
  stack: Stack | undefined, names: readonly PolicyName[], files: Files, packs: Readonly<Record<string, unknown>>, previous?: Policy,
): PolicyReading {
  const before = previous && sources.get(previous);
  const assembled = before && isCurrent(before, names, files, packs) ? before.assembled : build(names, files, packs, previous);
  return { policy: assembled.policy, findings: [...assembled.findings, ...checkParams(stack, assembled.policy), ...checkIds(stack, assembled.policy)] };
}

function build(names: readonly PolicyName[], files: Files, packs: Readonly<Record<string, unknown>>, previous: Policy | undefined): Assembled {
  const loaded: Loaded = loadLayers(names, files, packs);
  const assembled = assemble(loaded, names.map(name => name.uri), previous);
  sources.set(assembled.policy, { names, packs, seen: loaded.seen, assembled });
  return assembled;
}

function isCurrent(source: Source, names: readonly PolicyName[], files: Files, packs: object): boolean {
  return source.packs === packs && source.names.length === names.length
    && source.names.every((name, index) => isSameName(name, names[index] as PolicyName))
    && source.seen.every(({ uri, what }) => what === whatIs(files, uri));
}

function isSameName(a: PolicyName, b: PolicyName): boolean {
  return a.uri === b.uri && a.place?.uri === b.place?.uri && a.place?.entry === b.place?.entry && a.place?.start === b.place?.start && a.place?.end === b.place?.end;
}

/** A document, why there is none, or undefined where it is not loaded yet: compared by identity. */
function whatIs(files: Files, uri: string): Seen['what'] {
  const document = files.document(uri, 'martech-policies');
  return document && 'unread' in document ? document.unread : document;
}
