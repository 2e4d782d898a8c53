// What the server declares it answers, and nothing else; and what it answers in plain text it answers in any other dress of the same text.
import assert from 'node:assert/strict';
import * as protocol from 'vscode-languageserver-protocol';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { type Asked, type Spot, nextRequests, requestRows, requestsAt } from '../support/asked-requests.ts';
import { MirrorClient } from '../support/mirror-client.ts';
import { folder } from '../support/server-fixture.ts';

const manifest = 'martech-stack.yaml';
const policies = 'martech-policies.yaml';

/** `QQ`, `ZZ` and `~` (a blank) are what dresses replace by characters of the same length. */
const undressed = {
  [manifest]: `# A note:~QQ ZZ
version: 1
stack: { name: Maison QQ ZZ, country: FR }
policies: [${policies}]
imports: [more.martech-stack.yaml]
owners:
  team: { name: Team QQ ZZ, side: marketing }
  it: { name: "ZZ QQ", side: it }
data:
  mails: { name: Mails, categories: [user.contact.email], steward: team }
tools:
  # martech-ignore ownership/no-technical-owner: agreed QQ ZZ
  shop: # QQ~ZZ
    name: "The QQ shop ZZ"
    category: ecommerce-platform
    lifecycle: { stage: trial, until: 2026-12-31 } #~QQ
    owners: { business: team, technical: it }
    contract: suite
  mailer: { name: "Mailer ZZ~QQ", category: crm, lifecycle: producton, owners: { business: tem } }
contracts:
  suite: { name: QQ suite, end: 2027-03-31, notice: 3 months }
flows:
  orders: { name: "QQ ZZ", from: shop, to: mailer, data: [mails], method: api, legal-basis: contract }
  back: { from: mailer, to: shop, data: [mails], method: ap, purpose:  }
waivers:
  w: { rule: ownership/no-sso, target: mailer, reason: "QQ~ZZ", until: 2026-12-31 }
`,
  'more.martech-stack.yaml': 'version: 1\ntools:\n  cdp: { name: "QQ cdp", category: cdp, lifecycle: idea, owners: { business: team } }\n',
  [policies]: `version: 1
extends: [builtin:integrity]
rules:
  acme/one:
    title: One QQ ZZ
    on: flow
    severity: warning
    assert: '"QQ ZZ" != flow.method && flow.name.startsWith("ZZ")'
tests:
  one QQ ZZ:
    rule: acme/one
    stack: { tools: { a: { name: QQ } } }
    expect: []
`,
} as const;
type Files = Readonly<Record<string, string>>;
const each = (change: (text: string) => string): Files => Object.fromEntries(Object.entries(undressed).map(([name, text]) => [name, change(text)]));
const bare = (text: string) => text.replaceAll('~', ' ');
const plain = each(bare);

/** As many lines as put the rest beyond line 40,000. */
const lines = 40_000;
const above = '# QQ~ZZ\n'.repeat(lines);
const letters = (text: string) => text.replaceAll('QQ', '🎉').replaceAll('ZZ', '1\u0301').replaceAll('~', '\t');

/** Other texts that say the same, how many lines lie above them, at which places to ask (one in so many), and which answers are others. */
const dresses: readonly (readonly [name: string, files: Files, shift: number, oneIn: number, except?: RegExp])[] = [
  ['with CRLF', each(text => bare(text).replaceAll('\n', '\r\n')), 0, 2],
  ['with emoji, combining marks and tabs', each(letters), 0, 2],
  ['with all of these', each(text => letters(text).replaceAll('\n', '\r\n')), 0, 2],
  ['beyond line 40,000', { ...plain, [manifest]: above + plain[manifest] }, lines, 8],
];

describe('every method', () => {
  let client: MirrorClient;
  let expected: ReadonlyMap<string, unknown>;
  before(async function () {
    this.timeout(60_000);
    client = await opened(plain);
    expected = await answers(client, plain, 0, 1);
  });
  after(() => client.server.stop());

  it('has a row in the table of requests', () => {
    const asked = new Set<PropertyKey>(['textDocumentSync', 'workspace']);
    const capabilities: ServerCapabilities = new Proxy(client.capabilities, { get: (all, key) => asked.add(key) && Reflect.get(all, key) });
    for (const { declared } of requestRows) declared(capabilities);
    assert.deepEqual(Object.keys(client.capabilities).filter(key => !asked.has(key)), []);
  });

  it('is answered where it is declared, and only there', async () => {
    const answered = new Set([...expected.keys()].map(key => key.split(' ')[0] as string));
    for (const method of requestMethods()) {
      const answer = await client.ask({ method, params: {} });
      assert.equal('code' in answer && answer.code === -32601, !answered.has(method), method);
    }
    // What was asked for without any parameters failed there, as it should.
    client.server.logged.length = 0;
  });

  it('answers with something somewhere', () => {
    const empty = new Map<string, boolean>();
    for (const [key, answer] of expected) {
      const [method = ''] = key.split(' ');
      empty.set(method, (empty.get(method) ?? true) && isEmpty(answer));
    }
    assert.deepEqual([...empty].flatMap(([method, isAllEmpty]) => (isAllEmpty ? [method] : [])), ['textDocument/semanticTokens/full/delta'], 'nothing changes here');
  });

  for (const [name, files, shift, oneIn, except] of dresses) {
    it(`answers ${name} as in plain text`, async () => {
      const other = await opened(files);
      for (const [key, answer] of await answers(other, files, shift, oneIn)) if (!except?.test(key)) assert.deepEqual(answer, expected.get(key), key);
      assert.deepEqual(other.server.logged, []);
      await other.server.stop();
    }).timeout(60_000);
  }
});

