// The CEL environment of a policy: types, functions, variables. With compile.ts the only importer of the CEL library.

import { Environment } from '@marcbachmann/cel-js';
import { Day } from '../../values/day.ts';
import { Span } from '../../values/duration.ts';
import { Money } from '../../values/money.ts';
import { celFunctions } from '../functions/functions.ts';
import type { CelFunction, OperatorContext } from './cel-function.ts';
import { Standard } from './param-types.ts';
import { ownFunctions, registerOperators } from './own-functions.ts';
import { typeOfKind } from './type-table.ts';
import { MapItem } from './view.ts';
import { derivedSignatures, viewTypes } from './view-classes.ts';

/** Fields of `params`, by name as expressions write it. */
export type ParamTypes = ReadonlyMap<string, string>;

/** `params` in expressions: one object with a property a parameter. */
export class Params {
  constructor(values: Readonly<Record<string, unknown>>) {
    Object.assign(this, values);
  }
}

/** Largest expression, in nodes of its tree. */
export const maxNodes = 300;

/** All that expressions of one policy share, and an environment a kind of entity. */
export class Environments {
  readonly #base: Environment;
  readonly #byVariables = new Map<string, Environment>();
  readonly #itemTypes = new Set<string>();
  readonly functions: readonly CelFunction[];
  /** Fields by type, `Params` and map items included. */
  readonly fields: Map<string, ReadonlyMap<string, string>>;

  constructor(params: ParamTypes, context: OperatorContext) {
    this.functions = [...ownFunctions, ...celFunctions];
    this.fields = new Map([...viewTypes.table.values()].map(type => [type.name, new Map([...type.fields.values()].map(field => [field.name, field.type]))]));
    this.fields.set('Params', params);
    this.fields.set('Standard', new Map([['tools', 'list<string>'], ['agreed_by', 'list<string>']]));
    this.#base = makeBase(params, context, this.functions);
  }

  /** The environment of an expression about `kind` (several kinds: `self` alone), with an `item` of that type. */
  for(kinds: readonly string[], kind: string, itemType?: string): Environment {
    const key = `${kinds.length > 1 ? 'self' : kind}:${kind}:${itemType ?? ''}`;
    let environment = this.#byVariables.get(key);
    if (!environment) this.#byVariables.set(key, (environment = this.#make(kinds, kind, itemType)));
    return environment;
  }

  #make(kinds: readonly string[], kind: string, itemType: string | undefined): Environment {
    const type = typeOfKind[kind] ?? 'Stack';
    const environment = this.#base.clone();
    environment.registerVariable('self', type);
    if (kinds.length === 1 && kind !== 'stack') environment.registerVariable(kind, type);
    if (itemType !== undefined) {
      this.#addItemType(environment, itemType);
      environment.registerVariable('item', itemType);
    }
    return environment;
  }

  /** The type of `item` over a map: a class of its own for each pair of types. */
  #addItemType(environment: Environment, name: string): void {
    const parts = itemTypeParts(name);
    if (!parts) return;
    this.#itemTypes.add(name);
    const fields = { key: parts.key, value: parts.value };
    environment.registerType(name, { ctor: MapItem, fields });
    this.fields.set(name, new Map(Object.entries(fields)));
  }
}

/** The name of the type of one entry of a `map<K, V>`. */
export function mapItemType(key: string, value: string): string {
  return `MapItem.${key}.${value.replaceAll(/[<>, ]+/g, '.')}`.replace(/\.$/, '');
}

function itemTypeParts(name: string): { key: string; value: string } | undefined {
  const match = /^MapItem\.([^.]+)\.(.+)$/.exec(name);
  if (!match) return undefined;
  const [, key = '', value = ''] = match;
  return { key, value: value.startsWith('list.') ? `list<${value.slice(5)}>` : value };
}

function makeBase(params: ParamTypes, context: OperatorContext, functions: readonly CelFunction[]): Environment {
  const environment = new Environment({ enableOptionalTypes: true, limits: { maxAstNodes: maxNodes } });
  environment.registerType('Day', { ctor: Day, fields: {} });
  environment.registerType('Span', { ctor: Span, fields: {} });
  environment.registerType('Money', { ctor: Money, fields: { amount: 'double', currency: 'string' } });
  for (const type of viewTypes.table.values()) {
    const fields = Object.fromEntries([...type.fields.values()].map(field => [field.name, field.type]));
    environment.registerType(type.name, { ctor: viewTypes.classes.get(type.name) as never, fields });
  }
  environment.registerType('Standard', { ctor: Standard, fields: { tools: 'list<string>', agreed_by: 'list<string>' } });
  environment.registerType('Params', { ctor: Params, fields: Object.fromEntries(params) });
  registerOperators(environment, context);
  for (const { signature, run } of [...functions, ...derivedSignatures]) environment.registerFunction(signature, run as never, { async: false });
  environment.registerVariable('stack', 'Stack');
  environment.registerVariable('params', 'Params');
  environment.registerVariable('today', 'Day');
  return environment;
}
