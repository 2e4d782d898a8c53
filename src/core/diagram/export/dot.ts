// A picture as a graph of Graphviz, which places everything itself.

import type { DiagramFlow, DiagramModel, DiagramNode } from '../diagram.ts';
import { graphOf } from '../graph.ts';
import type { ExportOptions } from './export-options.ts';
import { flowLines, headingOf, nodeLines, nodeName } from './labels.ts';
import { escapeXml } from '../escape-xml.ts';
import { safeIds } from './safe-ids.ts';
import { shortLine } from './short-line.ts';
import { type Theme, themes } from './themes.ts';

/** The whole file. */
export function dotText(model: DiagramModel, options: ExportOptions): string {
  const theme = themes[options.theme ?? 'light'];
  const { bands, nodes, floor, flows, hops } = graphOf(model);
  const idOf = safeIds([...bands.map(band => `band:${band.id}`), ...nodes.map(node => node.key)]);
  const background = theme.background === 'none' ? 'transparent' : theme.background;
  const lines = [
    'digraph stack {',
    `  graph [rankdir=LR, bgcolor="${background}", fontname="Arial", fontsize=18, fontcolor="${theme.text}", labelloc=t, labeljust=l, nodesep=0.3, ranksep=0.9, label=<<b>${escapeXml(headingOf(model, options))}</b>>];`,
    `  node [shape=box, style="rounded,filled", fontname="Arial", fontsize=13, fontcolor="${theme.text}", color="${theme.cardBorder}", fillcolor="${theme.card}", margin="0.15,0.08"];`,
    `  edge [fontname="Arial", fontsize=10, fontcolor="${theme.muted}", color="${theme.line}", arrowsize=0.7];`,
    ...bands.flatMap((band, index) => [
      `  subgraph cluster_${idOf(`band:${band.id}`)} {`,
      `    graph [style="rounded,filled", color="${theme.bandBorder}", fillcolor="${theme.band}", fontsize=12, label=<<b>${escapeXml(shortLine(band.name)) || '…'}</b>>];`,
      ...(floor[index]?.nodes ?? []).map(at => `    ${box(nodes[at] as DiagramNode, idOf, options, theme)}`),
      '  }',
    ]),
    ...flows.flatMap(({ flow, hops: own }) =>
      own.map(hop => `  ${(hops[hop] ?? []).map(at => idOf(nodes[at]?.key ?? '')).join(' -> ')}${arrow(flow, options, theme)};`),
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function box(node: DiagramNode, idOf: (key: string) => string, { language }: ExportOptions, theme: Theme): string {
  const name = escapeXml(nodeName(node));
  const title = `<b>${node.stage === 'retired' ? `<s>${name}</s>` : name}</b>`;
  const more = nodeLines(node, language).map(line => `<br/><font point-size="10" color="${theme.muted}">${escapeXml(line)}</font>`);
  const attributes = [
    ...(node.kind === 'people' ? ['shape=oval'] : []),
    ...(node.stage === 'idea' ? ['style="rounded,dashed"'] : []),
    ...(node.review ? [`color="${theme.review}"`, 'penwidth=1.5'] : []),
    `label=<${title}${more.join('')}>`,
  ];
  return `${idOf(node.key)} [${attributes.join(', ')}];`;
}

function arrow(flow: DiagramFlow, { language }: ExportOptions, theme: Theme): string {
  const colour = flow.review ? theme.review : flow.abroad.length > 0 ? theme.abroad : undefined;
  const style = flow.planned ? 'dotted' : flow.abroad.length > 0 ? 'dashed' : undefined;
  const lines = flowLines(flow, language).map(escapeXml);
  const attributes = [
    ...(colour ? [`color="${colour}"`, `fontcolor="${colour}"`] : []),
    ...(style ? [`style=${style}`] : []),
    ...(flow.review ? ['penwidth=1.6'] : []),
    ...(lines.length > 0 ? [`label=<${lines.join('<br/>')}>`] : []),
  ];
  return attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
}
