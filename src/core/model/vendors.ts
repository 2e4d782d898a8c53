// Sightings gathered by what was seen: one vendor each.

import type { Entity } from './entity.ts';
import type { ObservedValue } from './values.ts';

export interface Vendor {
  /** In the order of the file. */
  readonly sightings: readonly Entity[];
  /** The one of the latest day; of several, the last in the file. */
  readonly latest: Entity;
}

const known = new WeakMap<readonly Entity<ObservedValue>[], ReadonlyMap<string, Vendor>>();

/** By vendor: the catalog id where the sighting has one, else the domain, else the name; in the order of the file. */
export function sightingsByVendor(observed: readonly Entity<ObservedValue>[]): ReadonlyMap<string, Vendor> {
  let vendors = known.get(observed);
  if (!vendors) known.set(observed, (vendors = gather(observed)));
  return vendors;
}

function gather(observed: readonly Entity<ObservedValue>[]): ReadonlyMap<string, Vendor> {
  const vendors = new Map<string, { readonly sightings: Entity[]; latest: Entity }>();
  for (const sighting of observed as readonly Entity[]) {
    const id = vendorOf(sighting);
    if (id === undefined) continue;
    const vendor = vendors.get(id);
    if (!vendor) {
      vendors.set(id, { sightings: [sighting], latest: sighting });
      continue;
    }
    vendor.sightings.push(sighting);
    if (dayOf(sighting) >= dayOf(vendor.latest)) vendor.latest = sighting;
  }
  return vendors;
}

function vendorOf(sighting: Entity): string | undefined {
  const { tool, domain, name } = sighting.value as ObservedValue;
  return tool ?? domain?.toLowerCase() ?? name;
}

function dayOf(sighting: Entity): string {
  return (sighting.value as ObservedValue).on ?? '';
}
