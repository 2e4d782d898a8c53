// The labels of draw.io's cells: HTML in which only our own tags are tags.

import { say } from '../../text/language.ts';
import { message } from '../../text/message.ts';
import type { DiagramModel, DiagramNode } from '../diagram.ts';
import { escapeXml } from '../escape-xml.ts';
import { fitText } from '../fit-text.ts';
import type { Rect } from '../geometry.ts';
import { legendItems } from '../legend.ts';
import { textSizes } from '../picture-text.ts';
import { tileLine } from '../zones/tile-text.ts';
import type { ExportOptions } from './export-options.ts';
import { nodeName } from './labels.ts';
import type { Theme } from './themes.ts';

/** What occurs in the picture, with a sign that looks like it. */
export function legendHtml(model: DiagramModel, { language }: ExportOptions, theme: Theme): string {
  const signs: Readonly<Record<string, string>> = {
    'diagram.legend-flow': '⟶',
    'diagram.legend-abroad': `<font color="${theme.abroad}">⇢</font>`,
    'diagram.legend-review': `<font color="${theme.review}"><b>⟶ ⚠</b></font>`,
    'diagram.legend-planned': '⋯▸',
    'diagram.legend-via': '–●–',
    'diagram.legend-notes': `<font color="${theme.notes}">●</font>`,
  };
  return legendItems()
    .filter(item => item.isIn(model) && signs[item.text] !== undefined)
    .map(({ text }) => `${signs[text]} ${escapeXml(say(message(text), language))}`)
    .join(' &nbsp; &nbsp; ');
}

/** Name, and what the tool is. */
export function cardLabel(node: DiagramNode, { width }: Rect, { measure }: ExportOptions, theme: Theme): string {
  const room = width - (node.kind === 'people' ? 40 : 24);
  const name = escapeXml(fitText(nodeName(node), room, measure, textSizes.name, 'bold'));
  const below = fitText([node.detail, node.stageName].filter(text => text !== '').join(' · '), room, measure, textSizes.detail);
  return `<b>${name}</b>${below ? `<br><font style="font-size: ${textSizes.detail}px" color="${theme.muted}">${escapeXml(below)}</font>` : ''}`;
}

/** The name alone. */
export function tileLabel(node: DiagramNode, { width }: Rect, { measure }: ExportOptions): string {
  return `<b>${escapeXml(tileLine({ ...node, name: nodeName(node), stageName: '' }, width, measure).name)}</b>`;
}
