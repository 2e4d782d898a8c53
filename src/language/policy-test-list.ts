// The tests that a policy file holds, and their results, as a view of tests shows them.

import { testsIn, type TestFailure, type TestResult } from '../core/policy/policy-tests.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { pairOf } from '../core/syntax/node.ts';
import { say } from '../core/text/language.ts';
import type { PolicyTest, PolicyTestFailure, PolicyTestResult } from '../protocol.ts';
import type { Context } from './context.ts';
import { locationOf, rangeIn } from './locate.ts';

/** The tests of a file, in the order of the text. */
export function policyTestsOf(document: SyntaxDocument): readonly PolicyTest[] {
  if (!document.sections.has('tests')) return [];
  // A name that stands twice has its own finding; a view shows the first.
  const first = new Map(testsIn(document).map(entry => [entry.id, entry] as const).reverse());
  return [...first.values()].reverse().map(({ id, offset, content: { keyNode, value } }) => {
    const rule = pairOf(value, 'rule')?.value;
    return {
      name: id as string, ...(rule?.kind === 'scalar' && rule.value !== null ? { rule: rule.source } : {}),
      range: rangeIn(document, { start: offset + keyNode.range.start, end: offset + keyNode.range.end }),
    };
  });
}

export type ResultContext = Pick<Context, 'documentAt' | 'clientUri' | 'abilities'>;

/** A result in the reader's words, each failure at its line. */
export function policyTestResult(context: ResultContext, { name, rule, passed, failures }: TestResult, milliseconds: number): PolicyTestResult {
  return { name, ...(rule === undefined ? {} : { rule }), passed, milliseconds, failures: failures.map(failure => failureOf(context, failure)) };
}

function failureOf(context: ResultContext, failure: TestFailure): PolicyTestFailure {
  const location = locationOf(context, failure.place);
  return { message: say(failure.message, context.abilities.language), ...(location ? { location } : {}), ...compared(failure) };
}

const nothing = '–';

/** The two sides of a comparison, where the failure is one. */
function compared({ message: { id, args } }: TestFailure): Pick<PolicyTestFailure, 'expected' | 'actual'> {
  const [expected, found] = [args?.['expected'], args?.['found']];
  if (expected === undefined && found === undefined) return {};
  const isCount = id === 'engine.test-after-fix';
  return { expected: isCount ? `×${String(expected)}` : lines(expected), actual: isCount ? `×${String(args?.['count'])} ${lines(found)}` : lines(found) };
}

function lines(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('; ', '\n') : nothing;
}
