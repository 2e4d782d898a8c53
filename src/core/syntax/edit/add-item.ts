// Adds an item at the end of a list.

import type { Entry, SyntaxDocument } from '../document.ts';
import { nodeAt } from '../node.ts';
import type { Path } from '../node.ts';
import type { TextEdit } from '../../text/edit.ts';
import { addFlow } from './add-pair.ts';
import { EditSite } from './edit-site.ts';
import { copyOf } from './nested.ts';
import { setValueEdits } from './set-value.ts';
import type { YamlValue } from './yaml-value.ts';

/** Edits that add `item` to the list at `path`; a missing list is made, one value that stands for a list becomes one. */
export function addItemEdits(document: SyntaxDocument, entry: Entry, path: Path, item: YamlValue): TextEdit[] {
  const list = nodeAt(entry.content.value, path);
  const isMissing = !list || (list.kind === 'scalar' && list.value === null);
  if (isMissing) return setValueEdits(document, entry, path, [item]);
  if (list.written || list.kind !== 'list') {
    const old = copyOf(list);
    return list.kind === 'map' ? [] : setValueEdits(document, entry, path, [...(Array.isArray(old) ? old as YamlValue[] : [old]), item]);
  }
  const site = new EditSite(document, entry);
  const writer = site.writer(item);
  if (list.flow) return addFlow(site, site.start(list), site.end(list), writer, writer.flow(item));
  return [site.insert(site.below(site.end(list)), writer, site.lines(writer.item(item), site.column(site.start(list))))];
}
