// `source.fixAll`: the corrections of a file that nobody has to look at, in one edit.

import type { CodeAction } from 'vscode-languageserver-types';
import { safeEdits } from '../core/policy/fixing/safe-edits.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import { fixAllKind } from './action-kinds.ts';
import { type Context, rootsOf } from './context.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** One action, where there is anything safe to correct. Other files are left alone: nobody looks at them. */
export function fixAll(context: Context): readonly CodeAction[] {
  const { abilities, analysis, uri } = context;
  const findings = analysis.findings.get(uri) ?? [];
  for (const { stack, policy } of rootsOf(context)) {
    const edits = safeEdits(stack, policy, findings, { today: analysis.options.today, language: abilities.language }, uri);
    const edit = edits.length > 0 ? workspaceEdit(context, edits) : undefined;
    if (edit) return [{ title: say(message('silencing.fix-all'), abilities.language), kind: fixAllKind, edit }];
  }
  return [];
}
