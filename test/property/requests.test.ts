// Every request at any time: random edits, and after each of them all that the server declares, asked by a client that keeps its own copy of
// the texts. All of it goes over streams: asking the session in process would save about a tenth. Two thousand edits with some thirty requests
// each take about a minute of processor time. Most run under few rules, and few edit policies: compiling them costs more than everything else.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { type Analysis, analyze } from '../../src/core/analyze.ts';
import { LineIndex } from '../../src/core/text/line-index.ts';
import { type Asked, type Spot, nextRequests, requestsAt } from '../support/asked-requests.ts';
import { busyStack } from '../support/busy-stack.ts';
import { type Answer, MirrorClient } from '../support/mirror-client.ts';
import { runAnalyze } from '../support/run-analyze.ts';
import { folder } from '../support/server-fixture.ts';
import { wholeAt, wildEdit } from '../support/wild-edits.ts';

/** Edits in this run; PROPERTY_RUNS sets another number. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 2000);
/** Edits in a row from the same start. */
const inARow = 20;
/** Each of these edits is followed by the same questions to a server that never saw another text. */
const freshEvery = 150;
/** Each of these by questions one behind the other, on a clock; and by what is rarely asked. */
const timedEvery = 40;

const manifests = ['martech-stack.yaml', 'martech-stack.yaml', 'martech-stack.yaml', 'more.martech-stack.yaml', 'more.martech-stack.yaml', 'martech-observations.yaml'];
const policies = 'martech-policies.yaml';

const step = fc.record({
  edit: wildEdit,
  /** Where to ask: in which file (none: the one that was edited, behind the edit), at which part of it. */
  asked: fc.constantFrom(undefined, undefined, ...manifests.slice(2), policies),
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(200),
  /** Which requests are called off: one in so many. */
  calledOff: fc.integer({ min: 5, max: 40 }),
  /** Asked at once, once everything is checked, or typed on before the answers are there. */
  timing: fc.constantFrom('at once', 'at once', 'settled', 'overtaken'),
});
type Step = (typeof step extends fc.Arbitrary<infer T> ? T : never) & { readonly file: string };

const isCalledOff = (code: number) => code === -32800 || code === -32802;
const isRefused = ({ method }: Asked, code: number) => code === -32803 && /ename$|codeAction.resolve$/.test(method);

/** What is edited, and the share of all edits. Under fewer rules an edit costs half as much, and policies may be edited too. */
const fewRules = { ...busyStack, [policies]: busyStack[policies].replace('extends: [builtin:all]', 'extends: [builtin:integrity]') };
const sequences: readonly (readonly [name: string, start: Readonly<Record<string, string>>, share: number, edited: readonly string[]])[] = [
  ['under all rules', busyStack, 0.1, manifests], ['under few rules', fewRules, 0.87, manifests], ['of the policies, under few rules', fewRules, 0.03, [policies]],
];

describe('every request', () => {
  for (const [index, [name, start, share, edited]] of sequences.entries()) {
    const steps = fc.sample(fc.tuple(step, fc.constantFrom(...edited)), { numRuns: Math.ceil(runs * share), seed: 20261124 + index }).map(([each, file]) => ({ ...each, file }));
    it(`is answered after each of ${steps.length} random edits ${name}: in range, as by a fresh server, in time, with nothing in the log`, () => editAndAsk(steps, start)).timeout(600_000);
  }
});

async function editAndAsk(steps: readonly Step[], start: Readonly<Record<string, string>>): Promise<void> {
  const base = runAnalyze(start);
  const client = await MirrorClient.start(start);
  const times = new Map<string, number[]>();
  for (const name of Object.keys(start)) await client.open(name, 1);
  for (const [index, each] of steps.entries()) {
    if (index % inARow === 0) for (const [name, text] of Object.entries(start)) await client.change(name, { start: 0, end: client.text(name).length, inserted: text });
    const change = each.edit(client.text(each.file), Object.values(start));
    await client.change(each.file, change);
    const spot = spotOf(client, each, change.start + change.inserted.length);
    try {
      await ask(client, each, spot, steps[index + 1], index % timedEvery === 0);
      if (index % freshEvery === freshEvery - 1) await compareWithFresh(client, spotOf(client, each, 0), base);
      if (index % timedEvery === 0) await time(client, spotOf(client, each, 0), times);
      assert.deepEqual(client.server.logged, []);
    } catch (error) {
      throw new Error(`After edit ${index}, at ${JSON.stringify({ uri: spot.uri, offset: spot.offset, timing: each.timing })} of ${JSON.stringify(spot.text)}`, { cause: error });
    }
  }
  await client.server.stop();
  checkTimes(times);
}

function spotOf(client: MirrorClient, { asked, file, where, length }: Step, behind: number): Spot {
  const name = asked ?? file;
  const text = client.text(name);
  const offset = wholeAt(text, asked === undefined ? Math.min(behind, text.length) : Math.floor(where * text.length));
  return { uri: folder + name, text, lines: new LineIndex(text), offset, end: wholeAt(text, Math.min(text.length, offset + length)) };
}

