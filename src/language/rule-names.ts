// The ids and titles of everything that has a rule page.

import type { RootAnalysis } from '../core/analyze.ts';
import { engineId, engineIds } from '../core/reports/engine-ids.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import type { RuleName } from '../protocol.ts';

/** Rules in force in any root, and the checks of the engine, by id. */
export function ruleNames(roots: readonly RootAnalysis[], language: Language): readonly RuleName[] {
  const engine = [...engineIds].flatMap(id => {
    const known = engineId(id);
    return known ? [{ id, title: say(known.title, language) }] : [];
  });
  const rules = roots.flatMap(root => [...root.policy.rules.values()].map(rule => ({ id: rule.id, title: say(rule.title, language) })));
  const byId = new Map([...engine, ...rules].map(name => [name.id, name]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
