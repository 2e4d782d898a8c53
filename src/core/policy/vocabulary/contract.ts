// Relations and effective values of a contract.

import { Day, parseDay } from '../../values/day.ts';
import { derived, isLive, noticeDate, toolsUnder, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, field } from './derived-field.ts';

export const contractFields: readonly DerivedField[] = [
  field('Contract', 'tools', 'list<Tool>', contract => derived(contract, toolsUnder), 'Tools under it', 'Les outils qu’il couvre'),
  field('Contract', 'live', 'bool', contract => derived(contract, toolsUnder).some(isLive), 'One of its tools is live', 'Un de ses outils est en service'),
  field('Contract', 'notice_date', 'Day', contract => dayOf(derived(contract, noticeDate)), 'The last day to give notice: end less notice', 'Le dernier jour pour donner préavis : fin moins préavis', 'notice'),
  field('Contract', 'deadline', 'Day', deadline, 'The last day to decide: the end where it does not renew by itself, else the last day to give notice', 'Le dernier jour pour décider : la fin s’il n’y a pas de tacite reconduction, sinon le dernier jour pour donner préavis', 'notice'),
  field('Contract', 'in_place', 'bool', contract => contract.tool !== undefined, 'Written inside a tool', 'Écrit dans un outil'),
];

function deadline(contract: Node): Day | undefined {
  return dayOf(written(contract, 'auto-renew') === false ? written(contract, 'end') : derived(contract, noticeDate));
}

function dayOf(text: string | undefined): Day | undefined {
  const day = text === undefined ? undefined : parseDay(text);
  return day === undefined ? undefined : new Day(day);
}
