// What personal data are used for at one flow or one tool: purposes with their legal bases, what comes in, what stays.

import { isA } from '../../values/taxonomy.ts';
import { activeFlowsOf, activeFlowsOfData, cell, derived, held, holders, inflows, isLive, personal, personalData, purposes, roleOf, written } from './cells.ts';
import type { Node } from './node.ts';

const devices: ReadonlySet<unknown> = new Set(['tag', 'sdk']);

/** True where the flow takes data from the person: it comes from people, or its method is tag, sdk or form. */
export function collects(flow: Node): boolean {
  const method = written(flow, 'method');
  return devices.has(method) || method === 'form' || flow.world.find('people', written(flow, 'from') ?? '') !== undefined;
}

/** True where a data set has a category at or below that one. */
export function hasCategory(data: Node, ancestor: string): boolean {
  return (written<readonly string[]>(data, 'categories') ?? []).some(category => isA(category, ancestor));
}

/** True where the flow carries personal data with a category at or below that one. */
export function carriesCategory(flow: Node, ancestor: string): boolean {
  return derived(flow, personalData).some(data => hasCategory(data, ancestor));
}

/**
 * The legal bases that a flow has for one purpose and one data set: its own, else those of its processings for that purpose, else
 * that of the data set. A flow with several processings has several purposes, each with the basis of its own processing.
 */
export function basesOf(flow: Node, purpose: string, data: Node): readonly string[] {
  const own = written<string>(flow, 'legal-basis');
  if (own !== undefined) return [own];
  const isOwnPurpose = written(flow, 'purpose') !== undefined;
  const processings = (written<readonly string[]>(flow, 'processing') ?? []).flatMap(id => flow.world.find('processing', id) ?? []);
  const serving = isOwnPurpose ? processings : processings.filter(processing => written(processing, 'purpose') === purpose);
  const stated = serving.flatMap(processing => written<string>(processing, 'legal-basis') ?? []);
  const ofData = written<string>(data, 'legal-basis');
  return stated.length > 0 ? [...new Set(stated)] : ofData === undefined ? [] : [ofData];
}

/** The same over all personal data that the flow carries. */
export function basesFor(flow: Node, purpose: string): readonly string[] {
  return [...new Set(derived(flow, personalData).flatMap(data => basesOf(flow, purpose, data)))];
}

/** The purposes for which a flow uses a data set on consent. */
export function consentPurposes(flow: Node, data: Node): readonly string[] {
  return derived(flow, purposes).filter(purpose => basesOf(flow, purpose, data).includes('consent'));
}

/** Personal data sets that a tool holds, or that active flows bring it (none where protection is aggregated). */
export const personalIntake = cell('tool', '@personal-intake', tool =>
  [...new Set([...derived(tool, held).filter(data => derived(data, personal)), ...derived(tool, inflows).flatMap(flow => derived(flow, personalData))])]);

/** Personal data sets that enter a tool by a tag or an SDK. */
export const deviceIntake = cell('tool', '@device-intake', tool =>
  [...new Set(derived(tool, inflows).filter(flow => devices.has(written(flow, 'method'))).flatMap(flow => derived(flow, personalData)))]);

/** Every active flow of personal data at the tool has a processing with a line of the record, and there is one at least. */
export const flowsRecorded = cell('tool', '@flows-recorded', tool => {
  const flows = derived(tool, activeFlowsOf).filter(flow => derived(flow, personalData).length > 0);
  return flows.length > 0 && flows.every(flow => (written<readonly string[]>(flow, 'processing') ?? []).some(id => {
    const processing = flow.world.find('processing', id);
    return processing !== undefined && written(processing, 'register') !== undefined;
  }));
});

/** Personal data sets of which a tool keeps a copy: held as master or replica, or received from another tool and not said to pass through. */
export const copiesIn = cell('tool', '@copies-in', tool => {
  const received = derived(tool, inflows).filter(flow => comesFromAnotherTool(flow, tool)).flatMap(flow => derived(flow, personalData));
  const kept = [...derived(tool, held).filter(data => derived(data, personal)), ...received];
  return [...new Set(kept)].filter(data => roleOf(tool, data) !== 'transient');
});

/** Live tools that keep a copy of a data set: what an erasure has to reach. */
export const copiesOf = cell('data', '@copies-of', data => {
  if (!derived(data, personal)) return [];
  const reached = derived(data, activeFlowsOfData).filter(flow => derived(flow, personalData).includes(data)).flatMap(flow => ['via', 'to'].flatMap(end => {
    const tool = data.world.find('tool', written(flow, end) ?? '');
    return tool && comesFromAnotherTool(flow, tool) ? tool : [];
  }));
  return [...new Set([...derived(data, holders), ...reached])].filter(tool => isLive(tool) && roleOf(tool, data) !== 'transient').sort((a, b) => a.order - b.order);
});

function comesFromAnotherTool(flow: Node, tool: Node): boolean {
  const from = written<string>(flow, 'from');
  return from !== undefined && from !== tool.id && flow.world.find('tool', from) !== undefined;
}
