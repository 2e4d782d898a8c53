// Reads a text in one piece: for texts in which only the whole says what belongs where.

import { withoutVersion } from './head.ts';
import { limits } from './limits.ts';
import { Patched } from './repair/patched.ts';
import { free } from './yaml/anchors.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { Names } from './unit/names.ts';
import { UnitReader } from './unit/read-unit.ts';
import type { Unit } from './unit/unit.ts';

/** The text as one unit; undefined where the YAML library refuses any of it. */
export function readWhole(uri: string, text: string, sections: ReadonlySet<string>): Unit | undefined {
  const tree = parseYaml(withoutVersion(text), limits.depth);
  if (tree.second !== undefined || tree.tooDeep !== undefined || tree.faults.some(fault => !fault.isWarning)) return undefined;
  const reading = { tree, patched: new Patched(text), problems: [], broken: [] };
  const above = { anchors: new Map(), cost: free, names: new Names() };
  return new UnitReader(uri, text, reading, { kind: 'whole', section: '', column: 0, expected: undefined }, sections, above).read();
}
