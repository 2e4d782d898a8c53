// Refactorings as the protocol's code actions: their edits come when they are chosen, where the client can ask for them then.

import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver-types';
import { say } from '../../core/text/language.ts';
import { message, type Text } from '../../core/text/message.ts';
import { isAskedFor } from '../action-kinds.ts';
import type { Context } from '../context.ts';
import { offsetsIn } from '../locate.ts';
import { doing } from '../prepared-edit.ts';
import type { Refusal } from '../rename-target.ts';
import { type OfferRefactorings, type Refactoring, refactoringKinds } from './refactoring.ts';
import { refactorings } from './refactorings.ts';

/** What an action carries so that its edit can be worked out later. */
export interface ActionData {
  /** As the client spells it. */
  readonly uri: string;
  readonly id: string;
  readonly range: Range;
  /** Of the text that it was offered for; null for a file that is not open. */
  readonly version: number | null;
}

/** An editor that asks by itself at each move of the cursor (`triggerKind` 2) is told of corrections, and of these once something is selected. */
const automatic = 2;

/** The refactorings at a range, of the kinds that the client asks for. */
export function refactoringActions(context: Context, params: { readonly range: Range; readonly context: CodeActionContext }, offers = refactorings): readonly CodeAction[] {
  const { only, triggerKind } = params.context;
  const { start, end } = params.range;
  const isAutomatic = triggerKind === automatic && only === undefined && start.line === end.line && start.character === end.character;
  if (isAutomatic || !refactoringKinds.some(kind => isAskedFor(only, kind))) return [];
  return offered(context, params.range, offers).filter(({ kind }) => isAskedFor(only, kind)).flatMap(each => actionFor(context, params.range, each) ?? []);
}

/** The chosen action with its edit; a refusal where the text has changed since it was offered, or where it cannot be done. */
export function resolveRefactoring(context: Context, action: CodeAction, data: ActionData, offers = refactorings): CodeAction | Refusal {
  const { abilities, uri } = context;
  const chosen = context.versionOf(uri) === data.version ? offered(context, data.range, offers).find(({ id, disabled }) => id === data.id && disabled === undefined) : undefined;
  if (!chosen) return { refused: message('refactor.changed-meanwhile') };
  const change = chosen.change();
  if (change && 'refused' in change) return change;
  const done = change && doing(context, uri, action.title, change, abilities.resolveCommands === true);
  return done ? { ...action, ...done } : { refused: message('refactor.not-here') };
}

/** What `resolveRefactoring` needs, where a client sent that back; it may send anything. */
export function actionDataOf(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, id, range, version } = data as Partial<Record<keyof ActionData, unknown>>;
  const isSound = typeof uri === 'string' && typeof id === 'string' && isRange(range) && (version === null || typeof version === 'number');
  return isSound ? { uri, id, range, version } : undefined;
}

function isRange(value: unknown): value is Range {
  const isPosition = (at: unknown) => typeof at === 'object' && at !== null && 'line' in at && Number.isInteger(at.line) && 'character' in at && Number.isInteger(at.character);
  return typeof value === 'object' && value !== null && 'start' in value && isPosition(value.start) && 'end' in value && isPosition(value.end);
}

function offered(context: Context, range: Range, offers: readonly OfferRefactorings[]): readonly Refactoring[] {
  const offsets = offsetsIn(context.document, range);
  return offers.flatMap(offer => offer(context, offsets));
}

function actionFor(context: Context, range: Range, { id, kind, title, disabled, change }: Refactoring): CodeAction | undefined {
  const { abilities, uri } = context;
  const named = { title: say(title, abilities.language), kind };
  if (disabled) return disabledAction(context, named, disabled);
  if (abilities.resolveEdits) return { ...named, data: { uri: context.clientUri(uri), id, range, version: context.versionOf(uri) } satisfies ActionData };
  const now = change();
  if (now && 'refused' in now) return disabledAction(context, named, now.refused);
  const done = now && doing(context, uri, named.title, now);
  return done && { ...named, ...done };
}

/** In clients that can show one with its reason. */
function disabledAction({ abilities }: Context, named: Pick<CodeAction, 'title' | 'kind'>, reason: Text): CodeAction | undefined {
  return abilities.disabledActions ? { ...named, disabled: { reason: say(reason, abilities.language) } } : undefined;
}
