// What the packs say to people: complete in both languages, in natural French typography, and never a word of blame.

import assert from 'node:assert/strict';
import { type LocalText, packFiles, rules } from './delivered-packs.ts';

/** Words that blame, frighten or joke; and those that the project never says. */
const never: Readonly<Record<'en' | 'fr', RegExp>> = {
  en: /\b(violat\w+|shadow|spaghetti|amnest\w+|illegal\w*|guilty|culprit|fault\w*|blame\w*|offend\w+|forbidden|rogue|fail(ed|ure)|negligen\w+|ignor(ed|ance)|you must|abuse\w*|punish\w*)\b/i,
  fr: /(violation|violer|shadow|spaghetti|amnisti|illégal|coupable|fautif|fautive|la faute d|infraction|interdit|sauvage|clandestin|négligen|vous devez|sanction|abus)/i,
};

/** All texts of a value, with the path that leads to each. */
function textsIn(value: unknown, path: string): (readonly [path: string, text: LocalText])[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  if (keys.includes('en') || keys.includes('fr')) return [[path, value as LocalText]];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${path}.${key}`));
}

const texts = [...packFiles].flatMap(([pack, file]) => [...textsIn(file.rules, `${pack}.rules`), ...textsIn(file.parameters, `${pack}.parameters`)]);

/** A text without its expressions, which are code. */
const words = (text: string) => text.replace(/\{[^{}]*\}/g, 'x');

describe('texts of the packs', () => {
  it('are found', () => assert.ok(texts.length > 150));

  for (const [path, text] of texts) {
    it(`${path} is said in both languages, and kindly`, () => {
      assert.deepEqual(Object.keys(text), ['en', 'fr']);
      assert.ok(text.en.length > 3 && text.fr.length > 3);
      assert.notEqual(text.en, text.fr);
      for (const language of ['en', 'fr'] as const) assert.doesNotMatch(words(text[language]), never[language]);
      assert.doesNotMatch(words(text.fr), /[^\s\u00a0\u202f:/?]( ?)[;!?](\s|$)| :(\s|$)|« | »|[\w]'[a-zéèêh]/i);
      assert.doesNotMatch(words(text.en), / [;:!?]|[\w]'\w/);
    });
  }

  for (const [id, rule] of rules) {
    it(`${id} has a title, a reason and a remedy; what expressions check also has a message`, () => {
      for (const key of ['title', 'why', 'remedy'] as const) assert.ok(rule[key]?.en && rule[key].fr, key);
      if (!rule.engine) assert.ok(rule.message?.en && rule.message.fr);
      for (const key of ['why', 'remedy'] as const) assert.match(rule[key].en, /[.)]$/);
      assert.doesNotMatch(rule.title.en, /\.$/);
    });

    // What `promote` lists: rules of expressions that know the stage of a tool, its flows, its contract or its data.
    if (rule.assert !== undefined && [rule.on].flat().some(kind => ['tool', 'flow', 'contract', 'data'].includes(kind)) && !/^(integrity|alliance|policy)\//.test(id)) {
      it(`${id} says how things stand once it is content`, () => {
        assert.ok(rule.aim?.en && rule.aim.fr);
        for (const text of [rule.aim.en, rule.aim.fr]) assert.match(text, /^\p{Lu}[^{}]{5,90}[^.]$/u);
        assert.notEqual(rule.aim.en, rule.title.en);
      });
    }

    it(`${id} says who is asked to act, who is helped, and when it speaks`, () => {
      assert.ok(rule.side && rule.for && rule.severity && rule.on);
      assert.ok(['starter', 'standard', 'later'].includes(rule.tier));
      assert.ok(['ask', 'pass', 'fail'].includes(rule.unknown));
      assert.ok(rule.assert !== undefined || rule.engine !== undefined);
    });
  }

  it('say the same facts in both languages', () => {
    // A value that one language prints as it stands, the other may put into words: `flow.frequency == 'daily' ? 'tous les jours' : …`.
    const fact = (expression: string) => expression.replace(/\?.*$/, '').replace(/^([\w.]+) == '[^']*' $/, '$1');
    const facts = (text: string) => [...text.matchAll(/\{([^{}]*)\}/g)].map(match => fact(match[1] ?? '')).sort();
    for (const [path, text] of texts) assert.deepEqual(facts(text.fr), facts(text.en), path);
  });
});

describe('parameters of the packs', () => {
  for (const [pack, file] of packFiles) {
    for (const [name, parameter] of Object.entries(file.parameters ?? {})) {
      it(`${pack}: ${name} has a type, a default and a title`, () => {
        assert.match(parameter.type, /^(record|(list<|map<|map<list<)?(number|duration|money|day|text|flag|tool|category|owner|place|data-category|purpose)>{0,2})$/);
        assert.notEqual(parameter.default, undefined);
        assert.ok(parameter.title.en && parameter.title.fr);
      });
    }
  }

  it('are declared once, and every one that a rule reads is declared in its pack or in the shared ones', () => {
    const all = [...packFiles.values()].flatMap(file => Object.keys(file.parameters ?? {}));
    assert.deepEqual(all.filter((name, index) => all.indexOf(name) !== index), []);
    const shared = Object.keys(packFiles.get('shared')?.parameters ?? {});
    for (const [pack, file] of packFiles) {
      const known = new Set([...shared, ...Object.keys(file.parameters ?? {})].map(name => name.replaceAll('-', '_')));
      const read = [...JSON.stringify(file.rules ?? {}).matchAll(/params\.([a-z_-]+)/g)].map(match => (match[1] as string).replaceAll('-', '_'));
      assert.deepEqual(read.filter(name => !known.has(name)), [], pack);
    }
  });
});
