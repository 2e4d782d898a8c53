// Splits a file into imports: a file for each brand, category or owner, with its tools and what only they use.

import { sectionsOf } from '../../core/file-kind.ts';
import { EditSite } from '../../core/syntax/edit/edit-site.ts';
import { message, type MessageId } from '../../core/text/message.ts';
import type { Range } from '../../core/text/range.ts';
import type { Context } from '../context.ts';
import { fileChange } from './file-change.ts';
import { rootsWith } from './move-movable.ts';
import type { Refactoring } from './refactoring.ts';
import { type Dimension, dimensions, groupNames, groupsOf, movableTools } from './split-groups.ts';

const titles: Readonly<Record<Dimension, MessageId>> = { brand: 'moving.split-brand', category: 'moving.split-category', owner: 'moving.split-owner' };

/** The ways to split the file, at a line of its top level; none where all its tools would go to one file. */
export function offerSplits(context: Context, range: Range): readonly Refactoring[] {
  if (context.kind !== 'martech-stack' || !context.abilities.createFiles || !isTopLevel(context, range)) return [];
  const roots = rootsWith(context);
  if (roots.length === 0 || !isRootOrSection(context, range)) return [];
  const tools = movableTools(context, roots);
  return dimensions.flatMap(dimension => {
    const { length: count } = groupNames(tools, dimension);
    if (count < 2) return [];
    return [{
      id: `split/${dimension}`, kind: 'refactor.move' as const, title: message(titles[dimension], { count }),
      change: () => fileChange(context, [...groupsOf(context, roots, dimension)].map(([name, entries]) => ({ entries, to: { name } }))),
    }];
  });
}

/** A range in one line that begins without blanks, or the whole file. */
function isTopLevel({ document }: Context, { start, end }: Range): boolean {
  const site = new EditSite(document);
  const line = site.lineStart(start);
  const isOne = end <= site.lineEnd(start) && !/^[ \t]/.test(document.text.slice(line, line + 1));
  return isOne || (start === 0 && document.text.slice(end).trim() === '' && document.text !== '');
}

/** In a root anywhere at the top; in an import at the key of a section. */
function isRootOrSection({ analysis, document, uri }: Context, { start }: Range): boolean {
  if (analysis.roots.some(({ stack }) => stack.uri === uri)) return true;
  const site = new EditSite(document);
  const line = site.lineStart(start);
  return [...document.sections].some(([section, { key }]) => sectionsOf['martech-stack'].has(section) && site.lineStart(key.range.start) === line);
}
