// Tells which flows take data out of the region that is allowed for it.

import type { RootAnalysis } from '../analyze.ts';
import type { Entity } from '../model/entity.ts';
import type { Lookup } from '../model/lookup.ts';
import type { DataValue, FlowValue, ToolValue } from '../model/values.ts';
import type { Policy } from '../policy/policy.ts';
import type { Language } from '../text/language.ts';
import { parseDay } from '../values/day.ts';
import { adequate, inEea, isPlace, placeName, within } from '../values/places.ts';
import { isPersonal } from '../values/taxonomy.ts';

/**
 * Names of the places, among the hosting places and transfer countries of the flow's target and of the tool that it bends through,
 * that lie outside the allowed region of a data set that it carries. A tool that states no place has none.
 */
export function placesAbroad(root: RootAnalysis, look: Lookup, flow: Entity<FlowValue>, today: string, language: Language): string[] {
  const tools = [flow.value.via, flow.value.to].flatMap(id => look.find('tool', id) ?? []);
  const places = [...new Set(tools.flatMap(placesOf))].filter(isPlace);
  const data = (flow.value.data ?? []).flatMap(id => look.find('data', id) ?? []);
  const day = parseDay(today) ?? 0;
  return places.filter(place => data.some(set => !allowed(root.policy, set, flow, place, day))).map(place => placeName(place, language));
}

function placesOf(tool: Entity<ToolValue>): string[] {
  const transfers = tool.value.privacy?.transfers;
  const countries = Array.isArray(transfers) ? transfers.map(transfer => (transfer as { readonly country?: unknown } | null)?.country) : [];
  return [...(tool.value.hosting?.regions ?? []), ...countries].filter(place => typeof place === 'string');
}

/** The region of the parameter `residency` for the data's confidentiality, else the EEA and adequate countries for personal data, else anywhere. */
function allowed(policy: Policy, data: Entity<DataValue>, flow: Entity<FlowValue>, place: string, day: number): boolean {
  const region = residency(policy, data.value.confidentiality);
  if (region) return within(place, region);
  return !personal(data, flow) || inEea(place) || adequate(place, day);
}

function residency(policy: Policy, confidentiality: string | undefined): readonly string[] | undefined {
  const value = policy.parameters.get('residency')?.value;
  if (confidentiality === undefined || typeof value !== 'object' || value === null) return undefined;
  const region: unknown =
    value instanceof Map
      ? value.get(confidentiality)
      : Object.hasOwn(value, confidentiality)
        ? (value as Readonly<Record<string, unknown>>)[confidentiality]
        : undefined;
  return Array.isArray(region) ? region.filter(place => typeof place === 'string') : undefined;
}

/** A category at or below `user`, and neither the data nor the flow takes the person out of it. */
function personal(data: Entity<DataValue>, flow: Entity<FlowValue>): boolean {
  const { categories = [], safeguards = [] } = data.value;
  return (
    flow.value.protection !== 'aggregated' &&
    categories.some(isPersonal) &&
    !safeguards.includes('anonymised') &&
    !safeguards.includes('synthetic')
  );
}
