// Completion of entries of a section: skeletons of new ones; in a policy file, the rules and parameters that may be adjusted.

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { stages } from '../core/model/effective.ts';
import { type DeclaredKind, sectionOf } from '../core/model/entity.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { Spot } from './completion.ts';
import { catalogEntryItems } from './completion-catalog.ts';
import type { Item } from './completion-item.ts';
import { hasColon } from './completion-keys.ts';
import { kebab, type NewEntry } from './completion-new-entry.ts';
import { policySkeletons } from './completion-policy-skeletons.ts';
import { ruleItems } from './completion-rules.ts';
import { schemaOfKind, skeletonOf } from './completion-skeletons.ts';
import { entryText, layoutOf } from './completion-snippet.ts';
import { paramText } from './cel/param-text.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { kindName } from './kind-name.ts';

/** Items for a new entry of a section, `id: …`; `alliance.actions` is one, too. */
export function entryItems(spot: Spot, section: string): Item[] {
  const { context } = spot;
  if (context.kind === 'martech-policies') return [...adjustedItems(spot, section), ...(hasColon(spot) ? [] : policySkeletons(section).map(skeleton => skeletonItem(spot, skeleton)))];
  if (hasColon(spot)) return [];
  const kind = (Object.keys(sectionOf) as DeclaredKind[]).find(each => sectionOf[each] === section);
  if (!kind) return [];
  const skeletons = kind === 'tool' ? [undefined, ...stages] : [undefined];
  const products = kind === 'tool' ? catalogEntryItems(spot) : [];
  // A product whose id or name is being typed is what is meant; skeletons, which take any word for their id, come behind it.
  const typed = typedIn(spot).toLowerCase();
  const isMeant = ({ label, filterText }: Item): boolean => typed !== '' && [label, filterText ?? ''].some(text => text.toLowerCase().startsWith(typed));
  return [...products.filter(isMeant), ...skeletons.map(stage => newEntry(spot, kind, stage)), ...products.filter(item => !isMeant(item))];
}

/** What was typed so far, without quotes. */
function typedIn({ context: { document }, range }: Spot): string {
  return document.text.slice(range.start, range.end).replace(/^["']|["']$/g, '');
}

/** Rules and parameters that are in force. */
function adjustedItems(spot: Spot, section: string): Item[] {
  if (section === 'rules') return ruleItems(spot.context, rule => isNew(spot, 'rules', rule)).map(item => ({ ...item, insertText: hasColon(spot) ? item.label : `${item.label}:` }));
  return section === 'params' ? parameterItems(spot, name => isNew(spot, 'params', name)) : [];
}

/** Not written yet, but for the word under the cursor. */
function isNew({ context, cursor }: Spot, section: string, id: string): boolean {
  const entry = context.document.entries.get(`${section}/${id}`);
  return entry === undefined || entry.key === cursor.entry?.key;
}

/** Parameters with their titles, defaults and places. */
export function parameterItems(spot: Spot, keep: (name: string) => boolean): Item[] {
  const { context } = spot;
  return [...parametersOf(context).values()].filter(({ name }) => keep(name)).map(parameter => ({
    label: parameter.name, kind: CompletionItemKind.Variable, detail: parameter.type, insertText: hasColon(spot) ? parameter.name : `${parameter.name}: `,
    later: () => ({ documentation: { kind: 'markdown' as const, value: paramText(context, parameter) } }),
    ...(parameter.title ? { labelDetails: { description: say(parameter.title, context.abilities.language) } } : {}),
  }));
}

function newEntry(spot: Spot, kind: DeclaredKind, stage: (typeof stages)[number] | undefined): Item {
  const { language } = spot.context.abilities;
  const name = kindName(kind, language);
  const schema = schemaOfKind(kind);
  const text = stage && schema?.properties.get('lifecycle')?.scalarForm?.valueText(stage, language);
  const title = stage === undefined ? message('language.new-entry', { kind: name }) : message('typing.new-at-stage', { kind: name, stage: text?.title ?? stage });
  return skeletonItem(spot, { title, text: (text?.description || schema?.description(language)) ?? '', pairs: skeletonOf(spot.context, kind, stage) });
}

/** A new entry; whatever was typed so far is its id. It is found by more than that word: editors put what equals the word before all else. */
function skeletonItem(spot: Spot, { title, text, pairs, id = 'id', idOf = kebab }: NewEntry): Item {
  const { context: { abilities: { language, completionSnippets }, document }, cursor } = spot;
  const typed = typedIn(spot);
  const label = say(title, language);
  return {
    label, kind: CompletionItemKind.Snippet, documentation: typeof text === 'string' ? text : say(text, language), filterText: typed === '' ? id : `${typed} ${label}`, isTyped: true,
    insertText: entryText(typed === '' ? id : idOf(typed) || id, pairs, layoutOf(document, completionSnippets, cursor.inFlow)), ...(completionSnippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}
