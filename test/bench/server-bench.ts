// The server as it ships, in a process of its own, over a large stack in one file: what requests cost it at rest
// and while somebody types, by its processor's time, and what it holds in memory.

import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type InitializeResult, type ProtocolConnection, StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { parseDocument } from 'yaml';
import { LineIndex, type Position } from '../../src/core/text/line-index.ts';
import { wholeClient } from '../support/asked-requests.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { milliseconds, processorTime, verdict } from './measure.ts';

/** Milliseconds of processor time, now and when the last answer went out; bytes. */
interface Usage { readonly processor: number; readonly answered: number; readonly memory: number; readonly heap: number }

interface Session {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly uri: string;
  /** In the id that the last flow leads from, and at its purpose: letters are typed there. */
  readonly asking: Position;
  readonly typing: Position;
  version: number;
  /** What was told last of its findings: what stays the same is not sent again. */
  known?: string | undefined;
}

/** What is asked, and in how many milliseconds it is to be answered. */
const rows: readonly (readonly [method: string, target: number, more?: object])[] = [
  ['textDocument/completion', 50], ['textDocument/hover', 50], ['textDocument/definition', 50], ['textDocument/documentHighlight', 50], ['textDocument/references', 50],
  ['textDocument/semanticTokens/range', 50], ['textDocument/inlayHint', 50], ['textDocument/onTypeFormatting', 50, { ch: '\n', options: { tabSize: 2, insertSpaces: true } }],
  ['textDocument/signatureHelp', 50], ['textDocument/prepareRename', 300], ['textDocument/rename', 300, { newName: 'another-id' }], ['textDocument/linkedEditingRange', 300],
  ['textDocument/codeAction', 300, { context: { diagnostics: [] } }], ['textDocument/diagnostic', 300], ['textDocument/documentSymbol', 500], ['textDocument/foldingRange', 300], ['textDocument/codeLens', 300],
];
const times = 7;
const editsOfASession = 150;
const megabytes = 300;

/** Prints what each request costs, at rest and right behind a keystroke (with as much of the check as runs before the answer is out), and the memory after a session of edits. */
export async function benchServer(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'martech-bench-'));
  const server = await started(folder);
  try {
    const [text = ''] = syntheticStack(size).files.values();
    const library = processorTime(2, () => void parseDocument(text, { merge: true, stringKeys: true }));
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout as NodeJS.ReadableStream), new StreamMessageWriter(server.stdin as NodeJS.WritableStream));
    const session = await opened(server, connection, folder, text.replace('stack:\n', 'policies: [martech-policies.yaml]\nstack:\n'));
    console.log(`\n${size} tools, ${3 * size} flows: the server in its own process, all rules, ${text.split('\n').length} lines; parseDocument ${milliseconds(library)} of processor time`);
    for (const [method, target, more] of rows) await measure(session, library, method, target, more);
    const loads = [await usageOf(server)];
    for (let i = 0; i < editsOfASession; i++) {
      await typed(session, 'x');
      await asked(session, 'textDocument/diagnostic');
      if (i % 20 === 0) for (const [method, , more] of rows) await asked(session, method, more);
    }
    loads.push(await usageOf(server));
    const [before, after] = loads.map(({ memory }) => Math.round(memory / 1e6));
    console.log(`  memory               ${before} MB after that, ${after} MB after ${editsOfASession} edits more (${verdict(after ?? 0, megabytes)}); of which heap ${Math.round((loads[1]?.heap ?? 0) / 1e6)} MB`);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes how much processor time had gone when an answer went out: what the server does after that keeps nobody waiting. */
const tellUsage = `
const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const write = process.stdout.write.bind(process.stdout);
let answered = 0;
process.stdout.write = (chunk, ...more) => {
  if (Buffer.from(chunk).subarray(0, 80).includes('"result"')) answered = processor();
  return write(chunk, ...more);
};
process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ processor: processor(), answered, memory: rss, heap: heapUsed });
});
process.channel.unref();
`;

