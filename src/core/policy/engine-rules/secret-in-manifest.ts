// security/secret-in-manifest: something that looks like a key, a token or a password, in the text of a manifest, comments included.

import type { EntryContent } from '../../syntax/document.ts';
import { pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import type { Range } from '../../text/range.ts';

export type SecretKind = 'private-key' | 'access-key' | 'token' | 'url-password' | 'value';

export interface Secret {
  readonly kind: SecretKind;
  readonly range: Range;
}

/** Each pattern is bounded, so that no text makes it slow. UUIDs, ids and ordinary URLs match none. */
const patterns: readonly (readonly [SecretKind, RegExp])[] = [
  ['private-key', /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g],
  ['access-key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}(?![\w-])|\b(?:sk_live_|rk_live_|whsec_)[0-9A-Za-z]{16,128}/g],
  ['token', /\b(?:ghp_|gho_|github_pat_|glpat-|xox[abprs]-|SG\.)[\w.-]{20,255}|\beyJ[\w-]{5,2000}\.[\w-]{5,2000}\.[\w-]{5,2000}|\bBearer +[\w.~+/=-]{20,2000}/g],
  ['url-password', /:\/\/[^\s:@/]{1,128}:[^\s@/]{1,128}@[\w.-]/g],
];

/** What looks like a secret in a text. */
export function findSecrets(text: string): readonly Secret[] {
  return patterns.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(match => {
    const trimmed = kind === 'url-password' ? match[0].slice(0, -2) : match[0];
    return { kind, range: { start: match.index, end: match.index + trimmed.length } };
  }));
}

/** Values under `auth` that are long and look random: 24 characters or more, four bits of entropy a character or more. */
export function findRandomValues({ value }: EntryContent): readonly Secret[] {
  return scalarsIn(pairOf(value, 'auth')?.value).filter(({ source }) => /^[A-Za-z0-9+/_=-]{24,}$/.test(source) && !isName(source) && entropy(source) >= 4)
    .map(({ range }) => ({ kind: 'value', range }));
}

function scalarsIn(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  if (node?.kind === 'list') return node.items.flatMap(scalarsIn);
  return node?.kind === 'map' ? node.pairs.flatMap(pair => scalarsIn(pair.value)) : [];
}

/** A UUID, or words joined as ids and paths of a vault are. */
function isName(text: string): boolean {
  return /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(text) || text.split(/[/_=+-]/).every(word => /^[a-z]{0,20}\d{0,4}$/.test(word));
}

/** Bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
