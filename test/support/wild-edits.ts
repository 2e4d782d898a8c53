// Seeded changes as an editor sends them, one range and one text each: random edits, half-typed words, pasted blocks, other line ends, halves gone.

import fc from 'fast-check';
import { applyRandomEdit, randomEdit } from './random-edits.ts';

/** What lies between two offsets becomes `inserted`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** A change of a text; the other texts are what blocks are copied from. */
export type WildEdit = (text: string, others: readonly string[]) => TextChange;

/** As far as a person has come when something asks. */
const halfTyped = [
  '\n  n', '\n    na', '\n    name: ', '\n    lifecycle: { stage: tr', '\n    owners: { business: ', '\n    contract: {', '\n  - ', '\n    data: [mails, ', '\n    holds:\n      ', '\n- ', ' # martech-ignore ',
  '\n    "', "\n    'it", '\n    assert: flow.', '\n    assert: \'size(tool.', '\n    when: tool.name.matches(', '\n    until: 2026-', '\n    cost: 12', '\nwaivers:\n  w: { rule: ', '\n    description: |\n', '\n    <<: *', '\n    x: &',
  '\nextends: [buil', '\n  acme/new:\n    on: ', '\ntests:\n  - name: ', '\nobserved:\n  - { on: ', 'é', 'e\u0301', '👩‍💻', '🎉 ', '\ufeff', '\ud83c', '\u2028', '\u0000', '\t', '\r', '\r\n', '\r\n    name: "🎉 é', '-', ',', '[', '(', '"',
];

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number): number => Math.floor(where * text.length);
const lineStart = (text: string, where: number): number => text.lastIndexOf('\n', at(text, where) - 1) + 1;
const lineEnd = (text: string, where: number): number => (text.indexOf('\n', at(text, where)) < 0 ? text.length : text.indexOf('\n', at(text, where)));
const insert = (start: number, inserted: string): TextChange => ({ start, end: start, inserted });

const kinds: readonly fc.WeightedArbitrary<WildEdit>[] = [
  { weight: 8, arbitrary: randomEdit.map(edit => text => between(text, applyRandomEdit({ it: text }, { ...edit, file: 0 })['it'] as string)) },
  { weight: 6, arbitrary: fc.tuple(fraction, fc.constantFrom(...halfTyped)).map(([where, typed]) => text => insert(typed.startsWith('\n') ? lineEnd(text, where) : at(text, where), typed)) },
  { weight: 2, arbitrary: fc.tuple(fraction, fraction, fraction).map(([where, from, which]) => (text, others) => {
    const source = others[Math.floor(which * others.length * 0.999)] ?? text;
    const block = source.slice(lineStart(source, from)).split('\n').slice(0, 1 + Math.floor(which * 12)).join('\n');
    return insert(lineStart(text, where), `${block}\n`);
  }) },
  { weight: 1, arbitrary: fraction.map(where => text => ({ start: lineStart(text, where), end: lineStart(text, where) + (/^ */.exec(text.slice(lineStart(text, where)))?.[0].length ?? 0), inserted: '\t' })) },
  { weight: 1, arbitrary: fc.boolean().map(wide => text => ({ start: 0, end: text.length, inserted: wide ? text.replace(/\r?\n/g, '\r\n') : text.replaceAll('\r\n', '\n') })) },
  { weight: 1, arbitrary: fc.tuple(fraction, fc.boolean()).map(([where, head]) => text => (head ? { start: 0, end: at(text, where / 2), inserted: '' } : { start: at(text, 0.5 + where / 2), end: text.length, inserted: '' })) },
];

/** Never between the halves of a character or of a line break: no editor has its cursor there. */
export const wildEdit: fc.Arbitrary<WildEdit> = fc.oneof(...kinds).map(edit => (text, others) => {
  const { start, end, inserted } = edit(text, others);
  return { start: wholeAt(text, start), end: Math.max(wholeAt(text, start), wholeAt(text, end)), inserted };
});

/** The offset, or the one before it where that parts a character. */
export function wholeAt(text: string, offset: number): number {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset;
}

/** The change that makes one text of another. */
function between(before: string, after: string): TextChange {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let [end, behind] = [before.length, after.length];
  while (end > start && behind > start && before[end - 1] === after[behind - 1]) [end, behind] = [end - 1, behind - 1];
  return { start, end, inserted: after.slice(start, behind) };
}
