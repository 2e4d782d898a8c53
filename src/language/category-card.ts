// Categories as hover shows them: of tools with those that the stack has, of data with how the law looks at them, purposes in their tree.

import { nameOf } from '../core/model/effective.ts';
import { code, plainText } from '../core/reports/markdown-text.ts';
import { describeValue } from '../core/schema/describe.ts';
import { type Language, say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { categoryOf, groupOf } from '../core/values/categories.ts';
import { type DataUse, classLabel, classOf, dataCategories, dataUses } from '../core/values/taxonomy.ts';
import { type Context, rootsOf } from './context.ts';
import { shortText } from './short-text.ts';

const toolsShown = 8;

/** A category of tools: its group, and the tools that have it; undefined where neither catalog nor stack knows it. */
export function categoryCard(context: Context, id: string): string | undefined {
  const { language } = context.abilities;
  const category = categoryOf(id);
  const group = groupOf(id);
  const tools = [...new Set(rootsOf(context).flatMap(({ stack }) => [...stack.tools.values()].filter(({ value }) => value.category === id).map(tool => shortText(nameOf(tool), 60))))];
  if (!category && tools.length === 0) return undefined;
  const heading = category ? `**${plainText(say(category.label, language))}** ${code(id)}` : code(shortText(id, 80));
  const shown = [...tools.slice(0, toolsShown).map(plainText), ...(tools.length > toolsShown ? ['…'] : [])].join(', ');
  const here = tools.length > 0 ? say(message('hover.category-tools', { count: tools.length, tools: shown }), language) : undefined;
  return [heading, group && plainText(say(group.label, language)), here].filter(Boolean).join('\n\n');
}

/** A category of data: what it is, what it is a part of, how the law looks at it. */
export function dataCategoryText(key: string, language: Language): string | undefined {
  const text = describeValue('martech-stack', 'data', ['categories', 0], key, language);
  const ofClass = classOf(key);
  const label = ofClass === undefined || ofClass === 'personal' ? undefined : classLabel(ofClass);
  const read = label && say(message(ofClass === 'not-personal' ? 'hover.class' : 'hover.class-read', { label: say(label, language) }), language);
  return text && [text, partOf(dataCategories, key, language), read].filter(Boolean).join('\n\n');
}

/** A purpose: what it is, and what it is a part of. */
export function purposeText(key: string, language: Language): string | undefined {
  const text = describeValue('martech-stack', 'flows', ['purpose'], key, language);
  return text && [text, partOf(dataUses, key, language)].filter(Boolean).join('\n\n');
}

/** `A part of: User data › Contact` */
function partOf(tree: ReadonlyMap<string, DataUse>, key: string, language: Language): string | undefined {
  const above: string[] = [];
  for (let at = tree.get(key)?.parent; at; at = tree.get(at)?.parent) above.unshift(say(tree.get(at)?.label ?? { en: at, fr: at }, language));
  return above.length === 0 ? undefined : say(message('hover.part-of', { above: above.map(plainText).join(' › ') }), language);
}
