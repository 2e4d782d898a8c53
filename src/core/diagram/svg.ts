// SVG as plain data: one description for the page, the command line and reports. Text is text; there are no styles in it.

import { escapeXml } from './escape-xml.ts';

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
}

/** Shorthand; attributes that are undefined are left out. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly (SvgElement | string | undefined)[] = [],
): SvgElement {
  const given: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== '') given[key] = value;
  return { name, attributes: given, children: children.filter(child => child !== undefined) };
}

/** Classes that are on, joined. */
export function classes(list: Readonly<Record<string, boolean>>): string {
  return Object.entries(list)
    .filter(([, on]) => on)
    .map(([name]) => name)
    .join(' ');
}

/** The element as XML. Whatever a name holds, it stays text. */
export function svgText(element: SvgElement, indent = ''): string {
  const attributes = Object.entries(element.attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  if (element.children.length === 0) return `${indent}<${element.name}${attributes}/>`;
  // Between the parts of a text, blanks would be drawn.
  if (element.name === 'text' || element.children.every(child => typeof child === 'string')) {
    const inner = element.children.map(child => (typeof child === 'string' ? escapeXml(child) : svgText(child)));
    return `${indent}<${element.name}${attributes}>${inner.join('')}</${element.name}>`;
  }
  const inner = element.children.map(child => (typeof child === 'string' ? `${indent}  ${escapeXml(child)}` : svgText(child, `${indent}  `)));
  return `${indent}<${element.name}${attributes}>\n${inner.join('\n')}\n${indent}</${element.name}>`;
}
