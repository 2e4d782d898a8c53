// What makes a finding the same one from run to run: for baselines, and for what reports are compared by.

import type { Finding } from '../model/finding.ts';
import { sha256 } from './sha256.ts';

const known = new WeakMap<Finding, string>();

/**
 * SHA-256 of the rule, the target, the path within it (list items by value) and the item; never of message, severity, file or
 * line, so that it survives edits elsewhere and translations.
 */
export function fingerprint(finding: Finding): string {
  let digest = known.get(finding);
  if (digest === undefined) {
    const { rule, target, path, item } = finding;
    digest = sha256(JSON.stringify([rule, `${target.kind}:${target.id}`, path, item ?? '']));
    known.set(finding, digest);
  }
  return digest;
}
