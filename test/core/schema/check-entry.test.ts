import assert from 'node:assert/strict';
import { say } from '../../../src/core/text/language.ts';
import { markedText } from '../../support/marked-text.ts';
import { problemsIn, read } from './problems-in.ts';
import { checkEntry } from '../../../src/core/schema/check-entry.ts';

interface Case {
  readonly name: string;
  /** Below `version: 1`; the place of the one problem is marked. */
  readonly text: string;
  readonly rule: string;
  readonly says: string;
  readonly path?: readonly (string | number)[];
  readonly nearest?: readonly string[];
  readonly severity?: 'error' | 'hint';
  readonly kind?: 'martech-stack' | 'martech-policies' | 'martech-observations';
}

const tool = (more: string) => `tools:\n  brevo:\n    name: Brevo\n    category: email-marketing\n    lifecycle: trial\n${more.replace(/^/gm, '    ')}`;
const flow = (more: string) => `flows:\n  leads:\n    from: site\n    to: crm\n    data: [mail]\n${more.replace(/^/gm, '    ')}`;

const cases: readonly Case[] = [
  // values of an enumeration
  { name: 'a misspelt stage', text: 'tools:\n  brevo:\n    name: Brevo\n    category: crm\n    lifecycle: ⟦prodution⟧', rule: 'schema/wrong-value',
    path: ['lifecycle'], nearest: ['production'],
    says: '`prodution` is not a stage. Did you mean `production`? Stages are `idea`, `trial`, `pilot`, `production`, `phase-out`, `retired`.' },
  { name: 'a stage in French', text: 'tools:\n  brevo:\n    name: Brevo\n    category: crm\n    lifecycle: { stage: ⟦"Essai"⟧ }', rule: 'schema/wrong-value',
    path: ['lifecycle', 'stage'], nearest: ['trial'],
    says: '`Essai` is not a stage. Did you mean `trial`? Stages are `idea`, `trial`, `pilot`, `production`, `phase-out`, `retired`.' },
  { name: 'a value far from any other', text: tool('zone: ⟦moon⟧'), rule: 'schema/wrong-value', nearest: [],
    says: '`moon` is not a zone. Zones are `front-office`, `shared`, `core`.' },
  { name: 'a category of data with a wrong last part', text: 'data:\n  mail: { name: Mail, categories: [user.name, ⟦user.contact.mail⟧] }', rule: 'schema/wrong-value',
    path: ['categories', 1], nearest: ['user.contact.email'],
    says: '`user.contact.mail` is not a category of data. Did you mean `user.contact.email`? There are 86 to choose from, such as `user.contact.address`, '
      + '`user.contact.email`, `user.contact.phone_number`, `user.contact.url`, `user.contact.fax_number`, `user.contact.organization`.' },
  { name: 'the last part alone of a purpose', text: flow('purpose: ⟦frequency capping⟧'), rule: 'schema/wrong-value', nearest: ['marketing.advertising.frequency_capping'],
    says: '`frequency capping` is not a purpose. Did you mean `marketing.advertising.frequency_capping`? There are 54 to choose from, such as `analytics`, '
      + '`collect`, `employment`, `essential`, `finance`, `functional`, `marketing`, `operations`, `personalize`, `sales`, `third_party_sharing`, `train_ai_system`.' },
  { name: 'one wrong value where a list may stand', text: 'processing:\n  news: { name: News, channels: ⟦mail⟧ }', rule: 'schema/wrong-value', path: ['channels'], nearest: ['email'],
    says: '`mail` is not a channel. Did you mean `email`? Channels are `email`, `sms`, `phone`, `post`, `push`, `ads`, `web`, `store`.' },
  { name: 'a number that is not on the list', text: tool('security: { assessment: { tier: ⟦7⟧ } }'), rule: 'schema/wrong-value',
    says: '`7` is not a tier. Tiers are `1`, `2`, `3`, `4`.' },
  { name: 'the value of a key of one’s own', text: tool('holds: { mail: ⟦mastr⟧ }'), rule: 'schema/wrong-value', path: ['holds', 'mail'], nearest: ['master'],
    says: '`mastr` is not a way to hold data. Did you mean `master`? Ways to hold data are `master`, `replica`, `transient`.' },
  { name: 'another version of the language', text: 'version: ⟦2⟧', rule: 'schema/wrong-value', says: '`2` is not a version of this language. Write `1`.' },

  // keys
  { name: 'a misspelt key', text: tool('⟦ownerz⟧: { business: crm }'), rule: 'schema/unknown-key', path: ['ownerz'], nearest: ['owners'],
    says: '`ownerz` is not a key of a tool. Did you mean `owners`?' },
  { name: 'a misspelt required key, said once', text: 'tools:\n  brevo:\n    ⟦nmae⟧: Brevo\n    category: crm\n    lifecycle: trial', rule: 'schema/unknown-key', nearest: ['name'],
    says: '`nmae` is not a key of a tool. Did you mean `name`?' },
  { name: 'a key in French', text: 'tools:\n  brevo:\n    ⟦Nom⟧: Brevo\n    category: crm\n    lifecycle: trial', rule: 'schema/unknown-key', nearest: ['name'],
    says: '`Nom` is not a key of a tool. Did you mean `name`?' },
  { name: 'a key of another place', text: tool('⟦mfa⟧: true'), rule: 'schema/unknown-key', nearest: [],
    says: '`mfa` is not a key of a tool itself: it belongs under `security`. You could move it there.' },
  { name: 'a key that is indented too deeply', text: tool('users: { internal: 3, ⟦criticality⟧: high }'), rule: 'schema/unknown-key', nearest: [],
    says: '`criticality` is not a key of `users`: it belongs to a tool itself. Is it indented too deeply?' },
  { name: 'keys where a list of records is meant', text: tool('privacy: { transfers: ⟦{ country: US, mechanism: }⟧ }'), rule: 'schema/wrong-type', path: ['privacy', 'transfers'],
    says: '`transfers` expects a list, each item behind a dash, but holds keys of its own.' },
  { name: 'a key of nowhere', text: tool('users: { ⟦foo⟧: 1 }'), rule: 'schema/unknown-key', path: ['users', 'foo'],
    says: '`foo` is not a key of `users`. The keys here are `internal`, `external`, `admins`. For a note of your own, start the key with `x-`.' },
  { name: 'an unknown key with nothing behind it', text: tool('⟦ownerz⟧:'), rule: 'schema/unknown-key', says: '`ownerz` is not a key of a tool. Did you mean `owners`?' },
  { name: 'a key in an item of a list', text: tool('links: [{ title: x, ⟦ul⟧: y }]'), rule: 'schema/unknown-key', path: ['links', 0, 'ul'], nearest: ['url'],
    says: '`ul` is not a key of a link. Did you mean `url`?' },
  { name: 'a key named like a method of JavaScript', text: tool('⟦constructor⟧: 1'), rule: 'schema/unknown-key',
    says: '`constructor` is not a key of a tool. The keys here are `name`, `category`, `catalog`, `instance-of`, `vendor`, `description`, `url`, `zone`, `pace`, '
      + '`scope`…. For a note of your own, start the key with `x-`.' },

  // missing and empty
  { name: 'missing keys of an entry, said once', text: 'tools:\n  ⟦brevo⟧: { lifecycle: idea }', rule: 'schema/missing-key', path: [],
    says: 'Still missing here: `name`, `category`. You could add them: a tool needs them.' },
  { name: 'a tool without lifecycle', text: 'tools:\n  ⟦brevo⟧: { name: Brevo, category: crm }', rule: 'lifecycle/missing-stage',
    says: 'Still missing here: `lifecycle`. You could add it: a tool needs it.' },
  { name: 'a lifecycle without stage', text: 'tools:\n  brevo: { name: Brevo, category: crm, ⟦lifecycle⟧: { until: 2026-12-31 } }', rule: 'lifecycle/missing-stage',
    path: ['lifecycle'], says: 'Still missing here: `stage`. You could add it: `lifecycle` needs it.' },
  { name: 'an empty stage', text: 'tools:\n  brevo:\n    name: Brevo\n    category: crm\n    lifecycle:\n      ⟦stage⟧:', rule: 'lifecycle/missing-stage',
    path: ['lifecycle', 'stage'], says: '`stage` has nothing behind it yet, and `lifecycle` needs it. Write its value after the colon.' },
  { name: 'an empty name', text: 'owners:\n  crm: { ⟦name⟧: "", side: it }', rule: 'schema/missing-key', path: ['name'],
    says: '`name` has nothing behind it yet, and an owner needs it. Write its value after the colon.' },
  { name: 'a waiver without reason', text: 'waivers:\n  ⟦w⟧: { rule: a/b, target: x, until: 2026-12-31 }', rule: 'alliance/waiver-without-reason',
    says: 'Still missing here: `reason`. You could add it: a waiver needs it.' },
  { name: 'a waiver with an empty end', text: 'waivers:\n  w: { rule: a/b, target: x, reason: because, ⟦until⟧: }', rule: 'alliance/waiver-without-reason', path: ['until'],
    says: '`until` has nothing behind it yet, and a waiver needs it. Write its value after the colon.' },
  { name: 'missing keys of an action', text: 'alliance:\n  actions:\n    ⟦sign⟧: { text: Sign }', rule: 'schema/missing-key', path: ['actions', 'sign'],
    says: 'Still missing here: `owner`, `due`. You could add them: an action needs them.' },
  { name: 'an observation of nothing', text: 'observed:\n  - { ⟦on⟧: 2026-11-02, source: har }', kind: 'martech-observations', rule: 'schema/missing-key', path: [0],
    says: 'Still missing here: at least one of `domain`, `name`, `tool`. To say what was meant, an observation needs one of them.' },
  { name: 'an optional key to fill', text: tool('⟦url⟧:'), rule: 'schema/to-fill', severity: 'hint', path: ['url'],
    says: '`url` is still to be filled in. Write its value, or take the key away.' },
  { name: 'an optional key with null', text: tool('owners: { ⟦business⟧: ~ }'), rule: 'schema/to-fill', severity: 'hint', path: ['owners', 'business'],
    says: '`business` is still to be filled in. Write its value, or take the key away.' },
  { name: 'an item to fill', text: tool('tags:\n  - loyalty\n  - ⟦""⟧'), rule: 'schema/to-fill', severity: 'hint', path: ['tags', 1],
    says: 'An item of `tags` is still to be filled in. Write its value, or take the dash away.' },
  { name: 'an empty top-level key', text: '⟦imports⟧:', rule: 'schema/to-fill', severity: 'hint', says: '`imports` is still to be filled in. Write its value, or take the key away.' },
  { name: 'an empty data set in a map of ids', text: tool('holds: { ⟦mail⟧: }'), rule: 'schema/to-fill', severity: 'hint', path: ['holds', 'mail'],
    says: '`mail` is still to be filled in. Write its value, or take the key away.' },

  // types
  { name: 'yes for true', text: tool('security: { mfa: ⟦yes⟧ }'), rule: 'schema/wrong-type', nearest: ['true'],
    says: '`mfa` expects `true` or `false`, but holds the text `yes`. Did you mean `true`?' },
  { name: 'non for a short form', text: tool('security: { sso: ⟦non⟧ }'), rule: 'schema/wrong-type', path: ['security', 'sso'], nearest: ['false'],
    says: '`sso` expects `true` or `false`, or keys such as `enabled`, `protocol`, `enforced`, but holds the text `non`. Did you mean `false`?' },
  { name: 'a number with words', text: flow('volume: ⟦250k⟧'), rule: 'schema/wrong-type', nearest: ['250000'],
    says: '`volume` expects a whole number such as `120`, but holds the text `250k`. Did you mean `250000`?' },
  { name: 'half a person', text: tool('users: { internal: ⟦1.5⟧ }'), rule: 'schema/wrong-type',
    says: '`internal` expects a whole number such as `120`, but holds the number `1.5`.' },
  { name: 'a text for a whole record', text: tool('hosting: ⟦cloud⟧'), rule: 'schema/wrong-type',
    says: '`hosting` expects keys such as `model`, `provider`, `regions`, but holds the text `cloud`.' },
  { name: 'a text for a tool', text: 'tools:\n  brevo: ⟦Brevo⟧', rule: 'schema/wrong-type', path: [],
    says: '`brevo` expects keys such as `name`, `category`, `catalog`, `instance-of`, but holds the text `Brevo`.' },
  { name: 'a list of one for one id', text: tool('owners: { business: ⟦[crm]⟧ }'), rule: 'schema/wrong-type', path: ['owners', 'business'], nearest: ['crm'],
    says: '`business` expects the id of an owner, but holds a list. Did you mean `crm`?' },
  { name: 'a map for a list of ids', text: flow('processing: ⟦{ news: true }⟧'), rule: 'schema/wrong-type', path: ['processing'],
    says: '`processing` expects the id of a processing activity, but holds keys of its own.' },
  { name: 'a map as an item', text: flow('subjects: [customers, ⟦{ a: b }⟧]'), rule: 'schema/wrong-type', path: ['subjects', 1],
    says: 'Each item of `subjects` is to be the id of an entry of `people`, but this one is keys of its own.' },
  { name: 'a list for a map of ids', text: tool('holds: ⟦[mail]⟧'), rule: 'schema/wrong-type', says: '`holds` expects ids, each with its own keys below, but holds a list.' },
  { name: 'a list for a section', text: 'contracts: ⟦[suite]⟧', rule: 'schema/wrong-type', path: [],
    says: '`contracts` expects ids, each with its own keys below, but holds a list.' },
  { name: 'a list for a lifecycle', text: 'tools:\n  brevo: { name: B, category: crm, lifecycle: ⟦[trial]⟧ }', rule: 'schema/wrong-type', nearest: ['trial'],
    says: '`lifecycle` expects a stage, or keys such as `stage`, `since`, `until`, `origin`, but holds a list. Did you mean `trial`?' },
  { name: 'a map for a text', text: tool('description: ⟦{ a: b }⟧'), rule: 'schema/wrong-type', says: '`description` expects a text, but holds keys of its own.' },

  // dates, durations, amounts, places, numbers
  { name: 'a day written the French way', text: tool('security: { access-reviewed-on: ⟦30/09/2026⟧ }'), rule: 'schema/bad-date', nearest: ['2026-09-30'],
    says: '`30/09/2026` cannot be read as a day. Write year, month, day, such as `2026-09-30`. Did you mean `2026-09-30`?' },
  { name: 'a year alone', text: tool('api: { sunset-on: ⟦2027⟧ }'), rule: 'schema/bad-date',
    says: '`2027` cannot be read as a day. Write year, month, day, such as `2026-09-30`.' },
  { name: 'a day that does not exist', text: tool('api: { sunset-on: ⟦2026-02-30⟧ }'), rule: 'integrity/date-order', path: ['api', 'sunset-on'], nearest: ['2026-02-28'],
    says: 'The calendar has no `2026-02-30`. Did you mean `2026-02-28`?' },
  { name: 'a duration in French', text: 'data:\n  mail: { name: M, categories: [], retention: ⟦3 ans⟧ }', rule: 'schema/bad-duration', path: ['retention'], nearest: ['3 years'],
    says: '`3 ans` cannot be read as a duration. Write a whole number and a unit in English, such as `3 years`, `30 days` or `10 working days`. Did you mean `3 years`?' },
  { name: 'a duration without unit', text: 'contracts:\n  c: { name: C, notice: ⟦90⟧ }', rule: 'schema/bad-duration', nearest: ['90 days', '90 months', '90 years'],
    says: '`90` cannot be read as a duration. Write a whole number and a unit in English, such as `3 years`, `30 days` or `10 working days`. Did you mean `90 days` or `90 months`?' },
  { name: 'an amount with a sign', text: 'contracts:\n  c: { name: C, cost: ⟦12 000 €/an⟧ }', rule: 'schema/bad-money', nearest: ['12000 EUR/year'],
    says: '`12 000 €/an` cannot be read as an amount. Write a number, a currency and, where it comes back, a period, such as `12000 EUR/year`. Did you mean `12000 EUR/year`?' },
  { name: 'an amount without currency', text: 'contracts:\n  c: { name: C, cost: ⟦12000⟧ }', rule: 'schema/bad-money', nearest: [],
    says: '`12000` cannot be read as an amount. Write a number, a currency and, where it comes back, a period, such as `12000 EUR/year`.' },
  { name: 'a currency that does not exist', text: 'contracts:\n  c: { name: C, cost: ⟦12000 XYZ/year⟧ }', rule: 'schema/bad-money',
    says: '`XYZ` is not a currency code. Write three letters such as `EUR`, `USD` or `GBP`.' },
  { name: 'a country by its name', text: 'stack: { name: S, country: ⟦Allemagne⟧ }', rule: 'integrity/unknown-country', nearest: ['DE'],
    says: '`Allemagne` is not a country code. Write two capital letters such as `FR`, or `EU`, `EEA`, `GLOBAL`. Did you mean `DE`?' },
  { name: 'UK in a list of places', text: tool('hosting: { regions: [FR, ⟦UK⟧] }'), rule: 'integrity/unknown-country', path: ['hosting', 'regions', 1], nearest: ['GB'],
    says: '`UK` is not a country code. Write two capital letters such as `FR`, or `EU`, `EEA`, `GLOBAL`. Did you mean `GB`?' },
  { name: 'fewer than nobody', text: tool('users: { internal: ⟦-3⟧ }'), rule: 'schema/out-of-range',
    says: '`internal` is -3, but the smallest value that makes sense here is 0.' },
  { name: 'more than always', text: 'contracts:\n  c: { name: C, sla: { availability: ⟦999⟧ } }', rule: 'schema/out-of-range',
    says: '`availability` is 999, but the largest value that makes sense here is 100.' },

  // ids
  { name: 'an id with capitals and spaces', text: 'owners:\n  ⟦CRM Team⟧: { name: CRM, side: marketing }', rule: 'schema/bad-id', path: [], nearest: ['crm-team'],
    says: '`CRM Team` cannot be an id here: ids are small letters, digits and single dashes. `crm-team` would do.' },
  { name: 'an id with accents and underscores', text: 'owners:\n  ⟦équipe_fidélité⟧: { name: E, side: marketing }', rule: 'schema/bad-id', nearest: ['equipe-fidelite'],
    says: '`équipe_fidélité` cannot be an id here: ids are small letters, digits and single dashes. `equipe-fidelite` would do.' },
  { name: 'the id __proto__', text: 'owners:\n  ⟦__proto__⟧: { name: E, side: marketing }', rule: 'schema/bad-id', nearest: ['proto'],
    says: '`__proto__` cannot be an id here: ids are small letters, digits and single dashes. `proto` would do.' },
  { name: 'an action with a bad id', text: 'alliance:\n  actions:\n    ⟦Sign DPA⟧: { text: a, owner: b, due: 2026-12-05 }', rule: 'schema/bad-id', path: ['actions', 'Sign DPA'],
    nearest: ['sign-dpa'], says: '`Sign DPA` cannot be an id here: ids are small letters, digits and single dashes. `sign-dpa` would do.' },
  { name: 'x-… where every key is an id', text: 'owners:\n  ⟦x-note⟧: { name: X }', rule: 'schema/missing-key', says: 'Still missing here: `side`. You could add it: an owner needs it.' },

  // policies
  { name: 'a severity of a rule', text: 'rules:\n  core/direct-write: ⟦of⟧', kind: 'martech-policies', rule: 'schema/wrong-value', nearest: ['off'],
    says: '`of` is not a severity. Did you mean `off`? Severities are `error`, `warning`, `info`, `hint`, `off`.' },
  { name: 'an id of a rule', text: 'rules:\n  ⟦Acme/My Rule⟧: { title: T }', kind: 'martech-policies', rule: 'schema/bad-id', nearest: ['acme/my-rule'],
    says: '`Acme/My Rule` cannot be the id of a rule: write a pack and a name, such as `acme/mobile-sdk-reviewed`. `acme/my-rule` would do.' },
  { name: 'a type of a parameter', text: 'parameters:\n  budget: { type: ⟦duratoin⟧ }', kind: 'martech-policies', rule: 'schema/bad-form', nearest: ['duration'],
    says: '`duratoin` is not a type of parameter. Did you mean `duration`? Write one of `number`, `duration`, `money`, `day`, `text`, `flag`, `tool`, `category`, `owner`, '
      + '`place`, `data-category`, `purpose`, `record`, or a list or map of one, such as `list<tool>` or `map<duration>`.' },
  { name: 'a key of a rule', text: 'rules:\n  acme/x: { ⟦asert⟧: "true" }', kind: 'martech-policies', rule: 'schema/unknown-key', nearest: ['assert'],
    says: '`asert` is not a key of a rule. Did you mean `assert`?' },
  { name: 'a list where an expression is meant', text: 'rules:\n  acme/x: { when: ⟦[a]⟧ }', kind: 'martech-policies', rule: 'schema/wrong-type', nearest: [],
    says: '`when` expects an expression, best in single quotes, but holds a list.' },
  { name: 'a stage in the stack of a test', kind: 'martech-policies', rule: 'schema/wrong-value', path: ['stack', 'tools', 'app', 'lifecycle'], nearest: ['trial'],
    text: 'tests:\n  t: { rule: a/b, expect: [], stack: { tools: { app: { lifecycle: ⟦trail⟧ }, crm: {} } } }',
    says: '`trail` is not a stage. Did you mean `trial`? Stages are `idea`, `trial`, `pilot`, `production`, `phase-out`, `retired`.' },
  { name: 'a section in the stack of a test', kind: 'martech-policies', rule: 'schema/unknown-key', path: ['stack', 'tool'], nearest: ['tools'],
    text: 'tests:\n  t: { rule: a/b, expect: [], stack: { ⟦tool⟧: {} } }', says: '`tool` is not a section of this file. Did you mean `tools`?' },
];

