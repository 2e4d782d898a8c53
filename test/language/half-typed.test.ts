import assert from 'node:assert/strict';
import { identityOf, isHalfTyped, withoutHalfTyped } from '../../src/language/half-typed.ts';
import { editorAt } from '../support/editor-fixture.ts';

const long = 10_000;

describe('a half-typed line', () => {
  for (const [what, text, line, since, expected] of [
    ['lasts 200 ms after its last change', 'version: 1\n', 0, 199, true],
    ['is whole after that', 'version: 1\n', 0, 200, false],
    ['lasts while its key has no value', 'tools:\nflows: {}\n', 0, long, true],
    ['lasts before a blank line', 'tools:\n  crm:\n\n', 1, long, true],
    ['is whole where the next line is deeper', 'tools:\n  crm:\n    name: CRM\n', 1, long, false],
    ['is whole with a value', 'tools:\n  crm: {}\n', 1, long, false],
    ['lasts behind a comment', 'tools:\n  crm: # soon\n', 1, long, true],
    ['is not a URL', 'a: https://b\n', 0, long, false],
    ['lasts behind a dash', 'a:\n  - name:\n', 1, long, true],
  ] as const) {
    it(what, () => assert.equal(isHalfTyped(editorAt(text).context.document, { line, since }), expected));
  }

  it('keeps its old findings, and lets new ones wait', () => {
    const text = 'version: 1\nstack: { name: A }\ntools:\n  crm: { name: CRM, category: crm, lifecycle: produ }\n';
    const { context } = editorAt(text);
    const findings = (context.analysis.findings.get(context.uri) ?? []).filter(finding => finding.rule.startsWith('schema/'));
    assert.equal(findings.length, 1);
    const typing = { line: 3, since: 10 };
    assert.deepEqual(withoutHalfTyped(context.document, findings, typing, new Set()), []);
    assert.deepEqual(withoutHalfTyped(context.document, findings, typing, new Set(findings.map(identityOf))), findings);
    assert.deepEqual(withoutHalfTyped(context.document, findings, { ...typing, line: 2 }, new Set()), findings);
    assert.deepEqual(withoutHalfTyped(context.document, findings, undefined, new Set()), findings);
  });
});
