// Answers for lenses over rules and over the things of a manifest.

import type { CodeLens, Connection } from 'vscode-languageserver';
import { resolveRuleLens, type RuleLensData, ruleLenses } from '../language/rule-lenses.ts';
import { resolveStackLens, type StackLensData, stackLenses } from '../language/stack-lenses.ts';
import type { Guard } from './guard.ts';
import { keptSteps } from './kept-steps.ts';
import type { Session } from './session.ts';

/** On a big stack counting takes a while: it may take this share of the time at most. */
const shareOfTime = 0.1;

/** Registers both requests. The answer says how long to wait before lenses are asked for again, in milliseconds. */
export function registerCodeLenses(connection: Connection, session: Session, guard: Guard): () => number {
  connection.onCodeLens(guard('textDocument/codeLens', [], async params => {
    const context = session.switches.lenses ? await session.contextOf(params.textDocument.uri) : undefined;
    return context ? [...ruleLenses(context), ...stackLenses(context)] : [];
  }));
  const steps = keptSteps(() => session.clock.now(), shareOfTime);
  let longest = 0;
  connection.onCodeLensResolve((lens: CodeLens, token) => guard('codeLens/resolve', lens, async () => {
    const data = lens.data as RuleLensData | StackLensData;
    // What a rule touches is counted for the rule as it reads now.
    if ('rule' in data) await session.checker.current();
    const context = await session.contextOf(data.uri);
    if (!context) return lens;
    if (!('rule' in data)) return resolveStackLens(context, lens, data, steps.stepsOf);
    const start = session.clock.now();
    const resolved = resolveRuleLens(context, lens, data);
    longest = Math.max(longest / 2, session.clock.now() - start);
    return resolved;
  })(undefined, token));
  return () => Math.max(longest / shareOfTime, steps.pause());
}
