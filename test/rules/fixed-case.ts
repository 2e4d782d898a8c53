// One case of a rule with all the fixes that its findings are offered, ready to be tried.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Analysis, RootAnalysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { readStack } from '../../src/core/model/read-stack.ts';
import type { Stack } from '../../src/core/model/stack.ts';
import { plannedFixes } from '../../src/core/policy/fix.ts';
import type { PlannedFix } from '../../src/core/policy/fixing/plan-fixes.ts';
import { snippetEdits } from '../../src/core/policy/fixing/snippet-edits.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import { documentsOf } from '../../src/core/policy/fixing/fix-state.ts';
import { writeYaml } from '../../src/core/policy/testing/write-yaml.ts';
import { type FileKind, fileKindOf, sectionsOf } from '../../src/core/file-kind.ts';
import { readDocument } from '../../src/core/syntax/read-document.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { say } from '../../src/core/text/language.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { runAnalyze } from '../support/run-analyze.ts';
import { type Case, casesPath, readPolicyFile } from './delivered-packs.ts';
import { meaning, restyle, rootName, type Style } from './restyle.ts';
import { filled, type Scalar } from './stop-values.ts';
import { changed, type Files, keyOf, speaksFor } from './fix-effects.ts';
import { Trial, type TriedCase } from './fix-trial.ts';

const policyName = 'martech-policies.yaml';
const observationsName = 'martech-observations.yaml';

interface Written {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The last analysis under each policy: the next one need not compile that policy again. */
const last = new Map<string, Analysis>();

/** Shapes of edit that were made in a style already: another value in the same place is no other edit. */
const tried = new Set<string>();

export class FixedCase implements TriedCase {
  readonly rule: string;
  readonly test: Case;
  readonly #files: Files;
  /** The file that holds what the rule finds: the manifest, or the policy for a rule about rules. */
  readonly #written: Written | undefined;
  readonly #styles = new Map<Style, Styled>();

  constructor(rule: string, test: Case) {
    this.rule = rule;
    this.test = test;
    const rules = readPolicyFile(casesPath(rule)).rules;
    this.#written = !test.stack ? undefined : rules ? { name: policyName, data: { version: 1, extends: ['builtin:policy'], rules } } : { name: rootName, data: this.#manifest() };
    this.#files = test.stack ? this.#filesIn('block') : filesOf(rule, test);
  }

