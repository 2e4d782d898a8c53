// The option `--since GIT-REF`: what the files of that revision would have said today is known, and only what is new counts.

import type { Analysis } from '../core/analyze.ts';
import { isEngineId } from '../core/model/engine-id.ts';
import type { Finding } from '../core/model/finding.ts';
import { baselineEntries } from '../core/policy/baseline.ts';
import { fingerprint } from '../core/policy/fingerprint.ts';
import type { Files } from '../server/files.ts';
import { analyzeFiles } from './analyze-files.ts';
import { type FoundFiles, kindsChecked, listFiles } from './find-files.ts';
import { filesAtRevision } from './git-revision.ts';
import type { Io } from './io.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export interface Before {
  /** What the rules said of a root then; of a root that was not there, what they said of those that are gone (it may have been moved). */
  knownOf(root: string): ReadonlySet<string>;
  /** The findings of now, those of the engine marked that were there already: no baseline holds them. */
  markEngine(findings: Analysis['findings']): Analysis['findings'];
}

/** What was to say at `ref`, by the same day and, where the command line names a policy, by the same policy. */
export async function before(ref: string, now: Analysis, found: FoundFiles, io: Io): Promise<Before> {
  const then = new Map(await Promise.all(found.folders.map(async folder => [folder, await filesAtRevision(folder, ref, io)] as const)));
  const fromDisk = new Set(now.options.policy === undefined ? [] : now.roots.flatMap(root => [...root.policy.documents.keys()]));
  const files = filesThen(then, fromDisk, io.files);
  const uris = [...new Set([...now.documents.keys(), ...(await Promise.all(found.searched.map(folder => listFiles(folder, kindsChecked, { files })))).flat()])];
  const workspace = new WorkspaceFiles(files, [...found.folders, ...[...fromDisk].map(uri => uri.slice(0, uri.lastIndexOf('/') + 1))]);
  const texts = await Promise.all(uris.map(uri => workspace.read(uri)));
  const { today, policy } = now.options;
  const analysis = await analyzeFiles(workspace, uris.filter((_, index) => typeof texts[index] === 'string').sort(), { today, ...(policy !== undefined && { policy }) });
  return { knownOf: knownIn(analysis, now), markEngine: findings => markKnown(findings, countEngine(analysis.findings)) };
}

function filesThen(then: ReadonlyMap<string, Files>, fromDisk: ReadonlySet<string>, disk: Files): Files {
  const holding = (uri: string) => [...then.keys()].filter(folder => uri.startsWith(folder)).sort((a, b) => b.length - a.length)[0] ?? '';
  return {
    listYaml: async folder => (await then.get(holding(folder))?.listYaml(folder)) ?? [],
    readInside: async (uri, folder) => (fromDisk.has(uri) ? disk.readInside(uri, folder) : ((await then.get(holding(uri))?.readInside(uri, folder)) ?? { unread: 'outside' })),
  };
}

function knownIn(then: Analysis, now: Analysis): (root: string) => ReadonlySet<string> {
  const ids = (findings: readonly Finding[]) => baselineEntries(findings).map(({ id }) => id);
  const byRoot = new Map(then.roots.map(root => [root.stack.uri, new Set(ids(root.findings))]));
  const isStill = new Set(now.roots.map(root => root.stack.uri));
  const gone = new Set([...byRoot].flatMap(([uri, known]) => (isStill.has(uri) ? [] : [...known])));
  return root => byRoot.get(root) ?? gone;
}

/** Several faults of one sort in one place look alike: as many as there were are known. */
function countEngine(findings: Analysis['findings']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of [...findings.values()].flat()) if (isEngineId(finding.rule)) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

function markKnown(findings: Analysis['findings'], left: Map<string, number>): Analysis['findings'] {
  const mark = (finding: Finding): Finding => {
    const count = isEngineId(finding.rule) && !finding.silenced ? (left.get(keyOf(finding)) ?? 0) : 0;
    if (count === 0) return finding;
    left.set(keyOf(finding), count - 1);
    return { ...finding, silenced: { by: 'baseline' } };
  };
  return new Map([...findings].map(([uri, list]) => [uri, list.map(mark)]));
}

function keyOf(finding: Finding): string {
  return `${finding.place.uri} ${fingerprint(finding)}`;
}
