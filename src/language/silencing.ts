// What may silence a finding, and what may be done about what silences it: waivers, ignore comments, the baseline, switching off.

import type { RootAnalysis } from '../core/analyze.ts';
import type { Finding } from '../core/model/finding.ts';
import { resolveUri } from '../core/model/uri.ts';
import { addToBaseline, baselineName } from '../core/policy/baseline.ts';
import { documentsOf, fixWorld } from '../core/policy/fixing/fix-state.ts';
import type { Change } from '../core/policy/fixing/change.ts';
import { snippetEdits } from '../core/policy/fixing/snippet-edits.ts';
import { canBaseline } from '../core/policy/silencing/can-baseline.ts';
import type { AskedBy } from '../core/policy/silencing/group-questions.ts';
import { canIgnore, ignoreHere } from '../core/policy/silencing/ignore-here.ts';
import { askForWaiver, canWaive, removeWaiver, renewalDays, renewWaiver } from '../core/policy/silencing/waiver-changes.ts';
import { readWaivers, type Waiver } from '../core/policy/silencing/waivers.ts';
import { type CreatedFile, switchOff } from '../core/policy/switch-off.ts';
import type { FileEdit } from '../core/text/edit.ts';
import { message, type Text } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import type { Context } from './context.ts';
import { replacing } from './replacing.ts';

export type Act = 'waiver' | 'renew' | 'remove' | 'ignore' | 'baseline' | 'switch-off';

/** One thing that may be done; nothing is done yet. */
export interface Silencing {
  readonly act: Act;
  /** The rule that it is about; '' for one that is about a waiver. */
  readonly rule: string;
  readonly title: Text;
  readonly edits: readonly FileEdit[];
  readonly created: readonly CreatedFile[];
}

export type SilencingContext = Pick<Context, 'analysis' | 'textAt'>;

/** Of a question that asks for several rules, waivers and switches are offered one by one, up to so many rules. */
const fewRules = 3;

/** Everything that fits the finding, what is asked of people first. */
export function silencings(context: SilencingContext, root: RootAnalysis, finding: Finding): readonly Silencing[] {
  const rules = rulesOf(finding);
  const few = rules.length <= fewRules ? rules : [];
  return [
    ...few.flatMap(rule => waiverOf(context, root, rule, finding)), ...aboutWaiver(context, root, finding), ...ignoring(root, finding, rules),
    ...baselining(context, root, finding, rules), ...(finding.silenced ? [] : few.flatMap(rule => switching(context, root, rule) ?? [])),
  ];
}

/** The rules that speak in a finding: several in a grouped question. */
export function rulesOf(finding: Finding): readonly string[] {
  const asked = finding.data?.['questions'] as readonly AskedBy[] | undefined;
  return asked ? [...new Set(asked.map(({ rule }) => rule))] : [finding.rule];
}

/** A new waiver, or the one that has ended once more; nothing where one waits to be signed. */
function waiverOf(context: SilencingContext, root: RootAnalysis, rule: string, finding: Finding): readonly Silencing[] {
  if (!canWaive(rule, finding)) return [];
  const { today } = context.analysis.options;
  const known = readWaivers(root.stack, root.policy, today).find(waiver => waiver.covers({ ...finding, rule }));
  if (known) return known.state === 'expired' ? renewals(context, root, known) : [];
  return edited(root, 'waiver', rule, message('silencing.ask-waiver', { rule, name: nameOf(finding) }), [askForWaiver(fixWorld(root.stack, root.policy, today), rule, finding)]);
}

/** For what a waiver silences, and for what is said about a waiver. */
function aboutWaiver(context: SilencingContext, root: RootAnalysis, { silenced, target }: Finding): readonly Silencing[] {
  const id = silenced?.by === 'waiver' ? silenced.id : target.kind === 'waiver' ? target.id : undefined;
  const waiver = id === undefined ? undefined : readWaivers(root.stack, root.policy, context.analysis.options.today).find(({ entity }) => entity.id === id);
  if (!waiver) return [];
  return [...(silenced || waiver.state === 'expired' ? renewals(context, root, waiver) : []), ...removal(root, waiver)];
}

/** One for each end that may be chosen. */
export function renewals({ analysis }: Pick<Context, 'analysis'>, root: RootAnalysis, { entity, until }: Waiver): readonly Silencing[] {
  return renewalDays(root.policy, analysis.options.today).filter(day => day > until)
    .flatMap(day => edited(root, 'renew', '', message('silencing.renew-waiver', { id: entity.id, day: { en: sayDay(day, 'en'), fr: sayDay(day, 'fr') } }), renewWaiver(entity, day)));
}

export function removal(root: RootAnalysis, { entity }: Waiver): readonly Silencing[] {
  return edited(root, 'remove', '', message('silencing.remove-waiver', { id: entity.id }), removeWaiver(entity));
}

function ignoring(root: RootAnalysis, finding: Finding, rules: readonly string[]): readonly Silencing[] {
  const { stack, policy } = root;
  const document = stack.documents.get(finding.place.uri) ?? (stack.observedIn?.uri === finding.place.uri ? stack.observedIn : undefined);
  const edit = document && canIgnore(finding, policy) ? ignoreHere(document, finding, rules) : undefined;
  const title = rules.length > 1 ? message('silencing.ignore-questions') : message('silencing.ignore', { rule: rules[0] ?? '' });
  return edit && document ? [{ act: 'ignore', rule: rules[0] ?? '', title, edits: [{ uri: document.uri, edits: [edit] }], created: [] }] : [];
}

function baselining({ textAt }: SilencingContext, root: RootAnalysis, finding: Finding, rules: readonly string[]): readonly Silencing[] {
  if (finding.silenced || !rules.every(canBaseline)) return [];
  const uri = resolveUri(root.stack.uri, baselineName);
  const before = textAt(uri);
  const after = addToBaseline(before, [finding]);
  if (after === undefined || after === before) return [];
  const name = nameOf(finding);
  const title = rules.length > 1 ? message('silencing.baseline-questions', { name }) : message('silencing.baseline', { rule: rules[0] ?? '', name });
  return [{ act: 'baseline', rule: rules[0] ?? '', title, ...(before === undefined ? { edits: [], created: [{ uri, text: after }] } : { edits: [{ uri, edits: [replacing(before, after)] }], created: [] }) }];
}

function switching({ textAt }: SilencingContext, { stack, policy }: RootAnalysis, rule: string): Silencing | undefined {
  const off = switchOff(stack, policy, rule, uri => textAt(uri) !== undefined);
  return off && { act: 'switch-off', rule, title: message(off.created.length > 0 ? 'silencing.switch-off-new' : 'silencing.switch-off', { rule }), ...off };
}

function edited({ stack, policy }: RootAnalysis, act: Act, rule: string, title: Text, changes: readonly Change[]): readonly Silencing[] {
  const edits = snippetEdits(documentsOf(stack, policy), changes);
  return edits.length > 0 ? [{ act, rule, title, edits, created: [] }] : [];
}

function nameOf({ target }: Finding): string {
  return target.name ?? target.id;
}
