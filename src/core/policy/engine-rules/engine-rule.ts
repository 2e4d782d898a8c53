// What a rule that is written in code, rather than in the policy language, is made of.

import type { Finding, Related, Side } from '../../model/finding.ts';
import type { Text } from '../../text/message.ts';
import type { Place } from '../../text/place.ts';
import type { Environments } from '../expressions/environment.ts';
import type { Node } from '../world/node.ts';

/** What an engine rule says of an entity; the rule's own severity, side and `for` come from its entry in the policy. */
export interface EngineFinding {
  readonly place: Place;
  /** Within the target, list items by value; '' for the target itself. */
  readonly path: string;
  readonly message: Text;
  readonly item?: string;
  readonly related?: readonly Related[];
  readonly side?: Side;
  readonly tags?: NonNullable<Finding['tags']>;
  /** What its fixes need. */
  readonly data?: NonNullable<Finding['data']>;
}

/** Asked of each entity of the kinds that the policy's entry names under `on`; what it reads through `written`, `derived` and the world is noted. */
export interface EngineRule {
  /** As `engine:` names it. */
  readonly name: string;
  run(node: Node, context: EngineContext): readonly EngineFinding[];
}

/** What is in force beside the stack. */
export interface EngineContext {
  /** Parameters by name, as written. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly environments: Environments;
}
