// Lines before the first key that begin with `%`: the version of YAML, which is always 1.2 here, and others that mean nothing.

import { message } from '../text/message.ts';
import type { SyntaxProblem } from './document.ts';

const voidLine = /^(?:[ \t]*(?:#.*)?\r?)$/;

/** Warnings about the directives at the head of a text. */
export function headProblems(text: string): SyntaxProblem[] {
  return directives(text).flatMap(({ start, source }): SyntaxProblem[] => {
    const [name, version] = source.split(/\s+/);
    if (name === '%TAG' || (name === '%YAML' && version === '1.2')) return [];
    const kind = name === '%YAML' ? 'yaml-version' : 'unknown-directive';
    return [{ kind, severity: 'warning', range: { start, end: start + source.length }, message: message(`syntax.${kind}`, { text: source }) }];
  });
}

/** The text with its `%YAML` lines turned into comments: these files are YAML 1.2, whatever they say. */
export function withoutVersion(text: string): string {
  return directives(text).reduce((result, { start, source }) => (
    source.startsWith('%YAML') ? `${result.slice(0, start)}#${result.slice(start + 1)}` : result), text);
}

function directives(text: string): { readonly start: number; readonly source: string }[] {
  const found: { start: number; source: string }[] = [];
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end);
    if (line.startsWith('%')) found.push({ start, source: line.replace(/\s+#.*$/, '').trimEnd() });
    else if (!voidLine.test(line)) break;
    start = end + 1;
  }
  return found;
}
