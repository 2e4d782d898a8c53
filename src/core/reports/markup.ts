// Builds HTML in which a text can never become markup: strings are escaped, and only what this file made is let through.

import { xmlAttribute, xmlText } from './xml-text.ts';

/** HTML that is ready to be written. */
export class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

export type Child = Markup | string | false | undefined | readonly Child[];

const withoutContent: ReadonlySet<string> = new Set(['meta', 'br']);
/** These begin a line, so that two pages can be compared. */
const onOwnLine: ReadonlySet<string> = new Set(['head', 'body', 'title', 'style', 'header', 'main', 'footer', 'section', 'article', 'ul', 'li', 'tr', 'h1', 'h2', 'h3', 'p']);

/** `tag('p', { class: 'note' }, 'text')`; an attribute without a value is left out. Names are those of our own code. */
export function tag(name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${xmlAttribute(value)}"`])).join('');
  const start = `${onOwnLine.has(name) ? '\n' : ''}<${name}${written}>`;
  return new Markup(withoutContent.has(name) ? start : `${start}${html(children)}</${name}>`);
}

function html(child: Child): string {
  if (child === false || child === undefined) return '';
  if (typeof child === 'string') return xmlText(child);
  return child instanceof Markup ? child.toString() : child.map(html).join('');
}

/** A sentence of the product: what stands in backticks is code. */
export function sentenceMarkup(text: string): Child {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? tag('code', {}, part) : part));
}

/** A table with a head; `rows` begin with their own heading. */
export function tableMarkup(head: readonly string[], rows: readonly (readonly Child[])[]): Markup {
  const cells = ([first, ...rest]: readonly Child[]) => [tag('th', { scope: 'row' }, first), rest.map(cell => tag('td', {}, cell))];
  return tag('div', { class: 'scroll' }, tag('table', {},
    tag('thead', {}, tag('tr', {}, head.map(text => tag('th', { scope: 'col' }, text)))),
    tag('tbody', {}, rows.map(row => tag('tr', {}, cells(row)))),
  ));
}