/** The command line, bundled as for its users; it tells what it used when it is sent a message. */
async function started(folder: string): Promise<ChildProcess> {
  const outfile = join(folder, 'cli.cjs');
  await build({ entryPoints: ['src/cli/main.ts'], outfile, bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error' });
  writeFileSync(join(folder, 'usage.cjs'), tellUsage);
  return fork(outfile, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'], execArgv: ['--require', join(folder, 'usage.cjs')] });
}

async function opened(server: ChildProcess, connection: ProtocolConnection, folder: string, text: string): Promise<Session> {
  const root = join(folder, 'stack');
  mkdirSync(root);
  writeFileSync(join(root, 'martech-policies.yaml'), 'version: 1\nextends: [builtin:all]\n');
  writeFileSync(join(root, 'martech-stack.yaml'), text);
  for (const method of ['client/registerCapability', ...['codeLens', 'inlayHint', 'semanticTokens', 'diagnostic'].map(what => `workspace/${what}/refresh`)]) connection.onRequest(method, () => null);
  connection.listen();
  const uri = pathToFileURL(join(root, 'martech-stack.yaml')).href;
  await connection.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities: wholeClient, initializationOptions: { today: '2026-11-22' } });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'martech-stack', version: 1, text } });
  const lines = new LineIndex(text);
  const behind = (words: string) => lines.positionAt(text.lastIndexOf(words) + words.length);
  const session: Session = { server, connection, uri, asking: behind('    from: to'), typing: behind('    purpose: '), version: 1 };
  await asked(session, 'textDocument/diagnostic');
  return session;
}

/** At rest everything is checked; behind a keystroke the check of it has only begun. */
async function measure(session: Session, library: number, method: string, target: number, more?: object): Promise<void> {
  await asked(session, method, more);
  const costs: number[][] = [[], []];
  for (let i = 0; i < times; i++) {
    // Waits for the check, and says little.
    await asked(session, 'textDocument/linkedEditingRange');
    costs[0]?.push(await cost(session, () => asked(session, method, more)));
    costs[1]?.push(await cost(session, async () => {
      await typed(session, 'x');
      await asked(session, method, more);
    }));
  }
  const [rest = 0, typing = 0] = costs.map(all => all.sort((a, b) => a - b)[all.length >> 1] as number);
  const longest = Math.max(...costs.flat());
  console.log(`  ${method.replace('textDocument/', '').padEnd(21)}${milliseconds(rest)} at rest, ${milliseconds(typing)} behind a keystroke, ${milliseconds(longest)} at most; ${(typing / library).toPrecision(2)} of parseDocument (${verdict(Math.max(rest, typing), target)})`);
}

/** Milliseconds of the server's processor until the answer is out. */
async function cost({ server }: Session, run: () => Promise<unknown>): Promise<number> {
  const { processor } = await usageOf(server);
  await run();
  return (await usageOf(server)).answered - processor;
}

/** Asks with the sixty lines around the position as what is visible. */
async function asked(session: Session, method: string, more: object = {}): Promise<void> {
  const { connection, uri, asking: position } = session;
  const { line } = position;
  const range = method === 'textDocument/codeAction' ? { start: position, end: position } : { start: { line: line - 50, character: 0 }, end: { line: line + 9, character: 0 } };
  const previousResultId = method === 'textDocument/diagnostic' ? session.known : undefined;
  const answer = await connection.sendRequest<{ resultId?: string } | null>(method, { textDocument: { uri }, position, range, ...(previousResultId !== undefined && { previousResultId }), ...more });
  if (method === 'textDocument/diagnostic') session.known = answer?.resultId;
}

async function typed(session: Session, text: string): Promise<void> {
  const { connection, uri, typing: start } = session;
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++session.version }, contentChanges: [{ range: { start, end: start }, text }] });
}

function usageOf(server: ChildProcess): Promise<Usage> {
  return new Promise(resolve => {
    server.once('message', usage => resolve(usage as Usage));
    server.send('usage');
  });
}
