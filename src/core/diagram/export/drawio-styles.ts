// The styles of draw.io's cells: by stage, by what is to review, by what leaves the region.

import type { DiagramFlow, DiagramNode } from '../diagram.ts';
import type { Point } from '../geometry.ts';
import { textSizes } from '../picture-text.ts';
import { tileText } from '../zones/tile-text.ts';
import type { Theme } from './themes.ts';

type Style = Readonly<Record<string, string | number | undefined>>;

const corners = { rounded: 1, absoluteArcSize: 1 };
const text = { html: 1, whiteSpace: 'wrap', fontFamily: 'Helvetica' };

export function bandStyle(theme: Theme): string {
  return written({
    ...corners, arcSize: 20, ...text, container: 1, collapsible: 0, recursiveResize: 0, align: 'left', verticalAlign: 'top', spacingLeft: 8, spacingTop: 2,
    fontStyle: 1, fontSize: textSizes.title, fontColor: theme.text, fillColor: theme.band, strokeColor: theme.bandBorder,
  });
}

/** `tone` is the colour of the node's group; a tile is a box of one line. */
export function boxStyle({ kind, stage, review }: DiagramNode, { tone, isTile }: { readonly tone: string; readonly isTile: boolean }, theme: Theme): string {
  const isIdea = stage === 'idea';
  const isRetired = stage === 'retired';
  return written({
    ...(kind === 'people' ? { rounded: 1, arcSize: 50 } : { ...corners, arcSize: 12 }), ...text, align: 'left', spacingLeft: isTile ? tileText.left - 4 : kind === 'people' ? 16 : 10,
    fontSize: isTile ? tileText.name : textSizes.name, fontStyle: isIdea ? 2 : isRetired ? 8 : undefined, fontColor: isRetired ? theme.muted : theme.text,
    fillColor: isIdea || isRetired ? theme.band : theme.card, strokeColor: review ? theme.review : kind === 'people' ? theme.muted : tone, dashed: isIdea ? 1 : undefined,
  });
}

export function badgeStyle(colour: string, theme: Theme): string {
  return written({ shape: 'ellipse', perimeter: 'ellipsePerimeter', html: 1, fillColor: colour, strokeColor: theme.card, fontColor: theme.onBadge, fontSize: 10, fontStyle: 1, fontFamily: 'Helvetica' });
}

export function noteStyle(fontSize: number, theme: Theme): string {
  return written({ text: '', ...text, whiteSpace: undefined, align: 'left', verticalAlign: 'middle', fontSize, fontColor: theme.text, strokeColor: 'none', fillColor: 'none' });
}

interface ArrowEnds {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** On the borders of the two boxes, from 0 to 1. */
  readonly start: Point;
  readonly end: Point;
}

/** Where a flow passes through a tool, a dot stands in place of the arrow head. */
export function arrowStyle({ review, abroad, planned }: DiagramFlow, { isFirst, isLast, start, end }: ArrowEnds, theme: Theme): string {
  const colour = review ? theme.review : abroad.length > 0 ? theme.abroad : theme.line;
  return written({
    edgeStyle: 'orthogonalEdgeStyle', rounded: 1, html: 1, jettySize: 'auto', endFill: 1, endSize: isLast ? 6 : 4, endArrow: isLast ? 'block' : 'oval',
    startArrow: isFirst ? 'none' : 'oval', startFill: isFirst ? undefined : 1, startSize: isFirst ? undefined : 4,
    exitX: start.x, exitY: start.y, exitDx: 0, exitDy: 0, entryX: end.x, entryY: end.y, entryDx: 0, entryDy: 0,
    strokeColor: colour, strokeWidth: review ? 2 : 1.3, dashed: planned || abroad.length > 0 ? 1 : undefined, dashPattern: planned ? '1 3' : abroad.length > 0 ? '7 4' : undefined,
    fontFamily: 'Helvetica', fontSize: textSizes.label, fontColor: review || abroad.length > 0 ? colour : theme.muted, labelBackgroundColor: theme.label,
  });
}

function written(style: Style): string {
  return Object.entries(style).flatMap(([key, value]) => (value === undefined ? [] : [value === '' ? `${key};` : `${key}=${value};`])).join('');
}
