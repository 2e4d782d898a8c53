// The data-flow pictures of a report: one a stack, in the colours of the page.

import { diagramModel } from '../diagram/diagram-model.ts';
import type { DiagramModel } from '../diagram/diagram.ts';
import { pageTheme } from '../diagram/export/page-theme.ts';
import { embeddedSvg } from '../diagram/export/standalone-svg.ts';
import { tableMeasure } from '../diagram/text-width.ts';
import type { Finding } from '../model/finding.ts';
import type { Language } from '../text/language.ts';
import { type Child, Markup, sentenceMarkup, tag } from './markup.ts';
import type { Report } from './report.ts';
import { sayer } from './sayer.ts';

/** Tools and people that all pictures of a report show together: laying out more would keep its reader waiting. */
const most = 600;

/** The pictures, each below the name of its stack where there are several; nothing where no tool is declared. */
export function pictures(report: Report, language: Language): Child {
  const checked = { findings: findingsByFile(report), options: { today: report.today } };
  const models = report.roots.map(root => diagramModel(checked, root, language)).filter(({ nodes }) => nodes.length > 0);
  let room = most;
  return models.map(model => {
    room -= model.nodes.length;
    return [models.length > 1 && tag('h3', {}, model.title), picture(model, room >= 0, report.today, language)];
  });
}

function picture(model: DiagramModel, isRoom: boolean, today: string, language: Language): Child {
  const tell = sayer(language);
  if (!isRoom) return tag('p', { class: 'note' }, sentenceMarkup(tell('reports.picture-large', { tools: model.nodes.length })));
  try {
    // The drawing escapes what it writes, as markup does.
    const drawn = new Markup(embeddedSvg(model, { language, today, measure: tableMeasure() }, pageTheme()));
    return tag('div', { class: 'flows' }, drawn);
  } catch (error) {
    // The findings matter more than their picture.
    return tag('p', { class: 'note' }, tell('diagram.failed', { reason: error instanceof Error ? error.message : String(error) }));
  }
}

function findingsByFile({ findings }: Report): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const { uri, finding } of findings) {
    const own = files.get(uri) ?? [];
    files.set(uri, own);
    own.push(finding);
  }
  return files;
}
