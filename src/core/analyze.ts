// START HERE: a set of files becomes findings. Every stage of the pipeline is named in `analyze`.

import { packs } from '../generated/packs.ts';
import { collectFindings } from './collect-findings.ts';
import { fileFindings, roleOf } from './file-findings.ts';
import { isEngineId } from './model/engine-id.ts';
import type { Finding, Target } from './model/finding.ts';
import { fileTarget, followImports, scalarsIn } from './model/imports.ts';
import { observationsBeside } from './model/observations-beside.ts';
import { readStack } from './model/read-stack.ts';
import type { Stack } from './model/stack.ts';
import { resolveUri } from './model/uri.ts';
import { baselineName, readBaseline } from './policy/baseline.ts';
import { type EvaluationState, evaluate } from './policy/evaluate.ts';
import type { Policy } from './policy/policy.ts';
import { type PolicyName, readPolicy } from './policy/read-policy.ts';
import { silence } from './policy/silence.ts';
import { type ReadFiles, readFiles } from './read-files.ts';
import { type Entry, type SyntaxDocument, placeIn } from './syntax/document.ts';
import { type MessageId, message } from './text/message.ts';
import type { Need, Snapshot, Unread } from './workspace.ts';

export interface AnalyzeOptions {
  /** The calendar day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** URI of a policy file that replaces the `policies:` of every root. */
  readonly policy?: string;
  /** The fingerprints that are known for a root (its URI), in place of the baseline beside it; undefined where there is none. */
  readonly baselineOf?: (root: string) => ReadonlySet<string> | undefined;
}

/** One root and what belongs to it. */
export interface RootAnalysis {
  readonly stack: Stack;
  readonly policy: Policy;
  /** Findings of this root, in every file of it and of its policies; silenced ones are included. */
  readonly findings: readonly Finding[];
  /** The fingerprints of its baseline; undefined without one. */
  readonly baseline?: ReadonlySet<string>;
  /** What the rules read and said, for the next run. */
  readonly evaluation: EvaluationState;
}