describe('checkEntry', () => {
  for (const { name, text: marked, rule, says, path, nearest, severity = 'error', kind = 'martech-stack' } of cases) {
    it(`says one thing about ${name}`, () => {
      const { text, ranges } = markedText(marked.startsWith('version') ? marked : `version: 1\n${marked}\n`);
      const problems = problemsIn(text, kind);
      const [problem] = problems;
      assert.deepEqual(problems.map(({ message }) => say(message, 'en')), [says]);
      assert.ok(problem);
      assert.deepEqual({ rule: problem.rule, severity: problem.severity }, { rule, severity });
      assert.deepEqual(problem.range, ranges[0], `range: ${text.slice(problem.range.start, problem.range.end)}`);
      if (path) assert.deepEqual(problem.path, path);
      if (nearest) assert.deepEqual(problem.data?.nearest, nearest);
      const french = say(problem.message, 'fr');
      assert.notEqual(french, says);
      assert.doesNotMatch(french.replace(/`[^`]*`/g, ''), /[{}']|[^\u00a0 ][?!;]|[^\u00a0]:/);
    });
  }

  it('keeps a broken value out of the model, and a value beside a missing key in it', () => {
    const refused = problemsIn('version: 1\ntools:\n  b: { name: B, category: crm, lifecycle: prod, url: , users: { internal: -1 } }\n  c: { name: C }\n')
      .map(problem => [problem.path.join('.'), problem.refused]);
    assert.deepEqual(refused, [['lifecycle', true], ['url', true], ['users.internal', true], ['', false], ['', false]]);
  });

  it('says every fault of an entry, each once, in the order of the text', () => {
    const problems = problemsIn('version: 1\ntools:\n  b:\n    nmae: B\n    category: crm\n    lifecycle: { stage: trail, until: 2026-13-01 }\n    security: { sso: yes, foo: 1 }\n');
    assert.deepEqual(problems.map(({ rule, path }) => `${rule} ${path.join('.')}`), [
      'schema/unknown-key nmae', 'schema/wrong-value lifecycle.stage', 'integrity/date-order lifecycle.until', 'schema/wrong-type security.sso', 'schema/unknown-key security.foo',
    ]);
  });

  it('asks again for a key of which the unknown key is no misspelling', () => {
    assert.deepEqual(problemsIn('version: 1\nowners:\n  a: { side: it, colour: red }\n').map(({ rule }) => rule).sort(), ['schema/missing-key', 'schema/unknown-key']);
  });

  it('takes any plain scalar as a text', () => {
    assert.deepEqual(problemsIn('version: 1\ncontracts:\n  c: { name: 2024, reference: 0012, supplier: true }\n'), []);
  });

  it('takes x-… keys where the keys are fixed, whatever they hold', () => {
    assert.deepEqual(problemsIn('version: 1\nx-common: &c { any: [thing, {}] }\ntools:\n  b: { name: B, category: crm, lifecycle: idea, x-why: , users: { x-note: *c } }\n'), []);
  });

  it('takes ids that are words of JavaScript', () => {
    assert.deepEqual(problemsIn('version: 1\ntools:\n  constructor: { name: A, category: crm, lifecycle: idea }\n  tostring: { name: B, category: crm, lifecycle: idea }\n'), []);
  });

  it('offers no replacement for what came through an alias or a merge key', () => {
    const text = 'version: 1\nx-a: &a { zone: moon }\ntools:\n  b: { name: B, category: crm, lifecycle: idea, <<: *a }\n';
    const [problem, ...others] = problemsIn(text);
    assert.deepEqual(others, []);
    assert.equal(problem?.rule, 'schema/wrong-value');
    assert.equal(problem?.data?.replace, undefined);
  });

  it('says nothing about an empty expression: the policy engine knows why it reads as empty', () => {
    assert.deepEqual(problemsIn('version: 1\nrules:\n  acme/x: { title: T, assert: !has(x), when: }\n', 'martech-policies'), []);
  });

  it('leaves the findings of rules in the stack of a test to the test', () => {
    const text = 'version: 1\ntests:\n  t: { rule: a/b, expect: [], stack: { stack: { country: UK }, tools: { a: { api: { sunset-on: 2026-02-30 } } } } }\n';
    assert.deepEqual(problemsIn(text, 'martech-policies'), []);
  });

  it('knows nothing of top-level keys that are not of its kind', () => {
    const entry = [...read('foo: 1\n', 'martech-stack').entries.values()][0];
    assert.ok(entry);
    assert.deepEqual(checkEntry('martech-stack', 'foo', false, entry.content), []);
  });
});
