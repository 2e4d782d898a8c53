// Ids of entities in the expressions of policy files: `stack.tool('brevo')`, `tool.id == 'brevo'`.

import type { RootAnalysis } from '../../core/analyze.ts';
import type { Entity } from '../../core/model/entity.ts';
import { type SyntaxDocument, placeIn } from '../../core/syntax/document.ts';
import type { Place } from '../../core/text/place.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { celWordAt } from './cel-word.ts';
import { expressionAt } from './expression-at.ts';
import { expressionsIn } from './expressions-in.ts';
import { insideOf, tokensOf } from './tokens.ts';

/** Where the policy of a root means this entity by a text; a text that merely reads alike is left out. */
export function idMentions(context: Context, root: RootAnalysis, { kind, id }: Pick<Entity, 'kind' | 'id'>): readonly Place[] {
  return [...root.policy.documents.keys()].flatMap(uri => {
    const document = context.documentAt(uri);
    if (!document?.text.includes(id)) return [];
    const inFile: Context = { ...context, uri, kind: 'martech-policies', document };
    return literals(document, id).filter(({ place, offset }) => {
      const at = expressionAt(inFile, offset);
      return at !== undefined && place.end > place.start && celWordAt(inFile, at)?.ids.some(one => one.kind === kind && one.id === id);
    }).map(({ place }) => place);
  });
}

/** Texts in expressions that say exactly this. */
function literals(document: SyntaxDocument, id: string): readonly { readonly place: Place; readonly offset: number }[] {
  return [...document.entries.values()].flatMap(entry => {
    if (entry.section !== 'rules' || !document.text.slice(entry.offset, entry.offset + entry.content.range.end).includes(id)) return [];
    const found = expressionsIn(document, entry).filter(({ text }) => text.includes(id)).flatMap(expression => tokensOf(expression.text).flatMap(token => {
      const inside = insideOf(token);
      const isIt = token.kind === 'text' && token.closed && expression.text.slice(inside.start, inside.end) === id;
      return isIt ? (expression.rangeOf(inside) ?? []) : [];
    }));
    return found.map((range: Range) => ({ place: placeIn(document.uri, entry.key, range), offset: entry.offset + range.start }));
  });
}
