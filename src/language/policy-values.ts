// Values that only a policy file has: what it may extend, rules of tests, values of parameters, owners, paths of the squiggle.

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import { packs } from '../generated/packs.ts';
import { fileKindOf } from '../core/file-kind.ts';
import { folderOfFile } from '../core/model/uri.ts';
import { engineRuleNames } from '../core/policy/engine-rules/names.ts';
import { parseParamType, type ParamType } from '../core/policy/expressions/param-types.ts';
import { builtinsOf, isPackName } from '../core/policy/reading/builtins.ts';
import { type Path, pairOf } from '../core/syntax/node.ts';
import { type Language, say } from '../core/text/language.ts';
import { message, type MessageId } from '../core/text/message.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { relativePath } from './check-result.ts';
import type { Spot } from './completion.ts';
import { expectedTargets } from './completion-ids.ts';
import type { Item } from './completion-item.ts';
import { ruleItems } from './completion-rules.ts';
import { writtenItems } from './completion-written.ts';
import { idsOf, type KnownValue, valuesOfType } from './known-values.ts';
import { pathItems } from './path-items.ts';
import { findRule } from './rule-card.ts';
import { isRulePath } from './rule-paths.ts';

/** Items for the value at a path of an entry of a policy file, beside those of the schema. */
export function policyValues(spot: Spot, section: string, path: Path): readonly Item[] {
  const { context } = spot;
  const id = spot.cursor.entry?.id;
  const [first] = path;
  if (section === 'extends') return extendable(spot);
  if (section === 'params' && id !== undefined) return ofParameter(spot, id, path);
  if (section === 'parameters' && id !== undefined && first === 'default') return ofType(spot, parametersOf(context).get(id)?.type ?? '', path.slice(1));
  if (section === 'rules') return ofRule(spot, path);
  if (section !== 'tests') return [];
  if (first === 'rule') return ruleItems(context, () => true);
  if (first === 'expect') return ofExpectation(spot, path[2]);
  if (first === 'file') return manifests(spot);
  return first === 'params' && typeof path[1] === 'string' ? ofParameter(spot, path[1], path.slice(2)) : [];
}

function ofRule(spot: Spot, path: Path): readonly Item[] {
  const [first] = path;
  if (first === 'owner') return idsOf(spot.context, ['owner']).map(valueItem);
  if (first === 'engine') return [...engineRuleNames].map(label => ({ label, kind: CompletionItemKind.Constant }));
  if (isRulePath(spot.cursor)) return pathItems(spot).map(({ isOpen: _, ...item }) => item);
  return [];
}

