// A small stack with a finding of every sort, made by hand so that golden files do not depend on any built-in rule.

import type { Analysis, RootAnalysis } from '../../../src/core/analyze.ts';
import type { Finding, Silenced } from '../../../src/core/model/finding.ts';
import type { Policy, Rule } from '../../../src/core/policy/policy.ts';
import { type Report, reportOf } from '../../../src/core/reports/report.ts';
import { placeIn, type Entry, type SyntaxDocument } from '../../../src/core/syntax/document.ts';
import type { Place } from '../../../src/core/text/place.ts';
import { uriOf } from '../../support/memory-snapshot.ts';
import { runAnalyze } from '../../support/run-analyze.ts';

const root = `version: 1
stack: { name: "Maison *Aurore* & Co" }
imports: [brands/éclat martech-stack.yaml]
owners:
  crm-team: { name: CRM, side: marketing }
  it-crm: { name: IT for CRM, side: it }
tools:
  brevo:
    name: Brevo 😀
    category: email-marketing
    lifecycle: { stage: trial, until: 2026-10-31 }
    owners: { business: crm-team }
    request: { requested-on: 2026-10-12 }
  hotjar:
    name: Hotjar
    category: web-analytics
    lifecycle: production
waivers:
  brevo-end: { rule: acme/trial-ended, target: brevo, reason: Decided in December | with care, until: 2026-12-06, approved-by: [crm-team, it-crm] }
  hotjar-owner: { rule: acme/no-owner, target: hotjar, reason: Soon, until: 2026-11-22, approved-by: [crm-team, it-crm] }
  hotjar-late: { rule: acme/no-owner, target: hotjar, reason: Not signed, until: 2027-01-31, approved-by: [crm-team] }
  over: { rule: acme/no-owner, target: hotjar, reason: Over, until: 2026-11-21, approved-by: [crm-team, it-crm] }
`;
const fragment = `version: 1
tools:
  chatgpt: { name: ChatGPT, category: generative-ai, lifecycle: trial }
`;

const rule = (id: string, more: Partial<Rule>): Rule => ({
  id, place: undefined, adjusted: [], title: { en: 'Title', fr: 'Titre' }, aim: undefined, why: undefined, message: undefined, question: undefined, remedy: undefined, on: ['tool'], side: 'both',
  for: undefined, owner: undefined,
  severity: { byStage: { idea: 'off', trial: 'error', pilot: 'error', production: 'error', 'phase-out': 'error', retired: 'off' }, asStated: 'error' },
  unknown: 'ask', assert: 'true', engine: undefined, when: undefined, each: undefined, target: undefined, related: undefined, at: [], fixes: [],
  references: [], reviewedOn: undefined, tier: undefined, ...more,
});

/** Rules as a policy in force would hold them. */
export const sampleRules: readonly Rule[] = [
  rule('acme/trial-ended', {
    title: { en: 'Trial that has ended', fr: 'Essai terminé' }, why: { en: 'A trial without an end is no trial.', fr: 'Un essai sans fin n’en est pas un.' },
    remedy: { en: 'Decide: promote, extend or stop.', fr: 'Décidez : promouvoir, prolonger ou arrêter.' }, references: ['https://example.org/trials'],
    when: "tool.stage == 'trial'", assert: 'tool.lifecycle.until >= today\n  || params.trial_max == params.trial_max', tier: 'starter',
    fixes: [{ title: { en: 'Stop the trial', fr: 'Arrêter l’essai' }, safe: false }], owner: 'it-crm', reviewedOn: '2026-10-01',
  }),
  rule('acme/no-owner', { title: { en: 'No owner', fr: 'Sans responsable' }, side: 'marketing', unknown: 'fail', on: ['stack'], assert: undefined, engine: 'no-owner' }),
  rule('acme/facts', { title: { en: 'Facts', fr: 'Précisions' }, side: 'it', unknown: 'ask' }),
];

const policy: Policy = {
  uris: [], documents: new Map(), knownRules: new Set(sampleRules.map(each => each.id)), rules: new Map(sampleRules.map(each => [each.id, each])), ignoreErrors: false,
  parameters: new Map([['trial-max', { name: 'trial-max', type: 'duration', default: '90 days', title: { en: 'Longest trial', fr: 'Essai le plus long' }, value: '90 days', place: undefined }]]),
};
export const samplePolicy: Policy = policy;

const files = { 'martech-stack.yaml': root, 'brands/éclat martech-stack.yaml': fragment };

