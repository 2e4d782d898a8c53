// Whether a finding is the one that a test expects, and both in one line.

import type { Finding } from '../../model/finding.ts';
import type { Expectation } from './read-test.ts';

export function matches(finding: Finding, expectation: Expectation): boolean {
  const { kind, severity, at } = expectation;
  return finding.kind === kind && isOn(finding, expectation)
    && (severity === undefined || severity === finding.severity)
    && (at === undefined || isAt(finding, at));
}

/** True for anything about the thing that is expected: what an expectation that is not met perhaps meant. */
export function isOn({ target: { kind, id } }: Finding, { target }: Expectation): boolean {
  return target === undefined || target === `${kind}:${id}` || target === id;
}

/** `flow.method`, `item.country`, `params.standards`, or the kind alone for the id itself. */
function isAt(finding: Finding, at: string): boolean {
  const written = writtenAt(finding).replace(/^\w+/, kind => (/^self(\.|$)/.test(at) ? 'self' : kind));
  if (at === written || at === written.replace(/\[[^\]]*\]/g, '')) return true;
  if (at === 'item' || at.startsWith('item.')) return written.replace(/\[[^\]]*\]/g, '').endsWith(at.slice('item'.length)) && finding.item !== undefined;
  // A contract in place is written inside its tool.
  return written.startsWith('tool.contract') && at === written.slice('tool.'.length);
}

/** Where a finding stands, from the kind of the entity that holds it. */
function writtenAt({ target, path }: Finding): string {
  const elsewhere = /^([a-z]+):([^.]*)(?:\.(.*))?$/s.exec(path);
  const [kind, rest] = elsewhere ? [elsewhere[1] as string, elsewhere[3] ?? ''] : [target.kind, path];
  return rest === '' ? kind : `${kind}.${rest}`;
}

export function describeFinding(finding: Finding): string {
  return describe(finding.kind, `${finding.target.kind}:${finding.target.id}`, finding.severity, writtenAt(finding));
}

export function describeExpectation({ kind, target, severity, at, count }: Expectation): string {
  return describe(kind, target, severity, at) + (count === 1 ? '' : ` ×${count}`);
}

/** `finding tool:crm warning at tool.security.mfa`, in the words that tests are written in. */
function describe(kind: string, target: string | undefined, severity: string | undefined, at: string | undefined): string {
  return [kind, target, severity, at === undefined ? undefined : `at ${at}`].filter(part => part !== undefined && part !== '').join(' ');
}
