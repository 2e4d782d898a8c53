// Adds a key and its value at the end of a map.

import type { MapNode } from '../node.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { EditSite } from './edit-site.ts';
import type { Writer } from './writer.ts';
import type { YamlValue } from './yaml-value.ts';

/** Adds `key: value` to an own map, in its own style. */
export function addPair(site: EditSite, map: MapNode, key: string, value: YamlValue): TextEdit[] {
  const writer = site.writer(value);
  if (map.flow) return addFlow(site, site.start(map), site.end(map), writer, writer.flowPair(key, value));
  const column = site.column(site.start(map));
  const at = site.below(site.end(map));
  return [site.insert(at, writer, site.lines(writer.pair(key, value), column))];
}

/** Adds text as the last member of a collection in brackets from `start` to `end`. */
export function addFlow(site: EditSite, start: number, end: number, writer: Writer, text: string): TextEdit[] {
  const close = end - 1;
  const inside = site.text.slice(start + 1, close);
  const last = lastMember(inside);
  if (last === undefined) {
    const isMap = site.text[start] === '{';
    return [site.replace(start + 1, close, writer, isMap ? ` ${text} ` : text)];
  }
  const at = start + 1 + last.end;
  const lead = last.hasComma ? '' : ',';
  const line = site.lineStart(start + 1 + last.end);
  if (line <= start) return [site.insert(at, writer, `${lead} ${text}`)];
  const column = site.text.slice(line).search(/[^ \t]/);
  return [site.insert(at, writer, `${lead}${site.eol}${' '.repeat(column)}${text}`)];
}

/** The end of the last member between brackets (behind its comma, if it has one); undefined where there is none. Comments are skipped. */
function lastMember(inside: string): { readonly end: number; readonly hasComma: boolean } | undefined {
  let end = 0;
  let quote = '';
  for (let i = 0; i < inside.length; i++) {
    const c = inside[i] as string;
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
      end = i + 1;
    } else if (c === '#' && (i === 0 || /\s/.test(inside[i - 1] as string))) {
      const next = inside.indexOf('\n', i);
      i = next < 0 ? inside.length : next;
    } else if (!/\s/.test(c)) {
      if ((c === '"' || c === "'") && /[\s,[\]{}:]$|^$/.test(inside.slice(0, i))) quote = c;
      end = i + 1;
    }
  }
  return end === 0 ? undefined : { end, hasComma: inside[end - 1] === ',' };
}
