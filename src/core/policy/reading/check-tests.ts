// What a test names that nothing has: its rule, its parameters, the kind of what it expects. Said while the test is written, not when it runs.

import { declaredKinds } from '../../model/resolve.ts';
import type { Finding } from '../../model/finding.ts';
import { nearest } from '../../schema/nearest.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../../syntax/document.ts';
import { pairOf, type ScalarNode, type SyntaxNode } from '../../syntax/node.ts';
import { isEngineId } from '../../model/engine-id.ts';
import { typeOfKind } from '../expressions/type-table.ts';
import type { Policy } from '../policy.ts';
import type { Origin } from './layer.ts';
import { policyFinding } from './policy-finding.ts';

/** One finding a name, in the tests of every file of a policy. */
export function testFindings(policy: Policy): readonly Finding[] {
  return [...policy.documents.values()].flatMap(document => (document.sections.has('tests') ? [...document.entries.values()].filter(({ section, id }) => section === 'tests' && id !== undefined)
    .flatMap(entry => inTest(policy, document, entry)) : []));
}

function inTest(policy: Policy, document: SyntaxDocument, entry: Entry): readonly Finding[] {
  const origin: Origin = { document, entry };
  const { value } = entry.content;
  const rule = scalar(pairOf(value, 'rule')?.value);
  const params = pairOf(value, 'params')?.value;
  const expected = pairOf(value, 'expect')?.value;
  return [
    ...(rule ? unknownRule(policy, origin, rule) : []),
    ...(params?.kind === 'map' && !params.written ? params.pairs.flatMap(({ key }) => unknownParam(policy, origin, key)) : []),
    ...(expected?.kind === 'list' ? expected.items.flatMap(item => unknownKind(origin, scalar(pairOf(item, 'target')?.value))) : []),
  ];
}

function unknownRule({ knownRules }: Policy, origin: Origin, rule: ScalarNode): readonly Finding[] {
  if (knownRules.has(rule.source) || isEngineId(rule.source)) return [];
  return [found(origin, rule, 'engine/unknown-rule', 'engine.test-unknown-rule', { rule: rule.source }, nearest(rule.source, knownRules))];
}

function unknownParam({ parameters }: Policy, origin: Origin, key: ScalarNode): readonly Finding[] {
  return parameters.has(key.source) || key.written || key.source === '' ? [] : [found(origin, key, 'engine/unknown-param', 'engine.unknown-param', { name: key.source }, nearest(key.source, parameters.keys()))];
}

/** `tool:crm`; an id alone is looked for among all kinds. */
function unknownKind(origin: Origin, target: ScalarNode | undefined): readonly Finding[] {
  const [, kind, id] = /^([^:]*):(.*)$/s.exec(target?.source ?? '') ?? [];
  if (!target || kind === undefined || Object.hasOwn(typeOfKind, kind) || kind === 'file') return [];
  const near = nearest(kind, [...declaredKinds, 'observation', 'rule', 'stack']).map(one => `${one}:${id}`);
  return [found(origin, target, 'engine/unknown-rule', 'engine.test-unknown-kind', { kind }, near)];
}

function found(origin: Origin, node: ScalarNode, rule: string, id: Parameters<typeof policyFinding>[3], args: Readonly<Record<string, string>>, near: readonly string[]): Finding {
  return policyFinding(origin, placeIn(origin.document.uri, origin.entry.key, node.range), rule, id, args, near);
}

function scalar(node: SyntaxNode | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.value !== null && !node.broken && !node.written ? node : undefined;
}
