// Which keys rules ask of an entry today: what its questions miss, and where its findings point.

import type { RootAnalysis } from '../core/analyze.ts';
import { type DeclaredKind, sectionOf } from '../core/model/entity.ts';
import type { Finding } from '../core/model/finding.ts';
import { parsePath } from '../core/policy/expressions/path.ts';
import type { Path } from '../core/syntax/node.ts';
import type { Spot } from './completion.ts';
import { rootsOf } from './context.ts';
import { findingsByTarget } from './findings-by-target.ts';

/** The keys that are asked for in the map at the cursor, in the order in which they are asked. */
export function askedKeys({ context, cursor }: Spot): readonly string[] {
  const { entry, on } = cursor;
  if (!entry || context.kind !== 'martech-stack') return [];
  const path = on === 'key' ? cursor.path.slice(0, -1) : cursor.path;
  const [target, inner] = targetOf(entry.section, entry.id, path);
  const paths = rootsOf(context).flatMap(root => (findingsByTarget(root).get(target) ?? []).flatMap(finding => pathsOf(root, finding)));
  const keys = paths.flatMap(asked => {
    const key = asked[inner.length];
    return typeof key === 'string' && inner.every((step, index) => step === asked[index]) ? [key] : [];
  });
  return [...new Set(keys)];
}

/** `tool:brevo` and the path from the tool; for an action, whose entry is the whole of `alliance`, the path from the action. */
function targetOf(section: string, id: string | undefined, path: Path): readonly [string, Path] {
  if (section === 'alliance' && path[0] === 'actions' && path.length > 1) return [`action:${path[1]}`, path.slice(2)];
  const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(each => sectionOf[each] === section);
  return [kind && id !== undefined ? `${kind}:${id}` : 'stack:stack', kind ? path : [section, ...path].filter((step, index) => index > 0 || step !== 'stack')];
}

/** The facts that a question misses; else where the finding stands, and where what it asks for would be written. */
function pathsOf({ policy }: RootAnalysis, { rule, facts, path, target }: Finding): readonly Path[] {
  if (facts) return facts.map(parsePath);
  const { at = [], fixes = [] } = policy.rules.get(rule) ?? {};
  const written = fixes.flatMap(({ set = {}, choose }) => [...Object.keys(set), ...(choose ? [choose.path] : [])]);
  const steps = [...at, ...written].map(parsePath).filter(([start]) => start === target.kind || start === 'self').map(asked => asked.slice(1));
  return path === '' ? steps : [parsePath(path), ...steps];
}
