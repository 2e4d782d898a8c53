// From what a file says, or a derived value gives, to what expressions hold in their hands.

import type { Day } from '../../../values/day.ts';
import type { Span } from '../../../values/duration.ts';
import { type Money, parseMoney } from '../../../values/money.ts';
import { nameOf } from '../../world/keys.ts';
import type { Node } from '../../world/node.ts';
import { joinPath, silent, type View } from '../view.ts';
import { kindOfType } from './view-table.ts';

export type ViewClass = new (...args: ConstructorParameters<typeof View>) => View;
/** By type; filled once, before any view is made. */
export type ViewClasses = ReadonlyMap<string, ViewClass>;
type Convert = (value: unknown, view: View, path: string) => unknown;
type Wrap = (value: unknown, from: Node) => unknown;

/** How long a text may be before reading it counts as handing out elements. */
const longText = 256;
/** From this length on the views of a list are kept beside it. */
const longList = 16;

/** The one view of a node as its own type or as an `Endpoint`. */
export function viewAs(node: Node, type: string, classes: ViewClasses): View {
  if (type === 'Endpoint') return (node.endView ??= new (classes.get(type) as ViewClass)(node)) as View;
  return (node.view ??= new (classes.get(type) as ViewClass)(node)) as View;
}

/** For a key of a file of that type. */
export function converter(type: string, classes: ViewClasses): Convert {
  const list = listOf(type);
  if (list !== undefined) return listConverter(list, classes);
  switch (type) {
    case 'Day': return (value, view) => known(typeof value === 'string' ? view.node.world.values.day(value) : undefined, view);
    case 'Span': return (value, view) => known(typeof value === 'string' ? view.node.world.values.span(value) : undefined, view);
    case 'Money': return (value, view) => known(typeof value === 'string' ? parseMoney(value) : undefined, view);
    case 'string': return textFrom;
    case 'double': case 'bool': case 'dyn': return value => value;
    case 'Endpoint': return (value, view) => reference(view, ['tool', 'people'], value, 'Endpoint', classes);
  }
  const kind = kindOfType.get(type);
  if (kind) return (value, view) => reference(view, [kind], value, type, classes);
  return (value, view, path) => new (classes.get(type) as ViewClass)(view.node, joinPath(view.path, path), topOf(view, path), undefined, '', value as Readonly<Record<string, unknown>>);
}

function listOf(type: string): string | undefined {
  return /^list<(.*)>$/.exec(type)?.[1];
}

function topOf(view: View, path: string): number {
  return view.top >= 0 ? view.top : nameOf(/^[^.[]*/.exec(path)?.[0] ?? path);
}

function textFrom(value: unknown, view: View): string {
  const text = String(value);
  if (text.length <= longText) return text;
  return view.node.world.recorder.spend(Math.ceil(text.length / 16)) ? text : '';
}

function listConverter(type: string, classes: ViewClasses): Convert {
  const kind = kindOfType.get(type);
  const convert = converter(type, classes);
  return (value, view, path) => {
    const items = value as readonly unknown[];
    const { world } = view.node;
    if (!world.recorder.spend(items.length)) return [];
    // An id that nothing declares has its own finding; the others still count.
    if (kind) return items.flatMap(id => { const node = world.find(kind, String(id)); return node ? [viewAs(node, type, classes)] : []; });
    return items.map((item, index) => convert(item, view, `${path}[${index}]`));
  };
}

/** A value that cannot be read has a finding of its own. */
function known<T extends Day | Span | Money>(value: T | undefined, view: View): T {
  if (value === undefined) throw silent(view.node);
  return value;
}

function reference(view: View, kinds: readonly Node['kind'][], id: unknown, type: string, classes: ViewClasses): View {
  for (const kind of kinds) {
    const node = view.node.world.find(kind, String(id));
    if (node) return viewAs(node, type, classes);
  }
  throw silent(view.node);
}

/** For a derived value of that type: nodes and lists of nodes become views, lists are counted. */
export function wrapper(type: string, classes: ViewClasses): Wrap {
  const list = listOf(type);
  if (list !== undefined) return listWrapper(list, classes);
  if (type === 'Sighting') return (value, from) => sightingView(from, value as number, classes);
  return kindOfType.has(type) ? value => viewAs(value as Node, type, classes) : value => value;
}

function listWrapper(type: string, classes: ViewClasses): Wrap {
  const inner = wrapper(type, classes);
  const isOfNodes = kindOfType.has(type);
  return (value, from) => {
    const items = value as readonly unknown[];
    const { recorder, listViews } = from.world;
    if (!recorder.spend(items.length)) return [];
    if (!isOfNodes || items.length < longList) return items.map(item => inner(item, from));
    let views = listViews.get(items);
    if (!views) listViews.set(items, (views = items.map(item => inner(item, from))));
    return views;
  };
}

const sightingsName = nameOf('@sightings');

/** The view of a sighting of an observation, by its position. */
function sightingView(node: Node, index: number, classes: ViewClasses): View {
  return new (classes.get('Sighting') as ViewClass)(node, `[${index}]`, sightingsName, undefined, '', node.sightings[index]?.value as Readonly<Record<string, unknown>> | undefined);
}
