// Two texts as a unified diff, as `patch` and `git apply` read it. Line breaks are kept as they are.

/** Lines around a change that are shown with it. */
const around = 3;
/** Past this many changed lines, what lies between the first and the last change is shown as changed whole. */
const changesAtMost = 2_000;

type Step = readonly [sign: ' ' | '-' | '+', line: string];

/** Nothing where both are the same; else a diff with its two heads. `path` uses `/`. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const hunks = hunksOf(stepsBetween(linesOf(before), linesOf(after)));
  return [`--- ${quoted(`a/${path}`)}\n`, `+++ ${quoted(`b/${path}`)}\n`, ...hunks].join('');
}

/** Each with its line break; the last one perhaps without. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A name that holds quotes or control characters stands in quotes, as git writes it. */
function quoted(name: string): string {
  return /[\0-\x1f"\\\x7f]/.test(name) ? `"${name.replace(/[\0-\x1f"\\\x7f]/g, escaped)}"` : name;
}

function escaped(character: string): string {
  return character === '"' || character === '\\' ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (lines: readonly string[]): readonly Step[] => lines.map(line => [' ', line]);
  const middle = shortest(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

/** The shortest way from one list of lines to the other (Myers, 1986). */
function shortest(before: readonly string[], after: readonly string[]): readonly Step[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let cost = 0; cost <= Math.min(before.length + after.length, changesAtMost); cost++) {
    const next = new Map(reach);
    for (let k = -cost; k <= cost; k += 2) {
      const isDown = k === -cost || (k !== cost && at(reach, k - 1) < at(reach, k + 1));
      let x = isDown ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return walkBack(before, after, [...trace, reach]);
    }
    trace.push(reach);
    reach = next;
  }
  return [...before.map((line): Step => ['-', line]), ...after.map((line): Step => ['+', line])];
}

function at(reach: ReadonlyMap<number, number>, k: number): number {
  return reach.get(k) ?? -1;
}

function walkBack(before: readonly string[], after: readonly string[], trace: readonly ReadonlyMap<number, number>[]): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [before.length, after.length];
  for (let cost = trace.length - 1; cost >= 0; cost--) {
    const reach = trace[cost] as ReadonlyMap<number, number>;
    const k = x - y;
    const isDown = k === -cost || (k !== cost && at(reach, k - 1) < at(reach, k + 1));
    const fromX = at(reach, isDown ? k + 1 : k - 1);
    const fromY = fromX - (isDown ? k + 1 : k - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) steps.push([' ', before[--x] as string]), y--;
    if (cost === 0) break;
    if (isDown) steps.push(['+', after[--y] as string]);
    else steps.push(['-', before[--x] as string]);
  }
  return steps.reverse();
}

function hunksOf(steps: readonly Step[]): readonly string[] {
  const changed = steps.flatMap(([sign], index) => (sign === ' ' ? [] : [index]));
  const groups: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = groups.at(-1);
    if (last && index - last.to <= 2 * around + 1) last.to = index;
    else groups.push({ from: index, to: index });
  }
  return groups.map(({ from, to }) => hunk(steps, Math.max(0, from - around), Math.min(steps.length, to + around + 1)));
}

function hunk(steps: readonly Step[], from: number, to: number): string {
  const count = (sign: '-' | '+', part: readonly Step[]) => part.filter(([one]) => one === ' ' || one === sign).length;
  const [head, part] = [steps.slice(0, from), steps.slice(from, to)];
  const side = (sign: '-' | '+') => `${sign}${count(sign, head) + (count(sign, part) > 0 ? 1 : 0)},${count(sign, part)}`;
  const lines = part.map(([sign, line]) => (line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`));
  return `@@ ${side('-')} ${side('+')} @@\n${lines.join('')}`;
}
