// Where a parameter's name is written: its declaration, what policy files set, and the expressions that read it.

import { underscored } from '../core/policy/expressions/type-table.ts';
import { type Entry, placeIn, type SyntaxDocument } from '../core/syntax/document.ts';
import { nodeAt, pairOf } from '../core/syntax/node.ts';
import type { Place } from '../core/text/place.ts';
import { expressionsIn } from './cel/expressions-in.ts';
import { parametersOf } from './cel/policy-parameters.ts';
import { tokensOf } from './cel/tokens.ts';
import type { Context } from './context.ts';

/** Every such place, in the policies that read the file which declares it; those of a built-in one in all policies. */
export function usesOfParameter(context: Context, name: string): readonly Place[] {
  const declared = parametersOf(context).get(name)?.declared?.uri;
  const policies = context.analysis.roots.map(({ policy }) => policy).filter(({ documents }) => declared === undefined || documents.has(declared));
  const files = new Set([...policies.flatMap(({ documents }) => [...documents.keys()]), ...(context.kind === 'martech-policies' ? [context.uri] : [])]);
  return [...files].flatMap(uri => {
    const document = context.documentAt(uri);
    return document ? [...document.entries.values()].flatMap(entry => inEntry(document, entry, name)) : [];
  });
}

function inEntry(document: SyntaxDocument, entry: Entry, name: string): readonly Place[] {
  const { uri } = document;
  switch (entry.section) {
    case 'params': case 'parameters': return entry.id === name ? [placeIn(uri, entry.key, entry.content.keyNode.range)] : [];
    case 'tests': {
      const key = pairOf(nodeAt(entry.content.value, ['params']), name)?.key;
      return key && !key.written ? [placeIn(uri, entry.key, key.range)] : [];
    }
    case 'rules': return inExpressions(document, entry, underscored(name));
    default: return [];
  }
}

/** `params.trial_budget`, `params.?trial_budget`. */
function inExpressions(document: SyntaxDocument, entry: Entry, name: string): readonly Place[] {
  if (!document.text.slice(entry.offset, entry.offset + entry.content.range.end).includes(name)) return [];
  return expressionsIn(document, entry).flatMap(expression => {
    const tokens = tokensOf(expression.text);
    return tokens.flatMap((token, index) => {
      const isName = token.kind === 'name' && token.text === name && tokens[index - 2]?.text === 'params' && /^\.\??$/.test(tokens[index - 1]?.text ?? '') && !tokens[index - 3]?.text.startsWith('.');
      const range = isName ? expression.rangeOf(token) : undefined;
      return range ? [placeIn(document.uri, entry.key, range)] : [];
    });
  });
}
