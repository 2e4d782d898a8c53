// What a card tells of a thing that was seen in use: when and where, what is declared of it, what is left out on purpose.

import type { RootAnalysis } from '../core/analyze.ts';
import { nameOf } from '../core/model/effective.ts';
import type { Entity } from '../core/model/entity.ts';
import type { ObservedValue } from '../core/model/values.ts';
import { schemaAt } from '../core/schema/schema-at.ts';
import type { Language } from '../core/text/language.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { sayDay } from '../core/text/say-day.ts';
import type { Fact } from './fact-words.ts';
import { isIgnored, sightingsLike, sightingsOfTool, toolsSeen, vendorIdOf } from './observed-tools.ts';

/** An observation under the id by which rules know it: all its sightings together. */
export function asVendor(root: RootAnalysis, sighting: Entity): Entity {
  return { ...sighting, id: vendorIdOf(root, sighting) ?? sighting.id };
}

/** Of an observation. */
export function observationFacts(root: RootAnalysis, sighting: Entity, language: Language): readonly Fact[] {
  const seen = sightingsOfRoot(root, sighting);
  const domains = [...new Set(seen.flatMap(({ value }) => (value as ObservedValue).domain ?? []))];
  const tools = toolsSeen(root, seen[0] ?? sighting);
  const ignored = isIgnored(root, seen[0] ?? sighting) ? [say(message('language.observed-ignored'), language)] : [];
  return [
    { label: 'language.fact-seen', values: seenText(seen, language) },
    { label: 'language.fact-domains', values: domains },
    { label: 'language.fact-declared-as', values: tools.length > 0 ? tools.map(nameOf) : ignored.length > 0 ? ignored : [say(message('language.observed-undeclared'), language)] },
  ];
}

/** Of a declared tool: nothing where no observation is of it. */
export function seenFact(root: RootAnalysis, tool: Entity, language: Language): Fact {
  return { label: 'language.fact-seen', values: seenText(sightingsOfTool(root, tool), language) };
}

/** The sightings behind an observation that a card shows under its vendor's id. */
function sightingsOfRoot(root: RootAnalysis, sighting: Entity): readonly Entity[] {
  const own = root.stack.observed.find(one => one.node === sighting.node);
  return own ? sightingsLike(root, own as Entity) : [sighting];
}

/** The latest day of each source: `Tag container, 2 November 2026`; the latest source first. */
function seenText(sightings: readonly Entity[], language: Language): readonly string[] {
  const days = new Map<string, string>();
  for (const { value } of sightings) {
    const { source, on = '' } = value as ObservedValue;
    if (source !== undefined && on >= (days.get(source) ?? '')) days.set(source, on);
  }
  const schema = schemaAt('martech-observations', 'observed', [0, 'source']);
  return [...days].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([source, on]) => {
    const title = schema?.valueText(source, language)?.title ?? source;
    return on === '' ? title : `${title} (${sayDay(on, language)})`;
  });
}
