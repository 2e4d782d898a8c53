// node --import tsx test/support/mocha-process.ts <results.json> <time limit in ms> <reporter> <test file…>: one mocha in a process of its own.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { runMocha } from './run-mocha.ts';

const [resultsFile = '', timeout, reporter, ...files] = process.argv.slice(2);
const mocha = new Mocha({ ui: 'bdd', timeout: Number(timeout), reporter: reporter ?? 'dot' });
for (const file of files) mocha.addFile(file);
const results = await runMocha(mocha);
writeFileSync(resultsFile, JSON.stringify(results));
// A test that left a timer or a process behind must not keep the run from ending.
process.exit(results.failed > 0 ? 1 : 0);
