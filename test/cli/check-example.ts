// Checks an example on the command line, on the day that its settings fix.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './run-cli.ts';

export const examples = join(import.meta.dirname, '../../examples');

interface Point { readonly line: number; readonly column: number }
export interface Found {
  readonly rule: string; readonly severity: string; readonly kind: string; readonly file: string; readonly message: string;
  readonly target: { readonly id: string }; readonly start: Point; readonly end: Point; readonly silenced?: { readonly by: string };
}
interface JsonReport {
  readonly stacks: readonly { readonly tools: number; readonly flows: number; readonly files: readonly string[] }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly Found[];
}

/** The day in the settings of an example. */
export function fixedDay(name: string): string {
  return JSON.parse(readFileSync(join(examples, name, '.vscode/settings.json'), 'utf8'))['martechStack.today'];
}

export async function checkExample(name: string, ...more: string[]): Promise<{ readonly code: number; readonly report: JsonReport }> {
  const told = await runCli(['check', '--format', 'json', '--today', fixedDay(name), ...more], join(examples, name));
  return { code: told.code, report: JSON.parse(told.out) };
}
