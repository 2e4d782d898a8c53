// Editing and testing policies, inside VS Code's extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../src/client/test-api.ts';
import type { PolicyTestResult } from '../../../src/protocol.ts';
import { activated, open, rangeOf } from './support/extension.ts';

describe('policies', () => {
  let api: TestApi;
  let editor: vscode.TextEditor;

  before(async () => {
    api = await activated();
    editor = await open('martech-policies.yaml');
  });

  /** Replaces text, does something, and takes the edit back. */
  async function typed<T>(from: string, to: string, act: () => Promise<T>): Promise<T> {
    const text = editor.document.getText();
    const range = rangeOf(editor.document, from);
    await editor.edit(edit => edit.replace(range, to));
    try {
      return await act();
    } finally {
      const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
      await editor.edit(edit => edit.replace(whole, text));
    }
  }

  async function completionsBehind(text: string): Promise<readonly string[]> {
    const { end } = rangeOf(editor.document, text);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, end);
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  for (const [what, from, to, behind, expected, not] of [
    ['fields', 'flow.to.security.assessment.status', 'flow.to.', '      flow.to.', ['security', 'owners', 'zone'], ['exists']],
    ['values in quotes', "flow.method == 'sdk'", "flow.method == '", "flow.method == '", ['sdk', 'api'], ['flow']],
    ['parameters', "flow.method == 'sdk'", 'params.', 'when: params.', ['most_tools', 'trial_max'], ['flow']],
  ] as const) {
    it(`completes ${what} of a half-typed expression`, async () => {
      const found = await typed(from, to, () => completionsBehind(behind));
      assert.deepEqual([expected.filter(name => !found.includes(name)), not.filter(name => found.includes(name))], [[], []], found.join());
    });
  }

  it('explains a word of an expression, behind an emoji too', async () => {
    const at = rangeOf(editor.document, 'flow.to.name').start.translate(0, 'flow.to.n'.length);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, at);
    assert.equal(editor.document.getText(hover?.range), 'name');
    assert.match(hover?.contents.map(each => (each as vscode.MarkdownString).value).join() ?? '', /Its name, else its id/);
  });

  it('leads from a waiver to the rule, and from an adjusted rule to its page', async () => {
    const stack = await open('martech-stack.yaml');
    const definitions = (document: vscode.TextDocument, word: string) => vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, rangeOf(document, word).start);
    const [own] = await definitions(stack.document, 'acme/mobile-sdk-reviewed');
    assert.deepEqual(own && 'uri' in own && [own.uri.toString(), own.range.start.line], [editor.document.uri.toString(), 6]);
    editor = await open('martech-policies.yaml');
    const [page] = await definitions(editor.document, 'ownership/no-business-owner');
    assert.ok(page && 'uri' in page);
    const text = (await vscode.workspace.openTextDocument(page.uri)).getText();
    assert.match(text, /ownership\/no-business-owner/);
  });

  it('shows over each rule what it touches, finds and tests', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 20);
    assert.deepEqual(lenses.map(({ command }) => command?.title), [
      'touches 1 flow in this workspace', '1 finding', 'run 3 tests', 'touches 2 tools in this workspace', 'no finding',
    ]);
    const [touches] = lenses;
    await vscode.commands.executeCommand(touches?.command?.command ?? '', ...(touches?.command?.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  describe('in the Testing view', () => {
    const names = (results: readonly PolicyTestResult[]) => results.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`);
    const run = (include?: readonly vscode.TestItem[]) => api.policyTests.run(new vscode.TestRunRequest(include), new vscode.CancellationTokenSource().token);
    const fileItem = () => [...api.policyTests.controller.items].map(([, item]) => item)[0] as vscode.TestItem;

    it('are found in the file, in its order, at their lines', async () => {
      await api.policyTests.find();
      const file = fileItem();
      assert.equal(file.label, 'martech-policies.yaml');
      assert.deepEqual([...file.children].map(([, item]) => [item.label, item.range?.start.line]), [['sdk without review', 19], ['no sdk 😀', 26], ['expects too much', 33]]);
    });

    it('all run, and failures say what was expected and what is', async () => {
      const results = await run();
      assert.deepEqual(names(results), ['✓ sdk without review', '✓ no sdk 😀', '✗ expects too much']);
      const [failure] = results[2]?.failures ?? [];
      assert.deepEqual([failure?.expected, failure?.actual], ['finding tool:crm error', 'finding tool:crm warning at tool']);
      assert.equal(failure?.location?.range.start.line, 39);
    });

    it('one runs alone', async () => {
      const one = fileItem().children.get('no sdk 😀') as vscode.TestItem;
      assert.deepEqual(names(await run([one])), ['✓ no sdk 😀']);
    });

    it('run on the text that is not saved', async () => {
      assert.deepEqual(names(await typed('severity: error }', 'severity: warning }', () => run())), ['✓ sdk without review', '✓ no sdk 😀', '✓ expects too much']);
    });

    it('run again after each save, until that is called off', async () => {
      const source = new vscode.CancellationTokenSource();
      const request = new vscode.TestRunRequest(undefined, undefined, undefined, true);
      const last = api.policyTests.run(request, source.token);
      await editor.edit(edit => edit.replace(rangeOf(editor.document, 'severity: error }'), 'severity: warning }'));
      const again = new Promise<readonly PolicyTestResult[]>(resolve => {
        const listening = api.policyTests.onDidRun(results => {
          if (results.length !== 3 || !results.every(({ passed }) => passed)) return;
          listening.dispose();
          resolve(results);
        });
      });
      assert.equal(await editor.document.save(), true);
      await again;
      source.cancel();
      assert.deepEqual(names(await last), ['✓ sdk without review', '✓ no sdk 😀', '✓ expects too much']);
    });

    it('follow the file while it is edited', async () => {
      const gone = new Promise<void>(resolve => {
        const listening = api.policyTests.onDidFind(() => {
          if (fileItem()?.children.get('renamed') === undefined) return;
          listening.dispose();
          resolve();
        });
      });
      await editor.edit(edit => edit.replace(rangeOf(editor.document, 'expects too much'), 'renamed'));
      await gone;
      assert.equal(fileItem().children.size, 3);
    });
  });
});
