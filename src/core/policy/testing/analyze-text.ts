// What a policy says of one manifest text: a small run of the whole engine, for tests.

import { sectionsOf } from '../../file-kind.ts';
import type { Entity } from '../../model/entity.ts';
import type { Finding } from '../../model/finding.ts';
import { readEntry } from '../../model/read-entities.ts';
import { pathText } from '../../model/read-value.ts';
import { readStack } from '../../model/read-stack.ts';
import type { Stack } from '../../model/stack.ts';
import { placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { readDocument } from '../../syntax/read-document.ts';
import { evaluate } from '../evaluate.ts';
import type { Policy } from '../policy.ts';
import { silence } from '../silence.ts';

/** The manifest and all findings of the policy on it. */
export interface AnalyzedText {
  readonly stack: Stack;
  readonly findings: readonly Finding[];
}

export function readObservations(uri: string, text: string): SyntaxDocument {
  return readDocument(uri, text, sectionsOf['martech-observations']);
}

export function readManifest(uri: string, text: string): SyntaxDocument {
  return readDocument(uri, text, sectionsOf['martech-stack']);
}

/** `documents` hold the root first; `observations` is the file beside it, if any. */
export function analyzeDocuments(documents: ReadonlyMap<string, SyntaxDocument>, policy: Policy, today: string, observations?: SyntaxDocument): AnalyzedText {
  const [root] = [...documents.values()];
  const stack = readStack(root as SyntaxDocument, documents, observations);
  const run = evaluate(stack, policy, { today });
  let step = run.next();
  while (!step.done) step = run.next();
  const schema = [...documents.values()].flatMap(document => schemaFindings(document, policy));
  return { stack, findings: silence(stack, policy, [...schema, ...step.value.findings], { today }) };
}

/** Findings that the schema makes under a rule's id. */
function schemaFindings(document: SyntaxDocument, policy: Policy): Finding[] {
  return [...document.entries.values()].flatMap(entry => {
    const { problems, entities } = readEntry('martech-stack', document.uri, entry);
    return problems.flatMap((problem): Finding[] => {
      const severity = policy.rules.get(problem.rule)?.severity.asStated;
      const owner = ownerOf(entities, problem.path);
      if (severity === undefined || severity === 'off' || !owner) return [];
      return [{
        rule: problem.rule, kind: 'finding', severity, target: { kind: owner.kind, id: owner.id }, place: placeIn(document.uri, entry.key, problem.range),
        path: pathText(problem.path.slice(owner.path.length)), message: problem.message, ...(problem.data && { data: { ...problem.data } }),
      }];
    });
  });
}

/** The deepest entity whose path leads to the problem. */
function ownerOf(entities: readonly Entity[], path: readonly (string | number)[]): Entity | undefined {
  return [...entities].sort((a, b) => b.path.length - a.path.length).find(entity => entity.path.every((step, index) => path[index] === step));
}
