// Findings of a file as the protocol's diagnostics. Which findings there are is decided in the core.

import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Diagnostic, Range as LspRange } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../core/model/finding.ts';
import { placeRange } from '../core/syntax/document.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Range } from '../core/text/range.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Abilities, Context } from './context.ts';
import { sayDay } from '../core/text/say-day.ts';
import { locationOf, rangeIn } from './locate.ts';

/** Editors show no more for a file, and nobody reads as many. */
const atMost = 1000;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

export type DiagnosticContext = Pick<Context, 'documentAt' | 'clientUri' | 'abilities'>;

/** A finding as an editor shows it. */
export interface Shown {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  /** Where it stands in the text, absolute. */
  readonly range: Range;
}

/**
 * What is shown of one file, in the order given. Ignored findings are left out, and those whose entry is no longer there; waived ones and
 * those of the baseline are hints. A diagnostic that is the same in `before` is the very same object.
 */
export function diagnosticsOf(context: DiagnosticContext, document: SyntaxDocument, findings: readonly Finding[], before?: ReadonlyMap<Finding, Shown>): readonly Shown[] {
  return findings.filter(finding => finding.silenced?.by !== 'ignore').slice(0, atMost).flatMap(finding => {
    const range = placeRange(document, finding.place);
    if (!range) return [];
    const at = rangeIn(document, range);
    const related = relatedOf(context, finding);
    const old = before?.get(finding);
    const isSame = old && related.length === 0 && isSameRange(old.diagnostic.range, at);
    return [{ finding, range, diagnostic: isSame ? old.diagnostic : diagnosticOf(context, finding, at, related) }];
  });
}

/** True for equal ranges of the protocol. */
export function isSameRange(a: LspRange, b: LspRange): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;
}

function diagnosticOf(context: DiagnosticContext, finding: Finding, range: LspRange, related: NonNullable<Diagnostic['relatedInformation']>): Diagnostic {
  return {
    range,
    severity: finding.silenced ? DiagnosticSeverity.Hint : finding.kind === 'question' ? DiagnosticSeverity.Information : severities[finding.severity],
    code: finding.rule,
    ...codeDescription(context.abilities, finding.rule),
    source: 'Martech Stack',
    message: sentence(finding, context.abilities.language),
    ...(finding.tags?.length ? { tags: finding.tags.map(tag => (tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary)) } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function sentence(finding: Finding, language: Language): string {
  const { silenced } = finding;
  const text = say(finding.message, language);
  if (silenced?.by === 'waiver') return say(message('language.waived', { until: sayDay(silenced.until, language), text }), language);
  if (silenced?.by === 'baseline') return say(message('language.in-baseline', { text }), language);
  return text;
}

function relatedOf(context: DiagnosticContext, finding: Finding): NonNullable<Diagnostic['relatedInformation']> {
  const { silenced } = finding;
  const waiver = silenced?.by === 'waiver' ? [{ place: silenced.place, message: message('language.waiver-place', { reason: silenced.reason }) }] : [];
  return [...(finding.related ?? []), ...waiver].flatMap(related => {
    const location = locationOf(context, related.place);
    return location ? [{ location, message: say(related.message, context.abilities.language) }] : [];
  });
}

/** A link to the rule's page, in clients that can open one: there is no page on a network. */
function codeDescription(abilities: Abilities, rule: string): Pick<Diagnostic, 'codeDescription'> {
  const { ruleCommand } = abilities;
  return ruleCommand ? { codeDescription: { href: commandUri(ruleCommand, rule) } } : {};
}

/** `command:name?["argument"]`, as editors of the VS Code family open it. */
export function commandUri(command: string, ...args: readonly string[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
