// Keys that only a policy file has: paths and entries in the fixes of rules, and what parameters hold.

import { CompletionItemKind } from 'vscode-languageserver-types';
import { sectionOf } from '../core/model/entity.ts';
import { parseParamType, type ParamType } from '../core/policy/expressions/param-types.ts';
import { schemaAt, type SchemaNode } from '../core/schema/schema-at.ts';
import type { Path } from '../core/syntax/node.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import type { Item } from './completion-item.ts';
import { hasColon, keyItems, leadOf } from './completion-keys.ts';
import type { Spot } from './completion.ts';
import { type KnownValue, valuesOfSchema, valuesOfType } from './known-values.ts';
import { pathItems } from './path-items.ts';
import { schemaInFix } from './rule-paths.ts';

/** Items for the keys of the map at a path; undefined where the schema of policy files says all there is. `present` are left out. */
export function policyKeys(spot: Spot, path: Path, present: ReadonlySet<string>): readonly Item[] | undefined {
  const { cursor: { entry }, context } = spot;
  const steps = path.filter(step => typeof step === 'string');
  const [first, action, ...inner] = steps;
  switch (entry?.section) {
    case 'rules': return first === 'fix' && action !== undefined ? inFix(spot, path, action, inner, present) : undefined;
    case 'params': return ofParameter(spot, entry.id ?? '', steps, present);
    case 'parameters': return first === 'default' ? ofType(spot, '', parseParamType(parametersOf(context).get(entry.id ?? '')?.type ?? ''), undefined, steps.slice(1), present) : undefined;
    case 'tests': return first === 'params' && action !== undefined ? ofParameter(spot, action, inner, present) : undefined;
    default: return undefined;
  }
}

function inFix(spot: Spot, path: Path, action: string, inner: readonly string[], present: ReadonlySet<string>): readonly Item[] | undefined {
  if (inner.length === 0 && (action === 'set' || action === 'add')) return pathKeys(spot, present);
  if (action === 'create' && inner.length === 0) return Object.values(sectionOf).filter(section => !present.has(section)).map(section => keyOf(spot, { value: section, title: undefined, text: '' }, true));
  // An id of one's own, perhaps with an expression in braces.
  if (action === 'create' && inner.length === 1) return [];
  const schema = schemaInFix(spot.context, spot.cursor.entry, path);
  return schema && keyItems(spot, schema, present);
}

/** A path that goes on stops behind its dot; the last step of one is a key. */
function pathKeys(spot: Spot, present: ReadonlySet<string>): readonly Item[] {
  const goOn = spot.context.abilities.ruleCommand === undefined ? {} : { command: { title: '', command: 'editor.action.triggerSuggest' } };
  return pathItems(spot).filter(({ label }) => !present.has(label)).map(({ isOpen, ...item }) => {
    if (isOpen) return { ...item, insertText: `${leadOf(spot)}${item.label}.`, ...goOn };
    return { ...item, insertText: leadOf(spot) + (hasColon(spot) ? item.label : `${item.label}: `) };
  });
}

function ofParameter(spot: Spot, name: string, keys: readonly string[], present: ReadonlySet<string>): readonly Item[] | undefined {
  const parameter = parametersOf(spot.context).get(name);
  return parameter && ofType(spot, name, parseParamType(parameter.type), parameter.default, keys, present);
}

/** What the keys of built-in parameters are, where their defaults do not show it. */
const keysOf: Readonly<Record<string, () => SchemaNode | undefined>> = {
  residency: () => schemaAt('martech-stack', 'data', ['confidentiality']), 'purpose-matrix': () => schemaAt('martech-stack', 'flows', ['purpose']),
  'max-per-category': () => schemaAt('martech-stack', 'tools', ['category']),
};

/** The keys that the default has; of standards the categories, and what each says. */
function ofType(spot: Spot, name: string, type: ParamType | undefined, fallback: unknown, keys: readonly string[], present: ReadonlySet<string>): readonly Item[] | undefined {
  const known = (values: readonly KnownValue[], isMap: boolean) => values.filter(({ value }) => !present.has(value)).map(value => keyOf(spot, value, isMap));
  if (type?.of === 'record') {
    if (keys.length === 0) return known(valuesOfType(spot.context, 'category'), true);
    return keys.length === 1 ? known(['tools', 'agreed-by'].map(value => ({ value, title: undefined, text: '' })), false) : [];
  }
  if (type?.of !== 'map' || keys.length > 0) return undefined;
  const own = keysOf[name]?.();
  if (own) return known(valuesOfSchema(spot.context, own), false);
  const names = typeof fallback === 'object' && fallback !== null && !Array.isArray(fallback) ? Object.keys(fallback) : [];
  return known(names.map(value => ({ value, title: undefined, text: '' })), false);
}

function keyOf(spot: Spot, { value, title, text }: KnownValue, isMap: boolean): Item {
  const behind = hasColon(spot) ? '' : isMap && !spot.cursor.inFlow ? ':' : ': ';
  return {
    label: value, kind: CompletionItemKind.Property, insertText: `${leadOf(spot)}${value}${behind}`,
    ...(title ? { labelDetails: { description: title }, filterText: `${value} ${title}` } : {}), ...(text ? { documentation: text } : {}),
  };
}
