// `test`: the cases of policy files, in a terminal.

import assert from 'node:assert/strict';
import { runCli, testFolder } from './run-cli.ts';

const policy = (expect: string, more = '') => `version: 1
rules:
  acme/named:
    title: Tool without a vendor
    on: tool
    side: marketing
    severity: warning
    unknown: fail
    assert: known(tool.vendor.name)
    message: "{tool.name} names no vendor."
${more}tests:
  it fires:
    rule: acme/named
    today: 2026-11-22
    stack: { tools: { brevo: { lifecycle: production } } }
    expect: ${expect}
`;
const folder = testFolder({
  'good/martech-policies.yaml': policy('[{ target: "tool:brevo", severity: warning }]'),
  'bad/martech-policies.yaml': policy('[]'),
  'broken/martech-policies.yaml': policy('[{ target: "tool:brevo", severity: warning }]', '  acme/other: { title: x, on: tool, severity: error, assert: tool.nmae == 1 }\n'),
  'none/martech-policies.yaml': 'version: 1\nrules: {}\n',
  'file/martech-policies.yaml': policy('[{ target: "tool:brevo", severity: warning }]').replace(/stack: .*/, 'file: case.martech-stack.yaml'),
  'file/case.martech-stack.yaml': 'version: 1\nstack: { name: Case }\ntools: { brevo: { name: Brevo, category: crm, lifecycle: production } }\n',
  'gone/martech-policies.yaml': policy('[]').replace(/stack: .*/, 'file: gone.martech-stack.yaml'),
});
after(() => folder.remove());

describe('martech-stack test', () => {
  for (const [name, code, words] of [
    ['good', 0, /good\/martech-policies.yaml\n {2}✓ it fires\n\n1 passed, 0 failed\.\n$/],
    ['bad', 1, /✗ it fires\n +bad\/martech-policies.yaml:1[0-9]:\d+ .+\n\n0 passed, 1 failed\.\n$/],
    ['broken', 1, /nmae[\s\S]*✓ it fires/],
    ['none', 0, /^No cases here yet/],
    ['file', 0, /1 passed, 0 failed/],
    ['gone', 1, /✗ it fires[\s\S]*0 passed, 1 failed/],
  ] as const) {
    it(`${name}: exit code ${code}`, async () => {
      const told = await runCli(['test', name], folder.path);
      assert.match(told.out, words);
      assert.deepEqual([told.code, told.err], [code, '']);
    });
  }

  it('says what was expected and what was found instead, each at its line', async () => {
    folder.write({ 'other/martech-policies.yaml': policy('[{ target: "tool:brevo", severity: error }, { target: "tool:adobe" }]') });
    const { out, code } = await runCli(['test', 'other'], folder.path);
    assert.equal(code, 1);
    assert.match(out, /:1\d:14 {2}Expected, but not found: finding tool:brevo error\. Found instead: finding tool:brevo warning at tool\n/);
    assert.match(out, /:1\d:57 {2}Expected, but not found: finding tool:adobe\.\n\n0 passed, 1 failed/);
    folder.write({ 'other/martech-policies.yaml': 'version: 1\nrules: {}\n' });
  });

  it('runs the cases of all policy files under the working folder', async () => {
    assert.match((await runCli(['test', '--lang', 'fr'], folder.path)).out, /3 réussis, 2 en échec\.\n$/);
  });
});
