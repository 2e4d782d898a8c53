// Lists for the commands of the palette: what can be waived or ignored, which waivers can be renewed or removed, and the edits that do it.

import type { Analysis, RootAnalysis } from '../core/analyze.ts';
import type { Finding } from '../core/model/finding.ts';
import { fingerprint } from '../core/policy/fingerprint.ts';
import { canSilence } from '../core/policy/silencing/can-silence.ts';
import { readWaivers, type Waiver } from '../core/policy/silencing/waivers.ts';
import { placeRange } from '../core/syntax/document.ts';
import { say } from '../core/text/language.ts';
import { message, type Text } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import type { SilencingAct, SilencingEdit, SilencingEditParams, SilencingItem, SilencingParams } from '../protocol.ts';
import type { Context } from './context.ts';
import { preparedEdit } from './prepared-edit.ts';
import { removal, renewals, type Silencing, silencings } from './silencing.ts';

type ListContext = Pick<Context, 'analysis' | 'abilities' | 'documentAt' | 'textAt' | 'clientUri' | 'versionOf'>;

/** What the command may be about; what stands at the line that is named comes first, then the rest of that file. */
export function silencingItems(context: ListContext, { act, uri, line }: SilencingParams): readonly SilencingItem[] {
  const { language } = context.abilities;
  if (act === 'renew' || act === 'remove') return waiversIn(context.analysis).map(([root, waiver]) => waiverItem(context, root, waiver));
  const items = findingsIn(context.analysis).filter(([, finding]) => mayBe(act, finding)).map(([root, finding]) => ({
    id: idOf(root, finding), label: finding.target.name ?? finding.target.id, description: finding.rule, detail: say(finding.message, language),
    isHere: isAt(context, finding, uri, line), isNear: finding.place.uri === uri,
  }));
  return [...items].sort((a, b) => rank(b) - rank(a)).map(({ isNear: _, ...item }) => item);
}

/** The edits of the one that was picked; none where it has gone meanwhile. */
export function silencingEdits(context: ListContext, { act, id }: SilencingEditParams): readonly SilencingEdit[] {
  return choices(context, act, id).flatMap(each => {
    const prepared = preparedEdit(context, each);
    return prepared ? [{ ...prepared, title: say(each.title, context.abilities.language) }] : [];
  });
}

function choices(context: ListContext, act: SilencingAct, id: string): readonly Silencing[] {
  if (act === 'renew' || act === 'remove') {
    const [root, waiver] = waiversIn(context.analysis).find(([owner, one]) => waiverId(owner, one) === id) ?? [];
    return root && waiver ? (act === 'renew' ? renewals(context, root, waiver) : removal(root, waiver)) : [];
  }
  const [root, finding] = findingsIn(context.analysis).find(([owner, one]) => idOf(owner, one) === id) ?? [];
  return root && finding ? silencings(context, root, finding).filter(each => each.act === act || (act === 'waiver' && each.act === 'renew')) : [];
}

type Owned<T> = readonly [root: RootAnalysis, thing: T];

function findingsIn({ roots }: Analysis): readonly Owned<Finding>[] {
  return roots.flatMap(root => root.findings.filter(({ silenced }) => !silenced).map(finding => [root, finding] as const));
}

function waiversIn({ roots, options }: Analysis): readonly Owned<Waiver>[] {
  return roots.flatMap(root => readWaivers(root.stack, root.policy, options.today).map(waiver => [root, waiver] as const));
}

/** A quick look, before the edit is made: severities that no comment silences are left out of the list. */
function mayBe(act: SilencingAct, { rule, kind, severity }: Finding): boolean {
  return act === 'ignore' ? kind === 'question' || severity !== 'error' : canSilence(rule);
}

function idOf(root: RootAnalysis, finding: Finding): string {
  return JSON.stringify([root.stack.uri, fingerprint(finding), finding.place.uri]);
}

function waiverId(root: RootAnalysis, { entity }: Waiver): string {
  return JSON.stringify([root.stack.uri, entity.id]);
}

function waiverItem({ abilities }: ListContext, root: RootAnalysis, waiver: Waiver): SilencingItem {
  const { entity, state, until, reason, rule } = waiver;
  const day = { en: sayDay(until, 'en'), fr: sayDay(until, 'fr') };
  const ends: Text = until === '' ? message('silencing.no-end') : message(`silencing.waiver-${state}`, { day });
  return { id: waiverId(root, waiver), label: entity.id, description: `${rule} · ${say(ends, abilities.language)}`, detail: reason, isHere: false };
}

function isAt({ documentAt }: ListContext, { place }: Finding, uri: string | undefined, line: number | undefined): boolean {
  const document = place.uri === uri ? documentAt(place.uri) : undefined;
  const range = document && placeRange(document, place);
  return range !== undefined && document?.lines.positionAt(range.start).line === line;
}

function rank({ isHere, isNear }: { readonly isHere: boolean; readonly isNear: boolean }): number {
  return Number(isHere) * 2 + Number(isNear);
}
