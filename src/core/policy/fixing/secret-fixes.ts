// Takes something that looks like a secret out of the text. It stays in the history of the file, so it is renewed all the same.

import type { Finding } from '../../model/finding.ts';
import { placeRange } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';
import type { Range } from '../../text/range.ts';
import type { FixWorld } from './fix-state.ts';
import type { PlannedFix } from './plan-fixes.ts';

/** Removes the value where the finding stands; never without asking. */
export function secretFixes({ documents }: FixWorld, { place, item }: Finding): readonly PlannedFix[] {
  const document = documents.get(place.uri);
  const found = document && placeRange(document, place);
  if (!found) return [];
  return [{
    title: message('engine.fix-remove-secret'), safe: false, isChoice: true,
    changes: [{ op: 'replace', uri: place.uri, range: whole(document.text, found, item), text: '' }],
  }];
}

/** Longest key that is taken out whole, in UTF-16 units. */
const longestKey = 20_000;

/** All of it: a private key down to its last line, of an address the name and the password. */
function whole(text: string, found: Range, kind: string | undefined): Range {
  if (kind === 'url-password') return { start: found.start + '://'.length, end: found.end + '@'.length };
  if (kind !== 'private-key') return found;
  const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----/.exec(text.slice(found.end, found.end + longestKey));
  return end ? { start: found.start, end: found.end + end.index + end[0].length } : found;
}
