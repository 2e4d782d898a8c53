// Writes a map or list on lines of its own that stands in brackets: `a: { b: 1 }` becomes `a:` above `b: 1`. What lies deeper stays in brackets.

import type { TextEdit } from '../../text/edit.ts';
import type { SyntaxDocument } from '../document.ts';
import { type Token, tokensIn } from '../format/token.ts';
import { EditSite } from './edit-site.ts';
import type { Held } from './held-collections.ts';

interface Member {
  readonly tokens: Token[];
  /** Comments on lines of their own above it. */
  readonly above: readonly string[];
  /** The comment behind it. */
  behind?: string;
}

/** The edits; none where there is nothing between the brackets, or something that only brackets can hold. */
export function toBlockEdits(document: SyntaxDocument, held: Held): readonly TextEdit[] {
  const { text } = document;
  const site = new EditSite(document);
  const open = held.base + held.node.offset;
  const rest = /^[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(held.end, site.lineEnd(held.end)));
  if (!rest || isFollowed(site, held)) return [];
  const { members, tail, opening } = membersOf(text, tokensIn(text, open, held.end));
  const isList = text[open] === '[';
  if (members.length === 0 || members.some(({ tokens }) => !isPlain(tokens, isList))) return [];
  const comment = rest[0].trim();
  const isItem = text[held.lead - 1] === '-' && held.key === undefined;
  const isBehindDash = isItem && comment === '' && opening === undefined && (members[0] as Member).above.length === 0 && !text.slice(held.lead, open).includes('\n');
  const column = isBehindDash ? site.column(open) : held.column + (held.key === undefined ? 2 : site.step);
  const lines = [
    ...(opening !== undefined && comment !== '' ? [opening] : []),
    ...members.flatMap(member => [...member.above, ...memberLines(text, member, isList, site.step)]),
    ...tail,
  ];
  const behindKey = comment === '' ? opening : undefined;
  const body = lines.map(line => (line === '' ? '' : ' '.repeat(column) + line)).join(site.eol);
  if (isBehindDash) return [{ range: { start: open, end: held.end + rest[0].length }, text: body.trimStart() }];
  if (comment === '') return [{ range: { start: held.lead, end: held.end + rest[0].length }, text: `${behindKey === undefined ? '' : ` ${behindKey}`}${site.eol}${body}` }];
  // The comment behind the closing bracket comes to stand behind the key.
  const end = held.end + rest[0].length;
  return [{ range: { start: held.lead, end: held.end + rest[0].indexOf('#') }, text: ' ' }, { range: { start: end, end }, text: site.eol + body }];
}

/** True where lines below stand further in than the key or dash: nothing could say whose they are. */
function isFollowed(site: EditSite, { end, column }: Held): boolean {
  for (let line = site.nextLine(end); line < site.text.length; line = site.nextLine(line)) {
    const own = site.text.slice(line, site.lineEnd(line));
    const word = own.search(/[^ \t]/);
    if (word >= 0 && own[word] !== '#') return word > column;
  }
  return false;
}

/** The members between brackets with their comments; `opening` is the comment behind the bracket that opens, `tail` those below the last member. */
function membersOf(text: string, tokens: readonly Token[]): { readonly members: readonly Member[]; readonly tail: readonly string[]; readonly opening: string | undefined } {
  const members: Member[] = [];
  let above: string[] = [];
  let opening: string | undefined;
  let current: Member | undefined;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'close') depth--;
    if (depth === 0) {
      if (token.kind === 'open') depth++;
      continue;
    }
    if (token.kind === 'comment' && (depth === 1 && (current === undefined || endsMember(tokens, index)))) {
      const last = members.at(-1);
      const comment = text.slice(token.start, token.end);
      if (token.isFirst || (last ? last.behind !== undefined : opening !== undefined)) above.push(comment);
      else if (last) last.behind = comment;
      else opening = comment;
      continue;
    }
    if (token.kind === 'comma' && depth === 1) {
      current = undefined;
      continue;
    }
    if (!current) {
      members.push(current = { tokens: [], above });
      above = [];
    }
    current.tokens.push(token);
    if (token.kind === 'open') depth++;
  }
  return { members, tail: above, opening };
}

/** True for a comment behind which the member does not go on. */
function endsMember(tokens: readonly Token[], index: number): boolean {
  const next = tokens.slice(index).find(({ kind }) => kind !== 'comment');
  return next === undefined || next.kind === 'comma' || next.kind === 'close';
}

/** True for what lines can hold too: in a map a key with its value. */
function isPlain(tokens: readonly Token[], isList: boolean): boolean {
  const [first] = tokens;
  return first !== undefined && first.kind !== 'colon' && !tokens.some(({ kind }) => kind === 'question') && (isList || first.kind !== 'open');
}

function memberLines(text: string, { tokens, behind }: Member, isList: boolean, step: number): readonly string[] {
  const [first = '', ...others] = memberText(text, tokens, isList).split(/\r?\n/);
  const lines = [isList ? `- ${first}` : first, ...indented(others, (isList ? 2 : 0) + step)];
  return behind === undefined ? lines : [...lines.slice(0, -1), `${lines.at(-1)} ${behind}`];
}

/** As written, with the colon that lines ask for, and a blank behind it. */
function memberText(text: string, tokens: readonly Token[], isList: boolean): string {
  const [start, end] = [(tokens[0] as Token).start, (tokens.at(-1) as Token).end];
  let depth = 0;
  for (const { kind, end: behind } of tokens) {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (kind !== 'colon' || depth > 0) continue;
    const gap = behind < end && /\S/.test(text[behind] as string) ? ' ' : '';
    return text.slice(start, behind) + gap + text.slice(behind, end);
  }
  return isList ? text.slice(start, end) : `${text.slice(start, end)}:`;
}

/** Lines on which a member goes on, `by` further in than it begins; a line that closes a bracket goes as far out as it may. */
function indented(lines: readonly string[], by: number): readonly string[] {
  const columns = lines.map(line => line.search(/\S/));
  const inner = columns.filter((at, index) => at >= 0 && !/^\s*[\]}]/.test(lines[index] as string));
  const delta = by - (inner.length > 0 ? Math.min(...inner) : by);
  return lines.map((line, index) => {
    const at = columns[index] as number;
    return at < 0 ? '' : ' '.repeat(Math.max(by - 2, at + delta)) + line.trimStart();
  });
}
