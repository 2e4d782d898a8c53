// The rules that are written in code, by the name under which policies ask for them.

import type { EngineRule } from './engine-rule.ts';

const rules: readonly EngineRule[] = [];

/** The engine rule of that name; undefined for a name that nobody knows. */
export function engineRule(name: string): EngineRule | undefined {
  return byName.get(name);
}

const byName: ReadonlyMap<string, EngineRule> = new Map(rules.map(rule => [rule.name, rule]));
