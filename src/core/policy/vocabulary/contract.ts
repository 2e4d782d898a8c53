// Relations and effective values of a contract.

import { Day, parseDay } from '../../values/day.ts';
import { derived, isLive, noticeDate, toolsUnder } from '../world/cells.ts';
import { type DerivedField, field } from './derived-field.ts';

export const contractFields: readonly DerivedField[] = [
  field('Contract', 'tools', 'list<Tool>', contract => derived(contract, toolsUnder), 'Tools under it', 'Les outils qu’il couvre'),
  field('Contract', 'live', 'bool', contract => derived(contract, toolsUnder).some(isLive), 'One of its tools is live', 'Un de ses outils est en service'),
  field('Contract', 'notice_date', 'Day', contract => dayOf(derived(contract, noticeDate)), 'The last day to give notice: end less notice', 'Le dernier jour pour donner préavis : fin moins préavis', 'notice'),
  field('Contract', 'in_place', 'bool', contract => contract.tool !== undefined, 'Written inside a tool', 'Écrit dans un outil'),
];

function dayOf(text: string | undefined): Day | undefined {
  const day = text === undefined ? undefined : parseDay(text);
  return day === undefined ? undefined : new Day(day);
}
