// The ids and titles of everything that has a rule page.

import type { RootAnalysis } from '../core/analyze.ts';
import { problemIds } from '../core/schema/problem-ids.ts';
import { say } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import type { RuleName } from '../protocol.ts';

/** Rules in force in any root, and the checks of the engine, by id. */
export function ruleNames(roots: readonly RootAnalysis[], language: Language): readonly RuleName[] {
  const names = new Map<string, string>();
  for (const [id, { title }] of Object.entries(problemIds)) names.set(id, say(title, language));
  for (const root of roots) for (const rule of root.policy.rules.values()) names.set(rule.id, say(rule.title, language));
  return [...names].map(([id, title]) => ({ id, title })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
