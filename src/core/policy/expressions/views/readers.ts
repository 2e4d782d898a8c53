// How each field of each type is read of a view; every reading is noted.

import type { DerivedField, DerivedMethod } from '../../vocabulary/derived-field.ts';
import { derivedFields } from '../../vocabulary/vocabulary.ts';
import { nameOf } from '../../world/keys.ts';
import { notStated } from '../missing.ts';
import type { CelField, CelType } from '../type-table.ts';
import { absent, joinPath, silent, View } from '../view.ts';
import { converter, type ViewClass, type ViewClasses, wrapper } from './converters.ts';

/** Gives the value of a field, undefined where it is not stated; throws where it is unknown and silent. */
export type Reader = (view: View) => unknown;
export type Readers = ReadonlyMap<string, Reader>;

/** The readers of a type, by field. */
export function readersOf(type: CelType, classes: ViewClasses): Readers {
  const derived = new Map(derivedFields.filter(field => field.on === type.name).map(field => [field.name, field]));
  return new Map([...type.fields.values()].map(field => {
    const extra = derived.get(field.name);
    return [field.name, extra ? derivedReader(extra, classes) : readerOf(type.name, field, classes)];
  }));
}

/** Each is that of the tool or of the people behind the end; a field of the other kind is unknown and silent. */
export function endpointReaders(type: CelType, tool: Readers, people: Readers): Readers {
  return new Map([...type.fields.keys()].map(name => {
    const [ofTool, ofPeople] = [tool.get(name), people.get(name)];
    return [name, (view: View) => {
      const reader = view.node.kind === 'tool' ? ofTool : ofPeople;
      if (!reader) throw silent(view.node);
      return reader(view);
    }];
  }));
}

function readerOf(type: string, field: CelField, classes: ViewClasses): Reader {
  if (field.name === 'declared') return declaredReader;
  const { source } = field;
  if (source.from === 'section') return sectionReader(type, field.type, source.key, classes);
  if (source.from === 'map') return mapReader(field, source.key, classes);
  if (source.from === 'leaf') return leafReader(type, field, source.key, source.required, classes);
  throw new Error(`No reader for ${type}.${field.name}`);
}

function declaredReader(view: View): boolean {
  view.node.world.recorder.read(view.node, view.top);
  return view.raw() !== undefined;
}

function leafReader(type: string, field: CelField, key: string, isRequired: boolean, classes: ViewClasses): Reader {
  const name = nameOf(key);
  const convert = converter(field.type, classes);
  const fact = `${type}.${field.name}`;
  const isPlain = field.type === 'double' || field.type === 'bool' || field.type === 'dyn';
  return view => {
    const value = view.read(key, name);
    if (value === undefined) return absent(view, key, fact, isRequired);
    return isPlain ? value : convert(value, view, key);
  };
}

function sectionReader(type: string, sectionType: string, key: string, classes: ViewClasses): Reader {
  const name = nameOf(key);
  const apart = type === 'Stack' && (key === 'alliance' || key === 'observations') ? key : undefined;
  const make = (view: View): View => {
    const Class = classes.get(sectionType) as ViewClass;
    if (apart) return new Class(view.node.world.node(apart, apart));
    return new Class(view.node, joinPath(view.path, key), view.top >= 0 ? view.top : name, view, key);
  };
  return view => view.section(key, make);
}

function mapReader(field: CelField, key: string, classes: ViewClasses): Reader {
  const name = nameOf(key);
  const convert = converter(/^map<string, (.*)>$/.exec(field.type)?.[1] ?? 'dyn', classes);
  return view => {
    const value = view.read(key, name);
    if (value === undefined) {
      if (view.node.entity?.refused.has(joinPath(view.path, key))) throw silent(view.node);
      return new Map();
    }
    const entries = Object.entries(value as object);
    if (!view.node.world.recorder.spend(entries.length)) return new Map();
    return new Map(entries.map(([inner, item]) => [inner, convert(item, view, `${key}.${inner}`)]));
  };
}

function derivedReader(field: DerivedField, classes: ViewClasses): Reader {
  const wrap = wrapper(field.type, classes);
  const fact = `${field.on}.${field.name}`;
  return view => {
    const value = field.get(view.node);
    if (value === undefined) return field.fact === undefined ? undefined : absent(view, field.fact, fact, false);
    return wrap(value, view.node);
  };
}

/** What a derived method takes: nodes for views, in lists too. */
function nodesIn(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(nodesIn);
  return arg instanceof View ? arg.node : arg;
}

/** A derived method, called with views. */
export function methodHandler(method: DerivedMethod, classes: ViewClasses): (view: View, ...args: unknown[]) => unknown {
  const wrap = wrapper(method.type, classes);
  const fact = `${method.on}.${method.name}`;
  const get = method.get as (node: View['node'], ...args: unknown[]) => unknown;
  return (view, ...args) => {
    const value = get(view.node, ...args.map(nodesIn));
    if (value !== undefined) return wrap(value, view.node);
    if (method.fact !== undefined) absent(view, method.fact, fact, false);
    throw method.fact === undefined ? silent(view.node) : notStated;
  };
}
