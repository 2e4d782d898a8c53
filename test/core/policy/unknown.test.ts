// Three-valued logic over missing facts, and what becomes of an unknown outcome.
import assert from 'node:assert/strict';
import { check, findingsOn, messages, rulePolicy } from './check.ts';

const tool = (body: string) => `owners: { mk: { name: MK, side: marketing }, it: { name: IT, side: it } }\ntools: { crm: { name: Salesforce, category: crm, lifecycle: production${body} } }\n`;
const finding = 'warning a/b tool:crm "crm"';
const question = (...facts: string[]) => `info a/b tool:crm "crm" ? ${facts.join(', ')}`;

describe('outcomes of an assertion', () => {
  const cases: readonly (readonly [title: string, body: string, rule: string, expected: readonly string[]])[] = [
    ['true passes', ', security: { mfa: true }', 'assert: tool.security.mfa', []],
    ['false is a finding', ', security: { mfa: false }', 'assert: tool.security.mfa', [finding]],
    ['missing is a question', '', 'assert: tool.security.mfa', [question('security.mfa')]],
    ['missing passes', '', 'assert: tool.security.mfa\nunknown: pass', []],
    ['missing fails', '', 'assert: tool.security.mfa\nunknown: fail', [finding]],
    ['an empty value is a missing value', ', security: { mfa: }', 'assert: tool.security.mfa', [question('security.mfa'), 'hint schema/to-fill tool:crm "mfa"']],
    ['false and missing: false', ', security: { mfa: false }', 'assert: tool.security.mfa && tool.security.shared_account == false', [finding]],
    ['missing and false: false', ', security: { mfa: false }', 'assert: tool.security.shared_account == false && tool.security.mfa', [finding]],
    ['true or missing: true', ', security: { mfa: true }', 'assert: tool.security.mfa || tool.security.shared_account', []],
    ['missing or true: true', ', security: { mfa: true }', 'assert: tool.security.shared_account || tool.security.mfa', []],
    ['two missing facts are one question', '', 'assert: tool.security.mfa && tool.security.sso.enabled', [question('security.mfa', 'security.sso.enabled')]],
    ['known() of a missing fact', '', 'assert: known(tool.owners.business)\nunknown: fail', [finding]],
    ['known() of a false fact', ', security: { mfa: false }', 'assert: known(tool.security.mfa)\nunknown: fail', []],
    ['has() of a missing fact is false', '', 'assert: has(tool.security.mfa)', [finding]],
    ['a fact only inside has() or behind .? is not asked for', '', 'assert: has(tool.security.mfa) && tool.security.?provisioning.orValue(\'none\') == \'scim\' || tool.security.shared_account', [question('security.shared-account')]],
    ['a section is always there', '', 'assert: tool.security.declared', [finding]],
    ['a map is always there', '', 'assert: \'!has(tool.justifications.overlap) && size(tool.holds) == 0\'', []],
    ['an empty list is an answer', ', privacy: { transfers: [] }', 'assert: size(tool.privacy.transfers) == 0', []],
    ['a missing list is unknown', '', 'assert: size(tool.privacy.transfers) == 0', [question('privacy.transfers')]],
    ['an unknown `when`: the rule does not apply', '', 'when: tool.security.mfa\nassert: false', []],
    ['a `when` that is true although a fact is missing', '', 'when: tool.live || tool.security.mfa\nassert: false', [finding]],
    ['`each` over a missing list has no items', '', 'each: tool.privacy.transfers\nassert: false', []],
    ['an effective value that nothing states', '', 'assert: tool.contract.auto_renew', [question('contract')]],
    ['a reference in between that is missing', '', 'assert: has(tool.owners.business.profile)', [question()].slice(1)],
  ];
  for (const [title, body, rule, expected] of cases) {
    it(title, () => assert.deepEqual(check(tool(body), { policy: rulePolicy(rule) }), expected));
  }
});

