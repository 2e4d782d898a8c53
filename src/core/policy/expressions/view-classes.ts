// The types that expressions see, their fields' readers, and the classes of their views for the CEL library.

import { derivedMethods } from '../vocabulary/vocabulary.ts';
import type { Node } from '../world/node.ts';
import { type CelType, typeOfKind, type TypeTable } from './type-table.ts';
import { View } from './view.ts';
import { viewAs, type ViewClass, type ViewClasses } from './views/converters.ts';
import { endpointReaders, methodHandler, type Readers, readersOf } from './views/readers.ts';
import { viewTable } from './views/view-table.ts';

export interface ViewTypes {
  /** Types with all their fields, derived ones included. */
  readonly table: TypeTable;
  readonly classes: ViewClasses;
  /** By type, how each field is read. */
  readonly readers: ReadonlyMap<string, Readers>;
}

function buildTypes(): ViewTypes {
  const table = viewTable();
  const classes = new Map<string, ViewClass>();
  const readers = new Map<string, Readers>();
  for (const type of table.values()) {
    const own = type.name === 'Endpoint' ? endpointReaders(type, readers.get('Tool') as Readers, readers.get('People') as Readers) : readersOf(type, classes);
    readers.set(type.name, own);
    classes.set(type.name, viewClass(type, own));
  }
  return { table, classes, readers };
}

/** A class of its own, with a getter a field: the library tells types by their class. */
function viewClass(type: CelType, readers: Readers): ViewClass {
  const Class = class extends View {};
  Object.defineProperty(Class, 'name', { value: type.name });
  for (const [name, read] of readers) {
    Object.defineProperty(Class.prototype, name, {
      get(this: View) {
        return read(this);
      },
    });
  }
  return Class;
}

/** Every type that expressions know, its class and its readers. */
export const viewTypes: ViewTypes = buildTypes();

/** The view of a node as its own kind. */
export function viewOfNode(node: Node): View {
  return viewAs(node, typeOfKind[node.kind] ?? 'Stack', viewTypes.classes);
}

/** Signatures of the derived methods, with their handlers. */
export const derivedSignatures = derivedMethods.map(method => ({
  signature: `${method.on}.${method.name}(${method.takes.join(', ')}): ${method.type}`, run: methodHandler(method, viewTypes.classes), describe: method.describe,
}));
