// Makes a rule of the layers that declare and adjust it.

import type { EntityKind } from '../../model/entity.ts';
import type { Side } from '../../model/finding.ts';
import type { LocalText } from '../../text/message.ts';
import { placeIn } from '../../syntax/document.ts';
import type { Rule, RuleFix } from '../policy.ts';
import { asList, type Declared } from './layer.ts';
import { readSeverity } from './read-severity.ts';

type Value = Readonly<Record<string, unknown>>;

/** `layers`: the declaration first, then what adjusts it, key by key, each value replaced whole. */
export function buildRule(id: string, layers: readonly Declared[]): Rule {
  const value: Value = Object.assign({}, ...layers.map(layer => layer.value)) as Value;
  const { fix, references, at, on } = value;
  const first = layers[0]?.origin;
  const title = localText(value['title']) ?? { en: id, fr: id };
  return {
    id, title,
    place: first && placeIn(first.document.uri, first.entry.key, first.entry.content.keyNode.range),
    adjusted: layers.slice(1).flatMap(({ origin }) => (origin ? [placeIn(origin.document.uri, origin.entry.key, origin.entry.content.keyNode.range)] : [])),
    aim: localText(value['aim']), why: localText(value['why']), message: localText(value['message']), question: localText(value['question']), remedy: localText(value['remedy']),
    on: asList(on).filter(kind => typeof kind === 'string') as EntityKind[],
    side: sideOf(value['side']), for: value['for'] as Side | undefined, owner: textOf(value['owner']),
    severity: readSeverity(layers.map(layer => layer.value['severity']).filter(stated => stated !== undefined), value['ramp']),
    unknown: (['ask', 'pass', 'fail'] as const).find(word => word === value['unknown']) ?? 'ask',
    assert: textOf(value['assert']), engine: textOf(value['engine']), when: textOf(value['when']), each: textOf(value['each']),
    target: textOf(value['target']), related: textOf(value['related']),
    at: asList(at).map(String), fixes: asList(fix).flatMap(one => readFix(one) ?? []), references: asList(references).map(String),
    reviewedOn: textOf(value['reviewed-on']), tier: (['starter', 'standard', 'later'] as const).find(tier => tier === value['tier']),
  };
}

/** A text of an author: one language given is used for both. */
export function localText(value: unknown): LocalText | undefined {
  if (typeof value === 'string') return { en: value, fr: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { en, fr } = value as Value;
  const [english, french] = [textOf(en) ?? textOf(fr), textOf(fr) ?? textOf(en)];
  return english === undefined || french === undefined ? undefined : { en: english, fr: french };
}

/** An expression or a text: any plain scalar. */
function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

function sideOf(value: unknown): Rule['side'] {
  if (typeof value === 'string') return value as Side;
  const from = typeof value === 'object' && value !== null ? textOf((value as Value)['from']) : undefined;
  return from === undefined ? undefined : { from };
}

function readFix(value: unknown): RuleFix | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, safe, each, set, unset, add, remove, rename, create, choose } = value as Value;
  const record = (one: unknown): Value | undefined => (typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Value) : undefined);
  const choice = record(choose);
  return {
    title: localText(title) ?? { en: '', fr: '' }, safe: safe === true,
    ...only('each', textOf(each)), ...only('set', record(set)), ...only('unset', unset === undefined ? undefined : asList(unset).map(String)),
    ...only('add', record(add)), ...only('remove', textOf(remove)), ...only('rename', textOf(rename)), ...only('create', record(create)),
    ...only('choose', choice && { path: String(choice['path']), from: String(choice['from']) }),
  };
}

function only<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>;
}
