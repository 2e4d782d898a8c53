// What the rules in force would ask of a thing that is not written yet: they are put to a small sample stack, with one tool at each stage.

import type { RootAnalysis } from '../core/analyze.ts';
import { stages } from '../core/model/effective.ts';
import type { DeclaredKind } from '../core/model/entity.ts';
import type { Finding } from '../core/model/finding.ts';
import { declaredKinds } from '../core/model/resolve.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { Stage } from '../core/model/values.ts';
import { parsePath } from '../core/policy/expressions/path.ts';
import type { Policy } from '../core/policy/policy.ts';
import { analyzeDocuments, readManifest } from '../core/policy/testing/analyze-text.ts';
import type { Path } from '../core/syntax/node.ts';

/** Paths from a new thing of a kind, in the order in which rules ask for them; of a tool, those for its stage. */
export type AskedOfNew = (kind: DeclaredKind, stage?: Stage) => readonly Path[];

const known = new WeakMap<Policy, AskedOfNew>();

/** Asked once a policy: the sample is small, and what is asked of a new thing does not depend on the stack. */
export function askedOfNew({ policy }: RootAnalysis, today: string): AskedOfNew {
  const asked = known.get(policy) ?? askSample(policy, today);
  known.set(policy, asked);
  return asked;
}

const uri = 'file:///sample/martech-stack.yaml';

/** Each kind once with what the schema requires; people’s data, so that what privacy asks is heard. */
const sample = `version: 1
stack: { name: Sample }
owners: { new: { name: Sample, side: marketing } }
people: { new: { name: Sample, subject: customer } }
data: { new: { name: Sample, categories: [user.contact.email] } }
contracts: { new: { name: Sample } }
processing: { new: { name: Sample, data: [new] } }
initiatives: { new: { name: Sample } }
tools:
${stages.map(stage => `  ${stage}: { name: Sample, category: crm, lifecycle: ${stage}, scope: { brands: [${stage}] } }\n`).join('')}  new: { name: Sample, category: ipaas, lifecycle: production, contract: new }
flows: { new: { from: production, to: new, data: [new] } }
alliance: { actions: { new: { text: Sample, owner: new, due: 2027-01-01 } } }
waivers: { new: { rule: security/no-sso, target: new, reason: Sample, until: 2027-01-01 } }
`;

function askSample(policy: Policy, today: string): AskedOfNew {
  const { stack, findings } = analyzeDocuments(new Map([[uri, readManifest(uri, sample)]]), policy, today);
  const byThing = new Map<string, Path[]>();
  for (const finding of findings) {
    const { kind, id } = finding.target;
    const value = isDeclared(kind) ? entitiesOf(stack, kind).get(id)?.value : undefined;
    const paths = askedPaths(policy, finding).filter(path => path.length > 0 && valueAt(value, path) === undefined);
    byThing.set(`${kind}:${id}`, [...(byThing.get(`${kind}:${id}`) ?? []), ...paths]);
  }
  return (kind, stage) => byThing.get(`${kind}:${stage ?? 'new'}`) ?? [];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined), value);
}

function isDeclared(kind: string): kind is DeclaredKind {
  return (declaredKinds as readonly string[]).includes(kind);
}

/** The facts that a question misses; else what a finding points at, and what the first fix that concerns the thing itself would write. */
function askedPaths({ rules }: Policy, { rule, facts, target }: Finding): readonly Path[] {
  if (facts) return facts.map(parsePath);
  const { at = [], fixes = [] } = rules.get(rule) ?? {};
  const own = (paths: readonly string[]): readonly Path[] => paths.map(parsePath).filter(([start]) => start === target.kind || start === 'self').map(path => path.slice(1));
  const written = fixes.map(({ set = {}, choose }) => own([...Object.keys(set), ...(choose ? [choose.path] : [])])).find(paths => paths.length > 0);
  return [...own(at), ...(written ?? [])];
}
