import assert from 'node:assert/strict';
import { offerCategories } from '../../../src/language/refactoring/extract-categories.ts';
import { offerFlowData } from '../../../src/language/refactoring/extract-flow-data.ts';
import { offeredAt, refactored } from '../../support/refactoring-at.ts';

type Files = Readonly<Record<string, string>>;

const root = 'martech-stack.yaml';
const head = 'version: 1\nstack: { name: Maison }\n';
const tools = 'tools:\n  web: { name: Web, category: cms, lifecycle: production }\n  crm: { name: CRM, category: crm, lifecycle: production }\n';

function extracted(text: string, offer: typeof offerFlowData): string {
  const result = refactored(head + text, offer, /Extract/);
  return typeof result === 'string' ? result : (result[root] as string).slice(head.length);
}

describe('extracting the data of a flow', () => {
  for (const [what, before, expected] of [
    ['categories in brackets', 'data:\n  other: { name: O, categories: [] }\nflows:\n  f: { from: web, to: crm, data: [us‸er.contact.email, user.name] } # mine\n', 'data:\n  other: { name: O, categories: [] }\n  f-data:\n    name: \'User Contact Email, Name\'\n    categories: [user.contact.email, user.name]\nflows:\n  f: { from: web, to: crm, data: [f-data] } # mine\n'],
    ['categories line by line, beside other data', 'data:\n  other: { name: O, categories: [] }\nflows:\n  f:\n    from: web\n    to: c‸rm\n    data:\n      - user.contact.email # first\n      - other # kept\n      - user.name\n', 'data:\n  other: { name: O, categories: [] }\n  f-data:\n    name: \'User Contact Email, Name\'\n    categories: [user.contact.email, user.name]\nflows:\n  f:\n    from: web\n    to: crm\n    data:\n      - f-data # first\n      - other # kept\n'],
    ['one category', 'data: {}\nflows:\n  f: { from: web, to: crm, data: us‸er.contact.email }\n', 'data:\n  f-data:\n    name: User Contact Email\n    categories: [user.contact.email]\nflows:\n  f: { from: web, to: crm, data: f-data }\n'],
    ['a key of its own for categories', 'data:\n  f-data: { name: O, categories: [] }\nflows:\n  f:\n    from: web\n    data: [f-data]\n    cate‸gories: [user.name]\n    to: crm\n', 'data:\n  f-data: { name: O, categories: [] }\n  f-data-2:\n    name: Name\n    categories: [user.name]\nflows:\n  f:\n    from: web\n    data: [f-data, f-data-2]\n    to: crm\n'],
    ['a data set written in place', 'data:\n  other: { name: O, categories: [] }\nflows:\n  f:\n    from: web\n    to: crm‸\n    data:\n      - name: Customer e-mail\n        categories: [user.contact.email]\n        legal-basis: consent\n      - other\n', 'data:\n  other: { name: O, categories: [] }\n  customer-e-mail:\n    name: Customer e-mail\n    categories: [user.contact.email]\n    legal-basis: consent\nflows:\n  f:\n    from: web\n    to: crm\n    data:\n      - customer-e-mail\n      - other\n'],
    ['one that says its id', 'data:\n  other: { name: O, categories: [] }\nflows:\n  f: { from: web, to: crm, data: { id: mails, name: E-‸mails } }\n', 'data:\n  other: { name: O, categories: [] }\n  mails:\n    name: E-mails\n    categories: []\nflows:\n  f: { from: web, to: crm, data: mails }\n'],
  ] as const) {
    it(what, () => assert.equal(extracted(before, offerFlowData), expected));
  }

  it('writes it where the data sets are', () => {
    const files = { [root]: `${head}imports: [flows.martech-stack.yaml, data.martech-stack.yaml]\n`, 'flows.martech-stack.yaml': 'version: 1\nflows:\r\n  f:\r\n    from: web\r\n    to: crm\r\n    data: [us‸er.name]\r\n', 'data.martech-stack.yaml': 'version: 1\r\ndata:\r\n  d: { name: D, categories: [] }\r\n' };
    const result = refactored(files, offerFlowData, /Extract/) as Files;
    assert.equal(result['data.martech-stack.yaml'], 'version: 1\r\ndata:\r\n  d: { name: D, categories: [] }\r\n  f-data:\r\n    name: Name\r\n    categories: [user.name]\r\n');
    assert.match(result['flows.martech-stack.yaml'] as string, /data: \[f-data\]\r\n$/);
  });

  for (const [what, text, titles] of [
    ['a flow that names its data', 'flows:\n  f: { from: web, to: crm, data: [d‸] }\n', []],
    ['a data set whose id is a category', 'data: { user: { name: U, categories: [user] } }\nflows:\n  f: { from: web, to: crm, data: [use‸r] }\n', []],
    ['words that are no categories', 'flows:\n  f: { from: web, categories: [something‸] }\n', []],
    ['a comment inside what is written in place', 'flows:\n  f:\n    data:\n      - name: N # c\n        categories: [use‸r]\n', ['Extract the data of this flow as a data set (It has a comment inside, which would have no place on one line. You could move the comment above it first.)']],
  ] as const) {
    it(`is not done for ${what}`, () => assert.deepEqual(offeredAt(head + text, offerFlowData).titles, titles));
  }
});

