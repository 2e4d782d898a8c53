// What the call around the cursor takes, while its arguments are written.

import type { SignatureHelp } from 'vscode-languageserver-types';
import type { Context } from '../context.ts';
import { expressionAt } from './expression-at.ts';
import { functionsOf, type Member, memberNamed } from './members.ts';
import { paramTexts } from './param-text.ts';
import { environmentsOf } from './policy-parameters.ts';
import { Scope } from './scope.ts';
import { callsAround } from './tokens.ts';

/** The innermost call around an offset that is known; undefined outside expressions. */
export function celSignature(context: Context, offset: number): SignatureHelp | undefined {
  const at = expressionAt(context, offset);
  if (!at) return undefined;
  const scope = new Scope(environmentsOf(context), at.rule, at.rule.on[0] as string, at.text, at.offset);
  for (const call of [...callsAround(scope.tokens, at.offset)].reverse()) {
    const name = scope.tokens[call.name]?.text ?? '';
    const operand = call.isMethod ? scope.operandBefore(call.name - 2) : undefined;
    const type = operand === undefined ? undefined : scope.typeOf(operand)?.name;
    const member = call.isMethod
      ? type && memberNamed(type, name, scope.environments, context.abilities.language, paramTexts(context))
      : functionsOf(scope.environments, context.abilities.language).find(each => each.name === name);
    if (member) return help(member, call.argument);
  }
  return undefined;
}

function help({ name, takes, type, text }: Member, argument: number): SignatureHelp {
  const parameters = splitTop(takes.slice(1, -1)).map(label => ({ label }));
  return {
    signatures: [{ label: `${name}${takes}: ${type}`, documentation: { kind: 'markdown', value: text }, parameters }],
    activeSignature: 0, activeParameter: Math.min(argument, Math.max(0, parameters.length - 1)),
  };
}

/** Parts between the commas that stand outside `<…>`. */
function splitTop(text: string): readonly string[] {
  return text.split(/,\s*(?![^<]*>)/).filter(part => part !== '');
}
