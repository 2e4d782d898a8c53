// `docs/rules`: a page a rule and an index, in both languages, as `explain` tells it. UPDATE_GOLDEN=1 writes them anew.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packs } from '../../src/generated/packs.ts';
import { builtinPolicy } from '../../src/core/policy/builtin-policy.ts';
import type { Policy, Rule } from '../../src/core/policy/policy.ts';
import { grouped, packOf } from '../../src/core/reports/by-side.ts';
import { engineId, engineIds } from '../../src/core/reports/engine-ids.ts';
import { code, plainText, sentence, table } from '../../src/core/reports/markdown-text.ts';
import { packTitle } from '../../src/core/reports/pack-title.ts';
import { rulePage } from '../../src/core/reports/rule-page.ts';
import { type Sayer, sayer } from '../../src/core/reports/sayer.ts';
import type { Language } from '../../src/core/text/language.ts';

const folder = join(import.meta.dirname, '../../docs/rules');
const words = {
  en: { title: 'The rules', intro: 'What the product looks at, by pack, and why. `martech-stack explain <rule>` prints a page too, and the editor shows it beside a finding.', engine: 'The engine’s own checks', engineIntro: 'Always on: no policy switches them off, and nothing silences them.', rule: 'Rule', asks: 'Asks', tier: 'Set', back: 'All rules', other: 'En français' },
  fr: { title: 'Les règles', intro: 'Ce que le produit regarde, par thème, et pourquoi. `martech-stack explain <règle>` affiche aussi chaque page, et l’éditeur la montre à côté d’un constat.', engine: 'Les contrôles du moteur', engineIntro: 'Toujours actifs : aucune politique ne les désactive, et rien ne les fait taire.', rule: 'Règle', asks: 'S’adresse à', tier: 'Jeu', back: 'Toutes les règles', other: 'In English' },
} as const;

/** Every file of the folder, by its path in it. */
function pages(builtin: Policy): ReadonlyMap<string, string> {
  const rules = [...builtin.rules.values()];
  return new Map((['en', 'fr'] as const).flatMap(language => {
    const prefix = language === 'en' ? '' : 'fr/';
    const page = ({ id }: Rule): [string, string] => [`${prefix}${id}.md`, `${rulePage(id, [], language, builtin)}\n${links(language, id)}\n`];
    return [[`${prefix}README.md`, index(rules, language)], [`${prefix}engine.md`, enginePage(language)], ...rules.map(page)] as [string, string][];
  }));
}

function links(language: Language, id: string): string {
  const up = language === 'en' ? '../' : '../../';
  return `---\n\n[${words[language].back}](../README.md) · [${words[language].other}](${language === 'en' ? `${up}fr/` : up}${id}.md)`;
}

function index(rules: readonly Rule[], language: Language): string {
  const tell = sayer(language);
  const { title, intro, engine, other } = words[language];
  const sections = [...grouped(rules, rule => packOf(rule.id))].map(([pack, own]) => `## ${plainText(packTitle(pack, tell) ?? pack)}\n\n${ruleTable(own, tell, language)}`);
  const guide = language === 'en' ? '../policies.md' : '../../policies.md';
  return [
    `# ${title}`, `[${other}](${language === 'en' ? 'fr/' : '../'}README.md) · [${language === 'en' ? 'Writing policies' : 'Écrire des politiques'}](${guide}) · [${engine}](engine.md)`,
    intro, ...sections,
  ].join('\n\n') + '\n';
}

function ruleTable(rules: readonly Rule[], tell: Sayer, language: Language): string {
  const rows = rules.map(rule => [
    `[${plainText(tell(rule.title))}](${rule.id}.md)<br>${code(rule.id)}`, typeof rule.side === 'string' ? tell(`reports.asked-${rule.side}`) : '', code(`builtin:${rule.tier === 'later' ? 'all' : rule.tier}`),
  ]);
  return table([words[language].rule, words[language].asks, words[language].tier], rows);
}

function enginePage(language: Language): string {
  const tell = sayer(language);
  const { engine, engineIntro, back } = words[language];
  const sections = [...grouped([...engineIds].sort(), packOf)].map(([family, ids]) => {
    const items = ids.flatMap(id => { const known = engineId(id); return known ? [`### ${plainText(tell(known.title))}\n\n${code(id)}\n\n${sentence(tell(known.meaning))}`] : []; });
    return [`## ${plainText(packTitle(family, tell) ?? family)}`, ...items].join('\n\n');
  });
  return `# ${engine}\n\n${engineIntro} [${back}](README.md)\n\n${sections.join('\n\n')}\n`;
}

describe('docs/rules', function () {
  this.timeout(60_000);
  const builtin = builtinPolicy(packs);
  let expected: ReadonlyMap<string, string> = new Map();
  before(() => { expected = pages(builtin); });

  it('holds the page of every rule as the product tells it, and nothing else', () => {
    const isUpdate = Boolean(process.env['UPDATE_GOLDEN']);
    const there = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]).map(name => name.replaceAll('\\', '/')).filter(name => name.endsWith('.md')) : [];
    for (const name of isUpdate ? there.filter(one => !expected.has(one)) : []) rmSync(join(folder, name));
    for (const [name, text] of isUpdate ? expected : []) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const stale = [...expected].filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text).map(([name]) => name);
    const left = isUpdate ? [] : there.filter(name => !expected.has(name));
    assert.deepEqual([...stale, ...left], [], 'UPDATE_GOLDEN=1 rewrites them');
  });

  it('shows of every rule where it speaks and where it is silent, in the words of the rule', () => {
    const tell = sayer('en');
    const wanting = [...builtin.rules.values()].filter(({ id, on }) => {
      const page = expected.get(`${id}.md`) ?? '';
      const part = (what: 'fires' | 'asks' | 'silent') => page.split(`### ${tell(`reports.page-example-${what}`)}\n`)[1];
      // Rules on rules are shown by the rule that they speak of.
      const speaks = on.includes('rule') ? part('fires') : /^[\s\S]*?```\n\n- \*\*(error|warning|info|hint)\*\* /.exec(part('fires') ?? '') ?? /^[\s\S]*?```\n\n- /.exec(part('asks') ?? '');
      return (!on.includes('rule') && !part('silent')) || !speaks;
    }).map(({ id }) => id);
    assert.deepEqual(wanting, []);
  });
});
