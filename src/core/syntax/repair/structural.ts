// Faults of structure: what the YAML library found, told as what a person did. The library's own words only choose the case.

import type { Line } from '../scan/line.ts';
import type { Fault } from '../yaml/parse-yaml.ts';
import type { Diagnosis } from './diagnosis.ts';
import { badIndentation, blockIndentation, opensBlock } from './indentation.ts';
import { missingColon } from './missing-colon.ts';
import { blank, insert } from './patched.ts';
import type { Patch } from './patched.ts';
import { contentEnd, contentLineAt, isItem, lineAbove, lineOf, nextLine } from './text-lines.ts';

type Case = (text: string, fault: Fault) => Diagnosis;

/** By the library's code, and by its text where one code serves several cases; the first one that fits. */
const cases: readonly (readonly [code: string, text: RegExp, diagnose: Case])[] = [
  ['TAB_AS_INDENT', /./, tabs],
  ['BAD_SCALAR_START', /./, (text, fault) => quoted(text, fault.start, 'bad-start', { character: text[fault.start] ?? '' })],
  ['UNEXPECTED_TOKEN', /^Block scalar header/, blockHeader],
  ['UNEXPECTED_TOKEN', /same line with key/, (text, fault) => ({ ...rest(text, fault, 'list-on-key-line'), patches: [blank(fault.start, fault.start + 1)] })],
  ['UNEXPECTED_TOKEN', /at node end/, afterValue],
  ['UNEXPECTED_TOKEN', /^Unexpected (,|empty item)/, (text, fault) => extraComma(text, fault)],
  ['MULTILINE_IMPLICIT_KEY', /^Implicit keys need/, severalLines],
  ['MISSING_CHAR', /followed by map values/, noColon],
  ['MISSING_CHAR', /^Missing , |^Missing space after/, missingComma],
  ['MISSING_CHAR', /^Comments must be/, (_text, fault) => ({ kind: 'comment-space', start: fault.start, end: fault.end, patches: [insert(fault.start, ' ')] })],
  ['MISSING_CHAR', /leading empty lines/, (text, fault) => blockIndentation(text, lineOf(text, fault.start))],
  ['MISSING_CHAR', /without - indicator/, mixedList],
  ['BLOCK_AS_IMPLICIT_KEY', /^Nested mappings/, (text, fault) => quoted(text, fault.start, 'nested-colon')],
  ['BLOCK_AS_IMPLICIT_KEY', /^A block sequence/, item],
  ['BLOCK_IN_FLOW', /./, missingComma],
  ['BAD_INDENT', /^Block scalar/, (text, fault) => blockIndentation(text, contentLineAt(text, fault.start) ?? lineOf(text, fault.start))],
  ['BAD_INDENT', /must start at the same column/, item],
];

/** Faults that do not keep the library from reading on: each is told by itself, without a patch. */
const gentle: Readonly<Record<string, string>> = {
  NON_STRING_KEY: 'complex-key', KEY_OVER_1024_CHARS: 'long-key', BAD_DQ_ESCAPE: 'bad-escape', BAD_ALIAS: 'bad-anchor', ALIAS_PROPS: 'bad-anchor',
  MULTIPLE_ANCHORS: 'bad-anchor', MULTIPLE_TAGS: 'tag', TAG_RESOLVE_FAILED: 'tag', BAD_COLLECTION_TYPE: 'tag', BAD_PROP_ORDER: 'bad-anchor',
  UNREADABLE: 'unreadable',
};

export function isGentle(fault: Fault): boolean {
  return fault.isWarning || fault.code === 'IMPOSSIBLE' || fault.code in gentle;
}

/** True for what the library mentions and nobody need hear: an anchor that ends with a colon. */
export function isIdle(fault: Fault): boolean {
  return fault.isWarning && fault.code === 'BAD_ALIAS';
}

/** A fault that leaves the tree as it is. */
export function diagnoseGentle(text: string, fault: Fault): Diagnosis {
  const kind = gentle[fault.code] ?? 'unreadable';
  const end = fault.code === 'BAD_DQ_ESCAPE' ? fault.start + 2 : fault.end;
  return { kind, start: fault.start, end, args: { text: text.slice(fault.start, end) }, patches: [] };
}

/** The first fault of structure among those that the library found at or behind the same place. */
export function diagnoseStructural(text: string, faults: readonly Fault[]): Diagnosis {
  const first = faults.reduce((a, b) => (b.start < a.start ? b : a));
  const line = lineOf(text, first.start);
  if (line.column > line.at - line.start) return tabs(text, { ...first, start: text.indexOf('\t', line.start), end: line.at });
  const same = faults.filter(fault => fault.start === first.start);
  for (const [code, words, diagnose] of cases) {
    const fault = same.find(candidate => candidate.code === code && words.test(candidate.text));
    if (fault) return diagnose(text, fault);
  }
  return rest(text, first, 'unexpected-text');
}

/** From a fault to the end of its line's content, blanked. */
function rest(text: string, fault: Fault, kind: string): Diagnosis {
  const line = contentLineAt(text, fault.start) ?? lineOf(text, fault.start);
  const start = Math.max(fault.start, line.at);
  const end = Math.max(contentEnd(text, line, start), Math.min(start + 1, line.end));
  return { kind, start, end, patches: end > start ? [blank(start, end)] : [] };
}

