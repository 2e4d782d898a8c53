// Completion of the ids of rules: those in force, and those that a policy file declares or reaches.

import { CompletionItemKind } from 'vscode-languageserver-types';
import { packs } from '../generated/packs.ts';
import type { Rule } from '../core/policy/policy.ts';
import { buildRule } from '../core/policy/reading/build-rule.ts';
import { builtinsOf } from '../core/policy/reading/builtins.ts';
import { layerOfDocument } from '../core/policy/reading/layer.ts';
import { say } from '../core/text/language.ts';
import type { Item } from './completion-item.ts';
import { type Context, rootsOf } from './context.ts';

/** The rules in force in the stacks around the file, and those that a policy file declares or reaches by itself, that pass `keep`. */
export function ruleItems(context: Context, keep: (rule: string) => boolean): Item[] {
  const rules = new Map([...ownRules(context).map(rule => [rule.id, rule] as const), ...rootsOf(context).flatMap(root => [...root.policy.rules])]);
  return [...rules.values()].filter(rule => keep(rule.id)).sort((a, b) => (a.id < b.id ? -1 : 1)).map(rule => ruleItem(context, rule));
}

/** The rules of a policy file itself and of the built-in packs that it extends. */
function ownRules({ kind, document }: Context): readonly Rule[] {
  if (kind !== 'martech-policies') return [];
  const layer = layerOfDocument(document);
  const extended = layer.extends.flatMap(({ name }) => (name.startsWith('builtin:') ? (builtinsOf(packs).rulesOf(name.slice('builtin:'.length)) ?? []) : []));
  return [...extended, ...layer.rules].map(declared => buildRule(declared.id, [declared]));
}

function ruleItem(context: Context, rule: Rule): Item {
  const { language } = context.abilities;
  const title = say(rule.title, language);
  return {
    label: rule.id, kind: CompletionItemKind.Reference, labelDetails: { description: title }, filterText: `${rule.id} ${title}`,
    ...(rule.why ? { documentation: say(rule.why, language) } : {}),
  };
}
