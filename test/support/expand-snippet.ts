// A snippet as an editor of the VS Code family writes it when nobody touches its stops: defaults, first choices, mirrors.

/** The text of a snippet; `$1` without a default is empty, a choice is its first value, a stop that stands again says the same again. */
export function expandSnippet(snippet: string): string {
  const defaults = new Map<string, string>();
  return new SnippetReader(snippet, defaults).read('');
}

class SnippetReader {
  readonly #text: string;
  readonly #defaults: Map<string, string>;
  #at = 0;

  constructor(text: string, defaults: Map<string, string>) {
    this.#text = text;
    this.#defaults = defaults;
  }

  /** Up to an unescaped `until` (the empty text: up to the end), which is taken too. */
  read(until: string): string {
    let text = '';
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at] as string;
      if (c === until) { this.#at++; return text; }
      const stop = /^\$(?:\{(\d+)|(\d+))/.exec(this.#text.slice(this.#at));
      if (c === '\\' && /[\\$}]/.test(this.#text[this.#at + 1] ?? '')) { text += this.#text[this.#at + 1]; this.#at += 2; }
      else if (stop) { this.#at += stop[0].length; text += this.#stop(stop[1] ?? stop[2] as string, stop[1] !== undefined); }
      else if (c === '$' && /[A-Za-z_{]/.test(this.#text[this.#at + 1] ?? '')) throw new Error(`A variable in ${this.#text}`);
      else { text += c; this.#at++; }
    }
    if (until !== '') throw new Error(`A stop without its end in ${this.#text}`);
    return text;
  }

  #stop(number: string, isBraced: boolean): string {
    if (!isBraced) return this.#defaults.get(number) ?? '';
    const next = this.#text[this.#at++];
    if (next === '}') return this.#defaults.get(number) ?? '';
    const own = next === ':' ? this.read('}') : next === '|' ? this.#choice() : undefined;
    if (own === undefined) throw new Error(`A stop that is none in ${this.#text}`);
    const known = this.#defaults.get(number);
    this.#defaults.set(number, known ?? own);
    return known ?? own;
  }

  /** `a,b|}`, in which a comma, a bar and a backslash may be escaped. */
  #choice(): string {
    const found = /^((?:\\[,|\\]|[^,|\\])*)(?:,(?:\\[,|\\]|[^|\\])*)?\|\}/.exec(this.#text.slice(this.#at));
    if (!found) throw new Error(`A choice without its end in ${this.#text}`);
    this.#at += found[0].length;
    return (found[1] as string).replace(/\\([,|\\])/g, '$1');
  }
}