/** What a test expects of its rule: where it may stand, on what, which of its fixes is tried. */
function ofExpectation(spot: Spot, key: Path[number] | undefined): readonly Item[] {
  if (key === 'target') return expectedTargets(spot);
  const id = pairOf(spot.cursor.entry?.content.value, 'rule')?.value;
  const rule = id?.kind === 'scalar' ? findRule(spot.context, id.source) : undefined;
  if (key === 'at') return (rule?.at ?? []).map(label => ({ label, kind: CompletionItemKind.Field }));
  const titles = key === 'fix' ? (rule?.fixes ?? []).map(fix => fix.title.en) : [];
  return titles.map(label => ({ label, kind: CompletionItemKind.Text, insertText: /^[\p{L}\d][\p{L}\d ’'-]*$/u.test(label) ? label : JSON.stringify(label) }));
}

/** The manifests of the workspace. */
function manifests({ context }: Spot): readonly Item[] {
  const folder = folderOfFile(context.uri);
  return [...context.analysis.documents.keys()].filter(uri => fileKindOf(uri) === 'martech-stack').map(uri => ({ label: relativePath(folder, uri), kind: CompletionItemKind.File }));
}

/** The built-in sets, the packs, and the other policy files of the workspace. */
function extendable({ context }: Spot): readonly CompletionItem[] {
  const { language } = context.abilities;
  const sets = builtinsOf(packs).names.flatMap(name => {
    const documentation = extendedText(`builtin:${name}`, language);
    return documentation === undefined ? [] : [{ label: `builtin:${name}`, kind: CompletionItemKind.Module, documentation }];
  });
  const folder = folderOfFile(context.uri);
  const files = [...context.analysis.documents.keys()].filter(uri => uri !== context.uri && fileKindOf(uri) === 'martech-policies')
    .map(uri => ({ label: relativePath(folder, uri), kind: CompletionItemKind.File, documentation: say(message('policies.extends-file'), language) }));
  return [...sets, ...files];
}

/** What a name after `builtin:` brings; undefined for a name that brings nothing. */
export function extendedText(extended: string, language: Language): string | undefined {
  const name = extended.replace(/^builtin:/, '');
  const count = builtinsOf(packs).rulesOf(name)?.length;
  const set = Object.hasOwn(setTexts, name) ? setTexts[name] : undefined;
  if (name === extended || count === undefined || !(set || isPackName(name))) return undefined;
  return say(set ? message(set, { count }) : message('policies.extends-pack', { title: message(`reports.pack-${name}` as MessageId), count }), language);
}

const setTexts: Readonly<Record<string, MessageId>> = { starter: 'policies.extends-starter', standard: 'policies.extends-standard', all: 'policies.extends-all' };

/** What a parameter may be set to: its default, and the values of its type. */
function ofParameter(spot: Spot, name: string, path: Path): readonly Item[] {
  const parameter = parametersOf(spot.context).get(name);
  if (!parameter) return [];
  const items = ofType(spot, parameter.type, path);
  const isPlain = typeof parameter.default === 'string' || typeof parameter.default === 'number';
  if (path.length > 0 || !isPlain) return items;
  const detail = say(message('policies.default-value'), spot.context.abilities.language);
  const label = String(parameter.default);
  return items.some(item => item.label === label) && items.every(({ kind }) => kind !== CompletionItemKind.Unit) ? items : [{ label, kind: CompletionItemKind.Value, detail }, ...items.filter(item => item.label !== label)];
}

function ofType(spot: Spot, type: string, path: Path): readonly Item[] {
  const inner = innerType(parseParamType(type), path.filter(step => typeof step === 'string'));
  return [...valuesAt(spot, parseParamType(type), path.filter(step => typeof step === 'string')).map(valueItem), ...writtenItems(spot, inner === 'day' ? 'date' : inner)];
}

/** The simple type at the end of some keys. */
function innerType(type: ParamType | undefined, keys: readonly string[]): string | undefined {
  if (type?.of === 'map') return keys.length === 0 ? undefined : innerType(type.inner, keys.slice(1));
  if (type?.of === 'list') return innerType(type.inner, keys);
  return type?.of === 'simple' ? type.simple : undefined;
}

/** Lists stand for their items: only the keys of maps are steps. */
function valuesAt(spot: Spot, type: ParamType | undefined, keys: readonly string[]): readonly KnownValue[] {
  const { context } = spot;
  if (type?.of === 'record') return keys.length < 2 ? [] : valuesOfType(context, keys[1] === 'tools' ? 'tool' : 'owner');
  if (type?.of === 'map') return keys.length === 0 ? [] : valuesAt(spot, type.inner, keys.slice(1));
  if (type?.of === 'list') return valuesAt(spot, type.inner, keys);
  return type?.of === 'simple' ? valuesOfType(context, type.simple) : [];
}

function valueItem({ value, title, text, kind }: KnownValue): CompletionItem {
  return {
    label: value, kind: kind ? CompletionItemKind.Reference : CompletionItemKind.EnumMember,
    ...(title ? { labelDetails: { description: title }, filterText: `${value} ${title}` } : {}), ...(text ? { documentation: text } : {}),
  };
}