/** A value that reads as text once it stands in quotes. */
function quoted(text: string, start: number, kind: string, args: Readonly<Record<string, string>> = {}): Diagnosis {
  const line = lineOf(text, start);
  const end = contentEnd(text, line, start);
  const value = text.slice(start, end);
  const quote = value.includes("'") ? (/["\\]/.test(value) ? undefined : '"') : "'";
  const patches: Patch[] = quote ? [insert(start, quote), insert(end, quote)] : [blank(start, end)];
  return { kind, start, end, args: { ...args, value }, patches };
}

/** `|` or `>` with something behind it: a block of text follows, or the sign was meant as text. */
function blockHeader(text: string, fault: Fault): Diagnosis {
  const line = lineOf(text, fault.start);
  const start = Math.max(line.at, text.lastIndexOf(' ', fault.start) + 1);
  const next = nextLine(text, line);
  const diagnosis = quoted(text, start, 'block-header');
  return next && next.column > line.column ? { ...diagnosis, patches: [blank(fault.start, diagnosis.end)] } : diagnosis;
}

/** Text behind a value that was complete; behind a quoted one mostly quotes inside of quotes. */
function afterValue(text: string, fault: Fault): Diagnosis {
  const diagnosis = rest(text, fault, 'unexpected-text');
  const quote = text.slice(0, fault.start).trimEnd().at(-1) ?? '';
  const isInner = (quote === '"' || quote === "'") && text.slice(diagnosis.start, diagnosis.end).includes(quote);
  return isInner ? { ...diagnosis, key: 'unexpected-text-quote', args: { quote } } : diagnosis;
}

/**
 * Tabs in front of lines: one fault, however many lines have it. Where all lines have tabs, each is worth two blanks; among lines
 * with blanks, a line with a tab takes the indentation of the line above.
 */
function tabs(text: string, fault: Fault): Diagnosis {
  const indents = [...text.matchAll(/^([ \t]+)[^ \t\r\n#]/gm)].map(({ 1: blanks = '', index }) => ({ start: index, blanks }));
  const isMixed = indents.slice(1).some(({ blanks }) => !blanks.includes('\t'));
  const patches: Patch[] = [];
  let above = 0;
  for (const { start, blanks } of indents) {
    const isTabbed = blanks.includes('\t');
    const own = isMixed && isTabbed ? above : blanks.replaceAll('\t', '  ').length;
    if (isTabbed) patches.push({ at: start, removed: blanks.length, inserted: ' '.repeat(own) });
    above = own + (/:[ \t]*(?:#.*)?$/.test(text.slice(start, lineOf(text, start).end).trimEnd()) ? 2 : 0);
  }
  return { kind: 'tab-indentation', start: fault.start, end: fault.end, patches };
}

/** A line without a colon: a key that is being typed, or a text that is not indented below its `|`. */
function noColon(text: string, fault: Fault): Diagnosis {
  const line = lineOf(text, fault.start);
  return opensBlock(text, lineAbove(text, line)) ? blockIndentation(text, line) : missingColon(text, fault.start, fault.end);
}

/** A “key” over several lines: a line without its colon, or a line that slipped to the right. */
function severalLines(text: string, fault: Fault): Diagnosis {
  const first = lineOf(text, fault.start);
  const isAlone = /^[\s-]*$/.test(text.slice(first.start, fault.start));
  return isAlone ? noColon(text, fault) : badIndentation(text, lineOf(text, fault.end), first);
}

/** A line that starts in an unexpected column, or a dash among keys. */
function item(text: string, fault: Fault): Diagnosis {
  const line = contentLineAt(text, fault.start) ?? lineOf(text, fault.start);
  const above = lineAbove(text, line);
  if (above && opensBlockAbove(text, line)) return blockIndentation(text, line);
  if (above && isItem(text, line) !== isItem(text, above) && above.column === line.column) return mixed(line, text);
  return badIndentation(text, line, above);
}

function opensBlockAbove(text: string, line: Line): boolean {
  let above = lineAbove(text, line);
  while (above && above.column >= line.column) above = lineAbove(text, above);
  return opensBlock(text, above);
}

function mixedList(text: string, fault: Fault): Diagnosis {
  return mixed(contentLineAt(text, fault.start) ?? lineOf(text, fault.start), text);
}

function mixed(line: Line, text: string): Diagnosis {
  const end = contentEnd(text, line);
  return { kind: 'mixed-list', start: line.at, end, patches: [blank(line.at, end)] };
}

function missingComma(text: string, fault: Fault): Diagnosis {
  const inside = /\s(\S+?)\s*:(?:\s|$)/.exec(text.slice(fault.start, fault.end));
  const start = fault.code === 'BLOCK_IN_FLOW' && inside ? fault.start + inside.index + 1 : fault.start;
  if (fault.text.startsWith('Missing space')) return { kind: 'missing-space', start, end: start + 1, args: { text: ':' }, patches: [insert(start + 1, ' ')] };
  if (fault.code === 'BLOCK_IN_FLOW' && !inside) return rest(text, fault, 'unexpected-text');
  const end = Math.max(start + 1, start + (/^[^\s,\]}]+/.exec(text.slice(start, start + 200))?.[0].length ?? 0));
  return { kind: 'missing-comma', start, end, args: { text: text.slice(start, end) }, patches: [insert(start, ',')] };
}

function extraComma(text: string, fault: Fault): Diagnosis {
  const at = text.indexOf(',', Math.max(0, fault.start));
  const start = at < 0 ? fault.start : at;
  return { kind: 'extra-comma', start, end: start + 1, patches: [blank(start, start + 1)] };
}
