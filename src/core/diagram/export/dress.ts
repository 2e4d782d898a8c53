// Puts the colours of a theme on a drawing as attributes, which every program that opens SVG understands. What only a panel needs goes.

import type { SvgElement } from '../svg.ts';
import type { Theme } from './themes.ts';

type Attributes = Readonly<Record<string, string | number>>;

interface Rule {
  /** Classes that one element around it has. */
  readonly within?: readonly string[];
  /** Its own class, or its name. */
  readonly self: string;
  readonly attributes: Attributes;
}

/** The element with its colours. `theme` may hold any CSS colour, `var(…)` too where a page sets it. */
export function dress(element: SvgElement, theme: Theme): SvgElement {
  return dressed(element, rulesOf(theme), []) ?? { ...element, children: [] };
}

/** Later rules win. */
function rulesOf(theme: Theme): Rule[] {
  const all = (self: string, attributes: Attributes): Rule => ({ self, attributes });
  const rule = (within: string, self: string, attributes: Attributes): Rule => ({ within: within.split(' '), self, attributes });
  return [
    all('text', { fill: theme.text }),
    all('band', { fill: theme.band, stroke: theme.bandBorder }),
    all('title-back', { fill: theme.band }),
    all('count', { fill: theme.muted }),
    all('card', { fill: theme.card, stroke: theme.cardBorder }),
    all('detail', { fill: theme.muted }),
    all('place', { fill: theme.muted }),
    all('stage', { fill: theme.abroad }),
    rule('idea', 'card', { fill: theme.band, stroke: theme.muted, 'stroke-dasharray': '4 3' }),
    rule('idea', 'name', { 'font-style': 'italic' }),
    rule('retired', 'card', { fill: theme.band }),
    rule('retired', 'name', { fill: theme.muted, 'text-decoration': 'line-through' }),
    all('strike', { stroke: theme.muted, 'stroke-width': 1.5 }),
    rule('people', 'card', { stroke: theme.muted }),
    rule('node to-review', 'card', { stroke: theme.review }),
    ...theme.tones.map((tone, index) => rule(`tone-${index}`, 'bar', { fill: tone })),
    all('line', { stroke: theme.line }),
    rule('flow', 'line', { 'stroke-width': 1.3 }),
    ...colouredFlow('flow', theme.line),
    rule('flow abroad', 'line', { stroke: theme.abroad, 'stroke-dasharray': '7 4' }),
    ...colouredFlow('flow abroad', theme.abroad),
    rule('flow to-review', 'line', { stroke: theme.review, 'stroke-width': 1.9 }),
    ...colouredFlow('flow to-review', theme.review),
    rule('flow planned', 'line', { 'stroke-dasharray': '1.5 4', 'stroke-linecap': 'round', 'stroke-width': 1.8 }),
    ...bundle('trunk', 'count', theme.line, theme),
    ...bundle('trunk abroad', 'count abroad', theme.abroad, theme),
    rule('trunk abroad', 'line', { 'stroke-dasharray': '9 4' }),
    ...bundle('trunk to-review', 'count to-review', theme.review, theme),
    rule('count to-review', 'text', { fill: theme.review }),
    rule('trunk planned', 'line', { 'stroke-dasharray': '1.5 5', 'stroke-linecap': 'round' }),
    rule('label', 'back', { fill: theme.label }),
    rule('label in-band', 'back', { fill: theme.band }),
    rule('label', 'text', { fill: theme.muted }),
    rule('label abroad', 'text', { fill: theme.abroad }),
    rule('label to-review', 'text', { fill: theme.review }),
    rule('badge', 'rect', { stroke: theme.card }),
    rule('badge review', 'rect', { fill: theme.review }),
    rule('badge notes', 'rect', { fill: theme.notes }),
    rule('badge', 'text', { fill: theme.onBadge }),
    all('sheet', { fill: theme.background }),
    all('strip', { fill: theme.strip }),
    all('rule', { stroke: theme.bandBorder }),
    all('quiet', { fill: theme.muted }),
    all('said-review', { fill: theme.review }),
    all('said-abroad', { fill: theme.abroad }),
  ];
}

function colouredFlow(within: string, colour: string): Rule[] {
  return ['head', 'through'].map(self => ({ within: within.split(' '), self, attributes: { fill: colour } }));
}

function bundle(trunk: string, count: string, colour: string, theme: Theme): Rule[] {
  return [
    { within: trunk.split(' '), self: 'line', attributes: { stroke: colour } },
    { within: trunk.split(' '), self: 'head', attributes: { fill: colour } },
    { within: count.split(' '), self: 'pill', attributes: { fill: theme.label, stroke: colour } },
  ];
}

/** What shows only when somebody looks at it. */
const hidden: readonly string[] = ['reach', 'single'];

/** Attributes that a person who points, clicks or types needs, and the classes themselves. */
const ofPanel: ReadonlySet<string> = new Set(['class', 'data-key', 'role', 'tabindex', 'aria-hidden']);

function dressed(element: SvgElement, rules: readonly Rule[], around: readonly (readonly string[])[]): SvgElement | undefined {
  const own = String(element.attributes['class'] ?? '').split(' ');
  if (own.some(name => hidden.includes(name)) || (element.name === 'text' && element.children.every(child => child === ''))) return undefined;
  const context = [...around, own];
  const paint: Record<string, string | number> = {};
  for (const { within, self, attributes } of rules) {
    const isIt = own.includes(self) || element.name === self;
    if (isIt && (!within || context.some(classes => within.every(name => classes.includes(name))))) Object.assign(paint, attributes);
  }
  if (paint['fill'] === 'none' && element.name === 'rect') return undefined;
  const kept = Object.entries(element.attributes).filter(([name]) => !ofPanel.has(name));
  const children = element.children.flatMap(child => (typeof child === 'string' ? child : (dressed(child, rules, context) ?? [])));
  return { name: element.name, attributes: { ...Object.fromEntries(kept), ...paint }, children };
}
