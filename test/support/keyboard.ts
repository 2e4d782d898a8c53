// Types into a text as a person does in VS Code: brackets and quotes close by themselves, a new line is indented, keys are pressed one by one.

/** What one key changes: offsets in the text before it. */
export interface KeyChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const pairs: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"', "'": "'" };
/** As in syntaxes/language-configuration.json. */
const opensBlock = /^\s*(?:-\s+)?[^#\s][^#]*:\s*(?:[|>][+-]?\d?)?\s*(?:#.*)?$/;

export class Keyboard {
  text: string;
  caret: number;
  /** Offsets of closing characters that came by themselves on this line, and may be typed over. */
  #closers: number[] = [];
  readonly #eol: string;

  constructor(text: string, caret = 0) {
    this.text = text;
    this.caret = caret;
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Puts the caret where ‸ stands in a piece of text that the file holds once. */
  goTo(marked: string): void {
    const piece = marked.replace('‸', '').replaceAll('\n', this.#eol);
    const at = this.text.indexOf(piece);
    if (at < 0 || this.text.includes(piece, at + 1)) throw new Error(`"${piece}" stands ${at < 0 ? 'nowhere' : 'more than once'}`);
    this.caret = at + marked.replaceAll('\n', this.#eol).indexOf('‸');
    this.#closers = [];
  }

  toEnd(): void {
    this.caret = this.text.length;
    this.#closers = [];
  }

  /** One change a key pressed; undefined where a closing character is typed over. The target's own indentation is what comes out. */
  *type(target: string): Generator<KeyChange | undefined> {
    for (let rest = target; rest.length > 0; ) {
      const line = /^\n( *)/.exec(rest);
      if (line) {
        yield* this.#newLine((line[1] as string).length);
        rest = rest.slice(line[0].length);
        continue;
      }
      const key = String.fromCodePoint(rest.codePointAt(0) as number);
      yield this.#key(key);
      rest = rest.slice(key.length);
    }
  }

  /** Backspaces; one between an empty pair takes both. */
  *back(times: number): Generator<KeyChange> {
    for (let count = 0; count < times; count++) {
      const isPair = pairs[this.text[this.caret - 1] ?? ''] === this.text[this.caret] && this.#closers.includes(this.caret);
      const size = this.text.slice(this.caret - 2, this.caret) === '\r\n' ? 2 : 1;
      yield this.#change(this.caret - size, this.caret + Number(isPair), '');
    }
  }

  /** One change: what is pasted, deleted as a block, or put there by an undo. */
  replace(start: number, end: number, text: string): KeyChange {
    this.#closers = [];
    return this.#change(start, end, text.replaceAll('\n', this.#eol));
  }

  paste(text: string): KeyChange {
    return this.replace(this.caret, this.caret, text);
  }

  /** Deletes the line that holds a piece of text. */
  deleteLine(piece: string): KeyChange {
    this.goTo(`‸${piece}`);
    const end = this.text.indexOf('\n', this.caret) + 1 || this.text.length;
    return this.replace(this.text.lastIndexOf('\n', this.caret - 1) + 1, end, '');
  }

  *#newLine(indent: number): Generator<KeyChange> {
    this.#closers = [];
    const before = this.text.slice(this.text.lastIndexOf('\n', this.caret - 1) + 1, this.caret);
    const own = /^ */.exec(before)?.[0].length ?? 0;
    const offered = own + (opensBlock.test(before) ? 2 : 0);
    yield this.#change(this.caret, this.caret, this.#eol + ' '.repeat(offered));
    for (let at = offered; at > indent; at -= 2) yield this.#change(this.caret - 2, this.caret, '');
    for (let at = offered; at < indent; at += 2) yield this.#change(this.caret, this.caret, '  ');
  }

  #key(key: string): KeyChange | undefined {
    const next = this.text[this.caret] ?? '\n';
    if (this.#closers.includes(this.caret) && next === key) {
      this.#closers = this.#closers.filter(at => at !== this.caret);
      this.caret++;
      return undefined;
    }
    const closer = pairs[key];
    if (!closer || !/[\s;:.,=}\])>]/.test(next) || (closer === key && /[\w"']/.test(this.text[this.caret - 1] ?? ''))) return this.#change(this.caret, this.caret, key);
    const change = this.#change(this.caret, this.caret, key + closer);
    this.caret--;
    this.#closers.push(this.caret);
    return change;
  }

  #change(start: number, end: number, text: string): KeyChange {
    const shift = text.length - (end - start);
    this.#closers = this.#closers.flatMap(at => (at < start ? at : at >= end ? at + shift : []));
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.caret = start + text.length;
    return { start, end, text };
  }
}
