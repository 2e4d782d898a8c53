import assert from 'node:assert/strict';
import { describePath, describeValue } from '../../../src/core/schema/describe.ts';
import { problemIds } from '../../../src/core/schema/problem-ids.ts';
import { schemaAt } from '../../../src/core/schema/schema-at.ts';
import { say } from '../../../src/core/text/language.ts';

describe('describePath', () => {
  it('says what a key is, and what each of its values means', () => {
    const text = describePath('martech-stack', 'tools', ['zone'], 'en') ?? '';
    assert.match(text, /^\*\*Zone\*\* `zone`\n\nWho sets the pace/);
    assert.match(text, /One of:\n\n- `front-office` — Marketing chooses/);
  });

  it('speaks French', () => {
    assert.match(describePath('martech-stack', 'tools', ['lifecycle'], 'fr') ?? '', /^\*\*Cycle de vie\*\* `lifecycle`[\s\S]*`trial` — Essayé par/);
  });

  it('says what a reference names', () => {
    assert.match(describePath('martech-stack', 'flows', ['from'], 'en') ?? '', /Takes the id of a tool or an entry of `people`\.$/);
  });

  it('does not list a whole taxonomy', () => {
    const text = describePath('martech-stack', 'data', ['categories'], 'en') ?? '';
    assert.match(text, /One of 86 values/);
    assert.ok(text.length < 400);
  });

  it('reaches into lists, maps of ids, short forms and the stacks of tests', () => {
    assert.match(describePath('martech-stack', 'tools', ['privacy', 'transfers', 0, 'mechanism'], 'en') ?? '', /^\*\*Mechanism\*\*/);
    assert.match(describePath('martech-stack', 'alliance', ['actions', 'sign-dpa', 'due'], 'en') ?? '', /^\*\*Due\*\*/);
    assert.match(describePath('martech-policies', 'tests', ['stack', 'tools', 'app', 'zone'], 'en') ?? '', /^\*\*Zone\*\*/);
    assert.match(describePath('martech-stack', undefined, ['tools'], 'en') ?? '', /^\*\*Tools\*\*/);
  });

  it('says nothing of what the schema does not know', () => {
    assert.equal(describePath('martech-stack', 'tools', ['x-note'], 'en'), undefined);
    assert.equal(describePath('martech-stack', 'nope', [], 'en'), undefined);
  });
});

describe('describeValue', () => {
  it('says what one value means, in short forms and lists too', () => {
    assert.match(describeValue('martech-stack', 'tools', ['lifecycle'], 'trial', 'en') ?? '', /^\*\*Trial\*\* `trial`\n\nTried by a few/);
    assert.match(describeValue('martech-stack', 'tools', ['security', 'certifications'], 'iso-27001', 'fr') ?? '', /Management de la sécurité/);
    assert.match(describeValue('martech-policies', 'rules', [], 'off', 'en') ?? '', /says nothing/);
    assert.equal(describeValue('martech-stack', 'tools', ['lifecycle'], 'nope', 'en'), undefined);
    assert.equal(describeValue('martech-stack', 'tools', ['lifecycle'], 'constructor', 'en'), undefined);
  });
});

describe('schemaAt', () => {
  it('folds a short form into the object that it stands for', () => {
    const lifecycle = schemaAt('martech-stack', 'tools', ['lifecycle']);
    assert.equal(lifecycle?.type, 'object');
    assert.equal(lifecycle?.short, 'stage');
    assert.equal(lifecycle?.properties.get('until')?.kind, 'date');
  });

  it('knows that a contract may be named or written in place', () => {
    const contract = schemaAt('martech-stack', 'tools', ['contract']);
    assert.deepEqual(contract?.ref, ['contract']);
    assert.equal(contract?.properties.get('cost')?.kind, 'money');
    assert.deepEqual([...(contract?.required ?? [])], []);
    assert.deepEqual([...(schemaAt('martech-stack', 'contracts', [])?.required ?? [])], ['name']);
  });

  it('knows the references that keys are', () => {
    assert.deepEqual(schemaAt('martech-stack', 'tools', ['holds'])?.keys?.ref, ['data']);
  });

  it('gives the same node twice', () => {
    assert.equal(schemaAt('martech-stack', 'tools', ['security', 'sso']), schemaAt('martech-stack', 'tools', ['security', 'sso']));
  });

  it('requires nothing inside the stack of a test', () => {
    assert.deepEqual([...(schemaAt('martech-policies', 'tests', ['stack', 'tools', 'a', 'lifecycle'])?.required ?? [])], []);
  });
});

describe('problem ids', () => {
  for (const [id, { title, meaning }] of Object.entries(problemIds)) {
    it(`${id} has a title and a meaning in both languages`, () => {
      for (const message of [title, meaning]) {
        assert.doesNotMatch(say(message, 'en'), /^schema\./);
        assert.notEqual(say(message, 'en'), say(message, 'fr'));
      }
    });
  }
});
