// All that is asked of one entity becomes one question: "Brevo: three facts would help: MFA, encryption, hosting region".

import type { Finding, Side } from '../../model/finding.ts';
import { type LocalText, message, type Message } from '../../text/message.ts';
import { factNames } from './fact-names.ts';

/** What one rule asks, in `data.questions` of a grouped question. */
export interface AskedBy {
  readonly rule: string;
  readonly facts: readonly string[];
  /** The item of `each` that it asks about. */
  readonly item?: string;
  /** What is known already and says why it asks. */
  readonly known?: LocalText;
}

/** The same findings, the questions that nothing silences grouped one an entity, where its first one stood. */
export function groupQuestions(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.kind !== 'question' || finding.silenced) continue;
    const key = `${finding.place.uri} ${finding.target.kind} ${finding.target.id}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  if (groups.size === 0) return findings.map(sayAlone);
  const leaders = new Map([...groups.values()].map(group => [group[0] as Finding, group]));
  return findings.flatMap(finding => {
    if (finding.kind !== 'question') return [finding];
    if (finding.silenced) return [sayAlone(finding)];
    const group = leaders.get(finding);
    return group ? [groupOf(group)] : [];
  });
}

const known = new WeakMap<Finding, { readonly group: readonly Finding[]; readonly grouped: Finding }>();

/** Kept by its first question, so that a run in which nothing is asked anew makes nothing anew. */
function groupOf(group: readonly Finding[]): Finding {
  const [first] = group as readonly [Finding];
  const before = known.get(first);
  if (before && before.group.length === group.length && before.group.every((finding, index) => finding === group[index])) return before.grouped;
  const grouped = join(first, group);
  known.set(first, { group, grouped });
  return grouped;
}

function join(first: Finding, group: readonly Finding[]): Finding {
  const facts = [...new Set(group.flatMap(finding => finding.facts ?? []))];
  const questions: AskedBy[] = group.map(askedBy);
  const { item: _, side: __, ...rest } = first;
  const sides = new Set(group.map(({ side }) => side));
  const side: Side | undefined = sides.size === 1 ? first.side : 'both';
  return { ...rest, facts, message: withKnown(questionMessage(first.target, facts), questions), data: { questions }, ...(side && { side }) };
}

function askedBy({ rule, facts = [], item, data }: Finding): AskedBy {
  const known = data?.['known'] as LocalText | undefined;
  return { rule, facts, ...(item !== undefined && { item }), ...(known && { known }) };
}

/** Behind the question, each once. */
function withKnown(text: Message, questions: readonly AskedBy[]): Message {
  const known = [...new Map(questions.flatMap(({ known: one }) => (one ? [[one.en, one] as const] : []))).values()];
  const all: LocalText = { en: known.map(({ en }) => en).join(' '), fr: known.map(({ fr }) => fr).join(' ') };
  return known.length === 0 ? text : message('engine.question-known', { text, known: all });
}

/** A question that stands alone has its sentence too. */
function sayAlone(finding: Finding): Finding {
  if (finding.kind !== 'question' || finding.data?.['questions']) return finding;
  const facts = finding.facts ?? [];
  const questions = [askedBy(finding)];
  return { ...finding, message: withKnown(questionMessage(finding.target, facts), questions), data: { questions } };
}

/** How many facts a sentence names; a skeleton has them all. */
const most = 8;

/** The sentence for facts that are missing, by the titles of the schema. */
export function questionMessage(target: Finding['target'], facts: readonly string[]): Message {
  const [en, fr] = [factNames(target.kind, facts, 'en'), factNames(target.kind, facts, 'fr')];
  const left = facts.length > most && en.length > most ? en.length - most : 0;
  const count = facts.length;
  return message(left > 0 ? 'engine.question-long' : 'engine.question', {
    name: target.name ?? target.id, count, number: numberWord(count), left, facts: { en: shown(en, left), fr: shown(fr, left) },
  });
}

function shown(names: readonly string[], left: number): string {
  return (left > 0 ? names.slice(0, most) : names).join(', ');
}

const words: readonly LocalText[] = [
  { en: 'no', fr: 'aucune' }, { en: 'one', fr: 'une' }, { en: 'two', fr: 'deux' }, { en: 'three', fr: 'trois' }, { en: 'four', fr: 'quatre' },
  { en: 'five', fr: 'cinq' }, { en: 'six', fr: 'six' }, { en: 'seven', fr: 'sept' }, { en: 'eight', fr: 'huit' }, { en: 'nine', fr: 'neuf' },
];

function numberWord(count: number): LocalText | number {
  return words[count] ?? count;
}
