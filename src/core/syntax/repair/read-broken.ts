// Reads a text that YAML refuses: each fault is told once, mended where it stands, and the rest read as if it were right.

import { message } from '../../text/message.ts';
import type { MessageId } from '../../text/message.ts';
import type { SyntaxProblem } from '../document.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Fault, YamlTree } from '../yaml/parse-yaml.ts';
import type { Diagnosis } from './diagnosis.ts';
import { findLexicalFault } from './lexical.ts';
import { Patched } from './patched.ts';
import { diagnoseGentle, diagnoseStructural, isGentle, isIdle } from './structural.ts';
import { lineOf } from './text-lines.ts';

/** What could be read, and what could not; offsets of the tree are those of `patched.text`, the rest those of the original. */
export interface Reading {
  readonly tree: YamlTree;
  readonly patched: Patched;
  readonly problems: readonly SyntaxProblem[];
  /** Values that were blanked out. */
  readonly broken: readonly { readonly start: number; readonly end: number }[];
}

/** Mended at most so often, and no more characters read again for it; the rest of a text with more faults is read as the library reads it. */
const mostPatches = 10;
const mostCharacters = 200_000;

/** Reads `text`, right or wrong; collections up to `depth` inside of each other. */
export function readBroken(text: string, depth: number): Reading {
  const repair = new Repair(text);
  let tree = parseYaml(text, depth);
  const rounds = Math.min(mostPatches, Math.max(1, Math.floor(mostCharacters / text.length)));
  for (let round = 0; round < rounds; round++) {
    const faults = tree.faults.filter(fault => !isGentle(fault));
    if (faults.length === 0 || !repair.mend(faults)) break;
    tree = parseYaml(repair.patched.text, depth);
  }
  repair.tellGentle(tree.faults.filter(fault => isGentle(fault) && !isIdle(fault)));
  return { tree, patched: repair.patched, problems: repair.problems, broken: repair.broken };
}

class Repair {
  patched: Patched;
  readonly problems: SyntaxProblem[] = [];
  readonly broken: { start: number; end: number }[] = [];
  readonly #text: string;
  readonly #lines = new Set<number>();

  constructor(text: string) {
    this.#text = text;
    this.patched = new Patched(text);
  }

  /** Tells the first fault and mends it; false where it cannot be mended. */
  mend(faults: readonly Fault[]): boolean {
    const { text } = this.patched;
    const diagnosis = findLexicalFault(text) ?? diagnoseStructural(text, faults);
    this.#tell(diagnosis);
    if (diagnosis.patches.length === 0) return false;
    for (const { at, removed, inserted } of diagnosis.patches) {
      if (removed > 0 && inserted.trim() === '' && inserted.length === removed) {
        this.broken.push({ start: this.patched.origin(at), end: this.patched.origin(at + removed) });
      }
    }
    const before = text;
    this.patched = this.patched.apply(diagnosis.patches);
    return this.patched.text !== before;
  }

  tellGentle(faults: readonly Fault[]): void {
    const told = new Set<number>();
    for (const fault of faults) {
      if (told.has(fault.start) || (fault.code === 'IMPOSSIBLE' && this.problems.length > 0)) continue;
      told.add(fault.start);
      this.#tell(diagnoseGentle(this.patched.text, fault), true);
    }
  }

  /** One fault a line: what follows on the same line is mostly its echo. */
  #tell({ kind, key, start, end, args }: Diagnosis, always = false): void {
    const from = this.patched.origin(start);
    const line = lineOf(this.#text, from).start;
    if (this.#lines.has(line) && !always) return;
    this.#lines.add(line);
    const range = { start: from, end: Math.max(from, this.patched.origin(end)) };
    this.problems.push({ kind, range, message: message(`syntax.${key ?? kind}` as MessageId, args) });
  }
}
