// Answers for semantic tokens: of a whole file, of a part, and what changed since the last answer.

import type { Connection, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { offsetsIn } from '../language/locate.ts';
import { semanticTokens } from '../language/semantic-tokens.ts';
import type { Guard } from './guard.ts';
import type { Session } from './session.ts';

interface Answer { readonly resultId: string; readonly data: number[] }

/** Registers the three requests; the last answer of each open file is kept. */
export function registerSemanticTokens(connection: Connection, session: Session, guard: Guard): void {
  const answers = new Map<string, Answer>();
  let count = 0;
  const none: SemanticTokens = { data: [] };
  const whole = async (clientUri: string): Promise<Answer> => {
    const context = session.switches.semanticTokens ? await session.contextOf(clientUri) : undefined;
    const answer = { resultId: String(++count), data: context ? semanticTokens(context, { start: 0, end: context.document.text.length }) : [] };
    for (const uri of answers.keys()) if (!session.documents.get(uri)) answers.delete(uri);
    answers.set(session.documents.uriOf(clientUri), answer);
    return answer;
  };
  const { semanticTokens: tokens } = connection.languages;
  tokens.on(guard('textDocument/semanticTokens/full', none, ({ textDocument }) => whole(textDocument.uri)));
  tokens.onDelta(guard<{ readonly textDocument: { readonly uri: string }; readonly previousResultId: string }, SemanticTokens | SemanticTokensDelta>('textDocument/semanticTokens/full/delta', none, async ({ textDocument, previousResultId }) => {
    const before = answers.get(session.documents.uriOf(textDocument.uri));
    const now = await whole(textDocument.uri);
    return before?.resultId === previousResultId ? { resultId: now.resultId, edits: editsBetween(before.data, now.data) } : now;
  }));
  tokens.onRange(guard('textDocument/semanticTokens/range', none, async ({ textDocument, range }) => {
    const context = session.switches.semanticTokens ? await session.contextOf(textDocument.uri) : undefined;
    return context ? { data: semanticTokens(context, offsetsIn(context.document, range)) } : none;
  }));
}

/** One edit: what lies between the beginning and the end that both share. */
function editsBetween(before: readonly number[], now: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  if (start === before.length && start === now.length) return [];
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  return [{ start, deleteCount: before.length - start - end, data: now.slice(start, now.length - end) }];
}
