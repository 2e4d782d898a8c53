// Values that an edit writes into a file.

/**
 * A plain value, or `{ stop: 'name' }`: a place that the person fills in, left empty (an empty value is a missing one, so that
 * a skeleton that nobody fills says nothing false).
 */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue } | Stop;

export interface Stop {
  readonly stop: string;
}

export function isStop(value: YamlValue): value is Stop {
  return isMap(value) && typeof value['stop'] === 'string' && Object.keys(value).length === 1;
}

export function isMap(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** True where a stop stands anywhere in `value`. */
export function hasStop(value: YamlValue): boolean {
  if (isStop(value)) return true;
  return typeof value === 'object' && Object.values(value as Record<string, YamlValue>).some(hasStop);
}
