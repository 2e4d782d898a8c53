// Criteria of an impact assessment that a tool meets (WP248 rev.01: two of nine normally call for one), each with what causes it.

import { classOf, isA } from '../../values/taxonomy.ts';
import { activeFlowsOf, cell, derived, held, inflows, notedName, personal, personalData, purposes, subjects, written } from './cells.ts';
import { carriesCategory } from './data-uses.ts';
import type { Node } from './node.ts';

const grave: ReadonlySet<unknown> = new Set(['special-art9', 'criminal-art10', 'highly-personal']);
const matching: ReadonlySet<unknown> = new Set(['cdp', 'dmp', 'audience-data']);
const scoring = ['marketing.advertising.profiling', 'personalize.content.profiling'];
/** How many causes are named for one criterion. */
const most = 3;

interface Carried {
  readonly tool: Node;
  readonly flows: readonly Node[];
  readonly data: readonly Node[];
}

/** What makes each criterion hold, by its id in the file; an empty list where it does not. */
const causes: Readonly<Record<string, (carried: Carried) => readonly string[]>> = {
  scoring: ({ tool }) => derived(tool, inflows).filter(flow => derived(flow, personalData).length > 0 && derived(flow, purposes).some(purpose => scoring.some(one => isA(purpose, one)))).map(notedName),
  sensitive: ({ data }) => data.filter(set => (written<readonly string[]>(set, 'categories') ?? []).some(category => grave.has(classOf(category)))).map(notedName),
  'large-scale': ({ tool, data, flows }) => [...data, ...flows].filter(node => (written<number>(node, 'volume') ?? 0) >= largeScale(tool)).map(notedName),
  matching: matchingCauses,
  vulnerable: ({ data, flows }) => [...new Set([...data.flatMap(peopleOf), ...flows.flatMap(flow => derived(flow, subjects))])].filter(isVulnerable).map(notedName),
  innovative: ({ tool, flows }) => (written(tool, 'category') === 'generative-ai' ? ['generative-ai']
    : flows.filter(flow => derived(flow, purposes).some(purpose => isA(purpose, 'train_ai_system'))).map(notedName)),
};

function largeScale(tool: Node): number {
  const value = tool.world.params.get('large-scale');
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}

function matchingCauses({ tool }: Carried): readonly string[] {
  const category = written<string>(tool, 'category');
  if (category === undefined) return [];
  if (matching.has(category)) return [category];
  const advertising = tool.world.params.get('advertising-categories');
  if (!Array.isArray(advertising) || !advertising.includes(category)) return [];
  return derived(tool, inflows).filter(flow => carriesCategory(flow, 'user.contact')).map(notedName);
}

function peopleOf(data: Node): readonly Node[] {
  return (written<readonly string[]>(data, 'subjects') ?? []).flatMap(id => data.world.find('people', id) ?? []);
}

function isVulnerable(people: Node): boolean {
  const subject = written(people, 'subject');
  return written(people, 'minors') === true || subject === 'minor' || subject === 'patient';
}

/**
 * Of a tool: `criterion`, or `criterion cause, cause`; those that `privacy.dpia.criteria` states first, then those that what it carries
 * shows. A tool without personal data has only the stated ones.
 */
const dpiaLines = cell('tool', '@dpia', tool => {
  const stated = written<{ readonly dpia?: { readonly criteria?: readonly string[] } }>(tool, 'privacy')?.dpia?.criteria ?? [];
  const flows = derived(tool, activeFlowsOf).filter(flow => derived(flow, personalData).length > 0);
  const data = [...new Set([...derived(tool, held).filter(set => derived(set, personal)), ...flows.flatMap(flow => derived(flow, personalData))])];
  const carried: Carried = { tool, flows, data };
  const found = data.length === 0 ? [] : Object.entries(causes).map(([criterion, find]) => [criterion, [...new Set(find(carried))]] as const).filter(([, names]) => names.length > 0);
  const byCause = new Map(found);
  return [...new Set([...stated, ...byCause.keys()])].map(criterion => `${criterion} ${(byCause.get(criterion) ?? []).slice(0, most).join(', ')}`.trim());
});

/** The criteria that a tool meets, stated or shown by what it carries, each once. */
export function dpiaCriteria(tool: Node): readonly string[] {
  return derived(tool, dpiaLines).map(line => line.split(' ')[0] as string);
}

/** What shows a criterion, by name, at most three; empty where it is stated only, or not met. */
export function dpiaCause(tool: Node, criterion: string): string {
  return derived(tool, dpiaLines).find(line => line.startsWith(`${criterion} `))?.slice(criterion.length + 1) ?? '';
}