  /** All files, the one that the rule is about in a style. */
  #filesIn(style: Style): Files {
    const { name, data } = this.#written as Written;
    const { observations, params } = this.test;
    const styled = Object.fromEntries(Object.entries(restyle(data, style)).map(([key, text]) => [key === rootName ? name : key, text]));
    return {
      ...(name === rootName ? {} : { [rootName]: writeYaml(this.#manifest()) }), ...(name === policyName ? {} : { [policyName]: writeYaml({ version: 1, extends: ['builtin:all'], ...(params && { params }) }) }), ...styled,
      ...(observations && { [observationsName]: writeYaml({ version: 1, observed: observations }) }),
    };
  }

  /** Every fix of every finding of the rule. */
  trials(): readonly Trial[] {
    const before = this.analyze(this.#files);
    const root = this.rootOf(before);
    if (!root) return [];
    return [...before.findings.values()].flat().filter(finding => !finding.silenced && speaksFor(finding, this.rule)).flatMap(finding => {
      const fixes = this.#offered(root.stack, root.policy, finding);
      return fixes.map(fix => new Trial(this, before, finding, fix, fixes));
    });
  }

  /** True where the rule speaks with all others on, as its case says. */
  finds(): boolean {
    return [...this.analyze(this.#files).findings.values()].flat().some(finding => !finding.silenced && speaksFor(finding, this.rule));
  }

  get files(): Files {
    return this.#files;
  }

  /** The root that the case is about. */
  rootOf({ roots }: Analysis): RootAnalysis | undefined {
    const { file } = this.test;
    return file === undefined ? roots[0] : roots.find(({ stack }) => stack.uri === uriOf(basename(file)));
  }

  analyze(files: Files): Analysis {
    const { today, params } = this.test;
    const key = JSON.stringify([today, params, this.#written?.name]);
    const analysis = runAnalyze(files, today, last.get(key));
    last.set(key, analysis);
    return analysis;
  }

  /** What a fix gets wrong where the same manifest is written in another style; nothing where it is not offered there for a good reason. */
  wrongInStyle(trial: Trial, style: Style): readonly string[] {
    if (!this.#written || trial.replacesText || (style === 'imported' && this.#written.name === policyName) || tried.has(`${style} ${trial.shape}`)) return [];
    tried.add(`${style} ${trial.shape}`);
    const expected = trial.meaningAfter();
    const planned = this.#inStyle(style, trial).filter(one => one.key === keyOf(trial.found) && say(one.fix.title, 'en') === trial.title('en'));
    if (planned.length === 0) return trial.takesAway && (style === 'merge keys' || style === 'aliases') ? [] : ['not offered'];
    return planned.some(one => JSON.stringify(sorted(one.after(trial.firstFilling))) === JSON.stringify(sorted(expected))) ? [] : [`says something else:\n${planned[0]?.text(trial.firstFilling)}`];
  }

  /** The fixes of the same findings there: what a rule finds does not depend on how the manifest is written, as other tests prove. */
  #inStyle(style: Style, { policy, found }: Trial): readonly Planned[] {
    const styled = this.#styles.get(style) ?? this.#read(this.#filesIn(style), policy);
    this.#styles.set(style, styled);
    const key = keyOf(found);
    const known = styled.planned.get(key) ?? this.#offered(styled.stack, styled.policy, found).map(fix => new Planned(key, fix, styled.documents, styled.files));
    styled.planned.set(key, known);
    return known;
  }

  #read(files: Files, policy: Policy): Styled {
    if (this.#written?.name === policyName) {
      const root = this.analyze(files).roots[0] as RootAnalysis;
      return { files, documents: documentsOf(root.stack, root.policy), stack: root.stack, policy: root.policy, planned: new Map() };
    }
    const all = new Map(Object.entries(files).map(([name, text]) => [name, readDocument(uriOf(name), text, sectionsOf[fileKindOf(name) as FileKind])] as const));
    const documents = new Map([...all].filter(([name]) => fileKindOf(name) === 'martech-stack').map(([, document]) => [document.uri, document]));
    const stack = readStack(all.get(rootName) as SyntaxDocument, documents, all.get(observationsName));
    return { files, documents: documentsOf(stack, policy), stack, policy, planned: new Map() };
  }

  /** The fixes that change something here; of a grouped question, those of this rule. */
  #offered(stack: Stack, policy: Policy, finding: Finding): readonly PlannedFix[] {
    const asked = finding.data?.['questions'] as readonly { readonly rule: string; readonly facts: readonly string[] }[] | undefined;
    const own = asked?.filter(one => one.rule === this.rule);
    const alone = own ? { ...finding, rule: this.rule, facts: own.flatMap(one => one.facts), data: { questions: own } } : finding;
    const documents = documentsOf(stack, policy);
    return plannedFixes(stack, policy, alone, { today: this.test.today }).filter(fix => snippetEdits(documents, fix.changes).length > 0);
  }

  #manifest(): Readonly<Record<string, unknown>> {
    return { version: 1, policies: ['martech-policies.yaml'], ...this.test.stack, stack: { name: 'Test', ...(this.test.stack?.['stack'] as object) } };
  }
}

/** The manifest in another style, with the fixes of each finding. */
interface Styled {
  readonly files: Files;
  readonly documents: ReadonlyMap<string, SyntaxDocument>;
  readonly stack: Stack;
  readonly policy: Policy;
  readonly planned: Map<string, readonly Planned[]>;
}

/** A fix planned in another style. */
class Planned {
  readonly key: string;
  readonly fix: PlannedFix;
  readonly #documents: ReadonlyMap<string, SyntaxDocument>;
  readonly #files: Files;

  constructor(key: string, fix: PlannedFix, documents: ReadonlyMap<string, SyntaxDocument>, files: Files) {
    this.key = key;
    this.fix = fix;
    this.#documents = documents;
    this.#files = files;
  }

  after(values: readonly Scalar[]): unknown {
    return meaning(changed(this.#files, this.#documents, filled(this.fix.changes, values)));
  }

  text(values: readonly Scalar[]): string {
    return Object.values(changed(this.#files, this.#documents, filled(this.fix.changes, values))).join('---\n');
  }
}

/** The files of a case that names one, and those beside it. */
function filesOf(rule: string, test: Case): Files {
  const path = join(dirname(casesPath(rule)), test.file ?? '');
  const folder = dirname(path);
  return Object.fromEntries(readdirSync(folder).filter(name => name.endsWith('.yaml')).map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The same with keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
