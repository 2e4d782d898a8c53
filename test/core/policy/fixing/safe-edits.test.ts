// All safe corrections of a file together: they never clash, and nothing that needs a person is among them.
import assert from 'node:assert/strict';
import { safeEdits } from '../../../../src/core/policy/fixing/safe-edits.ts';
import { applyEdits } from '../../../../src/core/text/edit.ts';
import { runAnalyze } from '../../../support/run-analyze.ts';
import { uriOf } from '../../../support/memory-snapshot.ts';

function fixed(text: string, policy?: string, only?: string): string {
  const stated = policy === undefined ? {} : { 'martech-policies.yaml': policy };
  const { roots: [root], findings } = runAnalyze({ 'martech-stack.yaml': text, ...stated });
  assert.ok(root);
  const files = safeEdits(root.stack, root.policy, [...findings.values()].flat(), { today: '2026-11-22' }, only);
  return applyEdits(text, files.find(({ uri }) => uri === uriOf('martech-stack.yaml'))?.edits ?? []);
}

const head = 'version: 1\nstack: { name: Maison }\nowners:\n  crm-team: { name: CRM team, side: marketing }\n  it-crm: { name: IT, side: it }\n';

describe('all safe corrections', () => {
  it('correct spellings in one go, and leave what a person must choose', () => {
    const text = `${head}tools:\n  crm: { name: CRM, category: CRM, lifecycle: Production, owners: { business: CRM_team, technical: it-crn } } # ours\n`;
    assert.equal(fixed(text), text.replace('CRM, lifecycle: Production', 'crm, lifecycle: production').replace('CRM_team', 'crm-team'));
  });

  it('of two rules that write beside each other make one map', () => {
    const policy = `version: 1
rules:
  acme/mfa: { title: A, on: tool, side: it, severity: info, assert: tool.security.declared, fix: { title: A, safe: true, set: { tool.security.mfa: true } } }
  acme/sso: { title: B, on: tool, side: it, severity: info, assert: tool.security.declared, fix: { title: B, safe: true, set: { tool.security.sso.enabled: true } } }
`;
    const text = head.replace('stack:', 'policies: [martech-policies.yaml]\nstack:') + 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production }\n';
    assert.match(fixed(text, policy), /security: \{ mfa: true, sso: \{ enabled: true \} \}/);
  });

  it('take neither of two safe choices, no stop, and nothing that is silenced', () => {
    const policy = `version: 1
rules:
  acme/two: { title: A, on: tool, side: it, severity: info, assert: tool.security.declared, fix: [{ title: A, safe: true, set: { tool.security.mfa: true } }, { title: B, safe: true, set: { tool.security.mfa: false } }] }
  acme/stop: { title: B, on: tool, side: it, severity: info, assert: tool.security.declared, fix: { title: B, safe: true, set: { tool.security.users: { stop: users } } } }
  acme/quiet: { title: C, on: tool, side: it, severity: info, assert: tool.security.declared, fix: { title: C, safe: true, set: { tool.url: "https://example.com" } } }
`;
    const text = head.replace('stack:', 'policies: [martech-policies.yaml]\nstack:') + 'tools:\n  # martech-ignore acme/quiet: known\n  crm: { name: CRM, category: crm, lifecycle: production }\n';
    assert.equal(fixed(text, policy), text);
  });

  it('leave out the one that would write what the schema refuses, and make the others', () => {
    const policy = `version: 1
rules:
  acme/pace: { title: A, on: tool, side: it, severity: info, assert: tool.pace != 'record', fix: { title: A, safe: true, set: { tool.pace: "{tool.name}" } } }
  acme/mfa: { title: B, on: tool, side: it, severity: info, assert: tool.security.declared, fix: { title: B, safe: true, set: { tool.security.mfa: true } } }
`;
    const tools = 'tools:\n  crm: { name: CRM, category: CRM, lifecycle: production, pace: record }\n  cdp: { name: CDP, category: cdp, lifecycle: production, pace: record }\n';
    const text = head.replace('stack:', 'policies: [martech-policies.yaml]\nstack:') + tools;
    const after = fixed(text, policy);
    assert.match(after, /category: crm,.*pace: record/);
    assert.equal(after.match(/pace: record/g)?.length, 2);
    assert.equal(after.match(/mfa: true/g)?.length, 2);
  });

  it('stay in one file where asked', () => {
    const text = `${head}tools:\n  crm: { name: CRM, category: CRM, lifecycle: production }\n`;
    assert.equal(fixed(text, undefined, uriOf('other.martech-stack.yaml')), text);
  });
});
