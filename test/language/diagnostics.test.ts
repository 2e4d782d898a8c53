import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/model/finding.ts';
import { diagnosticsOf } from '../../src/language/diagnostics.ts';
import { abilities, editorAt } from '../support/editor-fixture.ts';

const text = 'version: 1\nstack: { name: Maison }\ntools:\n  crm: { name: CRM 🎉, category: crm, lifecycle: production }\n';
const { context } = editorAt(text);
const place = { uri: context.uri, entry: 'tools/crm', start: 2, end: 5 };
const finding: Finding = {
  rule: 'security/no-sso', kind: 'finding', severity: 'error', target: { kind: 'tool', id: 'crm' }, place, path: '', message: { en: 'No SSO.', fr: 'Pas de SSO.' },
};

function diagnosticOf(more: Partial<Finding>, own: Partial<typeof abilities> = {}) {
  return diagnosticsOf({ ...context, abilities: { ...abilities, ...own } }, context.document, [{ ...finding, ...more }])[0]?.diagnostic;
}

describe('a finding as a diagnostic', () => {
  for (const [what, more, severity, message] of [
    ['an error', {}, 1, 'No SSO.'],
    ['a warning', { severity: 'warning' }, 2, 'No SSO.'],
    ['an info', { severity: 'info' }, 3, 'No SSO.'],
    ['a hint', { severity: 'hint' }, 4, 'No SSO.'],
    ['a question is an information', { kind: 'question', severity: 'info' }, 3, 'No SSO.'],
    ['a waived one is a hint', { silenced: { by: 'waiver', id: 'w', until: '2027-01-31', place, reason: 'soon' } }, 4, 'Waived until 31 Jan 2027: No SSO.'],
    ['one of the baseline is a hint', { silenced: { by: 'baseline' } }, 4, 'Known since the baseline: No SSO.'],
  ] as const) {
    it(what, () => assert.deepEqual([diagnosticOf(more)?.severity, diagnosticOf(more)?.message], [severity, message]));
  }

  it('an ignored one is not shown', () => {
    assert.equal(diagnosticOf({ silenced: { by: 'ignore', place, reason: 'false alarm' } }), undefined);
  });

  it('speaks the reader’s language', () => {
    assert.equal(diagnosticOf({ silenced: { by: 'waiver', id: 'w', until: '2027-01-31', place, reason: 'bientôt' } }, { language: 'fr' })?.message, 'Dérogation jusqu’au 31 janv. 2027\u00a0: Pas de SSO.');
  });

  it('shows a waiver as a related place', () => {
    const [related] = diagnosticOf({ silenced: { by: 'waiver', id: 'w', until: '2027-01-31', place, reason: 'soon' } })?.relatedInformation ?? [];
    assert.deepEqual([related?.message, related?.location.range.start], ['The waiver: soon', { line: 3, character: 2 }]);
  });

  it('marks what is retired or of no use', () => {
    assert.deepEqual(diagnosticOf({ tags: ['deprecated', 'unnecessary'] })?.tags, [2, 1]);
  });

  it('is left out where its entry is gone, and so is a related place', () => {
    assert.equal(diagnosticOf({ place: { ...place, entry: 'tools/gone' } }), undefined);
    assert.equal(diagnosticOf({ related: [{ place: { ...place, uri: 'file:///gone.yaml' }, message: { en: 'here', fr: 'ici' } }] })?.relatedInformation, undefined);
  });

  it('is one of a thousand at most', () => {
    assert.equal(diagnosticsOf(context, context.document, Array(5000).fill(finding)).length, 1000);
  });
});
