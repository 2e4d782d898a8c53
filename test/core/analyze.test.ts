import assert from 'node:assert/strict';
import { writeBaseline } from '../../src/core/policy/baseline.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';

/** Findings as `rule @ text under the squiggle`, those of rules left out. */
function problems(files: Readonly<Record<string, string>>): string[] {
  return findingLines(runAnalyze(files)).filter(line => / (syntax|schema|engine|integrity|ownership)\//.test(line)).map(line => {
    const [, name = '', start, end, rule] = /^(\S+):(-?\d+)-(-?\d+) \S+ (\S+)/.exec(line) ?? [];
    const text = Object.entries(files).find(([file]) => file.endsWith(name))?.[1] ?? '';
    return `${name} ${rule} @ ${text.slice(Number(start), Number(end))}`;
  });
}

const root = (body: string) => `version: 1\nstack: { name: A }\n${body}`;

describe('analyze', () => {
  for (const [name, files, expected] of [
    ['imports by name and by glob, each once', {
      'martech-stack.yaml': root('imports: [brands/a.martech-stack.yaml, "brands/*.martech-stack.yaml"]\n'),
      'brands/a.martech-stack.yaml': 'version: 1\nowners:\n  a: { name: A, side: it }\n', 'brands/b.martech-stack.yaml': 'version: 1\n',
    }, []],
    ['a missing import', { 'martech-stack.yaml': root('imports: [gone.martech-stack.yaml]\n') }, ['martech-stack.yaml schema/import @ gone.martech-stack.yaml']],
    ['an import outside the workspace', { 'martech-stack.yaml': root('imports: [../../secret.martech-stack.yaml]\n') }, ['martech-stack.yaml schema/import @ ../../secret.martech-stack.yaml']],
    ['an import of a root', { 'martech-stack.yaml': root('imports: [b/martech-stack.yaml]\n'), 'b/martech-stack.yaml': root('') }, ['martech-stack.yaml schema/import @ b/martech-stack.yaml']],
    ['a cycle', {
      'martech-stack.yaml': root('imports: [a.martech-stack.yaml]\n'),
      'a.martech-stack.yaml': 'version: 1\nimports: [b.martech-stack.yaml]\n', 'b.martech-stack.yaml': 'version: 1\nimports: [a.martech-stack.yaml]\n',
    }, ['b.martech-stack.yaml schema/import @ a.martech-stack.yaml']],
    ['a fragment that no root imports', { 'a.martech-stack.yaml': 'version: 1\nowners:\n  a: { name: A, side: it }\n' }, ['a.martech-stack.yaml schema/fragment-without-root @ version']],
    ['a repeated id in two files, one finding on each', {
      'martech-stack.yaml': root('imports: [a.martech-stack.yaml]\nowners:\n  me: { name: A, side: it }\nalliance: { reviews: [{ on: 2026-01-01, attendees: [me] }] }\n'),
      'a.martech-stack.yaml': 'version: 1\nowners:\n  me: { name: B, side: it }\n',
    }, ['a.martech-stack.yaml integrity/duplicate-id @ me', 'martech-stack.yaml integrity/duplicate-id @ me']],
    ['a stage with a typing slip: the value, no missing stage', { 'martech-stack.yaml': root('tools:\n  a: { name: A, category: cms, lifecycle: prodution, owners: { business: me } }\nowners:\n  me: { name: Me, side: marketing }\n') },
      ['martech-stack.yaml schema/wrong-value @ prodution']],
    ['a broken tool beside a whole one', { 'martech-stack.yaml': root('tools:\n  a:\n    name: "A\n    category: cms\n  b: { name: B, category: cms, lifecycle: prod, owners: { business: me } }\nowners:\n  me: { name: Me, side: marketing }\n') },
      ['martech-stack.yaml syntax/unclosed-quote @ "A', 'martech-stack.yaml schema/wrong-value @ prod']],
    ['an alias of nothing: that alone, not all that may be written behind it', { 'martech-stack.yaml': root('tools:\n  a: *nope\n  b: { <<: *nada, name: B }\n') },
      ['martech-stack.yaml syntax/unknown-alias @ *nope', 'martech-stack.yaml syntax/unknown-alias @ *nada']],
    ['a key without its colon: that alone, not that the key is missing', { 'martech-stack.yaml': root('tools:\n  a:\n    name: A\n    category cms\n    lifecycle: production\n') },
      ['martech-stack.yaml syntax/missing-colon @ category cms']],
    ['more aliases than may be unfolded: once', { 'martech-stack.yaml': root(`x-a: &a [1]\nx-b: [${'*a, '.repeat(1500)}1]\n`) }, ['martech-stack.yaml syntax/too-many-aliases @ *a']],
  ] as const) {
    it(`answers ${name}`, () => assert.deepEqual(problems(files), expected));
  }

  it('asks for what the snapshot has not loaded yet, and for nothing once it has', () => {
    assert.deepEqual(runAnalyze({ 'martech-stack.yaml': root('imports: [gone.martech-stack.yaml]\n') }).needs, []);
  });

  it('counts nothing that the baseline beside the root knows', () => {
    const files = { 'martech-stack.yaml': root('tools:\n  x: { name: X, category: cms, lifecycle: trial }\n') };
    const rules = (analysis: ReturnType<typeof runAnalyze>, silenced: boolean) =>
      [...analysis.findings.values()].flat().filter(finding => (finding.silenced?.by === 'baseline') === silenced).map(finding => finding.rule);
    const before = runAnalyze(files);
    assert.ok(rules(before, false).includes('ownership/no-business-owner'));
    const after = runAnalyze({ ...files, 'martech-baseline.json': writeBaseline([...before.findings.values()].flat()) }, '2026-11-22', before);
    assert.deepEqual([rules(after, true), rules(after, false)], [rules(before, false), []]);
  });

  it('checks a fragment in every root that imports it, equal findings shown once', () => {
    const files = {
      'a/martech-stack.yaml': root('imports: [../shared.martech-stack.yaml]\n'), 'b/martech-stack.yaml': root('imports: [../shared.martech-stack.yaml]\n'),
      'shared.martech-stack.yaml': 'version: 1\ntools:\n  x: { name: X, category: cms, lifecycle: production, owners: { business: nobody } }\n',
    };
    const lines = findingLines(runAnalyze(files)).filter(line => line.includes('integrity/unknown-reference'));
    assert.equal(lines.length, 1, lines.join('\n'));
  });
});
