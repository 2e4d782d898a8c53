// SVG as plain data: one description for the page, the command line and reports. Text is text; there are no styles in it.

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
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  if (element.children.length === 0) return `${indent}<${element.name}${attributes}/>`;
  // Between the parts of a text, blanks would be drawn.
  if (element.name === 'text' || element.children.every(child => typeof child === 'string')) {
    const inner = element.children.map(child => (typeof child === 'string' ? escape(child) : svgText(child)));
    return `${indent}<${element.name}${attributes}>${inner.join('')}</${element.name}>`;
  }
  const inner = element.children.map(child => (typeof child === 'string' ? `${indent}  ${escape(child)}` : svgText(child, `${indent}  `)));
  return `${indent}<${element.name}${attributes}>\n${inner.join('\n')}\n${indent}</${element.name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** XML has no way to write most control characters, not even escaped, nor halves of surrogate pairs: they are left out. */
function escape(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"']/g, c => entities[c] as string);
}
