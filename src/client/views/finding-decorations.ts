// Badges and colours of rows with findings: the worst one gives the colour, the badge counts.

import { type Disposable, EventEmitter, FileDecoration, type FileDecorationProvider, ThemeColor, Uri, window } from 'vscode';
import type { TreeItem as Row } from '../../protocol.ts';
import { sayHere } from '../say-here.ts';

const scheme = 'martech-stack-row';

/** The URI by which a row's decoration is found; it names no file. */
export function decorationUri(row: Pick<Row, 'id'>): Uri {
  return Uri.from({ scheme, path: `/${encodeURIComponent(row.id)}` });
}

const colours = { error: 'list.errorForeground', warning: 'list.warningForeground', info: undefined } as const;

export class FindingDecorations implements FileDecorationProvider, Disposable {
  readonly #changed = new EventEmitter<Uri[]>();
  readonly #known = new Map<string, string>();
  readonly #decorations = new Map<string, FileDecoration>();
  readonly #registration = window.registerFileDecorationProvider(this);
  readonly onDidChangeFileDecorations = this.#changed.event;

  /** Takes the marks of rows that are about to be shown. */
  learn(rows: readonly Row[]): void {
    const news = rows.filter(row => this.#known.get(row.id) !== marksOf(row));
    for (const row of news) {
      this.#known.set(row.id, marksOf(row));
      this.#decorations.set(decorationUri(row).toString(), decorationOf(row));
    }
    if (news.length > 0) this.#changed.fire(news.map(decorationUri));
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    return uri.scheme === scheme ? this.#decorations.get(uri.toString()) : undefined;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** The badge and the colour in words. */
export function marksText({ severity, count }: Row): string {
  return severity && count ? sayHere(`client.severity-${severity}`, { count }) : '';
}

function marksOf(row: Row): string {
  return `${row.severity ?? ''} ${row.count ?? ''}`;
}

function decorationOf(row: Row): FileDecoration {
  const { severity, count } = row;
  if (!severity || !count) return new FileDecoration();
  // VS Code takes two characters.
  const badge = count > 9 ? '9+' : String(count);
  const colour = colours[severity];
  return new FileDecoration(badge, marksText(row), colour ? new ThemeColor(colour) : undefined);
}
