// Patterns of the expression language, on RE2: compiled within a limit, and what is wrong with one that RE2 refuses.

import { RE2JS } from 're2js';
import { message, type Message } from '../../text/message.ts';

/** Longer patterns are refused: a check stays a check. */
export const longestPattern = 500;

/** Throws where RE2 refuses the pattern, or where it is too long. */
export function compilePattern(pattern: string): RE2JS {
  if (pattern.length > longestPattern) throw new Error(`A pattern may have ${longestPattern} characters at most.`);
  return RE2JS.compile(pattern);
}

/** What is wrong with a pattern; undefined for one that can be used. */
export function patternProblem(pattern: string): Message | undefined {
  if (pattern.length > longestPattern) return message('engine.cel-pattern-too-long', { most: longestPattern });
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    // The library ends its sentence with the part that it stopped at.
    const found = /`([^`]+)`$/.exec(error instanceof Error ? error.message : '')?.[1] ?? pattern;
    return message('engine.cel-bad-pattern', { found });
  }
}
