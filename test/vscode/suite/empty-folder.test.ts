// The extension in a folder that holds no stack yet, inside VS Code's extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../src/protocol.ts';
import { activated, rowsOf } from './support/extension.ts';

describe('a folder without a stack', () => {
  it('does not wake the extension', () => {
    assert.equal(vscode.extensions.getExtension('martech-stack.martech-stack')?.isActive, false);
  });

  it('shows an empty view and a check that finds nothing to check', async () => {
    const api = await activated();
    assert.deepEqual(await api.treeRows(), []);
    const result = await vscode.commands.executeCommand<CheckResult>('martechStack.checkGovernance');
    assert.deepEqual({ roots: result.roots, tools: result.tools, errors: result.errors }, { roots: 0, tools: 0, errors: 0 });
  });

  it('starts a new stack that has no error', async () => {
    const api = await activated();
    await vscode.commands.executeCommand('martechStack.newStack');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'martech-stack');
    assert.ok(await document.save());
    const result = await vscode.commands.executeCommand<CheckResult>('martechStack.checkGovernance');
    assert.deepEqual({ roots: result.roots, tools: result.tools, errors: result.errors }, { roots: 1, tools: 1, errors: 0 }, result.report);
    assert.equal((await rowsOf(api, ({ context }) => context === 'tool')).length, 1);
  });
});
