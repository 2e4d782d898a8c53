// Whether the consent on which tags rest is collected, and which tools contact people.

import { legalBasesOf } from '../../model/effective.ts';
import { active, activeFlowsOf, cell, derived, flowsOfPeople, inflows, isLive, purposes, written } from './cells.ts';
import { carriesCategory } from './data-uses.ts';
import { isA } from '../../values/taxonomy.ts';
import type { Node } from './node.ts';
import { tracked } from './tracked.ts';

const devices: ReadonlySet<unknown> = new Set(['tag', 'sdk']);

/** True where the flow, or a data set that it carries, has consent as a legal basis. */
function restsOnConsent(flow: Node): boolean {
  return written(flow, 'legal-basis') === 'consent'
    || (written<readonly string[]>(flow, 'data') ?? []).some(id => legalBasesOf(flow.world.look, tracked(flow), id).includes('consent'));
}

function isPlatform(flow: Node, end: string): boolean {
  const tool = flow.world.find('tool', written(flow, end) ?? '');
  return tool !== undefined && written(tool, 'category') === 'consent-privacy';
}

/** The tool is a consent platform, or an active flow from or through one comes into it. */
export const hearsPlatform = cell('tool', '@hears-platform', tool => written(tool, 'category') === 'consent-privacy'
  || derived(tool, inflows).some(flow => isPlatform(flow, 'from') || (isPlatform(flow, 'via') && written(flow, 'to') === tool.id)));

/** The same of people: a consent platform sends to them. */
const peopleHearPlatform = cell('people', '@hears-platform', people =>
  derived(people, flowsOfPeople).some(flow => written(flow, 'to') === people.id && derived(flow, active) && (isPlatform(flow, 'from') || isPlatform(flow, 'via'))));

/** Consent is collected for a flow: by `consent-via`, or by a platform that its from, via or to hears or is. */
function isConsentCollected(flow: Node): boolean {
  if (written(flow, 'consent-via') !== undefined || isPlatform(flow, 'to')) return true;
  return ['from', 'via'].some(end => {
    const id = written<string>(flow, end) ?? '';
    const tool = flow.world.find('tool', id);
    if (tool) return derived(tool, hearsPlatform);
    const people = end === 'from' ? flow.world.find('people', id) : undefined;
    return people !== undefined && derived(people, peopleHearPlatform);
  });
}

const isGap = (flow: Node): boolean => devices.has(written(flow, 'method')) && restsOnConsent(flow) && !isConsentCollected(flow);
const gapsOfTool = cell('tool', '@consent-gaps', tool => derived(tool, activeFlowsOf).filter(flow => written(flow, 'from') === tool.id && isGap(flow)));
const gapsOfPeople = cell('people', '@consent-gaps', people =>
  derived(people, flowsOfPeople).filter(flow => written(flow, 'from') === people.id && derived(flow, active) && isGap(flow)));

/**
 * For the first tag or SDK, in the order of the stack, of its from that rests on consent which nothing collects: all such flows of that
 * from; empty for every other flow.
 */
export const consentGap = cell('flow', '@consent-gap', flow => {
  const id = written<string>(flow, 'from') ?? '';
  const tool = flow.world.find('tool', id);
  const people = tool ? undefined : flow.world.find('people', id);
  const gaps = tool ? derived(tool, gapsOfTool) : people ? derived(people, gapsOfPeople) : [];
  return gaps[0] === flow ? gaps : [];
});

/** Categories of a list parameter; none where no policy declares it. */
function categoriesIn(tool: Node, param: string): readonly unknown[] {
  const value = tool.world.params.get(param);
  return Array.isArray(value) ? value : [];
}

/** A live tool that contacts people: of the messaging categories with contact data for communications, or of the advertising ones for advertising. */
export const contactsPeople = cell('tool', '@contacts-people', tool => {
  if (!isLive(tool)) return false;
  const category = written<string>(tool, 'category');
  const wanted = [['messaging-categories', 'marketing.communications'], ['advertising-categories', 'marketing.advertising']] as const;
  return wanted.some(([param, purpose]) => categoriesIn(tool, param).includes(category)
    && derived(tool, inflows).some(flow => derived(flow, purposes).some(one => isA(one, purpose)) && carriesCategory(flow, 'user.contact')));
});

/** How many tools contact people. */
export const contactTools = cell('stack', '@contact-tools', stack => stack.world.all('tool').filter(tool => derived(tool, contactsPeople)).length);
