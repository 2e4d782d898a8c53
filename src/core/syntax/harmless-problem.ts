// Which problems leave every place of an entry known, so that it may be edited.

import type { SyntaxProblem } from './document.ts';

const harmless: ReadonlySet<string> = new Set(['duplicate-key', 'unknown-alias', 'circular-alias', 'too-many-aliases', 'bad-merge', 'bad-escape', 'tag', 'null-byte']);

/** True where the text around a problem is still read as it is written: a warning, a key twice, an alias to nothing. */
export function isHarmless({ kind, severity }: SyntaxProblem): boolean {
  return severity === 'warning' || harmless.has(kind);
}
