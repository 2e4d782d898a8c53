// What a step of a path of the file means in a rule (`at: tool.lifecycle.until`), and what a fix writes there.

import { describeNode, describeWord } from '../core/schema/describe.ts';
import type { Cursor } from '../core/syntax/cursor.ts';
import type { Range } from '../core/text/range.ts';
import type { Context } from './context.ts';
import { isRulePath, schemaInFix, schemaOfStep, startsAt } from './rule-paths.ts';

/** Markdown and the absolute range; undefined outside such paths and values. */
export function pathHover(context: Context, cursor: Cursor, offset: number): { readonly markdown: string; readonly range: Range } | undefined {
  const { entry, path, node, range, on } = cursor;
  if (context.kind !== 'martech-policies' || entry?.section !== 'rules' || node?.kind !== 'scalar' || node.written) return undefined;
  if (isRulePath(cursor)) return ofStep(context, cursor, offset);
  const { language } = context.abilities;
  const schema = path[0] === 'fix' ? schemaInFix(context, entry, path) : undefined;
  const markdown = schema && (on === 'key' ? describeNode(schema, node.source, language) : describeWord(schema, node.source, language));
  return markdown === undefined ? undefined : { markdown, range };
}

function ofStep(context: Context, { entry, path, range }: Cursor, offset: number): ReturnType<typeof pathHover> {
  const written = context.document.text.slice(range.start, range.end);
  const text = written.replace(/^["']|["']$/g, '');
  const start = range.start + (/^["']/.test(written) ? 1 : 0);
  const found = entry && schemaOfStep(text, Math.max(0, offset - start), startsAt(context, entry, path));
  const markdown = found && describeNode(found.schema, found.key, context.abilities.language);
  return markdown === undefined ? undefined : { markdown, range: { start: start + (found?.start ?? 0), end: start + (found?.end ?? 0) } };
}
