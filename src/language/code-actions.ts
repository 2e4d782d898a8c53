// Quick fixes for the findings at a place: those of the schema, those of the rules, and the rule's page.

import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-types';
import type { Finding } from '../core/model/finding.ts';
import { fixesFor } from '../core/policy/fix.ts';
import { placeRange } from '../core/syntax/document.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { FileEdit } from '../core/text/edit.ts';
import type { Text } from '../core/text/message.ts';
import type { Context } from './context.ts';
import { offsetIn } from './locate.ts';
import { schemaFixes } from './schema-fixes.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** The actions for a range: fixes first, in the order of the findings; nothing where the client asks for other kinds. */
export function codeActions(context: Context, params: { readonly range: Range; readonly context: CodeActionContext }): CodeAction[] {
  const { only } = params.context;
  if (only && !only.some(kind => kind === 'quickfix' || kind === '')) return [];
  const findings = findingsAt(context, offsetIn(context.document, params.range.start), offsetIn(context.document, params.range.end));
  const fixes = findings.flatMap(finding => fixActions(context, finding, diagnosticFor(finding, params.context.diagnostics)));
  return [...fixes, ...pageActions(context, findings)];
}

function findingsAt(context: Context, start: number, end: number): readonly Finding[] {
  return (context.analysis.findings.get(context.uri) ?? []).filter(finding => {
    const range = placeRange(context.document, finding.place);
    return range && range.start <= end && range.end >= start && finding.silenced?.by !== 'ignore';
  });
}

function fixActions(context: Context, finding: Finding, diagnostic: Diagnostic | undefined): readonly CodeAction[] {
  const ofSchema = schemaFixes(context.document, finding).map(fix => action(context, fix.title, [{ uri: context.uri, edits: fix.edits }], fix.isPreferred, diagnostic));
  const ofRule = ruleFixes(context, finding).map(fix => action(context, fix.title, fix.edits, fix.safe, diagnostic));
  return distinct([...ofSchema, ...ofRule].flatMap(each => each ?? []));
}

/** The engine corrects some findings of the schema too: the same edit is offered once. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  return [...new Map([...actions].reverse().map(each => [JSON.stringify(each.edit), each])).values()].reverse();
}

/** The fixes of the first root that holds the finding's target; roots that share a file share its text. */
function ruleFixes(context: Context, finding: Finding) {
  const root = context.analysis.roots.find(each => each.findings.includes(finding)) ?? context.analysis.roots.find(each => each.stack.documents.has(finding.place.uri));
  return root ? fixesFor(root.stack, root.policy, finding, { today: context.analysis.options.today, language: context.abilities.language }) : [];
}

function action(context: Context, title: Text, edits: readonly FileEdit[], isPreferred: boolean, diagnostic: Diagnostic | undefined): CodeAction | undefined {
  const edit = edits.length > 0 ? workspaceEdit(context, edits) : undefined;
  if (!edit) return undefined;
  return {
    title: say(title, context.abilities.language), kind: 'quickfix', edit,
    ...(isPreferred ? { isPreferred } : {}), ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
  };
}

function diagnosticFor(finding: Finding, diagnostics: readonly Diagnostic[]): Diagnostic | undefined {
  return diagnostics.find(diagnostic => diagnostic.code === finding.rule);
}

/** One action for each rule at the place that opens its page, in clients that can. */
function pageActions(context: Context, findings: readonly Finding[]): readonly CodeAction[] {
  const { ruleCommand, language } = context.abilities;
  if (!ruleCommand) return [];
  return [...new Set(findings.map(finding => finding.rule))].map(rule => {
    const title = say(message('language.explain-rule', { rule }), language);
    return { title, kind: 'quickfix', command: { title, command: ruleCommand, arguments: [rule] } };
  });
}
