// What each kind of declared thing is called.

import type { EntityKind } from '../core/model/entity.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { MessageId } from '../core/text/message.ts';

const names: Readonly<Record<EntityKind, MessageId>> = {
  tool: 'language.kind-tool', flow: 'language.kind-flow', data: 'language.kind-data', owner: 'language.kind-owner', people: 'language.kind-people',
  processing: 'language.kind-processing', contract: 'language.kind-contract', initiative: 'language.kind-initiative', waiver: 'language.kind-waiver',
  action: 'language.kind-action', stack: 'language.kind-stack', observation: 'language.kind-observation', rule: 'language.kind-rule',
};

/** `tool`, `outil`, … */
export function kindName(kind: EntityKind, language: Language): string {
  return say(message(names[kind]), language);
}
