// What expressions can say of an entity beyond the keys of the file: the shape of one such field or method.

import type { LocalText } from '../../text/message.ts';
import type { Node } from '../world/node.ts';

/** A field of an entity that is no key of the file. */
export interface DerivedField {
  readonly on: string;
  readonly name: string;
  readonly type: string;
  /** A node or nodes where the type is an entity's; undefined where nothing states it. */
  readonly get: (node: Node) => unknown;
  /** The key that would state it, for questions; none where nobody can be asked. */
  readonly fact?: string;
  readonly describe: LocalText;
}

/** The same with arguments. */
export interface DerivedMethod extends Omit<DerivedField, 'get'> {
  readonly takes: readonly string[];
  readonly get: (node: Node, ...args: never[]) => unknown;
}

export const field = (on: string, name: string, type: string, get: (node: Node) => unknown, en: string, fr: string, fact?: string): DerivedField =>
  ({ on, name, type, get, describe: { en, fr }, ...(fact !== undefined && { fact }) });
export const method = (on: string, name: string, takes: readonly string[], type: string, get: (node: Node, ...args: never[]) => unknown, en: string, fr: string, fact?: string): DerivedMethod =>
  ({ on, name, takes, type, get, describe: { en, fr }, ...(fact !== undefined && { fact }) });

/** A list, or nothing where it is empty: nobody has stated it. */
export function atLeastOne<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