/** Everything known after a run; pass it to the next run, which keeps what did not change. */
export interface Analysis {
  readonly options: AnalyzeOptions;
  readonly roots: readonly RootAnalysis[];
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  /** By file, equal findings of several roots shown once, in the order of the text; silenced ones are included. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** What the snapshot did not have: load it and run again. */
  readonly needs: readonly Need[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Checks the files `uris` (all manifests, policies and observations of the workspace) and all that they name.
 * Yields between entities so that a host can slice, report progress and cancel. Never throws on what a file holds.
 */
export function* analyze(snapshot: Snapshot, uris: readonly string[], options: AnalyzeOptions, previous?: Analysis): Generator<Progress, Analysis> {
  const files = readFiles(snapshot, previous?.documents);
  const unread = uris.flatMap(uri => readOrReport(files, uri));
  const roots: RootAnalysis[] = [];
  for (const document of rootsIn(files)) {
    const before = previous?.roots.find(root => root.stack.uri === document.uri);
    roots.push(yield* analyzeRoot(files, document, options, before));
  }
  const alone = [...files.documents.values()].flatMap(document => aloneFindings(files, roots, document));
  const findings = collectFindings([[...unread, ...alone], ...roots.map(root => root.findings)], files.documents);
  return { options, roots, documents: files.documents, findings, needs: files.needs };
}

function* analyzeRoot(files: ReadFiles, root: SyntaxDocument, options: AnalyzeOptions, before: RootAnalysis | undefined): Generator<Progress, RootAnalysis> {
  const imports = followImports(files, root);
  files.needs.push(...imports.needs.filter(need => need.kind === 'glob'));
  const stack = readStack(root, imports.documents, observationsBeside(files, root.uri), before?.stack);
  const read = readPolicy(stack, policyUris(root, options), files, packs, before?.policy);
  const evaluation = yield* evaluate(stack, read.policy, options, before?.evaluation);
  const ruled = filesOf(stack).flatMap(document => ruledFindings(files, document, read.policy));
  const { known: baseline, problems } = options.baselineOf ? { known: options.baselineOf(root.uri), problems: [] } : baselineBeside(files, root.uri);
  const said = [...imports.findings, ...read.findings, ...ruled, ...evaluation.findings, ...problems];
  const findings = silence(stack, read.policy, said, { today: options.today, ...(baseline && { baseline }) });
  return { stack, policy: read.policy, findings, evaluation: evaluation.state, ...(baseline && { baseline }) };
}

/** The manifests of a stack, and what was observed of it. */
function filesOf(stack: Stack): readonly SyntaxDocument[] {
  return [...stack.documents.values(), ...(stack.observedIn ? [stack.observedIn] : [])];
}

const unreadMessage: Readonly<Record<Unread, MessageId>> = {
  missing: 'model.file-unreadable', unreadable: 'model.file-unreadable', outside: 'model.file-unreadable',
  'too-large': 'model.file-too-large', directory: 'model.file-directory', encoding: 'model.file-encoding',
};

/** Reads a file that the host named; says so where it cannot be read. */
function readOrReport(files: ReadFiles, uri: string): Finding[] {
  const document = files.document(uri);
  if (!document || !('unread' in document)) return [];
  return [{
    rule: `syntax/${document.unread}`, kind: 'finding', severity: 'error', target: fileTarget(files.snapshot, uri),
    place: { uri, entry: '', start: 0, end: 0 }, path: '', message: message(unreadMessage[document.unread]),
  }];
}

function rootsIn(files: ReadFiles): SyntaxDocument[] {
  return [...files.documents.values()].filter(document => roleOf(files.kindOf(document.uri), document) === 'root');
}

/** The fingerprints of the baseline beside a root; a problem where there is one that is none, after a merge for example. */
function baselineBeside(files: ReadFiles, root: string): { readonly known: ReadonlySet<string> | undefined; readonly problems: readonly Finding[] } {
  const uri = resolveUri(root, baselineName);
  const text = files.snapshot.read(uri);
  if (text === undefined) files.needs.push({ kind: 'file', uri });
  const known = typeof text === 'string' ? readBaseline(text) : undefined;
  if (known || text === undefined || (typeof text === 'object' && text.unread === 'missing')) return { known, problems: [] };
  return { known, problems: [{
    rule: 'engine/baseline', kind: 'finding', severity: 'error', target: fileTarget(files.snapshot, uri), place: { uri, entry: '', start: 0, end: 0 }, path: '',
    message: message('engine.baseline'),
  }] };
}

/** The policy files of a root, with the place of each name; `options.policy` replaces them. */
function policyUris(root: SyntaxDocument, options: AnalyzeOptions): readonly PolicyName[] {
  if (options.policy !== undefined) return [{ uri: options.policy, place: undefined }];
  const entry = root.entries.get('policies');
  return entry ? scalarsIn(entry.content.value).map(node => ({ uri: resolveUri(root.uri, node.source), place: placeIn(root.uri, entry.key, node.range), written: node.source })) : [];
}

/** Schema findings that carry a rule's id follow that rule's severity in the policy of the root. */
function ruledFindings(files: ReadFiles, document: SyntaxDocument, policy: Policy): Finding[] {
  return findingsOf(files, document).filter(finding => !isEngineId(finding.rule)).flatMap(finding => {
    const severity = policy.rules.get(finding.rule)?.severity.asStated ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

function findingsOf(files: ReadFiles, document: SyntaxDocument): Finding[] {
  return fileFindings(files.kindOf(document.uri), document, fileTarget(files.snapshot, document.uri), files.before(document.uri));
}

/** What a file says by itself, and that no root imports it. Findings with a rule's id are left to the roots that it belongs to. */
function aloneFindings(files: ReadFiles, roots: readonly RootAnalysis[], document: SyntaxDocument): Finding[] {
  const file = fileTarget(files.snapshot, document.uri);
  const kind = files.kindOf(document.uri);
  const findings = findingsOf(files, document);
  if (roots.some(root => root.stack.documents.has(document.uri) || root.stack.observedIn === document)) return findings.filter(finding => isEngineId(finding.rule));
  if (kind === 'martech-policies' && !roots.some(root => root.policy.documents.has(document.uri))) {
    findings.push(...readPolicy(undefined, [{ uri: document.uri, place: undefined }], files, packs).findings);
  }
  if (kind === 'martech-stack' && document.entries.size > 0) findings.push(withoutRoot(document, file));
  return findings;
}

function withoutRoot(document: SyntaxDocument, file: Target): Finding {
  const first = [...document.entries.values()][0] as Entry;
  return {
    rule: 'schema/fragment-without-root', kind: 'finding', severity: 'info', target: file,
    place: placeIn(document.uri, first.key, first.content.keyNode.range), path: '', message: message('model.fragment-without-root'),
  };
}
