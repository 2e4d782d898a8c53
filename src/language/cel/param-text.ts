// What a parameter is, for completion and hover: its title, its default, its value here, and where that is set.

import type { Parameter } from '../../core/policy/policy.ts';
import { underscored } from '../../core/policy/expressions/type-table.ts';
import { code } from '../../core/reports/markdown-text.ts';
import { say } from '../../core/text/language.ts';
import { message } from '../../core/text/message.ts';
import { shownPath, folderOfFile } from '../../core/model/uri.ts';
import type { Context } from '../context.ts';
import { parametersOf, type PolicyParameter } from './policy-parameters.ts';

/** The text of a parameter by its name in expressions. */
export function paramTexts(context: Context): (name: string) => string {
  const byName = new Map([...parametersOf(context).values()].map(parameter => [underscored(parameter.name), parameter]));
  return name => {
    const parameter = byName.get(name);
    return parameter ? paramText(context, parameter) : '';
  };
}

/** Markdown: title, default, value, place. */
export function paramText(context: Context, parameter: PolicyParameter): string {
  const { language } = context.abilities;
  const file = (uri: string) => code(shownPath(uri, folderOfFile(context.uri)));
  const isSet = JSON.stringify(parameter.value) !== JSON.stringify(parameter.default);
  const lines = [
    say(message('cel.param-default', { value: shownValue(parameter.default) }), language),
    isSet ? say(message('cel.param-value', { value: shownValue(parameter.value) }), language) : '',
    parameter.place ? say(message('cel.param-set-in', { file: file(parameter.place.uri) }), language) : '',
    parameter.declared ? say(message('cel.param-declared-in', { file: file(parameter.declared.uri) }), language) : say(message('cel.param-builtin'), language),
  ];
  return [titleOf(parameter, context), lines.filter(Boolean).map(line => `- ${line}`).join('\n')].filter(Boolean).join('\n\n');
}

function titleOf({ title }: Parameter, { abilities }: Context): string {
  return title ? say(title, abilities.language) : '';
}

/** As a file would write it, on one line. */
function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '–';
  return code(text.length > 120 ? `${text.slice(0, 119)}…` : text);
}
