// A card for clients that show no Markdown: the same words, without marks.

/** Text of Markdown that this product wrote: escapes, code, bold and links become what they show; a web address is kept behind its words. */
export function plainCard(markdown: string): string {
  const plain = markdown.replace(/\\([\\`*_{}[\]<>()#+!|~&])|(`+)(?!`)([\s\S]*?[^`])\2(?!`)|\*\*|\[((?:[^\]\\]|\\.)*)\]\(([^)\s]*)\)/g, (whole, escaped?: string, ticks?: string, inCode?: string, words?: string, url?: string) => {
    if (escaped !== undefined) return escaped;
    if (inCode !== undefined) return (ticks ?? '').length > 2 ? whole : inCode.trim();
    if (words === undefined) return '';
    const said = plainCard(words);
    return /^https?:/.test(url ?? '') && url !== said ? `${said} (${url})` : said;
  });
  return plain.replace(/ {2}\n/g, '\n').replaceAll('\u2060', '');
}
