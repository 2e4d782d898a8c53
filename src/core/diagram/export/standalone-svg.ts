// A picture as an SVG file that stands alone: its own colours, title, day and legend, at its own size or that of a slide.

import { say } from '../../text/language.ts';
import { message } from '../../text/message.ts';
import type { DiagramModel } from '../diagram.ts';
import { plainLine } from '../fit-text.ts';
import type { Rect } from '../geometry.ts';
import { layout } from '../layout.ts';
import type { Picture } from '../picture.ts';
import { pictureLayers } from '../picture-svg.ts';
import { bandTitleWidth } from '../picture-text.ts';
import { sayCounts } from '../say-counts.ts';
import { svg, type SvgElement, svgText } from '../svg.ts';
import { dress } from './dress.ts';
import type { ExportOptions } from './export-options.ts';
import { headingStrip } from './heading-strip.ts';
import { legendStrip, type Strip, stripRow } from './legend-strip.ts';
import { type Theme, themes } from './themes.ts';

/** The fonts whose widths the layout measures with, and what stands in for them where they are missing. */
const fonts = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** A slide of 16 by 9, as presentation programs have it: 13.3 inches at 96 dots. */
const slide = { width: 1280, height: 720, padding: 30 };
/** A small picture is not blown up beyond this. */
const largestScale = 1.4;
const sheet = { leastWidth: 460, padding: 24 };
const gap = 12;

/** The file's text. The same model and options always give the same text. */
export function standaloneSvg(model: DiagramModel, options: ExportOptions): string {
  const theme: Theme = themes[options.theme ?? 'light'];
  const drawing = options.slide ? onSlide(model, options, theme) : onSheet(model, options, theme);
  const file = { ...drawing, attributes: { xmlns: 'http://www.w3.org/2000/svg', ...drawing.attributes } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(file)}\n`;
}

/** A picture without heading, with its legend, to be shown in a page that says the rest. `theme` may name variables of that page. */
export function embeddedSvg(model: DiagramModel, options: ExportOptions, theme: Theme): string {
  const picture = pictureOf(model, options);
  const legend = legendOf(model, picture, options, picture.width);
  const height = picture.height + (legend.height ? gap + legend.height : 0);
  return svgText(
    document(model, options, theme, picture.width, height, [
      svg('g', { transform: `translate(${-picture.x} ${-picture.y})` }, layersOf(picture, options)),
      at(0, picture.height + gap, legend),
    ]),
  );
}

/** As large as its content. */
function onSheet(model: DiagramModel, options: ExportOptions, theme: Theme): SvgElement {
  const { padding } = sheet;
  const picture = pictureOf(model, options);
  const inner = Math.max(picture.width, sheet.leastWidth);
  const heading = headingOf(model, options, inner);
  const legend = legendOf(model, picture, options, inner);
  const top = padding + heading.height + gap;
  const bottom = top + picture.height + (legend.height ? gap : 0);
  const height = bottom + legend.height + padding;
  const left = padding + (inner - picture.width) / 2;
  return document(model, options, theme, inner + 2 * padding, height, [
    ...strip({ x: padding, y: padding, width: inner, height: heading.height }, heading),
    svg('g', { transform: `translate(${round(left - picture.x)} ${round(top - picture.y)})` }, layersOf(picture, options)),
    ...strip({ x: padding, y: bottom, width: inner, height: legend.height }, legend),
  ]);
}

/** Scaled to fit. Its flows run so that the picture has the slide's shape. */
function onSlide(model: DiagramModel, options: ExportOptions, theme: Theme): SvgElement {
  const { width, height, padding } = slide;
  const inner = width - 2 * padding;
  const heading = headingOf(model, options, inner);
  const top = padding + heading.height + gap;
  const picture = pictureOf(model, { ...options, aspect: inner / (height - top - gap - stripRow - padding) });
  const legend = legendOf(model, picture, options, inner);
  const bottom = height - padding - legend.height;
  const room = bottom - top - (legend.height ? gap : 0);
  const scale = Math.min(inner / picture.width, room / picture.height, largestScale);
  const x = (width - picture.width * scale) / 2 - picture.x * scale;
  const y = top + (room - picture.height * scale) / 2 - picture.y * scale;
  return document(model, options, theme, width, height, [
    ...strip({ x: padding, y: padding, width: inner, height: heading.height }, heading),
    svg('g', { transform: `translate(${round(x)} ${round(y)}) scale(${Math.round(scale * 10_000) / 10_000})` }, layersOf(picture, options)),
    ...strip({ x: padding, y: bottom, width: inner, height: legend.height }, legend),
  ]);
}

function pictureOf(model: DiagramModel, { measure, earlier, aspect }: ExportOptions & { readonly aspect?: number }): Picture {
  return layout(model, { measure, earlier, ...(aspect !== undefined && { aspect }) });
}

function headingOf(model: DiagramModel, { title, today, language, measure }: ExportOptions, width: number): Strip {
  return headingStrip({ model, title: title ?? model.title, day: today }, width, language, measure);
}

function legendOf(model: DiagramModel, { trunks }: Picture, { language, measure }: ExportOptions, width: number): Strip {
  return legendStrip({ model, isBundled: trunks.length > 0 }, width, language, measure);
}

function document(
  model: DiagramModel,
  { title, language }: ExportOptions,
  theme: Theme,
  width: number,
  height: number,
  children: readonly SvgElement[],
): SvgElement {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const drawing = svg('g', {}, [svg('rect', { class: 'sheet', ...size }), ...children]);
  const name = say(message('diagram.export-label', { name: plainLine(title ?? model.title) }), language);
  return svg(
    'svg',
    {
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      'xml:lang': language,
      role: 'img',
      'font-family': fonts,
    },
    [
      svg('title', {}, [name]),
      svg('desc', {}, [sayCounts(model, language).map(({ text }) => text).join(', ')]),
      dress(drawing, theme),
    ],
  );
}

/** Halos around titles are drawn by few programs: a plain back hides the lines behind them. */
function layersOf(picture: Picture, { language, measure }: ExportOptions): SvgElement[] {
  const backs = picture.bands.map(({ band, count, x, y }) =>
    svg('rect', { class: 'title-back', x: x + 8, y: y + 7, width: Math.round(bandTitleWidth(band.name, count, measure) - 20), height: 17, rx: 2 }),
  );
  return pictureLayers(picture, { language, measure }).map(layer =>
    layer.attributes['class'] === 'titles' ? { ...layer, children: [...backs, ...layer.children] } : layer,
  );
}

function strip(box: Rect, { height, parts }: Strip): SvgElement[] {
  if (height === 0) return [];
  const back = svg('rect', { class: 'strip', x: box.x - 12, y: box.y - 6, width: box.width + 24, height: box.height + 12, rx: 8 });
  return [back, at(box.x, box.y, { height, parts })];
}

function at(x: number, y: number, { parts }: Strip): SvgElement {
  return svg('g', { transform: `translate(${round(x)} ${round(y)})` }, parts);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
