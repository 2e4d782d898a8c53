// Texts with expressions in braces: `{flow.name} embeds {flow.to.name}`; `{{` is a brace.

export type TemplatePart =
  | { readonly text: string }
  /** `start` is the offset of the expression in the template. */
  | { readonly expression: string; readonly start: number };

/** The parts of a template; a brace that is never closed is text. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  for (let at = 0; at < template.length; at++) {
    if (template.startsWith('{{', at)) {
      text += '{';
      at++;
      continue;
    }
    const end = template[at] === '{' ? closingBrace(template, at) : undefined;
    if (end === undefined) {
      text += template[at];
      continue;
    }
    if (text !== '') parts.push({ text });
    text = '';
    parts.push({ expression: template.slice(at + 1, end), start: at + 1 });
    at = end;
  }
  if (text !== '' || parts.length === 0) parts.push({ text });
  return parts;
}

/** Offsets of the braces that are never closed. */
export function openBraces(template: string): readonly number[] {
  const open: number[] = [];
  for (let at = 0; at < template.length; at++) {
    if (template[at] !== '{') continue;
    if (template[at + 1] === '{') at++;
    else {
      const end = closingBrace(template, at);
      if (end === undefined) open.push(at);
      else at = end;
    }
  }
  return open;
}

/** Where the brace at `open` closes; braces in quotes and inner braces are passed over. */
function closingBrace(template: string, open: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = open; at < template.length; at++) {
    const character = template[at] as string;
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === '\'') quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  return undefined;
}
