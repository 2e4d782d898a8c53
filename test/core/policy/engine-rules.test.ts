// Rules in code: secrets in the text, and rules that name a brand.
import assert from 'node:assert/strict';
import { check, findingsOn } from './check.ts';
import { say } from '../../../src/core/text/language.ts';

const secrets = 'version: 1\nrules:\n  a/secret: { title: A secret, on: stack, severity: error, engine: secret-in-manifest, side: both }\n';
const flow = (auth: string) => `tools: { a: { name: A, category: crm, lifecycle: production }, b: { name: B, category: crm, lifecycle: production } }\ndata: { d: { name: D, categories: [] } }\nflows:\n  x: { from: a, to: b, data: [d], auth: { ${auth} } }\n`;
const of = (lines: readonly string[]) => lines.filter(text => text.includes('a/secret'));

// Assembled from parts, so that no scanner takes this file for a leak.
const key = `AK${'IA'}${'ABCDEFGH'}12345678`;
const random = `Zk3v${'9QpLx7'}Rt2Wm8Yb5Nc4Hd6Fs1`;
const jwt = `ey${'J'}hbGciOiJIUzI1NiJ9.ey${'J'}zdWIiOiIxMjM0In0.${'abcdefghij'}KLMNOP`;

describe('a secret in a manifest', () => {
  const found: readonly (readonly [title: string, sections: string, expected: string])[] = [
    ['an access key in a value', `tools: { a: { name: A, category: crm, lifecycle: production, description: key ${key} } }\n`, `error a/secret tool:a "${key}"`],
    ['a token in a comment behind an entry', `${flow('type: oauth2')}  # ${jwt}\n`, `error a/secret flow:x "${jwt}"`],
    ['a comment before everything', `# ${key}\n`, `error a/secret file:martech-stack.yaml "${key}"`],
    ['a private key', 'tools: { a: { name: A, category: crm, lifecycle: production, description: "-----BEGIN RSA PRIVATE KEY-----" } }\n', 'error a/secret tool:a "-----BEGIN RSA PRIVATE KEY-----"'],
    ['a password in an address', 'tools: { a: { name: A, category: crm, lifecycle: production, url: "https://joe:hunter2@host.example/x" } }\n', 'error a/secret tool:a "://joe:hunter2"'],
    ['a random value under auth', flow(`type: api-key, vault: ${random}`), `error a/secret flow:x "${random}"`],
  ];
  for (const [title, sections, expected] of found) it(`finds ${title}`, () => assert.deepEqual(of(check(sections, { policy: secrets })), [expected]));

  it('leaves alone what only looks a little like one', () => {
    const quiet = [
      flow('type: oauth2, vault: kv/marketing/production/salesforce-client'), flow('type: oauth2, vault: 123e4567-e89b-12d3-a456-426614174000'),
      `tools: { a: { name: A, category: crm, lifecycle: production, url: "https://host.example:8443/a@b", description: "${random}" } }\n`,
    ];
    for (const sections of quiet) assert.deepEqual(of(check(sections, { policy: secrets })), []);
  });

  it('never shows the value', () => {
    const { findings } = findingsOn(flow(`type: api-key, vault: ${random}`), { policy: secrets });
    for (const finding of findings) assert.ok(!say(finding.message, 'en').includes(random) && !say(finding.message, 'fr').includes(random));
  });
});

describe('a rule that names a brand', () => {
  const policy = (keys: string, severity: string) => `version: 1\nrules:\n  p/brand: { title: Names a brand, on: rule, severity: warning, engine: names-a-brand }\n  a/b: { title: A, severity: ${severity}, ${keys} }\n`;
  const named = (keys: string, severity = 'warning') => check('', { policy: policy(keys, severity) }).filter(text => text.includes('p/brand')).length;
  const yes = ['on: tool, assert: \'tool.id != "hotjar"\'', 'on: flow, assert: \'!(flow.to.name in ["A", "B"])\'', 'on: tool, when: \'tool.vendor.name.startsWith("Goo")\', assert: false', 'on: [tool, flow], assert: \'self.name != "x"\''];
  const no = ['on: tool, assert: \'tool.category != "crm"\'', 'on: tool, assert: \'tool.id != tool.name\'', 'on: tool, when: \'tool.zone == "core"\', assert: \'tool.id == "sap"\'', 'on: data, assert: \'data.id != "x"\''];
  for (const keys of yes) it(`is found: ${keys}`, () => assert.equal(named(keys), 1));
  for (const keys of no) it(`is not: ${keys}`, () => assert.equal(named(keys), 0));
  it('is not where it only informs', () => assert.equal(named(yes[0] as string, 'info'), 0));
});
