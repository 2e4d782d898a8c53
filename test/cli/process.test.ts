// A few runs of the real process: exit codes, pipes, and the language server on stdin and stdout.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const root = join(import.meta.dirname, '..', '..');
const command = [process.execPath, '--import', 'tsx', join(root, 'src/cli/main.ts')] as const;
const example = join(root, 'examples/maison-verdier');
const env = { ...process.env, LANG: 'C', LC_ALL: '', FORCE_COLOR: '' };
const runProcess = (...args: string[]) => spawnSync(command[0], [...command.slice(1), ...args], { cwd: example, encoding: 'utf8', env });

describe('the process martech-stack', function () {
  this.timeout(60_000);

  it('reports the example on stdout, with exit code 1 and nothing on stderr', () => {
    const { status, stdout, stderr } = runProcess('check', '--today', '2026-11-22', '--format', 'json');
    assert.deepEqual([status, stderr], [1, '']);
    assert.equal(JSON.parse(stdout).stacks[0].tools, 27);
  });

  it('gives exit code 2 and one sentence where it cannot run', () => {
    const { status, stdout, stderr } = runProcess('check', 'gone.yaml');
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^martech-stack: “gone.yaml” is not there.*\n$/);
  });

  it('does not mind a reader that goes away', async () => {
    const child = spawn(command[0], [...command.slice(1), 'check', '--format', 'sarif', '--fail-on', 'never'], { cwd: example, env });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', chunk => (stderr += chunk));
    const [code] = await once(child, 'close');
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('writes all of a long report to a pipe that reads slowly', async () => {
    const child = spawn(command[0], [...command.slice(1), 'check', '--format', 'sarif', '--fail-on', 'never'], { cwd: example, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
      chunks.push(chunk as Buffer);
      await new Promise(resolve => setImmediate(resolve));
    }
    const text = Buffer.concat(chunks).toString();
    assert.ok(text.length > 65_536, 'longer than a pipe holds');
    assert.ok(JSON.parse(text));
  });

  it('is a language server that answers, and ends when it is told to', async () => {
    const child: ChildProcess = spawn(command[0], [...command.slice(1), 'lsp', '--stdio'], { cwd: example, env, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    assert.ok(child.stdin && child.stdout);
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.listen();
    const result = await connection.sendRequest<{ capabilities: { hoverProvider?: unknown } }>('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null });
    assert.ok(result.capabilities.hoverProvider);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
    connection.dispose();
  });
});
