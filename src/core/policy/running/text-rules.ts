// Rules that look at the text of manifests rather than at what it means; each entry is looked at once for as long as it stays.

import { readEntry } from '../../model/read-entities.ts';
import type { Finding, Target } from '../../model/finding.ts';
import type { Stack } from '../../model/stack.ts';
import { folderOfFile, shownPath } from '../../model/uri.ts';
import { type Entry, type EntryContent, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { message } from '../../text/message.ts';
import { findRandomValues, findSecrets, type Secret } from '../engine-rules/secret-in-manifest.ts';
import type { Policy, Rule } from '../policy.ts';

/** Findings of the policy's rules on text. */
export function textFindings(stack: Stack, policy: Policy): readonly Finding[] {
  const rules = [...policy.rules.values()].filter(rule => rule.engine === 'secret-in-manifest' && rule.severity.asStated !== 'off');
  if (rules.length === 0) return [];
  const places = [...stack.documents.values()].flatMap(secretsIn);
  return rules.flatMap(rule => places.map(place => secretFinding(rule, place)));
}

interface Found {
  readonly document: SyntaxDocument;
  readonly entry: Entry | undefined;
  readonly secret: Secret;
}

interface Looked {
  /** What stood between the entry and the next one. */
  readonly gap: string;
  readonly secrets: readonly Secret[];
}

const byContent = new WeakMap<EntryContent, Looked>();
const byDocument = new WeakMap<SyntaxDocument, readonly Found[]>();

function secretsIn(document: SyntaxDocument): readonly Found[] {
  let found = byDocument.get(document);
  if (!found) byDocument.set(document, (found = look(document)));
  return found;
}

function look(document: SyntaxDocument): readonly Found[] {
  const entries = [...document.entries.values()].sort((a, b) => a.offset - b.offset);
  const head = findSecrets(document.text.slice(0, entries[0]?.offset ?? document.text.length));
  const inEntries = entries.flatMap((entry, index) => lookAt(document, entry, entries[index + 1]?.offset ?? document.text.length));
  return [...head.map(secret => ({ document, entry: undefined, secret })), ...inEntries];
}

function lookAt(document: SyntaxDocument, entry: Entry, end: number): readonly Found[] {
  const { content, offset } = entry;
  const gap = document.text.slice(offset + content.range.end, end);
  let looked = byContent.get(content);
  if (looked?.gap !== gap) {
    const secrets = findSecrets(document.text.slice(offset, end));
    const random = entry.section === 'flows' ? findRandomValues(content).filter(one => !secrets.some(({ range }) => range.start < one.range.end && one.range.start < range.end)) : [];
    byContent.set(content, (looked = { gap, secrets: [...secrets, ...random] }));
  }
  return looked.secrets.map(secret => ({ document, entry, secret }));
}

/** Never shows the value. */
function secretFinding(rule: Rule, { document, entry, secret }: Found): Finding {
  const place = entry ? placeIn(document.uri, entry.key, secret.range) : { uri: document.uri, entry: '', ...secret.range };
  const side = typeof rule.side === 'string' ? rule.side : undefined;
  return {
    rule: rule.id, kind: 'finding', severity: rule.severity.asStated as Finding['severity'], target: targetOf(document, entry), place, path: '', item: secret.kind,
    message: message(`engine.secret-${secret.kind}`), ...(side && { side }), ...(rule.for && { for: rule.for }),
  };
}

function targetOf(document: SyntaxDocument, entry: Entry | undefined): Target {
  const [entity] = entry ? readEntry('martech-stack', document.uri, entry).entities : [];
  if (!entity) return { kind: 'file', id: shownPath(document.uri, folderOfFile(document.uri)) };
  const { name } = entity.value as { readonly name?: unknown };
  return entity.kind === 'stack' ? { kind: 'stack', id: 'stack' } : { kind: entity.kind, id: entity.id, ...(typeof name === 'string' && { name }) };
}
