// The classes that the CEL library sees: one a type, a getter a field, each of which notes what it reads.

import { Day, parseDay } from '../../values/day.ts';
import { parseDuration, type Span } from '../../values/duration.ts';
import { type Money, parseMoney } from '../../values/money.ts';
import { notStated } from './missing.ts';
import { nameOf } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { typeOfKind, schemaTypes, type CelField, type CelType, type TypeTable } from './type-table.ts';
import { absent, joinPath, silent, View } from './view.ts';
import type { DerivedField, DerivedMethod } from '../vocabulary/derived-field.ts';
import { derivedFields, derivedMethods } from '../vocabulary/vocabulary.ts';

type ViewClass = new (...args: ConstructorParameters<typeof View>) => View;
type Convert = (value: unknown, view: View, path: string) => unknown;

export interface ViewTypes {
  /** Types with all their fields, derived ones included. */
  readonly table: TypeTable;
  readonly classes: ReadonlyMap<string, ViewClass>;
}

/** How long a text may be before reading it counts as handing out elements. */
const longText = 256;

const kindOfType: ReadonlyMap<string, Node['kind']> = new Map(Object.entries(typeOfKind).map(([kind, type]) => [type, kind as Node['kind']]));

function buildTypes(): ViewTypes {
  const types = schemaTypes();
  addObservation(types);
  const table = new Map<string, CelType>();
  for (const type of types.values()) table.set(type.name, withDerived(type));
  table.set('Endpoint', endpointType(table));
  const classes = new Map<string, ViewClass>();
  for (const type of table.values()) classes.set(type.name, type.name === 'Endpoint' ? endpointClass(type, classes) : viewClass(type, classes));
  return { table, classes };
}

function addObservation(types: Map<string, CelType>): void {
  types.set('Observation', { name: 'Observation', fields: new Map() });
}

function withDerived(type: CelType): CelType {
  const fields = new Map(type.fields);
  for (const extra of derivedFields) {
    if (extra.on === type.name) fields.set(extra.name, { name: extra.name, type: extra.type, source: { from: 'derived' }, schema: type.fields.get(extra.name)?.schema });
  }
  if (type.name === 'Stack') {
    fields.set('alliance', { name: 'alliance', type: 'Alliance', source: { from: 'section', key: 'alliance' }, schema: undefined });
    fields.set('observed', { name: 'observed', type: 'Observed', source: { from: 'section', key: 'observations' }, schema: undefined });
  }
  if (type.name === 'Waiver') fields.set('rule', { ...(fields.get('rule') as CelField), type: 'string' });
  if (!kindOfType.has(type.name)) fields.set('declared', { name: 'declared', type: 'bool', source: { from: 'derived' }, schema: undefined });
  return { name: type.name, fields };
}

/** An end of a flow: every field of a tool and of people. */
function endpointType(table: TypeTable): CelType {
  return { name: 'Endpoint', fields: new Map([...(table.get('People') as CelType).fields, ...(table.get('Tool') as CelType).fields]) };
}

/** The one view of a node as a type. */
export function viewOf(node: Node, type: string): View {
  let view = node.views.get(type) as View | undefined;
  if (!view) {
    const Class = viewTypes.classes.get(type) as ViewClass;
    node.views.set(type, (view = new Class(node)));
  }
  return view;
}

/** A view of a node as its own kind. */
export function viewOfNode(node: Node): View {
  return viewOf(node, typeOfKind[node.kind] ?? 'Stack');
}

function viewClass(type: CelType, classes: Map<string, ViewClass>): ViewClass {
  const Class = class extends View {};
  Object.defineProperty(Class, 'name', { value: type.name });
  const derivedOnes = new Map(derivedFields.filter(field => field.on === type.name).map(field => [field.name, field]));
  for (const field of type.fields.values()) {
    const extra = derivedOnes.get(field.name);
    Object.defineProperty(Class.prototype, field.name, { get: extra ? derivedGetter(extra) : getterOf(type.name, field, classes) });
  }
  return Class;
}

