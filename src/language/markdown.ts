// Small helpers that write Markdown; text from files never becomes markup.

/** Text of a person, so that Markdown shows it as it is. */
export function plainText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&').replace(/\s*\n\s*/g, ' ').trim();
}

/** An id or a value as code. */
export function code(text: string): string {
  const clean = text.replaceAll('\n', ' ');
  return clean.includes('`') ? `\`\` ${clean} \`\`` : `\`${clean}\``;
}

/** Names in one line: the first `shown`, then how many more, in the words of `more`. */
export function listed(names: readonly string[], shown: number, more: (count: number) => string): string {
  const first = names.slice(0, shown).join(', ');
  return names.length > shown ? `${first} ${more(names.length - shown)}` : first;
}
