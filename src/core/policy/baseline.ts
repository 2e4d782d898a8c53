// `martech-baseline.json`: what was known when the rules came, so that only what is new is counted.

import type { Finding } from '../model/finding.ts';
import { fingerprint } from './fingerprint.ts';
import { canBaseline } from './silencing/can-baseline.ts';

export interface BaselineEntry {
  /** The fingerprint. */
  readonly id: string;
  /** For people who read the file. */
  readonly rule: string;
  readonly target: string;
}

/** The file's name, beside the root. */
export const baselineName = 'martech-baseline.json';

/** The fingerprints of a baseline; undefined for a text that is none. */
export function readBaseline(text: string): ReadonlySet<string> | undefined {
  const entries = readEntries(text);
  return entries && new Set(entries.map(({ id }) => id));
}

/** The text of a baseline with these findings in it too; undefined where `text` is no baseline. Without `text`, a new one. */
export function addToBaseline(text: string | undefined, findings: readonly Finding[]): string | undefined {
  const known = text === undefined ? [] : readEntries(text);
  return known && baselineText([...new Map([...known, ...baselineEntries(findings)].map(entry => [entry.id, entry])).values()]);
}

function readEntries(text: string): readonly BaselineEntry[] | undefined {
  let value: unknown;
  try {
    // Some editors save a byte-order mark, which JSON does not know.
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  const { version, fingerprints } = (typeof value === 'object' && value !== null ? value : {}) as { readonly version?: unknown; readonly fingerprints?: unknown };
  if (version !== 1 || !Array.isArray(fingerprints)) return undefined;
  return fingerprints.flatMap(entry => (isEntry(entry) ? [{ id: entry.id, rule: String(entry.rule ?? ''), target: String(entry.target ?? '') }] : []));
}

function isEntry(entry: unknown): entry is BaselineEntry {
  return typeof entry === 'object' && entry !== null && typeof (entry as BaselineEntry).id === 'string';
}

/** What a baseline of these findings holds, sorted: each once, a grouped question as the questions of its rules, nothing that is waived or ignored. */
export function baselineEntries(findings: readonly Finding[]): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.flatMap(apart)) {
    if (!canBaseline(finding.rule) || (finding.silenced && finding.silenced.by !== 'baseline')) continue;
    const id = fingerprint(finding);
    entries.set(id, { id, rule: finding.rule, target: `${finding.target.kind}:${finding.target.id}` });
  }
  return [...entries.values()].sort(inOrder);
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.rule, b.rule) || compare(a.target, b.target) || compare(a.id, b.id);
}

/** The text of a baseline of these findings: one line an entry, sorted, so that two branches merge. */
export function writeBaseline(findings: readonly Finding[]): string {
  return baselineText(baselineEntries(findings));
}

function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries].sort(inOrder).map(entry => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "fingerprints": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/** A grouped question as the questions of its rules. */
function apart(finding: Finding): readonly Finding[] {
  const questions = finding.data?.['questions'] as readonly { readonly rule: string; readonly item?: string }[] | undefined;
  if (!questions) return [finding];
  const { item: _, ...rest } = finding;
  return questions.map(({ rule, item }) => ({ ...rest, rule, ...(item !== undefined && { item }) }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