/** Each getter is that of the tool or of the people behind the end; a field of the other kind is unknown and silent. */
function endpointClass(type: CelType, classes: ReadonlyMap<string, ViewClass>): ViewClass {
  const Class = class extends View {};
  Object.defineProperty(Class, 'name', { value: type.name });
  const getters = (of: string) => (name: string) => Object.getOwnPropertyDescriptor((classes.get(of) as ViewClass).prototype, name)?.get;
  const [ofTool, ofPeople] = [getters('Tool'), getters('People')];
  for (const name of type.fields.keys()) {
    const [tool, people] = [ofTool(name), ofPeople(name)];
    Object.defineProperty(Class.prototype, name, {
      get(this: View) {
        const getter = this.node.kind === 'tool' ? tool : people;
        if (!getter) throw silent(this.node);
        return getter.call(this) as unknown;
      },
    });
  }
  return Class;
}

type Getter = (this: View) => unknown;

function getterOf(type: string, field: CelField, classes: Map<string, ViewClass>): Getter {
  if (field.name === 'declared') return function () {
    this.node.world.recorder.read(this.node, this.top);
    return this.raw() !== undefined;
  };
  const { source } = field;
  if (source.from === 'section') return sectionGetter(type, field.type, source.key, classes);
  if (source.from === 'map') return mapGetter(field, source.key, classes);
  if (source.from === 'leaf') return leafGetter(type, field, source.key, source.required, classes);
  throw new Error(`No getter for ${type}.${field.name}`);
}

function leafGetter(type: string, field: CelField, key: string, isRequired: boolean, classes: Map<string, ViewClass>): Getter {
  const name = nameOf(key);
  const convert = converter(field.type, classes);
  const fact = `${type}.${field.name}`;
  return function () {
    const value = this.read(key, name);
    return value === undefined ? absent(this, key, fact, isRequired) : convert(value, this, key);
  };
}

function sectionGetter(type: string, sectionType: string, key: string, classes: Map<string, ViewClass>): Getter {
  const name = nameOf(key);
  const apart = type === 'Stack' && (key === 'alliance' || key === 'observations') ? key : undefined;
  return function () {
    return this.section(key, () => {
      const Class = classes.get(sectionType) as ViewClass;
      if (apart) return new Class(this.node.world.node(apart, apart));
      return new Class(this.node, joinPath(this.path, key), this.top >= 0 ? this.top : name, this, key);
    });
  };
}

function mapGetter(field: CelField, key: string, classes: Map<string, ViewClass>): Getter {
  const name = nameOf(key);
  const convert = converter(/^map<string, (.*)>$/.exec(field.type)?.[1] ?? 'dyn', classes);
  return function () {
    const value = this.read(key, name);
    if (value === undefined) {
      if (this.node.entity?.refused.has(joinPath(this.path, key))) throw silent(this.node);
      return new Map();
    }
    const entries = Object.entries(value as object);
    if (!this.node.world.recorder.spend(entries.length)) return new Map();
    return new Map(entries.map(([inner, item]) => [inner, convert(item, this, `${key}.${inner}`)]));
  };
}

/** The view of a sighting of an observation, by its position. */
function sightingView(node: Node, index: number): View {
  const Class = viewTypes.classes.get('Sighting') as ViewClass;
  return new Class(node, `[${index}]`, sightingsName, undefined, '', node.sightings[index]?.value as Readonly<Record<string, unknown>> | undefined);
}

const sightingsName = nameOf('@sightings');

function derivedGetter(field: DerivedField): Getter {
  const wrap = wrapper(field.type);
  const fact = `${field.on}.${field.name}`;
  return function () {
    const value = field.get(this.node);
    if (value === undefined) return field.fact === undefined ? undefined : absent(this, field.fact, fact, false);
    return wrap(value, this.node);
  };
}

