import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TypingSession } from '../support/typing-session.ts';
import { sessions } from '../support/typing-sessions.ts';

const example = new URL('../../examples/maison-verdier/', import.meta.url);
const names = ['martech-stack.yaml', 'martech-policies.yaml', 'martech-observations.yaml', 'brands/mode.martech-stack.yaml', 'brands/maison.martech-stack.yaml'];
const files = Object.fromEntries(names.map(name => [name, readFileSync(new URL(name, example), 'utf8')]));
const withCrlf = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));

const slow = 350;
const quick = 80;

async function typed(what: string, texts: Readonly<Record<string, string>>, between: number) {
  const session = await TypingSession.start(texts, 'martech-stack.yaml', between);
  await sessions[what]?.(session);
  await session.rest(10_000);
  const settled = names.map(name => session.shown(name));
  await session.save();
  assert.deepEqual(settled, names.map(name => session.shown(name)), 'nothing waits any more');
  return session.end();
}

describe('somebody types, key by key', function () {
  this.timeout(60_000);

  for (const what of Object.keys(sessions)) {
    it(`${what}: nothing flickers outside what is typed`, async () => {
      assert.deepEqual((await typed(what, files, slow)).filter(({ isInside }) => !isInside), []);
    });
  }

  for (const what of ['a new flow in one line', 'a value replaced by another', 'a list item', 'a quoted string', 'a key renamed']) {
    it(`${what}: quickly, with CRLF, nothing flickers at all`, async () => {
      assert.deepEqual(await typed(what, withCrlf, quick), []);
    });
  }
});

describe('while the text is broken', () => {
  let session: TypingSession;
  beforeEach(async () => void (session = await TypingSession.start(files, 'martech-stack.yaml', slow)));
  afterEach(() => session.server.stop());

  /** Without line numbers, and without what is said of syntax. */
  const said = (lines: readonly string[]) => lines.map(line => line.replace(/^\d+ /, '')).filter(line => !line.startsWith('syntax/')).sort();
  const syntax = () => session.shown().filter(line => / syntax\//.test(line));
  const ids = (lines: readonly string[]) => lines.map(line => line.split(' ').slice(0, 2).join(' '));

  for (const [what, at, char] of [
    ['a quote', '  zendesk:\n    name: ‸Zendesk', '"'], ['a bracket of a list', 'data:\n  customer-profile:\n    name: ‸', '['],
    ['a brace', '  sap-erp:\n    name: ‸', '{'], ['a quote in braces', '  prospects: { name: ‸', '"'],
  ] as const) {
    it(`${what} left open neither empties nor floods the list`, async () => {
      const before = names.map(name => said(session.shown(name)));
      session.keyboard.goTo(at);
      // As in an editor that closes nothing.
      await session.change(session.keyboard.replace(session.keyboard.caret, session.keyboard.caret, char));
      for (const time of [0, 300, 2000, 60_000]) {
        await session.rest(time);
        assert.deepEqual(names.map(name => said(session.shown(name))), before, `after ${time} ms`);
      }
      assert.equal(syntax().length, 1, syntax().join('\n'));
      await session.back(1);
      await session.rest(2000);
      assert.deepEqual(names.map(name => said(session.shown(name))), before);
      assert.deepEqual(syntax(), []);
    });
  }

  it('findings move with the text, though their entry cannot be read', async () => {
    const before = session.shown().filter(line => /Brevo|zendesk|Zendesk/.test(line));
    const lines = before.map(line => Number(line.split(' ')[0]));
    session.keyboard.goTo('  zendesk:\n    name: ‸Zendesk');
    await session.change(session.keyboard.replace(session.keyboard.caret, session.keyboard.caret, '"'));
    session.keyboard.goTo('\nowners:\n‸');
    await session.change(session.keyboard.paste('  # one\n  # two\n'));
    await session.rest(2000);
    assert.ok(lines.length > 0);
    const there = ids(session.shown());
    for (const line of before) {
      const [at, id] = line.split(' ') as [string, string];
      assert.ok(there.includes(`${Number(at) + 2} ${id}`), line);
    }
  });

  it('a save says what is so', async () => {
    session.keyboard.goTo('  zendesk:\n    name: ‸Zendesk');
    await session.change(session.keyboard.replace(session.keyboard.caret, session.keyboard.caret, '"'));
    await session.rest(2000);
    const edited = session.shown();
    await session.save();
    assert.notDeepEqual(session.shown(), edited);
    assert.equal(syntax().length, 1);
  });
});