describe('facts that have a finding of their own', () => {
  it('a value that the schema refused is unknown and silent, in every form', () => {
    for (const rule of ['assert: tool.security.mfa', 'assert: has(tool.security.mfa)', 'assert: tool.security.?mfa.orValue(false)', 'assert: tool.security.mfa\nunknown: fail']) {
      const [first, ...others] = check(tool(', security: { mfa: perhaps }'), { policy: rulePolicy(rule) });
      assert.match(first ?? '', /^error schema\//);
      assert.deepEqual(others, [], rule);
    }
  });

  it('a field behind a reference to nothing is unknown and silent', () => {
    const lines = check(tool(', owners: { business: nobody }'), { policy: rulePolicy('assert: tool.owners.business.side == \'marketing\'\nunknown: fail') });
    assert.deepEqual(lines, ['error integrity/unknown-reference tool:crm "nobody"']);
  });

  it('a key that the schema asks for is silent where it is missing', () => {
    const lines = check('tools: { crm: { name: CRM, lifecycle: production } }\n', { policy: rulePolicy('assert: tool.category == \'crm\'\nunknown: fail') });
    assert.deepEqual(lines.filter(text => text.includes('a/b')), []);
  });
});

describe('questions', () => {
  const two = `version: 1
rules:
  a/mfa: { title: MFA, on: tool, severity: warning, assert: tool.security.mfa }
  a/sso: { title: SSO, on: tool, severity: error, assert: tool.security.sso.enabled && tool.security.mfa }
  a/where: { title: Where, on: tool, severity: info, assert: size(tool.hosting.regions) > 0 }
`;

  it('are one an entity, with the titles of the schema', () => {
    assert.deepEqual(check(tool(''), { policy: two }), ['info a/mfa tool:crm "crm" ? security.mfa, security.sso.enabled, hosting.regions']);
    const [text] = messages(tool(''), { policy: two });
    assert.match(text ?? '', /^Salesforce: three facts would help: /);
  });

  it('are not asked where the rule is off at that stage', () => {
    assert.deepEqual(check(tool('').replace('production', 'idea'), { policy: rulePolicy('assert: tool.security.mfa') }), []);
  });

  it('stand where they can be answered', () => {
    const shared = `contracts: { suite: { name: Suite } }\n${tool(', contract: suite')}`;
    assert.deepEqual(check(shared, { policy: rulePolicy('assert: tool.contract.auto_renew') }), ['info a/b contract:suite "suite" ? auto-renew']);
    assert.deepEqual(check(tool(', contract: { seats: 3 }'), { policy: rulePolicy('assert: tool.contract.auto_renew') }), [question('contract.auto-renew')]);
  });
});

describe('the first ninety days', () => {
  const run = (adopted: string, stage: string) => check('', {
    policy: rulePolicy('assert: known(tool.owners.business)\nunknown: fail'),
    files: { 'martech-stack.yaml': `version: 1\nstack: { name: Shop, adopted-on: ${adopted} }\npolicies: [martech-policies.yaml]\ntools: { crm: { name: CRM, category: crm, lifecycle: { stage: ${stage} } } }\n` },
  });
  it('ask what would otherwise fail, in production', () => assert.deepEqual(run('2026-10-01', 'production'), [question('owners.business')]));
  it('end after ninety days', () => assert.deepEqual(run('2026-08-24', 'production'), [finding]));
  it('last through the ninetieth', () => assert.deepEqual(run('2026-08-25', 'production'), [question('owners.business')]));
  it('change nothing for a trial', () => assert.deepEqual(run('2026-10-01', 'trial'), [finding]));
});

describe('a sentence beside a question', () => {
  const sections = 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production, tags: [a, b] }\n';
  const said = (keys: string, more = '') => messages(sections, { policy: rulePolicy(`assert: tool.security.mfa\n${keys}`) + more });
  it('says what is known already', () => assert.deepEqual(said('question: "{tool.name} is tagged {tool.tags}."\n'), ['CRM: one fact would help: second factor. CRM is tagged a and b.']));
  it('stands behind the facts of all rules, each once', () => {
    const more = '  b/c: { title: B, on: tool, severity: info, assert: \'tool.security.encryption.at_rest\', question: "{tool.name} is tagged {tool.tags}." }\n  b/d: { title: B, on: tool, severity: info, assert: \'tool.url == ""\', question: Others ask. }\n';
    assert.match(said('question: "{tool.name} is tagged {tool.tags}."\n', more).join('|'), /^CRM: three facts would help: [^.]*\. CRM is tagged a and b\. Others ask\.$/);
  });
  it('is checked like a message', () => {
    const { findings } = findingsOn(sections, { policy: rulePolicy('assert: tool.security.mfa\nquestion: "Look at {tool.nam}"\n') });
    assert.ok(findings.some(({ rule, target }) => rule === 'engine/bad-expression' && target.id === 'a/b'));
  });
});
