// Rules, parameters, values and cases that a policy file writes under one name twice: the last one would win without a word.

import type { Finding, Target } from '../../model/finding.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';

/** One `syntax/duplicate-key` at each key that its section holds already, related to the first. */
export function repeatedNames(document: SyntaxDocument, file: Target): readonly Finding[] {
  const first = new Map<string, Entry>();
  const findings: Finding[] = [];
  for (const entry of document.entries.values()) {
    if (entry.id === undefined) continue;
    const name = `${entry.section}/${entry.id}`;
    const before = first.get(name);
    if (before) findings.push(repeated(document.uri, before, entry, file));
    else first.set(name, entry);
  }
  return findings;
}

function repeated(uri: string, first: Entry, second: Entry, file: Target): Finding {
  const placeOf = (entry: Entry) => placeIn(uri, entry.key, entry.content.keyNode.range);
  const key = second.id as string;
  return {
    rule: 'syntax/duplicate-key', kind: 'finding', severity: 'error', target: file, place: placeOf(second), path: '',
    message: message('syntax.duplicate-key', { key }), related: [{ place: placeOf(first), message: message('syntax.duplicate-key-first', { key }) }],
  };
}
