// One case of a rule with all the fixes that its findings are offered, ready to be tried.

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Analysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { readStack } from '../../src/core/model/read-stack.ts';
import type { Stack } from '../../src/core/model/stack.ts';
import { plannedFixes } from '../../src/core/policy/fix.ts';
import { applyChanges } from '../../src/core/policy/fixing/apply-changes.ts';
import { type Change, hasStop } from '../../src/core/policy/fixing/change.ts';
import type { PlannedFix } from '../../src/core/policy/fixing/plan-fixes.ts';
import { snippetEdits } from '../../src/core/policy/fixing/snippet-edits.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import { readManifest } from '../../src/core/policy/testing/analyze-text.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { nodeAt } from '../../src/core/syntax/node.ts';
import { type Language, say } from '../../src/core/text/language.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { runAnalyze } from '../support/run-analyze.ts';
import { stringify } from 'yaml';
import { type Case, casesPath } from './delivered-packs.ts';
import { meaning, restyle, rootName, type Style } from './restyle.ts';
import { combinations, filled, type Scalar, somebody, stopValues } from './stop-values.ts';

type Files = Readonly<Record<string, string>>;

/** What a fix did to the whole stack, all rules on. */
interface Outcome {
  readonly isSettled: boolean;
  readonly newFaults: readonly { readonly rule: string; readonly text: string }[];
}

/** The last analysis under each policy: the next one need not compile that policy again. */
const last = new Map<string, Analysis>();

/** Shapes of edit that were made in a style already: another value in the same place is no other edit. */
const tried = new Set<string>();

/** The fillings of a skeleton that are tried at most. */
const mostFillings = 40;

export class FixedCase {
  readonly rule: string;
  readonly test: Case;
  readonly #files: Files;
  readonly #styles = new Map<Style, Styled>();

  constructor(rule: string, test: Case) {
    this.rule = rule;
    this.test = test;
    this.#files = test.stack ? restyle(this.#manifest(), 'block') : filesOf(rule, test);
  }

  /** Every fix of every finding of the rule. */
  trials(): readonly Trial[] {
    const before = this.analyze(this.#files);
    const [root] = before.roots;
    if (!root) return [];
    return [...before.findings.values()].flat().filter(finding => !finding.silenced && speaksFor(finding, this.rule)).flatMap(finding => {
      const fixes = this.#offered(root.stack, root.policy, finding);
      return fixes.map(fix => new Trial(this, before, finding, fix, fixes));
    });
  }

  get files(): Files {
    return this.#files;
  }

  analyze(files: Files): Analysis {
    const { today, params } = this.test;
    const key = JSON.stringify([today, params]);
    const policy = this.test.stack ? { 'martech-policies.yaml': stringify({ version: 1, extends: ['builtin:all'], ...(params && { params }) }) } : {};
    const analysis = runAnalyze({ ...files, ...policy }, today, last.get(key));
    last.set(key, analysis);
    return analysis;
  }

  /** What a fix gets wrong where the same manifest is written in another style; nothing where it is not offered there for a good reason. */
  wrongInStyle(trial: Trial, style: Style): readonly string[] {
    if (!this.test.stack || trial.replacesText || tried.has(`${style} ${trial.shape}`)) return [];
    tried.add(`${style} ${trial.shape}`);
    const expected = trial.meaningAfter();
    const planned = this.#inStyle(style, trial).filter(one => one.key === keyOf(trial.found) && say(one.fix.title, 'en') === trial.title('en'));
    if (planned.length === 0) return trial.takesAway && (style === 'merge keys' || style === 'aliases') ? [] : ['not offered'];
    return planned.some(one => JSON.stringify(sorted(one.after(trial.firstFilling))) === JSON.stringify(sorted(expected))) ? [] : [`says something else:\n${planned[0]?.text(trial.firstFilling)}`];
  }

  /** The fixes of the same findings there: what a rule finds does not depend on how the manifest is written, as other tests prove. */
  #inStyle(style: Style, { policy, found }: Trial): readonly Planned[] {
    const styled = this.#styles.get(style) ?? this.#read(restyle(this.#manifest(), style));
    this.#styles.set(style, styled);
    const key = keyOf(found);
    const known = styled.planned.get(key) ?? this.#offered(styled.stack, policy, found).map(fix => new Planned(key, fix, styled.documents, styled.files));
    styled.planned.set(key, known);
    return known;
  }

