// Lenses over the rules of a policy file: what each touches in this workspace, what it finds, and its tests. Counted when one is shown.

import type { CodeLens } from 'vscode-languageserver-types';
import type { RootAnalysis } from '../core/analyze.ts';
import type { EntityKind } from '../core/model/entity.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Rule } from '../core/policy/policy.ts';
import { testsIn } from '../core/policy/policy-tests.ts';
import { isAbout } from '../core/policy/testing/is-about.ts';
import { type Touched, touchedBy } from '../core/policy/touched.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { pairOf } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { type Context, rootsOf } from './context.ts';
import { showing } from './lens-command.ts';
import { rangeIn } from './locate.ts';

type What = 'touches' | 'findings' | 'tests';

/** What a lens needs to be resolved: the file as the client spells it, the rule, which lens it is. */
export interface RuleLensData {
  readonly uri: string;
  readonly rule: string;
  readonly what: What;
}

/** Two lenses a rule, three where it has tests, without their words yet. */
export function ruleLenses(context: Context): CodeLens[] {
  if (context.kind !== 'martech-policies') return [];
  const { document } = context;
  const tested = testedRules(context);
  return [...document.entries.values()].filter(entry => entry.section === 'rules' && entry.id !== undefined).flatMap(entry => {
    const { keyNode } = entry.content;
    const range = rangeIn(document, { start: entry.offset + keyNode.range.start, end: entry.offset + keyNode.range.end });
    const rule = entry.id as string;
    const kinds: readonly What[] = tested.has(rule) && context.abilities.testsCommand !== undefined ? ['touches', 'findings', 'tests'] : ['touches', 'findings'];
    return kinds.map(what => ({ range, data: { uri: context.clientUri(context.uri), rule, what } satisfies RuleLensData }));
  });
}

/** A lens with its words and what a click does; `data` as `ruleLenses` made it. */
export function resolveRuleLens(context: Context, lens: CodeLens, { rule, what }: RuleLensData): CodeLens {
  if (what === 'tests') {
    const title = say(message('lens.run-tests', { count: testedRules(context).get(rule) ?? 0 }), context.abilities.language);
    return { ...lens, command: { title, command: context.abilities.testsCommand ?? '', arguments: [rule] } };
  }
  const roots = rootsOf(context).filter(root => root.policy.rules.has(rule));
  if (roots.length === 0) return showing(context, lens, message(what === 'touches' ? 'lens.cannot-run' : 'lens.no-finding'), []);
  return what === 'touches' ? touches(context, lens, roots, rule) : finds(context, lens, roots, rule);
}

function touches(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], id: string): CodeLens {
  const rules = roots.map(root => root.policy.rules.get(id) as Rule);
  if (rules.every(isOff)) return showing(context, lens, message('lens.off'), []);
  const found = roots.flatMap((root, index) => touchedBy(root.stack, root.policy, rules[index] as Rule, context.analysis.options.today));
  const kinds = [...new Set(found.map(({ kind }) => kind))].map(kind => say(countOf(kind, found), context.abilities.language));
  const text = kinds.length === 0 ? message('lens.touches-nothing') : message('lens.touches', { what: kinds.join(', ') });
  return showing(context, lens, text, found.map(({ place }) => place));
}

function countOf(kind: EntityKind, touched: readonly Touched[]): Text {
  return message(`lens.of-${kind}`, { count: touched.filter(one => one.kind === kind).length });
}

function isOff({ severity }: Rule): boolean {
  return severity.asStated === 'off' && Object.values(severity.byStage).every(one => one === 'off');
}

function finds(context: Context, lens: CodeLens, roots: readonly RootAnalysis[], id: string): CodeLens {
  const about = roots.flatMap(root => root.findings.filter(finding => !finding.silenced && isAbout(finding, id)));
  const { language } = context.abilities;
  const count = (kind: Finding['kind']) => about.filter(finding => finding.kind === kind).length;
  const [findings, questions] = [count('finding'), count('question')];
  const parts = [findings > 0 ? message('lens.findings', { count: findings }) : undefined, questions > 0 ? message('lens.questions', { count: questions }) : undefined];
  const words = parts.flatMap(part => (part ? [say(part, language)] : [])).join(', ');
  return showing(context, lens, words === '' ? message('lens.no-finding') : { en: words, fr: words }, about.map(({ place }) => place));
}

/** How many tests each rule has, over all policy files. */
function testedRules(context: Context): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const uri of new Set([...context.analysis.documents.keys(), context.uri])) {
    const document = context.documentAt(uri);
    for (const rule of document?.sections.has('tests') ? rulesTested(document) : []) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

const tested = new WeakMap<SyntaxDocument, readonly string[]>();

function rulesTested(document: SyntaxDocument): readonly string[] {
  let rules = tested.get(document);
  if (!rules) {
    rules = testsIn(document).flatMap(({ content }) => {
      const rule = pairOf(content.value, 'rule')?.value;
      return rule?.kind === 'scalar' ? [rule.source] : [];
    });
    tested.set(document, rules);
  }
  return rules;
}
