// A picture as a flowchart of Mermaid, for Markdown pages. Mermaid places everything itself.

import type { DiagramModel, DiagramNode } from '../diagram.ts';
import { type Graph, graphOf } from '../graph.ts';
import type { ExportOptions } from './export-options.ts';
import { flowLines, headingOf, nodeLines, nodeName } from './labels.ts';
import { safeIds } from './safe-ids.ts';
import { shortLine } from './short-line.ts';
import { themes } from './themes.ts';

/** Colours that are seen on the light and the dark pages that show Mermaid. */
const { review, abroad } = themes.transparent;

/** The whole text, to be put into a block of its own. */
export function mermaidText(model: DiagramModel, options: ExportOptions): string {
  const graph = graphOf(model);
  const idOf = safeIds([...graph.bands.map(band => `band:${band.id}`), ...graph.nodes.map(node => node.key)]);
  const lines = [
    '---',
    // YAML reads what JSON writes. Mermaid takes tags in a title for tags, and knows no way to write them.
    `title: ${JSON.stringify(headingOf(model, options).replaceAll('<', '‹').replaceAll('>', '›'))}`,
    '---',
    'flowchart LR',
    ...graph.bands.flatMap((band, index) => [
      `  subgraph ${idOf(`band:${band.id}`)}[${quoted([shortLine(band.name)])}]`,
      ...(graph.floor[index]?.nodes ?? []).map(at => `    ${box(graph.nodes[at] as DiagramNode, idOf, options)}`),
      '  end',
    ]),
    ...arrows(graph, idOf, options),
    ...styles(graph, idOf),
  ];
  return `${lines.join('\n')}\n`;
}

function box(node: DiagramNode, idOf: (key: string) => string, { language }: ExportOptions): string {
  const text = quoted([nodeName(node), ...nodeLines(node, language)]);
  return `${idOf(node.key)}${node.kind === 'people' ? `([${text}])` : `[${text}]`}`;
}

/** One a hop, in the order that `linkStyle` counts. */
function arrows({ nodes, flows, hops }: Graph, idOf: (key: string) => string, { language }: ExportOptions): string[] {
  return flows.flatMap(({ flow, hops: own }) => {
    const lines = flowLines(flow, language);
    const label = lines.length > 0 ? `|${quoted(lines)}|` : '';
    const arrow = `${flow.planned ? '-.->' : '-->'}${label}`;
    return own.map(hop => {
      const [from, to] = (hops[hop] ?? []).map(at => idOf(nodes[at]?.key ?? ''));
      return `  ${from} ${arrow} ${to}`;
    });
  });
}

function styles({ nodes, flows }: Graph, idOf: (key: string) => string): string[] {
  const numbers = flows.flatMap(({ flow, hops }) => hops.map(() => flow)).map((flow, index) => ({ flow, index }));
  const links = (isIt: (flow: (typeof numbers)[number]['flow']) => boolean, style: string) => {
    const list = numbers.filter(({ flow }) => isIt(flow)).map(({ index }) => index);
    return list.length > 0 ? [`  linkStyle ${list.join(',')} ${style}`] : [];
  };
  const boxes = (name: string, style: string, isIt: (node: DiagramNode) => boolean) => {
    const list = nodes.filter(isIt).map(node => idOf(node.key));
    return list.length > 0 ? [`  classDef ${name} ${style}`, `  class ${list.join(',')} ${name}`] : [];
  };
  return [
    ...boxes('idea', 'stroke-dasharray:4 3', ({ stage }) => stage === 'idea'),
    ...boxes('review', `stroke:${review},stroke-width:2px`, node => node.review > 0),
    ...links(flow => flow.abroad.length > 0 && flow.review === 0, `stroke:${abroad},stroke-dasharray:7 4`),
    ...links(flow => flow.review > 0, `stroke:${review},stroke-width:2px`),
  ];
}

/** What Mermaid could read as Markdown, HTML, an icon, a formula, a directive or the end of the label. */
const meaningful = /^[-+]|(?<=^\d+)[.)]|&(?=[\w#])|["#$%*:;<=>@[\\\]^_`{|}~]/g;

/** What it looks for even in what was written by numbers (formulas, icons, line breaks): an invisible joiner stands in between. */
const sought = /\$(?=\$)|\\(?=n)|(?<=\bfa[a-z]?):(?=fa-)/g;

/** Lines as one label; what has a meaning is written by its number. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map(plain).join('<br/>')}"`;
}

function plain(line: string): string {
  return line.replace(sought, '$&\u2060').replace(meaningful, character => `#${character.charCodeAt(0)};`);
}
