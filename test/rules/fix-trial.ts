// One fix of one finding: what it writes, how much of the text it touches, and what comes of it.

import type { Analysis, RootAnalysis } from '../../src/core/analyze.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { applyChanges } from '../../src/core/policy/fixing/apply-changes.ts';
import { type Change, hasStop } from '../../src/core/policy/fixing/change.ts';
import { documentsOf } from '../../src/core/policy/fixing/fix-state.ts';
import type { PlannedFix } from '../../src/core/policy/fixing/plan-fixes.ts';
import { snippetEdits } from '../../src/core/policy/fixing/snippet-edits.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import type { SyntaxDocument } from '../../src/core/syntax/document.ts';
import { nodeAt } from '../../src/core/syntax/node.ts';
import { type Language, say } from '../../src/core/text/language.ts';
import { changed, declared, type Fault, type Files, keyOf, newFaults, opensSomething, signed, speaksFor } from './fix-effects.ts';
import { meaning } from './restyle.ts';
import { combinations, filled, type Scalar, somebody, stopValues } from './stop-values.ts';

/** What a trial needs of its case. */
export interface TriedCase {
  readonly rule: string;
  readonly test: { readonly today: string };
  readonly files: Files;
  analyze(files: Files): Analysis;
  rootOf(analysis: Analysis): RootAnalysis | undefined;
}

/** What a fix did to the whole stack, all rules on. */
interface Outcome {
  readonly isSettled: boolean;
  readonly newFaults: readonly Fault[];
}

/** The fillings of a skeleton that are tried at most. */
const mostFillings = 40;

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
  readonly #case: TriedCase;
  readonly #before: Analysis;
  #meaning: unknown;
  #filling: readonly Scalar[] | undefined;

  constructor(fixed: TriedCase, before: Analysis, finding: Finding, fix: PlannedFix, all: readonly PlannedFix[]) {
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
      const isSettled = this.#isSettled(after) || (opensSomething(changes, this.found, this.#case.rule, this.#case.test.today) && this.#waives(changes, values));
      yield { isSettled, newFaults: newFaults(this.#before, after) };
    }
  }

  /** A waiver silences the finding from the moment when both sides have signed. */
  #waives(changes: readonly Change[], values: readonly Scalar[]): boolean {
    const bySides = signed(changes);
    if (!bySides) return true;
    const after = this.#case.analyze(changed(this.#case.files, this.#documents, [...bySides, ...declared([...values, ...Object.keys(somebody)])]));
    return [...after.findings.values()].flat().some(one => one.silenced?.by === 'waiver' && one.rule === this.#case.rule && keyOf(one) === keyOf(this.found));
  }

  get #root() {
    return this.#case.rootOf(this.#before) as RootAnalysis;
  }

  get #documents(): ReadonlyMap<string, SyntaxDocument> {
    return documentsOf(this.#root.stack, this.#root.policy);
  }

  /** Fewer of the kind than before: a finding may have become a question. */
  #isSettled(after: Analysis): boolean {
    const count = (analysis: Analysis) => [...analysis.findings.values()].flat().filter(one => !one.silenced && speaksFor(one, this.#case.rule) && keyOf(one) === keyOf(this.found)).length;
    return count(after) < count(this.#before);
  }
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])];
  return typeof value === 'object' && value !== null ? ['map', Object.keys(value).length > 3, [...new Set(Object.values(value).map(item => JSON.stringify(shapeOf(item))))].sort()] : typeof value;
}
