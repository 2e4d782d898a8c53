// Entries are found by letters of their id or their name, over all files.
import assert from 'node:assert/strict';
import { SymbolKind } from 'vscode-languageserver-types';
import { workspaceSymbols } from '../../src/language/workspace-symbols.ts';
import { editorAt, spelt } from '../support/editor-fixture.ts';
import { files, root } from '../support/sample-stack.ts';

const all = {
  ...files,
  'martech-stack.yaml': `${root}policies: [rules/martech-policies.yaml]\nalliance:\n  actions:\n    sign-dpa: { text: Sign, owner: crm-team, due: 2026-12-05 }\n`,
  'rules/martech-policies.yaml': 'version: 1\nextends: [builtin:integrity]\nparameters:\n  email-max: { type: number, default: 1 }\nparams:\n  trial-max: 60 days\nrules:\n  acme/no-crm: { title: { en: No CRM, fr: Sans }, on: tool, severity: info, assert: tool.live }\ntests:\n  first: { rule: acme/no-crm, stack: {}, expect: [] }\n',
  'alone.martech-stack.yaml': 'version: 1\ntools:\n  études: { name: Études et sondages }\n',
};

function found(query: string): readonly string[] {
  const { context } = editorAt(all);
  return workspaceSymbols({ ...context, folderOf: () => 'file:///w/' }, query).map(({ name }) => name);
}

describe('workspace symbols', () => {
  it('lie in their file, with their kind', () => {
    const editor = editorAt(all);
    const [symbol] = workspaceSymbols({ ...editor.context, folderOf: () => 'file:///w/' }, 'acme/no');
    assert.deepEqual([symbol?.name, symbol?.kind, symbol?.containerName], ['acme/no-crm', SymbolKind.Function, 'rules/martech-policies.yaml']);
    assert.ok(symbol && 'range' in symbol.location && spelt(editor, symbol.location) === 'rules/martech-policies.yaml:8:2 acme/no-crm');
  });

  for (const [query, expected] of [
    ['crm', ['crm · Salesforce', 'crm-team · CRM and loyalty', 'crm-to-brevo', 'it-crm · IT for CRM', 'acme/no-crm', 'customer-email · Customer e-mail']],
    ['salesf', ['crm · Salesforce']],
    ['ctb', ['crm-to-brevo']],
    ['etudes', ['études · Études et sondages']],
    ['BREVO', ['brevo · Brevo 🎉', 'crm-to-brevo']],
    ['tool:', ['brevo · Brevo 🎉', 'crm · Salesforce', 'website · Website', 'études · Études et sondages']],
    ['flow:b', ['crm-to-brevo']],
    ['sign', ['sign-dpa']],
    ['email-max', ['email-max']],
    ['zzz', []],
  ] as const) {
    it(`for ${query}`, () => assert.deepEqual(found(query), expected));
  }

  it('are all there without letters, and never more than two hundred', () => {
    assert.equal(found('').length, 14);
    const many = `version: 1\nstack: { name: A }\ntools:\n${Array.from({ length: 300 }, (_, index) => `  t-${index}: { name: T, category: crm, lifecycle: idea }\n`).join('')}`;
    const { context } = editorAt(many);
    assert.equal(workspaceSymbols({ ...context, folderOf: () => 'file:///w/' }, 't').length, 200);
  });
});