/** The report of the sample stack; `findings` replaces the sample's own. */
export function sampleReport(findings: readonly Finding[] = sampleFindings()): Report {
  const analysis = sampleAnalysis();
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.place.uri, [...(byFile.get(finding.place.uri) ?? []), finding]);
  const roots = analysis.roots.map((each): RootAnalysis => ({ ...each, policy }));
  return reportOf({ ...analysis, roots, findings: byFile }, { folderOf: () => 'file:///w/' });
}

function sampleAnalysis(): Analysis {
  return runAnalyze(files);
}

/** One finding of every sort that policies.md names. */
export function sampleFindings(): readonly Finding[] {
  const { documents } = sampleAnalysis();
  const main = documents.get(uriOf('martech-stack.yaml')) as SyntaxDocument;
  const other = [...documents.values()].find(document => document !== main) as SyntaxDocument;
  const brevo = { kind: 'tool', id: 'brevo', name: 'Brevo 😀' } as const;
  const hotjar = { kind: 'tool', id: 'hotjar', name: 'Hotjar' } as const;
  const text = (en: string, fr: string) => ({ en, fr });
  const silenced = (by: Silenced): { silenced: Silenced } => ({ silenced: by });
  const base = { kind: 'finding', severity: 'error', path: '' } as const;
  return [
    { ...base, rule: 'acme/trial-ended', target: brevo, place: placeOf(main, 'tools/brevo', '2026-10-31'), path: 'lifecycle.until', side: 'both', for: 'marketing',
      message: text('The trial of Brevo 😀 ended on 31 Oct 2026.', 'L’essai de Brevo 😀 est terminé depuis le 31 oct. 2026.'),
      related: [{ place: placeOf(other, 'tools/chatgpt', 'chatgpt'), message: text('A trial like this one', 'Un essai semblable') }] },
    { ...base, rule: 'acme/facts', kind: 'question', severity: 'info', target: brevo, place: placeOf(main, 'tools/brevo', 'brevo'), side: 'it', facts: ['security.mfa', 'hosting.regions'],
      message: text('Brevo 😀: two facts would help: MFA, hosting region.', 'Brevo 😀 : deux précisions aideraient : MFA, région d’hébergement.') },
    { ...base, rule: 'schema/to-fill', severity: 'hint', target: brevo, place: placeOf(main, 'tools/brevo', 'owners'), message: text('To fill.', 'À compléter.') },
    { ...base, rule: 'acme/no-owner', severity: 'warning', target: hotjar, place: placeOf(main, 'tools/hotjar', 'hotjar'), side: 'marketing', item: 'business',
      message: text('Nobody answers for Hotjar.', 'Personne n’est responsable de Hotjar.'), tags: ['deprecated'] },
    { ...base, rule: 'acme/no-owner', target: hotjar, place: placeOf(main, 'tools/hotjar', 'Hotjar'), path: 'owners.technical', message: text('Waived.', 'Sous dérogation.'),
      ...silenced({ by: 'waiver', id: 'hotjar-owner', until: '2026-11-22', reason: 'Soon', place: placeOf(main, 'waivers/hotjar-owner', 'hotjar-owner') }) },
    { ...base, rule: 'acme/no-owner', severity: 'info', target: hotjar, place: placeOf(main, 'tools/hotjar', 'Hotjar'), path: 'owners.backup', message: text('Ignored.', 'Ignoré.'),
      ...silenced({ by: 'ignore', reason: 'A false alarm', place: placeOf(main, 'tools/hotjar', 'hotjar') }) },
    { ...base, rule: 'acme/no-owner', severity: 'warning', target: hotjar, place: placeOf(main, 'tools/hotjar', 'Hotjar'), path: 'owners.privacy', message: text('Known.', 'Connu.'),
      ...silenced({ by: 'baseline' }) },
    { ...base, rule: 'schema/unknown-key', severity: 'error', target: { kind: 'file', id: 'brands/éclat martech-stack.yaml' }, place: placeOf(other, 'tools/chatgpt', 'trial'),
      message: text('Something about a file.', 'Quelque chose sur un fichier.') },
  ];
}

function placeOf(document: SyntaxDocument, key: string, word: string): Place {
  const { offset } = document.entries.get(key) as Entry;
  const start = document.text.indexOf(word, offset) - offset;
  return placeIn(document.uri, key, { start, end: start + word.length });
}
