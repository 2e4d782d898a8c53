// Draws a picture as SVG: bands, lines, titles, nodes, labels, in this order from back to front.

import type { Language } from '../text/language.ts';
import { describeNode } from './describe.ts';
import { fitText } from './fit-text.ts';
import { flowSvg, labelSvg } from './flow-svg.ts';
import { nodeSvg } from './node-svg.ts';
import type { Picture, PictureBand } from './picture.ts';
import { textSizes } from './picture-text.ts';
import { svg, type SvgElement } from './svg.ts';
import type { Measure } from './text-width.ts';
import { trunkLabelSvg, trunkSvg } from './zones/trunk-svg.ts';

export interface DrawOptions {
  readonly language: Language;
  /** The measure with which the picture was laid out. */
  readonly measure: Measure;
}

/** A document of its own, without colours: styles come from where it is shown. */
export function pictureSvg(picture: Picture, options: DrawOptions): SvgElement {
  const { x, y, width, height } = picture;
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${x} ${y} ${width} ${height}`, width, height },
    pictureLayers(picture, options),
  );
}

/** The layers of a picture, to be placed in an SVG that moves and scales them. */
export function pictureLayers(picture: Picture, { language, measure }: DrawOptions): SvgElement[] {
  const names = new Map(picture.nodes.map(({ node }) => [node.key, node.name]));
  const nameOf = (key: string) => names.get(key) ?? '';
  const tones = new Map(picture.bands.map(({ band }) => [band.id, band.tone]));
  const bandNames = picture.bands.map(({ band }) => band.name);
  const isBundled = picture.trunks.length > 0;
  const layer = (name: string, children: readonly SvgElement[]) => svg('g', { class: name }, children);
  return [
    layer(
      'bands',
      picture.bands.map(band =>
        svg('rect', { class: `band tone-${band.band.tone}`, x: band.x, y: band.y, width: band.width, height: band.height, rx: 10 }),
      ),
    ),
    ...(isBundled ? [layer('trunks', picture.trunks.map(trunk => trunkSvg(trunk, bandNames, language)))] : []),
    layer(
      isBundled ? 'flows single' : 'flows',
      picture.flows.map(flow => flowSvg(flow, nameOf, language)),
    ),
    layer(
      'titles',
      picture.bands.map(band => titleSvg(band, measure)),
    ),
    layer(
      'nodes',
      picture.nodes.map(node =>
        nodeSvg(node, tones.get(node.node.band) ?? 0, describeNode(node.node, flowCounts(picture, node.node.key), language), measure),
      ),
    ),
    layer(
      'labels',
      [...picture.flows.flatMap(flow => flow.labels.map(label => labelSvg(flow, label, picture))), ...picture.trunks.map(trunkLabelSvg)],
    ),
  ];
}

function titleSvg({ band, count, x, y }: PictureBand, measure: Measure): SvgElement {
  return svg('text', { class: 'band-title', x: x + 12, y: y + 19, 'font-size': textSizes.title, 'font-weight': 600 }, [
    svg('tspan', {}, [fitText(band.name, 180, measure, textSizes.title, 'bold')]),
    svg('tspan', { class: 'count', dx: 6, 'font-weight': 400 }, [String(count)]),
  ]);
}

function flowCounts(picture: Picture, key: string): { in: number; out: number } {
  const touching = picture.flows.map(({ flow }) => flow);
  return {
    in: touching.filter(flow => flow.to === key || flow.via === key).length,
    out: touching.filter(flow => flow.from === key || flow.via === key).length,
  };
}
