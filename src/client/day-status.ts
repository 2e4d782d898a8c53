// The status bar says so while checks use a fixed day instead of today, with a way back.

import { type Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, env, window, workspace } from 'vscode';
import { sayDay } from '../core/text/say-day.ts';
import { languageOf } from '../core/text/language.ts';
import { sayHere } from './say-here.ts';

/** Shows and hides the item as the setting changes. */
export function registerDayStatus(): Disposable {
  const item = window.createStatusBarItem('martechStack.day', StatusBarAlignment.Left);
  item.name = 'Martech Stack';
  item.command = 'martechStack.useRealDate';
  show(item);
  const watching = workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('martechStack.today')) show(item);
  });
  return { dispose: () => (item.dispose(), watching.dispose()) };
}

function show(item: StatusBarItem): void {
  const today = workspace.getConfiguration('martechStack').get<string | null>('today');
  if (!today) return item.hide();
  const day = sayDay(today, languageOf(env.language));
  item.text = `$(calendar) ${sayHere('client.checks-as-of', { day })}`;
  item.tooltip = sayHere('client.use-real-date', { day });
  item.accessibilityInformation = { label: `${sayHere('client.checks-as-of', { day })}. ${item.tooltip}`, role: 'button' };
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  item.show();
}