async function opened(files: Files): Promise<MirrorClient> {
  const client = await MirrorClient.start(files);
  for (const name of Object.keys(files)) await client.open(name, 1);
  await client.settled();
  return client;
}

/** Requests of the protocol that a client may send once it is connected. */
function requestMethods(): readonly string[] {
  const types = Object.values(protocol as Readonly<Record<string, unknown>>).filter((each): each is { method: string; type: object; messageDirection: string } => typeof each === 'object' || typeof each === 'function')
    .filter(({ method, type, messageDirection }) => typeof method === 'string' && /RequestType/.test(type?.constructor.name) && messageDirection !== 'serverToClient');
  return types.map(({ method }) => method).filter(method => !['initialize', 'shutdown'].includes(method));
}

/** Every answer at the words of every file, as it would read in the plain text. */
async function answers(client: MirrorClient, files: Files, shift: number, oneIn: number): Promise<ReadonlyMap<string, unknown>> {
  const all = new Map<string, unknown>();
  for (const [name, text] of Object.entries(plain)) {
    for (const [index, [at, end]] of places(text).entries()) {
      if (index % oneIn > 0) continue;
      const spot = spotIn(files, name, text, at, end, shift);
      for (const request of requestsAt(spot, client.capabilities, index === 0)) {
        const answer = await answerOf(client, request);
        all.set(`${request.method} ${name} ${index}`, comparable(answer, shift));
        for (const follow of nextRequests(request, answer, client.capabilities)) all.set(`${follow.method} ${name} ${index}`, comparable(await answerOf(client, follow), shift));
      }
    }
  }
  return all;
}

/** Words from behind their first letter to their end, line starts, and what stands behind brackets. */
function places(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/[\w/-]+|\n|\(/g)].flatMap(({ 0: word, index }, number) => ((number % 5 === 0 || word === '(' || (word === '\n' && number % 3 === 0)) && !/QQ|ZZ/.test(word) ? [[index + 1, index + word.length] as const] : []));
}

function spotIn(files: Files, name: string, text: string, at: number, end: number, shift: number): Spot {
  const dressed = files[name] as string;
  const [before, lines] = [new LineIndex(text), new LineIndex(dressed)];
  const moved = (offset: number) => {
    const { line, character } = before.positionAt(offset);
    return lines.offsetAt({ line: line + (name === manifest ? shift : 0), character });
  };
  return { uri: folder + name, text: dressed, lines, offset: moved(at), end: moved(end) };
}

async function answerOf(client: MirrorClient, request: Asked): Promise<unknown> {
  const answer = await client.ask(request);
  if ('answer' in answer) client.check(request, answer.answer);
  return 'answer' in answer ? answer.answer : answer;
}

/** The answer in plain letters, its lines those of the plain text; without what counts answers and time. */
function comparable(answer: unknown, shift: number): unknown {
  const text = JSON.stringify(answer, (key, value: unknown) => {
    // Completion counts its lists in the first number of its data.
    if (key === 'resultId' || key === 'milliseconds' || (key === 'data' && Array.isArray(value) && value.length === 2)) return undefined;
    if (key === 'data' && Array.isArray(value) && typeof value[0] === 'number' && value[0] >= shift) return [value[0] - shift, ...value.slice(1)];
    return (key === 'line' || key === 'startLine' || key === 'endLine') && typeof value === 'number' && value >= shift ? value - shift : value;
  });
  return text === undefined ? undefined : JSON.parse(text.replaceAll('🎉', 'QQ').replaceAll('1\u0301', 'ZZ').replaceAll('\\t', ' ').replaceAll('\\r\\n', '\\n').replace('{"startLine":0,"endLine":0,"kind":"comment"},', ''));
}

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  const { items, data, edits } = answer as { items?: unknown[]; data?: unknown[]; edits?: unknown[] };
  return (items ?? data ?? edits)?.length === 0;
}