  #read(files: Files): Styled {
    const documents = new Map(Object.entries(files).map(([name, text]) => [uriOf(name), readManifest(uriOf(name), text)]));
    const [root] = documents.values();
    return { files, documents, stack: readStack(root as SyntaxDocument, documents), planned: new Map() };
  }

  /** The fixes that change something here; of a grouped question, those of this rule. */
  #offered(stack: Stack, policy: Policy, finding: Finding): readonly PlannedFix[] {
    const asked = finding.data?.['questions'] as readonly { readonly rule: string; readonly facts: readonly string[] }[] | undefined;
    const own = asked?.filter(one => one.rule === this.rule);
    const alone = own ? { ...finding, rule: this.rule, facts: own.flatMap(one => one.facts), data: { questions: own } } : finding;
    const documents = new Map([...stack.documents, ...policy.documents]);
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

/** One fix of one finding. */
export class Trial {
  readonly fix: PlannedFix;
  readonly found: Finding;
  readonly isRepeated: boolean;
  readonly hasStops: boolean;
  /** True where it corrects a spelling in place: the same text in every style. */
  readonly replacesText: boolean;
  /** True where it takes something away, which no edit can do to what an anchor brings in. */
  readonly takesAway: boolean;
  readonly #case: FixedCase;
  readonly #before: Analysis;
  #meaning: unknown;
  #filling: readonly Scalar[] | undefined;

  constructor(fixed: FixedCase, before: Analysis, finding: Finding, fix: PlannedFix, all: readonly PlannedFix[]) {
    this.#case = fixed;
    this.#before = before;
    this.found = finding;
    this.fix = fix;
    this.isRepeated = all.some(other => other !== fix && say(other.title, 'en') === say(fix.title, 'en'));
    this.hasStops = fix.changes.some(change => (change.op === 'replace' ? change.proposal === true : 'value' in change && hasStop(change.value)));
    this.replacesText = fix.changes.some(({ op }) => op === 'replace');
    this.takesAway = fix.changes.some(({ op }) => op === 'remove');
  }

  get policy(): Policy {
    return this.#root.policy;
  }

  get finding(): string {
    return `${this.found.kind} ${this.found.target.kind}:${this.found.target.id}${this.found.item === undefined ? '' : ` (${this.found.item})`}`;
  }

