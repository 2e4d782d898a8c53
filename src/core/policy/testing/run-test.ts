// Runs one test of a policy: what the rule says of its stack against what is expected.

import type { Finding } from '../../model/finding.ts';
import { followImports, type Files } from '../../model/imports.ts';
import { resolveUri } from '../../model/uri.ts';
import type { SyntaxDocument } from '../../syntax/document.ts';
import { message, type Message } from '../../text/message.ts';
import { parseParamType, readParam } from '../expressions/param-types.ts';
import type { Parameter, Policy, Rule } from '../policy.ts';
import type { TestFailure } from '../policy-tests.ts';
import { observationsBeside } from '../../model/observations-beside.ts';
import { analyzeDocuments, readManifest, readObservations, type AnalyzedText } from './analyze-text.ts';
import { findingsAfterFix } from './after-fix.ts';
import { isAbout } from './is-about.ts';
import { describeExpectation, describeFinding, isOn, matches } from './match.ts';
import type { Expectation, PolicyTest } from './read-test.ts';

/** Everything in which the test fails; nothing when it passes. */
export function runTest(test: PolicyTest, policy: Policy, files: Files, today: string, reread: (files: Files) => Policy): readonly TestFailure[] {
  const fail = (text: Message): readonly TestFailure[] => [{ place: test.place, message: text }];
  const rule = test.rule === undefined ? undefined : policy.rules.get(test.rule);
  if (!rule) return fail(message('engine.test-no-rule', { rule: test.rule ?? '' }));
  const { policy: limited, problem } = policyFor(test, policy, rule);
  if (problem) return fail(problem);
  const documents = documentsOf(test, files);
  if ('id' in documents) return fail(documents);
  const day = test.today ?? today;
  const observations = observationsOf(test, documents, files);
  const analyzed = analyzeDocuments(documents, limited, day, observations);
  return compare(test, analyzed, rule.id, expectation => findingsAfterFix({
    documents, observations, policy: limited, today: day, analyzed, expectation, rule: rule.id,
    reread: changed => policyFor(test, reread(withChanged(files, changed)), rule).policy,
  }));
}

/** The rule under test alone, with the parameters of the test; what speaks of rules or waivers needs the whole policy. */
function policyFor(test: PolicyTest, policy: Policy, rule: Rule): { readonly policy: Policy; readonly problem?: Message } {
  const adjusted = withParams(policy, test);
  const isAlone = !/^waiver-/.test(rule.engine ?? '') && !rule.on.includes('rule');
  return isAlone ? { ...adjusted, policy: { ...adjusted.policy, rules: new Map([[rule.id, rule]]) } } : adjusted;
}

/** The files with some of them as a fix leaves them. */
function withChanged(files: Files, changed: ReadonlyMap<string, SyntaxDocument>): Files {
  return { snapshot: files.snapshot, document: (uri, role) => changed.get(uri) ?? files.document(uri, role), kindOf: uri => files.kindOf(uri) };
}

/** The manifest of the test and its imports, or why there is none. */
function documentsOf(test: PolicyTest, files: Files): ReadonlyMap<string, SyntaxDocument> | Message {
  if (test.stack !== undefined) {
    const document = readManifest(`${test.document.uri}.martech-stack.yaml`, test.stack);
    return new Map([[document.uri, document]]);
  }
  const path = test.file ?? '';
  const root = path === '' ? undefined : files.document(resolveUri(test.document.uri, path));
  if (!root || 'unread' in root) return message(path === '' ? 'engine.test-no-stack' : 'engine.test-no-file', { path });
  return followImports(files, root).documents;
}

/** The observations of the test; for a manifest of its own, else those beside it. */
function observationsOf(test: PolicyTest, documents: ReadonlyMap<string, SyntaxDocument>, files: Files): SyntaxDocument | undefined {
  if (test.observations !== undefined) return readObservations(`${test.document.uri}.martech-observations.yaml`, test.observations);
  const [root] = [...documents.keys()];
  return test.stack === undefined && root !== undefined ? observationsBeside(files, root) : undefined;
}

/** The policy with the parameters that the test sets. */
function withParams(policy: Policy, test: PolicyTest): { readonly policy: Policy; readonly problem?: Message } {
  const names = Object.keys(test.params);
  if (names.length === 0) return { policy };
  const parameters = new Map<string, Parameter>(policy.parameters);
  for (const name of names) {
    const parameter = parameters.get(name);
    const type = parameter && parseParamType(parameter.type);
    if (!parameter || !type) return { policy, problem: message('engine.unknown-param', { name }) };
    if (readParam(type, test.params[name]) === undefined) return { policy, problem: message(`engine.param-expects-${type.of === 'simple' ? type.simple : type.of}`, { name }) };
    parameters.set(name, { ...parameter, value: test.params[name] });
  }
  return { policy: { ...policy, parameters } };
}

type AfterFix = (expectation: Expectation) => readonly Finding[] | Message;

function compare(test: PolicyTest, { findings }: AnalyzedText, rule: string, afterFix: AfterFix): readonly TestFailure[] {
  const failures = findings.filter(({ rule: id }) => id === 'engine/rule-failed' || id === 'engine/too-costly')
    .map(finding => ({ place: test.place, message: message('engine.test-rule-failed', { text: finding.message as Message, reason: String(finding.data?.['reason'] ?? '') }) }));
  const left = findings.filter(finding => isAbout(finding, rule) && !finding.silenced);
  const missing = new Set(test.expect.filter(expectation => !takeMatches(left, expectation)));
  for (const expectation of test.expect) {
    if (missing.has(expectation)) failures.push(notFound(expectation, takeWhere(left, finding => isOn(finding, expectation))));
    if (expectation.afterFix !== undefined) failures.push(...checkFix(expectation, afterFix(expectation)));
  }
  if (left.length > 0) failures.push({ place: test.place, message: message('engine.test-unexpected', { found: describeAll(left) }) });
  return failures;
}

/** Takes as many as are expected out of what is left; false where there are fewer. */
function takeMatches(left: Finding[], expectation: Expectation): boolean {
  for (let found = 0; found < expectation.count; found++) {
    const index = left.findIndex(finding => matches(finding, expectation));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return true;
}

function takeWhere(left: Finding[], isTaken: (finding: Finding) => boolean): readonly Finding[] {
  const taken = left.filter(isTaken);
  left.splice(0, left.length, ...left.filter(finding => !taken.includes(finding)));
  return taken;
}

/** Says what is about the same thing, which is then not said a second time. */
function notFound(expectation: Expectation, near: readonly Finding[]): TestFailure {
  const expected = describeExpectation(expectation);
  return { place: expectation.place, message: near.length === 0 ? message('engine.test-missing', { expected }) : message('engine.test-not-found', { expected, found: describeAll(near) }) };
}

function describeAll(findings: readonly Finding[]): string {
  return findings.length === 0 ? '–' : findings.map(describeFinding).join('; ');
}

function checkFix(expectation: Expectation, after: readonly Finding[] | Message): readonly TestFailure[] {
  if ('id' in after) return [{ place: expectation.place, message: after }];
  if (after.length === expectation.afterFix) return [];
  return [{ place: expectation.place, message: message('engine.test-after-fix', { expected: expectation.afterFix ?? 0, count: after.length, found: describeAll(after) }) }];
}
