// The delivered packs and their cases as plain data, for the tests over every rule.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface LocalText { readonly en: string; readonly fr: string }

/** A rule as its pack writes it. */
export interface PackRule {
  readonly title: LocalText;
  readonly aim?: LocalText;
  readonly why: LocalText;
  readonly remedy: LocalText;
  readonly message?: LocalText;
  readonly on: string | readonly string[];
  readonly side: string | { readonly from: string };
  readonly for: string;
  readonly tier: string;
  readonly severity: string | Readonly<Record<string, string>>;
  readonly ramp?: string;
  readonly unknown: 'ask' | 'pass' | 'fail';
  readonly assert?: string;
  readonly when?: string;
  readonly engine?: string;
  readonly each?: string;
  readonly fix?: readonly { readonly title: LocalText; readonly safe?: boolean; readonly create?: unknown }[];
}

export interface Expectation {
  readonly kind?: 'finding' | 'question';
  readonly target?: string;
  readonly severity?: string;
  readonly at?: string;
  readonly count?: number;
  readonly 'after-fix'?: number;
}

export interface Case {
  readonly rule: string;
  readonly today: string;
  readonly stack?: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly observations?: readonly unknown[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly expect: readonly Expectation[];
}

interface PolicyFile {
  readonly parameters?: Readonly<Record<string, { readonly type: string; readonly default: unknown; readonly title: LocalText }>>;
  readonly rules?: Readonly<Record<string, PackRule>>;
  readonly tests?: Readonly<Record<string, Case>>;
}

export const root = join(import.meta.dirname, '..', '..');
const suffix = '.martech-policies.yaml';

export function readPolicyFile(path: string): PolicyFile {
  return parse(readFileSync(path, 'utf8'), { merge: true, stringKeys: true }) as PolicyFile;
}

/** Packs by name, in the order of their files. */
export const packFiles: ReadonlyMap<string, PolicyFile> = new Map(readdirSync(join(root, 'policies')).sort()
  .map(file => [file.replace(suffix, ''), readPolicyFile(join(root, 'policies', file))] as const));

export const rules: ReadonlyMap<string, PackRule> = new Map([...packFiles.values()].flatMap(file => Object.entries(file.rules ?? {})));

/** Where the cases of a rule stand. */
export function casesPath(rule: string): string {
  return join(root, 'test', 'rules', `${rule}${suffix}`);
}

const casesByRule = new Map<string, readonly (readonly [name: string, test: Case])[]>();

/** The cases of a rule, read once; nobody may change them. */
export function casesOf(rule: string): readonly (readonly [name: string, test: Case])[] {
  let cases = casesByRule.get(rule);
  if (!cases) casesByRule.set(rule, (cases = existsSync(casesPath(rule)) ? Object.entries(readPolicyFile(casesPath(rule)).tests ?? {}) : []));
  return cases;
}
