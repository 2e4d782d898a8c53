// Puts what is said in the order in which people read it: by who could act, then by pack, then by rule, the heaviest first.

import type { Severity, Side } from '../model/finding.ts';
import type { MessageId } from '../text/message.ts';
import type { ReportedFinding } from './report.ts';
import type { RuleInfo } from './rule-info.ts';

export interface SideGroup {
  readonly title: MessageId;
  readonly count: number;
  readonly packs: readonly PackGroup[];
}

export interface PackGroup {
  /** The part of an id before its slash. */
  readonly pack: string;
  readonly rules: readonly RuleGroup[];
}

export interface RuleGroup {
  readonly rule: RuleInfo;
  /** The heaviest first, then in the order of files and text. */
  readonly findings: readonly ReportedFinding[];
}

interface Who { readonly title: MessageId; readonly has: (side: Side | undefined) => boolean }

/** Security and privacy stand with IT, finance and business with marketing; partners with neither. */
const sides: readonly Who[] = [
  { title: 'reports.side-both', has: side => side === 'both' },
  { title: 'reports.side-marketing', has: side => side === 'marketing' || side === 'finance' || side === 'business' },
  { title: 'reports.side-it', has: side => side === 'it' || side === 'security' || side === 'privacy' },
  { title: 'reports.side-partner', has: side => side === 'partner' },
  { title: 'reports.side-files', has: side => side === undefined },
];

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The findings that count, grouped; a side that is asked nothing is left out. Questions, hints and silenced ones are not among them. */
export function bySide(findings: readonly ReportedFinding[]): readonly SideGroup[] {
  const said = findings.filter(({ finding }) => !finding.silenced && finding.kind === 'finding' && finding.severity !== 'hint');
  return sides.flatMap(({ title, has }) => {
    const own = said.filter(({ finding }) => has(finding.side));
    return own.length === 0 ? [] : [{ title, count: own.length, packs: byPack(own) }];
  });
}

function byPack(findings: readonly ReportedFinding[]): readonly PackGroup[] {
  const sorted = [...findings].sort((a, b) => weight(a) - weight(b));
  return [...grouped(sorted, ({ finding }) => packOf(finding.rule))].map(([pack, own]) => ({
    pack, rules: [...grouped(own, ({ finding }) => finding.rule).values()].map(same => ({ rule: (same[0] as ReportedFinding).rule, findings: same })),
  }));
}

function weight({ finding }: ReportedFinding): number {
  return order.indexOf(finding.severity);
}

/** `lifecycle` of `lifecycle/trial-expired`. */
export function packOf(rule: string): string {
  return rule.slice(0, Math.max(0, rule.indexOf('/')));
}

/** Items by key, keys and items in their order. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
