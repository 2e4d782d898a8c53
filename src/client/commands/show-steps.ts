// Lists what a tool has done and still owes for its next stage, as its lens asks for it; choosing one leads to its line.

import { type Disposable, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, Uri, commands, window } from 'vscode';
import type { ShownStep, ShownSteps, WireLocation } from '../../protocol.ts';
import { sayHere } from '../say-here.ts';

export const stepsCommand = 'martechStack.showSteps';

interface Row extends QuickPickItem { readonly location?: WireLocation }

export function registerShowSteps(): Disposable {
  return commands.registerCommand(stepsCommand, async ({ title, steps }: ShownSteps) => {
    const picked = await window.showQuickPick(rowsOf(steps), { title, placeHolder: sayHere('lens.steps-hint'), matchOnDescription: true, matchOnDetail: true });
    if (picked?.location) await show(picked.location);
  });
}

const states = [['owed', 'lens.steps-owed', 'circle-large-outline'], ['standing', 'lens.steps-standing', 'circle-large-filled'], ['done', 'lens.steps-done', 'pass-filled']] as const;

/** What is to do first; a step with several things to do is several rows. */
function rowsOf(steps: readonly ShownStep[]): readonly Row[] {
  return states.flatMap(([state, label, icon]) => {
    const rows = steps.filter(step => step.state === state).flatMap(step => rowsOfStep(step, new ThemeIcon(icon)));
    return rows.length === 0 ? [] : [{ label: sayHere(label), kind: QuickPickItemKind.Separator }, ...rows];
  });
}

function rowsOfStep({ title, rule, items }: ShownStep, iconPath: ThemeIcon): readonly Row[] {
  if (items.length === 0) return [{ label: title, description: rule, iconPath }];
  return items.map(({ text, owners, location }) => ({
    label: title, description: [rule, ...owners].join(' · '), detail: text, iconPath, ...(location && { location }),
  }));
}

async function show({ uri, range: { start, end } }: WireLocation): Promise<void> {
  await window.showTextDocument(Uri.parse(uri), { selection: new Range(start.line, start.character, end.line, end.character) });
}
