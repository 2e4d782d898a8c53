// The texts of a picture: sizes, and what fits where.

import type { DiagramFlow, DiagramNode } from './diagram.ts';
import { fitText, plainLine } from './fit-text.ts';
import type { Measure } from './text-width.ts';

/** Font sizes in pixels of an unscaled picture. */
export const textSizes = { name: 13, detail: 11, title: 12, label: 10.5, chip: 10 };

const node = { least: 148, longest: 25, left: 14, right: 10 };
const label = { most: 150, padding: 4 };

/** Wide enough for the longest name, up to some 25 characters: all nodes are equally wide, so that they stand in line. */
export function nodeWidth(nodes: readonly DiagramNode[], measure: Measure): number {
  const longest = Math.max(0, ...nodes.map(({ name }) => measure(plainLine(name).slice(0, 60), textSizes.name, 'bold')));
  const most = measure('n'.repeat(node.longest), textSizes.name, 'bold');
  return Math.round(Math.max(node.least, Math.min(most, longest) + node.left + node.right));
}

export interface NodeText {
  readonly name: string;
  readonly detail: string;
  readonly stage: string;
  readonly place: string;
}

/** The two lines of a node: the name with the stage behind it where there is room (else below), the detail with the place. */
export function nodeText(of: DiagramNode, width: number, measure: Measure): NodeText & { readonly stageBelow: boolean } {
  const room = width - node.left - node.right;
  const chip = (text: string) => (text ? measure(text, textSizes.chip, 'normal') + 8 : 0);
  // Places are codes of two letters, but a file may hold anything.
  const place = fitText(placeText(of.places), room / 2, measure, textSizes.chip);
  const stageBelow = measure(plainLine(of.name), textSizes.name, 'bold') > room - chip(of.stageName);
  const below = stageBelow ? of.stageName : '';
  return {
    name: fitText(of.name, stageBelow ? room : room - chip(of.stageName), measure, textSizes.name, 'bold'),
    detail: fitText(of.detail, room - chip(below) - chip(place), measure, textSizes.detail),
    stage: of.stageName,
    place,
    stageBelow,
  };
}

function placeText(places: readonly string[]): string {
  const [first, ...more] = places;
  return first === undefined ? '' : more.length === 0 ? first : more.length === 1 ? `${first} ${more[0]}` : `${first} +${more.length}`;
}

/** Names of the data: all where they fit, else the first with the number of others. */
export function flowLabel(flow: DiagramFlow, measure: Measure): { readonly text: string; readonly width: number } {
  const names = flow.data.map(plainLine);
  const whole = names.join(', ');
  const width = (text: string) =>
    Math.ceil(measure(text, textSizes.label, flow.review ? 'bold' : 'normal')) + 2 * label.padding + (flow.review ? 16 : 0);
  if (width(whole) <= label.most) return { text: whole, width: whole || flow.review ? width(whole) : 0 };
  const rest = names.length > 1 ? ` +${names.length - 1}` : '';
  const text = fitText(names[0] ?? '', label.most - 24 - measure(rest, textSizes.label, 'normal'), measure, textSizes.label) + rest;
  return { text, width: width(text) };
}

/** From the left border of a band to behind its title and count. */
export function bandTitleWidth(name: string, count: number, measure: Measure): number {
  return (
    measure(fitText(name, 180, measure, textSizes.title, 'bold'), textSizes.title, 'bold') +
    measure(` ${count}`, textSizes.title, 'normal') +
    28
  );
}
