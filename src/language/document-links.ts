// Links out of a file: to the files that it names, to addresses on the web, and from the ids of built-in rules to their pages.

import type { DocumentLink } from 'vscode-languageserver-types';
import { shownPath, folderOfFile } from '../core/model/uri.ts';
import type { Entry, SyntaxDocument } from '../core/syntax/document.ts';
import type { ScalarNode, SyntaxNode } from '../core/syntax/node.ts';
import { pairOf } from '../core/syntax/node.ts';
import type { Range } from '../core/text/range.ts';
import type { Context } from './context.ts';
import { fileNames, filesOf, testedFiles } from './file-names.ts';
import { ignoredRules } from './ignore-comment.ts';
import { rangeIn } from './locate.ts';
import { findRule } from './rule-card.ts';

interface Link {
  readonly range: Range;
  readonly target: string;
  readonly tooltip?: string;
}

/** Sorted; a pattern has one for each file that it matches. */
export function documentLinks(context: Context): DocumentLink[] {
  const links = [...toFiles(context), ...toAddresses(context.document), ...toRulePages(context)];
  return links.sort((a, b) => a.range.start - b.range.start).map(({ range, ...link }) => ({ range: rangeIn(context.document, range), ...link }));
}

function toFiles(context: Context): readonly Link[] {
  return [...fileNames(context.document), ...testedFiles(context.document)].flatMap(name => filesOf(context, name).map(uri => ({
    range: name.range, target: context.clientUri(uri), ...(name.isPattern && { tooltip: shownPath(uri, folderOfFile(context.uri)) }),
  })));
}

/** An address is looked for in the text first: few entries have one. */
function toAddresses({ text, entries }: SyntaxDocument): readonly Link[] {
  if (!/https?:\/\//.test(text)) return [];
  return [...entries.values()].filter(({ offset, content }) => text.slice(offset, offset + content.range.end).includes('://')).flatMap(entry => scalars(entry.content.value).flatMap(node => {
    const raw = text.slice(entry.offset + node.range.start, entry.offset + node.range.end);
    return [...raw.matchAll(/https?:\/\/[^\s"'<>\\^`{|}]+/g)].map(match => {
      const target = withoutTail(match[0]);
      const start = entry.offset + node.range.start + match.index;
      return { range: { start, end: start + target.length }, target };
    });
  }));
}

/** Without what ends a sentence, and without a bracket that opens before the address. */
function withoutTail(address: string): string {
  const last = address.at(-1) ?? '';
  const opening = { ')': '(', ']': '[' }[last];
  const isTail = '.,;:!?'.includes(last) || (opening !== undefined && address.split(opening).length < address.split(last).length);
  return isTail && last !== '' ? withoutTail(address.slice(0, -1)) : address;
}

/** Rules of one's own are found by going to their definition; a built-in one has a page in clients that show pages. */
function toRulePages(context: Context): readonly Link[] {
  const { document, abilities: { rulePages } } = context;
  if (rulePages === undefined) return [];
  const written = [...document.entries.values()].flatMap(rulesIn).concat(ignoredRules(document).map(({ rule, range }) => ({ rule, range })));
  return written.flatMap(({ rule, range }) => {
    const found = findRule(context, rule);
    return found && !found.place ? [{ range, target: `${rulePages}${rule}.md` }] : [];
  });
}

interface RuleName { readonly rule: string; readonly range: Range }

/** The rule of a waiver or a test, and the key of an adjusted rule. */
function rulesIn({ section, id, offset, content }: Entry): RuleName[] {
  if (id === undefined) return [];
  const node = section === 'rules' ? content.keyNode : section === 'waivers' || section === 'tests' ? pairOf(content.value, 'rule')?.value : undefined;
  if (node?.kind !== 'scalar' || node.written) return [];
  return [{ rule: node.source, range: { start: node.range.start + offset, end: node.range.end + offset } }];
}

function scalars(node: SyntaxNode | undefined): readonly ScalarNode[] {
  if (!node || node.written) return [];
  if (node.kind === 'scalar') return [node];
  return node.kind === 'list' ? node.items.flatMap(scalars) : node.pairs.flatMap(pair => (pair.merged ? [] : scalars(pair.value)));
}