/** All at once, as an editor does; then what follows from the answers. */
async function ask(client: MirrorClient, each: Step, spot: Spot, next: Step | undefined, withRare: boolean): Promise<void> {
  const isOvertaken = each.timing === 'overtaken' && next !== undefined;
  if (each.timing === 'settled') await client.settled();
  const asked = requestsAt(spot, client.capabilities, withRare);
  const isCancelled = (index: number) => index % each.calledOff === each.calledOff - 1;
  const answering = asked.map((request, index) => client.ask(request, isCancelled(index)));
  if (isOvertaken) await client.change(next.file, next.edit(client.text(next.file), []));
  const answers = await Promise.all(answering);
  for (const [index, request] of asked.entries()) {
    const answer = answers[index] as Answer;
    checkOne(client, request, answer, isCancelled(index), isOvertaken);
    if (!('answer' in answer) || isOvertaken) continue;
    for (const follow of nextRequests(request, answer.answer, client.capabilities)) checkOne(client, follow, await client.ask(follow), false, false);
  }
}

function checkOne(client: MirrorClient, request: Asked, answer: Answer, isCancelled: boolean, isOvertaken: boolean): void {
  try {
    if ('answer' in answer) assert.ok(!isCancelled, 'what was called off is not answered as if there were nothing');
    else assert.ok((isCancelled && isCalledOff(answer.code)) || isRefused(request, answer.code), `${answer.code} ${answer.message}`);
    if ('answer' in answer && !isOvertaken) client.check(request, answer.answer);
  } catch (error) {
    throw new Error(`${request.method} ${JSON.stringify(request.params)}: ${JSON.stringify('answer' in answer ? answer.answer : answer)?.slice(0, 2000)}`, { cause: error });
  }
}

/** The same questions to a server that starts now, over the same texts. */
async function compareWithFresh(client: MirrorClient, spot: Spot, base: Analysis): Promise<void> {
  const texts = Object.fromEntries([...client.world].map(([uri, { text }]) => [uri.slice(folder.length), text]));
  const fresh = await MirrorClient.start(texts, { analyze: (snapshot, uris, options, previous) => analyze(snapshot, uris, options, previous ?? compiledOnly(base, texts)) });
  for (const [uri, { version }] of client.world) await fresh.open(uri.slice(folder.length), version ?? 0);
  client.server.clock.pass(60_000);
  for (const each of [client, fresh]) await each.settled();
  for (const request of requestsAt(spot, client.capabilities)) {
    const [answer, expected] = [await client.ask(request), await fresh.ask(request)];
    assert.deepEqual(comparable(answer), comparable(expected), request.method);
    const [follows, expectedFollows] = [answer, expected].map(each => ('answer' in each ? nextRequests(request, each.answer, client.capabilities) : []));
    for (const [index, follow] of (follows ?? []).entries()) {
      if (!/delta$/.test(follow.method)) assert.deepEqual(comparable(await client.ask(follow)), comparable(await fresh.ask(expectedFollows?.[index] ?? follow)), follow.method);
    }
  }
  assert.deepEqual(fresh.server.logged, []);
  await fresh.server.stop();
}

/** What is left of an analysis when only the compiled policy is kept, where nobody edited it. */
function compiledOnly(base: Analysis, texts: Readonly<Record<string, string>>): Analysis {
  const roots = base.roots.map(({ evaluation: _evaluation, stack, ...root }) => ({ ...root, stack: { ...stack, documents: new Map() } }));
  const documents = new Map([...base.documents].filter(([uri, { text }]) => uri === folder + policies && text === texts[policies]));
  return { ...base, documents, roots: roots as unknown as Analysis['roots'] };
}

/** An answer without what counts answers or time, and without files in which there is nothing (any more). */
function comparable(answer: Answer): unknown {
  const drop = new Set(['resultId', 'milliseconds']);
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => {
    // The first number of a completion's data counts the lists.
    if (drop.has(key) || (key === 'data' && Array.isArray(value) && value.length === 2)) return undefined;
    return Array.isArray(value) ? value.filter(each => !isEmptyReport(each)) : value;
  }));
}

function isEmptyReport(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'full' && 'items' in value && Array.isArray(value.items) && value.items.length === 0;
}

/** One behind the other, and the library that reads the same text beside them. */
async function time(client: MirrorClient, spot: Spot, times: Map<string, number[]>): Promise<void> {
  await client.settled();
  const run = async (name: string, running: () => unknown): Promise<void> => {
    const start = performance.now();
    await running();
    times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
  };
  for (const request of requestsAt(spot, client.capabilities)) await run(request.method, () => client.ask(request));
  const text = client.text('martech-stack.yaml');
  await run('parseDocument', () => parseDocument(text, { merge: true, stringKeys: true }));
}

/** Half of the answers to each request come in twice the time that the library takes for the text; of what is rarely asked, in twenty times. */
function checkTimes(times: ReadonlyMap<string, readonly number[]>): void {
  const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] as number;
  const library = median(times.get('parseDocument') ?? []);
  if ((times.get('parseDocument') ?? []).length < 10) return;
  const slow = [...times].map(([method, all]) => ({ method, share: median(all) / library })).filter(({ method, share }) => share > (/explain|runPolicyTests/.test(method) ? 20 : 2));
  assert.deepEqual(slow, []);
}
