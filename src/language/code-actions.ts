// What is offered at a place: quick fixes for its findings, what may silence them and the rule's page; refactorings; on demand, all safe fixes.

import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { Finding } from '../core/model/finding.ts';
import { type Fix, fixesFor } from '../core/policy/fix.ts';
import { placeRange } from '../core/syntax/document.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Text } from '../core/text/message.ts';
import type { Range as OffsetRange } from '../core/text/range.ts';
import type { Context } from './context.ts';
import { fixAllKind, isAskedFor, isNamed } from './action-kinds.ts';
import { fixAll } from './fix-all.ts';
import { offsetsIn } from './locate.ts';
import { type Change, doing } from './prepared-edit.ts';
import { refactoringActions } from './refactoring/refactoring-actions.ts';
import { schemaFixes } from './schema-fixes.ts';
import { rulesOf, type Silencing, silencings } from './silencing.ts';

/** The actions for a range, of the kinds that the client asks for. */
export function codeActions(context: Context, params: { readonly range: Range; readonly context: CodeActionContext }): CodeAction[] {
  const { only } = params.context;
  return [
    ...(isAskedFor(only, 'quickfix') ? quickFixes(context, params) : []),
    ...refactoringActions(context, params),
    ...(isNamed(only, fixAllKind) ? fixAll(context) : []),
  ];
}

/** Corrections first, in the order of the findings; then what may silence them. */
function quickFixes(context: Context, params: { readonly range: Range; readonly context: CodeActionContext }): readonly CodeAction[] {
  const { diagnostics } = params.context;
  const findings = findingsAt(context, offsetsIn(context.document, params.range));
  const fixes = findings.flatMap(finding => fixActions(context, finding, diagnosticFor(finding, diagnostics)));
  const silencing = findings.flatMap(finding => silencingActions(context, finding, diagnosticFor(finding, diagnostics)));
  return [...distinct([...fixes, ...silencing]), ...pageActions(context, findings)];
}

function findingsAt(context: Context, { start, end }: OffsetRange): readonly Finding[] {
  return (context.analysis.findings.get(context.uri) ?? []).filter(finding => {
    const range = placeRange(context.document, finding.place);
    return range && range.start <= end && range.end >= start && finding.silenced?.by !== 'ignore';
  });
}

function fixActions(context: Context, finding: Finding, diagnostic: Diagnostic | undefined): readonly CodeAction[] {
  const ofSchema = schemaFixes(context.document, finding).map(fix => action(context, fix.title, { edits: [{ uri: context.uri, edits: fix.edits }] }, fix.isPreferred, diagnostic));
  const ofRule = ruleFixes(context, finding).map(fix => action(context, fix.title, fix, fix.safe, diagnostic));
  return [...ofSchema, ...ofRule].flatMap(each => each ?? []);
}

/** The fixes of a finding, the skeleton of a question before what its rules offer. Without stops in an editor, a skeleton may not say anything. */
function ruleFixes(context: Context, finding: Finding): readonly Fix[] {
  const root = rootOf(context, finding);
  if (!root) return [];
  const fixes = fixesFor(root.stack, root.policy, finding, { today: context.analysis.options.today, language: context.abilities.language })
    .filter(fix => context.abilities.editSnippets || fix.kind !== 'skeleton' || !showsStops(fix));
  const isSkeleton = ({ title }: Fix) => 'id' in title && title.id === 'engine.fix-skeleton';
  return [...fixes.filter(isSkeleton), ...fixes.filter(fix => !isSkeleton(fix))];
}

/** True where a stop shows its name: without snippets that would stay as a value. */
function showsStops({ edits }: Fix): boolean {
  return edits.some(file => file.edits.some(({ snippet, text }) => snippet && /\$\{\d+:/.test(text)));
}

/** The first root that holds the finding; roots that share a file share its text. */
function rootOf({ analysis }: Context, finding: Finding): RootAnalysis | undefined {
  return analysis.roots.find(each => each.findings.includes(finding))
    ?? analysis.roots.find(each => each.stack.documents.has(finding.place.uri) || each.policy.documents.has(finding.place.uri));
}

/** Where a fix of the rule asks for the waiver already, that is enough. */
function silencingActions(context: Context, finding: Finding, diagnostic: Diagnostic | undefined): readonly CodeAction[] {
  const root = rootOf(context, finding);
  const isAsked = ({ act, rule }: Silencing) => act === 'waiver' && asked.some(edit => edit.includes(`rule: ${rule}`) && edit.includes('approved-by'));
  const asked = root ? ruleFixes(context, finding).flatMap(fix => fix.edits.flatMap(file => file.edits.map(({ text }) => text))) : [];
  return root ? silencings(context, root, finding).filter(each => !isAsked(each)).flatMap(each => action(context, each.title, each, false, diagnostic) ?? []) : [];
}

function action(context: Context, text: Text, change: Change, isPreferred: boolean, diagnostic: Diagnostic | undefined): CodeAction | undefined {
  const title = say(text, context.abilities.language);
  const done = doing(context, context.uri, title, change);
  return done && { title, kind: 'quickfix', ...done, ...(isPreferred ? { isPreferred } : {}), ...(diagnostic ? { diagnostics: [diagnostic] } : {}) };
}

/** What does the very same is offered once, under its first title. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  const byEffect = new Map<string, CodeAction>();
  for (const each of actions) {
    const effect = JSON.stringify(each.edit ?? each.command?.arguments);
    if (!byEffect.has(effect)) byEffect.set(effect, each);
  }
  return [...byEffect.values()];
}

function diagnosticFor(finding: Finding, diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(diagnostic => diagnostic.code === finding.rule);
}

/** One action for each rule at the place that opens its page, in clients that can. */
function pageActions(context: Context, findings: readonly Finding[]): readonly CodeAction[] {
  const { ruleCommand, language } = context.abilities;
  if (!ruleCommand) return [];
  return [...new Set(findings.flatMap(rulesOf))].map(rule => {
    const title = say(message('language.explain-rule', { rule }), language);
    return { title, kind: 'quickfix', command: { title, command: ruleCommand, arguments: [rule] } };
  });
}