/** The handler of a derived method, for the CEL library. */
export function methodHandler(method: DerivedMethod): (view: View, ...args: unknown[]) => unknown {
  const wrap = wrapper(method.type);
  const fact = `${method.on}.${method.name}`;
  const get = method.get as (node: Node, ...args: unknown[]) => unknown;
  return (view, ...args) => {
    const value = get(view.node, ...args.map(plain));
    if (value !== undefined) return wrap(value, view.node);
    if (method.fact !== undefined) absent(view, method.fact, fact, false);
    throw method.fact === undefined ? silent(view.node) : notStated;
  };
}

/** What a derived method takes: nodes for views, and lists of them. */
function plain(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(plain);
  return arg instanceof View ? arg.node : arg;
}

/** Turns what a derived value gives (nodes, lists of nodes) into what expressions hold, counting lists. */
function wrapper(type: string): (value: unknown, from: Node) => unknown {
  const list = /^list<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) {
    const inner = wrapper(list);
    return (value, from) => {
      const items = value as readonly unknown[];
      return from.world.recorder.spend(items.length) ? items.map(item => inner(item, from)) : [];
    };
  }
  if (type === 'Sighting') return (value, from) => sightingView(from, value as number);
  return kindOfType.has(type) ? value => viewOf(value as Node, type) : value => value;
}

function converter(type: string, classes: Map<string, ViewClass>): Convert {
  const list = /^list<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return listConverter(list, classes);
  switch (type) {
    case 'Day': return (value, view) => known(dayFrom(value), view);
    case 'Span': return (value, view) => known(typeof value === 'string' ? parseDuration(value) : undefined, view);
    case 'Money': return (value, view) => known(typeof value === 'string' ? parseMoney(value) : undefined, view);
    case 'string': return textFrom;
    case 'double': case 'bool': case 'dyn': return value => value;
    case 'Endpoint': return (value, view) => reference(view, ['tool', 'people'], value, 'Endpoint');
  }
  const kind = kindOfType.get(type);
  if (kind) return (value, view) => reference(view, [kind], value, type);
  return (value, view, path) => new (classes.get(type) as ViewClass)(view.node, joinPath(view.path, path), topOf(view, path), undefined, '', value as Readonly<Record<string, unknown>>);
}

function topOf(view: View, path: string): number {
  return view.top >= 0 ? view.top : nameOf(/^[^.[]*/.exec(path)?.[0] ?? path);
}

function textFrom(value: unknown, view: View): string {
  const text = String(value);
  if (text.length <= longText) return text;
  return view.node.world.recorder.spend(Math.ceil(text.length / 16)) ? text : '';
}

function listConverter(type: string, classes: Map<string, ViewClass>): Convert {
  const kind = kindOfType.get(type);
  const convert = converter(type, classes);
  return (value, view, path) => {
    const items = value as readonly unknown[];
    const { world } = view.node;
    if (!world.recorder.spend(items.length)) return [];
    // An id that nothing declares has its own finding; the others still count.
    if (kind) return items.flatMap(id => { const node = world.find(kind, String(id)); return node ? [viewOf(node, type)] : []; });
    return items.map((item, index) => convert(item, view, `${path}[${index}]`));
  };
}

function dayFrom(value: unknown): Day | undefined {
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  return day === undefined ? undefined : new Day(day);
}

/** A value that cannot be read has a finding of its own. */
function known<T extends Day | Span | Money>(value: T | undefined, view: View): T {
  if (value === undefined) throw silent(view.node);
  return value;
}

function reference(view: View, kinds: readonly Node['kind'][], id: unknown, type: string): View {
  for (const kind of kinds) {
    const node = view.node.world.find(kind, String(id));
    if (node) return viewOf(node, type);
  }
  throw silent(view.node);
}

/** Signatures of the derived methods, with their handlers. */
export const derivedSignatures = derivedMethods.map(method => ({
  signature: `${method.on}.${method.name}(${method.takes.join(', ')}): ${method.type}`, run: methodHandler(method), describe: method.describe,
}));

/** Every type that expressions know, and its class. */
export const viewTypes: ViewTypes = buildTypes();