describe('extracting categories of a data set', () => {
  it('takes them along wherever the data set goes, with all that was said of it', () => {
    const files = {
      [root]: `${head}policies: [martech-policies.yaml]\nimports: [part.martech-stack.yaml]\n${tools}data:\n  profile:\n    name: Profile\n    categories:\n      - user.name # who\n      - user.contact.em‸ail\n      - user.contact.phone_number\n    retention: { duration: 3 years, from: last-contact }\n    subjects: people\npeople: { people: { name: P, subject: customer } }\n`,
      'part.martech-stack.yaml': 'version: 1\r\nflows:\r\n  f: { from: web, to: crm, data: [profile] } # f\r\n  g:\r\n    from: crm\r\n    to: web\r\n    data:\r\n      - profile # g\r\n  h: { from: web, to: crm, data: profile }\r\n  i: { from: web, to: crm, data: [] }\r\ntools:\r\n  x: { name: X, category: crm, lifecycle: idea, holds: { profile: master } }\r\n',
      'martech-policies.yaml': 'version: 1\nextends: [builtin:recommended]\nparams:\n  hub-data: [profile]\n',
    };
    const result = refactored(files, offerCategories, /Extract “User Contact Email” as/);
    assert.deepEqual(result, {
      [root]: `${head}policies: [martech-policies.yaml]\nimports: [part.martech-stack.yaml]\n${tools}data:\n  profile:\n    name: Profile\n    categories:\n      - user.name # who\n      - user.contact.phone_number\n    retention: { duration: 3 years, from: last-contact }\n    subjects: people\n  profile-email:\n    name: Profile (User Contact Email)\n    categories: [user.contact.email]\n    retention: { duration: 3 years, from: last-contact }\n    subjects: people\npeople: { people: { name: P, subject: customer } }\n`,
      'part.martech-stack.yaml': 'version: 1\r\nflows:\r\n  f: { from: web, to: crm, data: [profile, profile-email] } # f\r\n  g:\r\n    from: crm\r\n    to: web\r\n    data:\r\n      - profile # g\r\n      - profile-email\r\n  h: { from: web, to: crm, data: [profile, profile-email] }\r\n  i: { from: web, to: crm, data: [] }\r\ntools:\r\n  x: { name: X, category: crm, lifecycle: idea, holds: { profile: master, profile-email: master } }\r\n',
      'martech-policies.yaml': 'version: 1\nextends: [builtin:recommended]\nparams:\n  hub-data: [profile, profile-email]\n',
    });
  });

  it('reaches every stack that reads the file, once', () => {
    const rootOf = (name: string) => `version: 1\nstack: { name: ${name} }\nimports: [shared.martech-stack.yaml]\n${tools}flows:\n  f: { from: web, to: crm, data: p }\n`;
    const files = { [root]: rootOf('A'), 'other.martech-stack.yaml': rootOf('B'), 'shared.martech-stack.yaml': 'version: 1\ndata:\n  p: { name: P, categories: [us‸er.name, user] }\nprocessing:\n  x: { name: X, data: [p] }\n' };
    assert.deepEqual(refactored(files, offerCategories, /Extract/), {
      [root]: rootOf('A').replace('data: p', 'data: [p, p-name]'), 'other.martech-stack.yaml': rootOf('B').replace('data: p', 'data: [p, p-name]'),
      'shared.martech-stack.yaml': 'version: 1\ndata:\n  p: { name: P, categories: [user] }\n  p-name:\n    name: P (Name)\n    categories: [user.name]\nprocessing:\n  x: { name: X, data: [p, p-name] }\n',
    });
  });

  it('takes all that are selected', () => {
    assert.equal(extracted('data:\n  p: { name: P, categories: [user.name, us‸er.contact.email, user.contact.ph‸one_number], importance: high }\n', offerCategories), 'data:\n  p: { name: P, categories: [user.name], importance: high }\n  p-email:\n    name: \'P (User Contact Email, User Contact Phone Number)\'\n    categories: [user.contact.email, user.contact.phone_number]\n    importance: high\n');
  });

  for (const [what, text] of [
    ['the only category', 'data:\n  p: { name: P, categories: [us‸er.name] }\n'],
    ['all of them', 'data:\n  p: { name: P, categories: [us‸er.name, user.contact.em‸ail] }\n'],
    ['another place', 'data:\n  p: { na‸me: P, categories: [user.name, user.contact.email] }\n'],
    ['a list that an alias brings in', 'x-c: &c [user.name, user.contact.email]\ndata:\n  p: { name: P, categories: *‸c }\n'],
    ['a set that is declared twice', 'data:\n  p: { name: P, categories: [us‸er.name, user.contact.email] }\n  p: { name: P, categories: [] }\n'],
  ] as const) {
    it(`is not offered for ${what}`, () => assert.deepEqual(offeredAt(head + text, offerCategories).titles, []));
  }
});
