// A rule in short, as hover shows it: what it asks, why, what helps.

import { packs } from '../generated/packs.ts';
import type { Rule } from '../core/policy/policy.ts';
import { buildRule } from '../core/policy/reading/build-rule.ts';
import { builtinsOf } from '../core/policy/reading/builtins.ts';
import { layerOfDocument } from '../core/policy/reading/layer.ts';
import { code, plainText } from '../core/reports/markdown-text.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { folderOfFile, shownPath } from '../core/model/uri.ts';
import { type Context, rootsOf } from './context.ts';
import { commandUri } from './diagnostics.ts';

/** The rule of that id in a policy in force here, the file's own roots first; else the one that the file itself or a built-in pack declares. */
export function findRule(context: Pick<Context, 'analysis' | 'uri' | 'kind' | 'document'>, id: string): Rule | undefined {
  for (const root of [...rootsOf(context), ...context.analysis.roots]) {
    const rule = root.policy.rules.get(id);
    if (rule) return rule;
  }
  const own = context.kind === 'martech-policies' ? layerOfDocument(context.document).rules.find(rule => rule.id === id) : undefined;
  const declared = [builtinsOf(packs).rules.get(id), own].filter(layer => layer !== undefined);
  return declared.length > 0 ? buildRule(id, declared) : undefined;
}

/** Markdown; undefined for a rule that no policy in force has. */
export function ruleCard(context: Context, id: string): string | undefined {
  const rule = findRule(context, id);
  if (!rule) return undefined;
  const { language, ruleCommand } = context.abilities;
  const remedy = rule.remedy && say(message('language.rule-remedy', { text: say(rule.remedy, language) }), language);
  const link = ruleCommand && `[${say(message('language.open-rule-page'), language)}](${commandUri(ruleCommand, id)})`;
  return [`**${plainText(say(rule.title, language))}** ${code(id)}`, whereWritten(context, rule), rule.why && plainText(say(rule.why, language)), remedy && plainText(remedy), link].filter(Boolean).join('\n\n');
}

/** The file that declares it, else its pack; and the files that adjust it. */
function whereWritten({ uri, abilities: { language } }: Context, rule: Rule): string {
  const file = (other: string) => code(shownPath(other, folderOfFile(uri)));
  const declared = rule.place ? message('language.rule-in-file', { file: file(rule.place.uri) }) : message('language.rule-built-in', { pack: code(rule.id.split('/')[0] ?? '') });
  const adjusted = [...new Set(rule.adjusted.map(place => file(place.uri)))];
  const more = adjusted.length > 0 ? [say(message('language.rule-adjusted-in', { files: adjusted.join(', ') }), language)] : [];
  return [say(declared, language), ...more].join(' ');
}
