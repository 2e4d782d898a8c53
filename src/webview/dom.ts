// Small helpers that build HTML and SVG nodes. Text always goes in as text.

import type { SvgElement } from '../core/diagram/svg.ts';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An HTML element; attributes that are undefined or false are left out, true ones are empty. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** The DOM of an SVG description. */
export function svgNode({ name, attributes, children }: SvgElement): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children.map(child => (typeof child === 'string' ? child : svgNode(child))));
  return element;
}

export function button(text: string, title: string, press: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', title }, [text]);
  element.addEventListener('click', press);
  return element;
}

/** True where the person asked for less motion. */
export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
