// `npm run bench`: what the product costs beside its peers, in one run. Ratios matter, milliseconds do not.

import { benchAnalysis } from './analysis-bench.ts';
import { benchBesideText } from './beside-text-bench.ts';
import { benchNavigation } from './navigation-bench.ts';
import { benchFormat } from './format-bench.ts';
import { benchRules } from './rules-bench.ts';
import { benchServer } from './server-bench.ts';
import { benchSyntax } from './syntax-bench.ts';
import { verdict } from './measure.ts';

const sizes = process.argv.slice(2).map(Number);
const times = (sizes.length > 0 ? sizes : [100, 1_000, 10_000]).map(size => {
  const measured = benchSyntax(size);
  benchAnalysis(size, measured.library);
  return measured;
});
const [first, last] = [times[0], times.at(-1)];
if (first && last && first !== last) {
  const ratio = last.keystroke / first.keystroke;
  console.log(`\nkeystroke at ${last.size} tools against ${first.size}: ${ratio.toFixed(2)} times (${verdict(ratio, 2)})`);
}
const costs = sizes.length > 0 ? sizes.map(benchRules) : [100, 1_000, 10_000].map(benchRules);
const [small, large] = [costs[0], costs.at(-1)];
if (small !== undefined && large !== undefined && costs.length > 1) console.log(`\nall rules, a tool, in the largest stack against the smallest: ${(large / small).toFixed(2)} times (${verdict(large / small, 2)})`);
benchNavigation(1_000);
benchBesideText(1_000);
await benchServer(1_000);
for (const size of [110, 1_100]) benchFormat(size);
