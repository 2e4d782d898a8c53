// Whether an id may be given to something: how ids are written, and whether it is free.

import { isEngineId } from '../../model/engine-id.ts';
import type { DeclaredKind } from '../../model/entity.ts';
import { type Stack, entitiesOf } from '../../model/stack.ts';
import { kebab } from '../../schema/kebab.ts';
import { type Message, message } from '../../text/message.ts';

const simple = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Kinds that one reference may name share their ids: a flow comes `from` a tool or people. */
const together: readonly (readonly DeclaredKind[])[] = [['tool', 'people']];

/** Why `id` cannot be the id of an entity of `kind`; undefined where it can. */
export function problemOfEntityId(stacks: readonly Stack[], kind: DeclaredKind, id: string): Message | undefined {
  if (!simple.test(id)) return withNearest('rename.not-an-id', id, kebab(id));
  const kinds = together.find(some => some.includes(kind)) ?? [kind];
  const taken = stacks.some(stack => kinds.some(each => entitiesOf(stack, each).has(id)));
  return taken ? message('rename.taken', { id }) : undefined;
}

/** Why `id` cannot be the id of a rule; `known` are the ids of all rules. */
export function problemOfRuleId(known: ReadonlySet<string>, id: string): Message | undefined {
  const parts = id.split('/');
  if (parts.length !== 2 || !parts.every(part => simple.test(part))) return withNearest('rename.not-a-rule-id', id, kebab(id, true));
  if (isEngineId(id)) return message('rename.reserved-pack', { id });
  return known.has(id) ? message('rename.taken', { id }) : undefined;
}

/** Why `name` cannot be the name of a parameter; `known` are the names of all parameters. */
export function problemOfParameterName(known: ReadonlySet<string>, name: string): Message | undefined {
  if (!simple.test(name)) return withNearest('rename.not-an-id', name, kebab(name));
  return known.has(name) ? message('rename.taken', { id: name }) : undefined;
}

/** The sentence with the nearest right form, where there is one. */
function withNearest(id: 'rename.not-an-id' | 'rename.not-a-rule-id', name: string, nearest: string | undefined): Message {
  return nearest === undefined ? message(id, { id: name }) : message(`${id}-but`, { id: name, nearest });
}
