// Times of several things in one run, so that ratios mean something on any machine.

/** Median time of `run` in milliseconds, after a warm-up; `times` runs. */
export function median(times: number, run: (i: number) => void): number {
  run(-1);
  const all = Array.from({ length: times }, (_, i) => {
    const start = performance.now();
    run(i);
    return performance.now() - start;
  });
  return all.sort((a, b) => a - b)[all.length >> 1] as number;
}

/** Median processor time of `run` in milliseconds, after a warm-up: what other programs do meanwhile hardly counts. */
export function processorTime(times: number, run: (i: number) => void): number {
  run(-1);
  const all = Array.from({ length: times }, (_, i) => {
    const start = process.cpuUsage();
    run(i);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return all.sort((a, b) => a - b)[all.length >> 1] as number;
}

export function milliseconds(time: number): string {
  return `${time < 10 ? time.toPrecision(2) : Math.round(time)} ms`;
}

/** How a measurement relates to its target. */
export function verdict(value: number, target: number): string {
  return value <= target ? `within ${target}` : `MISSES ${target}`;
}
