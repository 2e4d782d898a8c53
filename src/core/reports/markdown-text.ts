// Small helpers that write Markdown; a text from a file never becomes markup.

/** Text of a person, so that Markdown shows it as it is. */
export function plainText(text: string): string {
  return escapeText(text).replace(/\s*\n\s*/g, ' ').trim();
}

/** An id or a value as code. */
export function code(text: string): string {
  const clean = text.replace(/[\r\n]/g, ' ');
  if (!clean.includes('`')) return `\`${clean}\``;
  // A run of ticks as long as the fence would end it.
  const fence = '`'.repeat(Math.max(2, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence} ${clean} ${fence}`;
}

/** A sentence of the product: what stands in backticks stays code, everything else is plain text. */
export function sentence(text: string): string {
  return text.split(/(`[^`\n]+`)/).map((part, index) => (index % 2 === 1 ? part : escapeText(part))).join('').replace(/\s*\n\s*/g, ' ').trim();
}

/** A word joiner behind `@`, which nobody sees, keeps a text from calling people by name where pages do that. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&').replace(/(^|\W)@(?=\w)/g, '$1@\u2060');
}

/** A page as it reads without a renderer, in a terminal: escapes go, code stays as it is. */
export function withoutEscapes(page: string): string {
  const isFence = /^(`{3,}).*$/;
  let fence: string | undefined;
  return page.split('\n').map(line => {
    const mark = isFence.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark === fence)) fence = fence === undefined ? mark : undefined;
    else if (fence === undefined) return line.replace(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)|\\([\\`*_{}[\]<>()#+!|~&])|\u2060/g, (whole, ticks?: string, escaped?: string) => (ticks === undefined ? (escaped ?? '') : whole));
    return line;
  }).join('\n');
}

/** Lines as a block of code. */
export function fenced(lines: readonly string[], language = ''): string {
  const text = lines.join('\n').trimEnd();
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
