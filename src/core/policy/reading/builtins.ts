// The built-in packs: which rules each name after `builtin:` brings.

import { type Declared, type Layer, layerOfPack } from './layer.ts';

export interface Builtins {
  readonly packs: ReadonlyMap<string, Layer>;
  /** Parameters of all packs: every threshold can be set, whichever packs are extended. */
  readonly parameters: readonly Declared[];
  /** The rules that run whatever a policy says, unless it switches them off. */
  readonly alwaysOn: readonly Declared[];
  /** The rules behind a name (`starter`, `standard`, `all`, a pack); undefined for a name that is none of these. */
  rulesOf(name: string): readonly Declared[] | undefined;
  readonly names: readonly string[];
  /** Every built-in rule by its id. */
  readonly rules: ReadonlyMap<string, Declared>;
}

/** Findings that the schema, the reader or the reference check make in every pack. */
const alwaysOn: ReadonlySet<string> = new Set([
  'integrity/unknown-reference', 'integrity/duplicate-id', 'integrity/date-order', 'integrity/unknown-country', 'integrity/category-unknown',
  'lifecycle/missing-stage', 'alliance/waiver-without-reason',
]);

/** In the order of the catalogue; a pack that is not named here comes last. */
const packOrder: readonly string[] = [
  'shared', 'integrity', 'ownership', 'lifecycle', 'privacy', 'transfers', 'security', 'architecture', 'cost', 'core', 'alliance', 'policy',
];

/** True for a pack that this version or a later one may bring. */
export function isPackName(name: string): boolean {
  return name !== 'shared' && packOrder.includes(name);
}

const tiers: Readonly<Record<string, readonly unknown[]>> = { starter: ['starter'], standard: ['starter', 'standard'] };

const known = new WeakMap<object, Builtins>();

/** The packs, read once. */
export function builtinsOf(packs: Readonly<Record<string, unknown>>): Builtins {
  let builtins = known.get(packs);
  if (!builtins) known.set(packs, (builtins = read(packs)));
  return builtins;
}

function read(packs: Readonly<Record<string, unknown>>): Builtins {
  const place = (name: string): number => (packOrder.includes(name) ? packOrder.indexOf(name) : packOrder.length);
  const names = Object.keys(packs).sort((a, b) => place(a) - place(b));
  const layers = new Map(names.map(name => [name, layerOfPack(packs[name])]));
  const all = [...layers.values()].flatMap(layer => layer.rules);
  return {
    packs: layers,
    parameters: [...layers.values()].flatMap(layer => layer.parameters),
    alwaysOn: all.filter(rule => alwaysOn.has(rule.id)),
    rules: new Map(all.map(rule => [rule.id, rule])),
    names: ['starter', 'standard', 'all', ...names],
    rulesOf(name) {
      if (name === 'all') return all;
      if (Object.hasOwn(tiers, name)) return all.filter(rule => tiers[name]?.includes(rule.value['tier']) || alwaysOn.has(rule.id));
      return layers.get(name)?.rules;
    },
  };
}
