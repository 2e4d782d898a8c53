// START HERE for exports: a diagram in a format that other programs read. The panel, the command line and reports use the same.

import type { DiagramModel } from '../diagram.ts';
import { dotText } from './dot.ts';
import { drawioText } from './drawio.ts';
import type { ExportOptions } from './export-options.ts';
import { jsonText } from './json.ts';
import { mermaidText } from './mermaid.ts';
import { standaloneSvg } from './standalone-svg.ts';

const writers = { svg: standaloneSvg, mermaid: mermaidText, dot: dotText, drawio: drawioText, json: jsonText };

export type ExportFormat = keyof typeof writers;

/** In the order in which help names them; the first is what a person gets. */
export const exportFormats = Object.keys(writers) as readonly ExportFormat[];

/** The text of a whole file. For a part of the diagram, hand in `selectionOf` it. The same input always gives the same text. */
export function exportDiagram(model: DiagramModel, format: ExportFormat, options: ExportOptions): string {
  return writers[format](model, options);
}
