// The same as the picture, said in two tables: for readers who cannot see it, and for those who like lists.

import type { DiagramModel } from '../core/diagram/diagram.ts';
import { plainLine } from '../core/diagram/fit-text.ts';
import { button, html } from './dom.ts';
import type { Say } from './say.ts';

/** Two tables; a name opens its line in the file. */
export function tableView(model: DiagramModel, say: Say, open: (key: string) => void): HTMLElement {
  return html('div', { class: 'tables' }, [
    table(
      say('diagram.table-tools'),
      say,
      ['name', 'detail', 'group', 'stage', 'places', 'owner', 'review', 'notes'],
      nodeRows(model, say, open),
    ),
    table(
      say('diagram.table-flows'),
      say,
      ['from', 'via', 'to', 'data', 'method', 'state', 'abroad', 'review', 'notes'],
      flowRows(model, say, open),
    ),
  ]);
}

type Column =
  | 'name'
  | 'detail'
  | 'group'
  | 'stage'
  | 'places'
  | 'owner'
  | 'review'
  | 'notes'
  | 'from'
  | 'via'
  | 'to'
  | 'data'
  | 'method'
  | 'state'
  | 'abroad';

function table(caption: string, say: Say, columns: readonly Column[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  return html('table', {}, [
    html('caption', {}, [caption]),
    html('thead', {}, [
      html(
        'tr',
        {},
        columns.map(column => html('th', { scope: 'col' }, [say(`diagram.column-${column}`)])),
      ),
    ]),
    html(
      'tbody',
      {},
      rows.map(([first = '', ...rest]) =>
        html('tr', {}, [html('th', { scope: 'row' }, [first]), ...rest.map(cell => html('td', {}, [cell]))]),
      ),
    ),
  ]);
}

function nodeRows(model: DiagramModel, say: Say, open: (key: string) => void): (Node | string)[][] {
  const bands = new Map(model.bands.map(band => [band.id, band.name]));
  return model.nodes.map(node => [
    link(node.name, () => open(node.key)),
    plainLine(node.detail),
    bands.get(node.band) ?? '',
    node.stageName || (node.kind === 'tool' ? say('diagram.in-production') : ''),
    plainLine(node.places.join(', ')),
    plainLine(node.owner),
    count(node.review),
    count(node.notes),
  ]);
}

function flowRows(model: DiagramModel, say: Say, open: (key: string) => void): (Node | string)[][] {
  const names = new Map(model.nodes.map(node => [node.key, plainLine(node.name)]));
  return model.flows.map(flow => [
    link(names.get(flow.from) ?? '', () => open(flow.key)),
    names.get(flow.via ?? '') ?? '',
    names.get(flow.to) ?? '',
    plainLine(flow.data.join(', ')),
    plainLine(flow.method),
    say(flow.planned ? 'diagram.state-planned' : 'diagram.state-active'),
    plainLine(flow.abroad.join(', ')),
    count(flow.review),
    count(flow.notes),
  ]);
}

function link(text: string, press: () => void): HTMLElement {
  const element = button(plainLine(text), '', press);
  element.removeAttribute('title');
  element.className = 'link';
  return element;
}

function count(number: number): string {
  return number ? String(number) : '';
}
