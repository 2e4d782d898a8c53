// A fact written into a manifest, and what it makes worse there.

import type { DeclaredKind } from '../../src/core/model/entity.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { entitiesIn, type Manifest, type Path, writeFact } from './manifest-data.ts';

export interface Fact {
  readonly kind: DeclaredKind;
  readonly path: Path;
  readonly value: unknown;
  /** The case that gives the value: what the value names is declared there. */
  readonly from: Manifest;
}

/** A copy in which everything that some fact names is declared, as in the case that the fact is from. */
export function withNamed(stack: Manifest, facts: readonly Fact[]): Manifest {
  const copy = structuredClone(stack);
  for (const fact of facts) {
    const text = JSON.stringify(fact.value);
    for (const [section, whole] of [['owners', { side: 'marketing' }], ['tools', { category: 'crm', lifecycle: 'production' }], ['contracts', {}]] as const) {
      for (const [name, entity] of Object.entries((fact.from[section] ?? {}) as Manifest[string])) {
        if (text.includes(`"${name}"`)) ((copy[section] ??= {})[name] ??= { ...whole, name, ...entity });
      }
    }
  }
  return copy;
}

/** The fact added to one entity, or to all that do not state it; undefined where there is none. */
export function withFact(stack: Manifest, fact: Fact, only?: string): Manifest | undefined {
  const copy = structuredClone(stack);
  const added = entitiesIn(copy, fact.kind).filter(([id, entity]) => (only === undefined || only === id) && isTrue(stack, fact, id) && writeFact(entity, fact.path, fact.value));
  return added.length > 0 ? copy : undefined;
}

/** What the stack does not bear out is no true fact: the system of record is the tool that holds the data as its master. */
function isTrue(stack: Manifest, { kind, path, value }: Fact, id: string): boolean {
  if (kind !== 'data' || path.join() !== 'system-of-record') return true;
  const masters = entitiesIn(stack, 'tool').filter(([, tool]) => (tool['holds'] as Readonly<Record<string, unknown>> | undefined)?.[id] === 'master');
  return masters.length === 1 && masters[0]?.[0] === value;
}

/** What stands after and did not before, less one for each thing as grave or graver that went away on the same target. */
export function worse(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const [had, has] = [before, after].map(findings => new Map(findings.filter(finding => finding.kind === 'finding').map(finding => [thing(finding), finding])));
  const gone = [...had as Map<string, Finding>].filter(([name]) => !has?.has(name)).map(([, finding]) => finding);
  return [...has as Map<string, Finding>].filter(([name, finding]) => {
    if (had?.has(name)) return false;
    const replaced = gone.findIndex(other => other.target.id === finding.target.id && ranks.indexOf(other.severity) <= ranks.indexOf(finding.severity));
    return replaced < 0 || gone.splice(replaced, 1).length === 0;
  }).map(([name]) => name);
}

const ranks = ['error', 'warning', 'info', 'hint'];

function thing(finding: Finding): string {
  return `${finding.rule} ${finding.target.kind}:${finding.target.id} ${finding.item ?? ''}`;
}