  /** What is changed, and what stands there now: two fixes of one shape are the same work for the editor of text. */
  get shape(): string {
    return JSON.stringify(this.fix.changes.map(change => {
      const { content } = ('entry' in change && this.#documents.get(change.uri)?.entries.get(change.entry)) || {};
      const steps = 'path' in change ? change.path : [];
      const standing = [...steps.keys(), steps.length].map(length => nodeAt(content?.value, steps.slice(0, length))).map(node => node && [node.kind, node.kind === 'map' ? node.pairs.length > 1 : '']);
      const isSection = 'section' in change && this.#documents.get(change.uri)?.sections.has(change.section);
      return [change.op, isSection, content !== undefined, steps.map(step => typeof step), standing, 'value' in change && shapeOf(change.value)];
    }));
  }

  title(language: Language): string {
    return say(this.fix.title, language);
  }

  get isSnippet(): boolean {
    return snippetEdits(this.#documents, this.fix.changes).some(({ edits }) => edits.some(edit => edit.snippet));
  }

  /** True where it writes in place of a list or a map. */
  get #replacesWhole(): boolean {
    return this.fix.changes.some(change => change.op === 'set' && nodeAt(this.#documents.get(change.uri)?.entries.get(change.entry)?.content.value, change.path)?.kind !== 'scalar');
  }

  /** Whole lines, and what is commented, go only where something is taken away. */
  tooLarge(): readonly string[] {
    return applyChanges(this.#documents, filled(this.fix.changes, this.firstFilling)).flatMap(({ uri, edits }) => {
      const text = this.#documents.get(uri)?.text ?? '';
      const gone = edits.map(({ range }) => text.slice(range.start, range.end)).filter(part => part.trim() !== '');
      const isAllowed = this.takesAway || this.#replacesWhole || gone.every(part => !part.includes('\n') && !part.includes('#'));
      return isAllowed ? [] : [`takes away ${JSON.stringify(gone)}`];
    });
  }

  /** The first valid values for its stops. */
  get firstFilling(): readonly Scalar[] {
    return (this.#filling ??= combinations(stopValues(this.fix.changes, this.#root.stack, this.#case.test.today), 1)[0] ?? []);
  }

  meaningAfter(): unknown {
    return (this.#meaning ??= meaning(changed(this.#case.files, this.#documents, filled(this.fix.changes, this.firstFilling))));
  }

  /** What it does, for each way to fill its stops. */
  *outcomes(): Generator<Outcome> {
    const stops = stopValues(this.fix.changes, this.#root.stack, this.#case.test.today);
    for (const values of combinations(stops, mostFillings)) {
      const changes = filled(this.fix.changes, values);
      const files = changed(this.#case.files, this.#documents, [...changes, ...declared(values)]);
      const after = this.#case.analyze(files);
      yield { isSettled: this.#isSettled(after) || opensSomething(changes, this.found, this.#case), newFaults: newFaults(this.#before, after) };
    }
  }

  get #root() {
    return this.#before.roots[0] as Analysis['roots'][number];
  }

  get #documents(): ReadonlyMap<string, SyntaxDocument> {
    return new Map([...this.#root.stack.documents, ...this.#root.policy.documents]);
  }

  /** Fewer of the kind than before: a finding may have become a question. */
  #isSettled(after: Analysis): boolean {
    const count = (analysis: Analysis) => [...analysis.findings.values()].flat().filter(one => !one.silenced && speaksFor(one, this.#case.rule) && keyOf(one) === keyOf(this.found)).length;
    return count(after) < count(this.#before);
  }
}

function declared(values: readonly unknown[]): readonly Change[] {
  return Object.entries(somebody).flatMap(([id, value]) => (values.includes(id) ? [{ op: 'create', uri: uriOf(rootName), section: 'owners', id, value }] : []));
}

/** Kinds of fix that settle nothing by themselves, and what must be true of them: a request, an action, a waiver to be signed. */
function opensSomething(changes: readonly Change[], finding: Finding, { rule, test }: FixedCase): boolean {
  return changes.some(change => {
    if (change.op === 'set' && change.path.at(-2) === 'request') return change.path.at(-1) === 'lane' || change.value === test.today;
    const made = createdIn(change);
    if (made?.section === 'waivers') return made.value['rule'] === rule && String(made.value['target']).split(':').at(-1) === finding.target.id && JSON.stringify(made.value['approved-by']) === '[]';
    return made?.section === 'actions' && ['text', 'owner', 'due'].every(key => String(made.value[key] ?? '') !== '');
  });
}

function createdIn(change: Change): { readonly section: string; readonly value: Readonly<Record<string, unknown>> } | undefined {
  const value = 'value' in change ? (change.value as Readonly<Record<string, unknown>>) : {};
  if (change.op === 'create') return change.section === 'alliance' ? { section: change.id, value: Object.values(value)[0] as Readonly<Record<string, unknown>> } : { section: change.section, value };
  return change.op === 'set' && change.entry === 'alliance' && change.path[0] === 'actions' ? { section: 'actions', value } : undefined;
}

/** Errors, and faults of form of any severity, that were not there before. */
function newFaults(before: Analysis, after: Analysis): Outcome['newFaults'] {
  const faults = (analysis: Analysis) => [...analysis.findings.values()].flat()
    .filter(one => !one.silenced && one.kind === 'finding' && (one.severity === 'error' || (/^(syntax|schema|engine)\//.test(one.rule) && one.severity !== 'hint')))
    .map(one => ({ rule: one.rule, text: `brings ${one.rule} on ${one.target.kind}:${one.target.id}${one.item === undefined ? '' : ` (${one.item})`}` }));
  const old = new Set(faults(before).map(({ text }) => text));
  return faults(after).filter(({ text }) => !old.has(text));
}

function speaksFor(finding: Finding, rule: string): boolean {
  const asked = finding.data?.['questions'] as readonly { readonly rule: string }[] | undefined;
  return asked ? asked.some(one => one.rule === rule) : finding.rule === rule;
}

function keyOf({ kind, target, item }: Finding): string {
  return JSON.stringify([kind, target.kind, target.id, kind === 'question' ? undefined : item]);
}

function changed(files: Files, documents: ReadonlyMap<string, SyntaxDocument>, changes: readonly Change[]): Files {
  const texts = new Map(applyChanges(documents, changes).map(({ uri, text }) => [uri, text]));
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, texts.get(uriOf(name)) ?? text]));
}

/** The files of a case that names one, and those beside it. */
function filesOf(rule: string, test: Case): Files {
  const path = join(dirname(casesPath(rule)), test.file ?? '');
  return { [rootName]: `${readFileSync(path, 'utf8')}` , ...(basename(path) === rootName ? {} : {}) };
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])];
  return typeof value === 'object' && value !== null ? ['map', Object.keys(value).length > 3, [...new Set(Object.values(value).map(item => JSON.stringify(shapeOf(item))))].sort()] : typeof value;
}

/** The same with keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
