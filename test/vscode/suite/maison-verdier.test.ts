// The extension on examples/maison-verdier, inside VS Code's extension host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckResult } from '../../../src/protocol.ts';
import { eventually, slowness } from './support/eventually.ts';
import { activated, open, rangeOf, rowsOf } from './support/extension.ts';

describe('Maison Verdier', () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;

  before(async () => {
    editor = await open('martech-stack.yaml');
    uri = editor.document.uri;
  });

  it('shows findings within 2 s of the editor being ready', async () => {
    const { took } = await eventually(vscode.languages.onDidChangeDiagnostics, () => vscode.languages.getDiagnostics(uri)[0], 'findings');
    assert.ok(took <= 2000 * slowness, `It took ${took} ms.`);
  });

  it('has its own language by file name', async () => {
    assert.equal(editor.document.languageId, 'martech-stack');
    const policies = await vscode.workspace.findFiles('**/*martech-policies.yaml');
    assert.ok(policies[0]);
    assert.equal((await vscode.workspace.openTextDocument(policies[0])).languageId, 'martech-policies');
  });

  it('answers a typo in a stage within 500 ms with the right value, and fixing it clears it', async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const stage = rangeOf(editor.document, 'stage: production');
      const typed = new vscode.Range(stage.start.translate(0, 'stage: '.length), stage.end);
      const about = (): vscode.Diagnostic | undefined =>
        vscode.languages
          .getDiagnostics(uri)
          .find(({ range, message }) => range.start.line === stage.start.line && message.includes('production'));
      assert.equal(about(), undefined);

      const found = eventually(vscode.languages.onDidChangeDiagnostics, about, 'a finding about the typo');
      await editor.edit(edit => edit.replace(typed, 'prodution'));
      const { value, took } = await found;
      times.push(took);
      assert.equal(value.severity, vscode.DiagnosticSeverity.Error);
      assert.equal(editor.document.getText(value.range), 'prodution');

      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        value.range,
        'quickfix',
      );
      const action = actions.find(({ title }) => title.includes('production'));
      assert.ok(action, `The fixes are: ${actions.map(({ title }) => title).join('; ')}`);
      const cleared = eventually(vscode.languages.onDidChangeDiagnostics, () => (about() ? undefined : true), 'the end of the finding');
      await apply(action);
      await cleared;
      assert.equal(editor.document.getText(rangeOf(editor.document, 'stage: production')), 'stage: production');
    }
    const median = [...times].sort((a, b) => a - b)[1] ?? Number.POSITIVE_INFINITY;
    assert.ok(median <= 500 * slowness, `It took ${times.join(', ')} ms.`);
  });

  it('lists 27 tools in the Stack view', async () => {
    const tools = await rowsOf(await activated(), ({ context }) => context === 'tool');
    assert.equal(new Set(tools.map(({ label }) => label)).size, 27);
    assert.ok(tools.every(({ location }) => location));
  });

  it('checks the governance of the whole workspace and keeps a readable report', async () => {
    const result = await vscode.commands.executeCommand<CheckResult>('martechStack.checkGovernance');
    assert.equal(result.tools, 27);
    assert.equal(result.flows, 30);
    assert.match(result.report, /^# /m);
    assert.equal((await activated()).lastReport(), result.report);
  });

  it('draws the data flows in a panel', async () => {
    await vscode.commands.executeCommand('martechStack.showDataFlows');
    const panel = (): vscode.Tab | undefined =>
      vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('martechStack.dataFlows'));
    await eventually(vscode.window.tabGroups.onDidChangeTabs, panel, 'the panel');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    editor = await open('martech-stack.yaml');
  });

  it('outlines, describes, defines and finds references', async () => {
    const { position, id } = firstReference(editor.document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
    assert.ok(
      symbols.some(({ name }) => name === 'tools'),
      symbols.map(({ name }) => name).join(', '),
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    assert.ok(hovers.length > 0);
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    assert.ok(definitions.length > 0, `No definition of ${id}`);
    const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, position);
    assert.ok(references.length > 1, `References of ${id}: ${references.length}`);
  });

  it('completes a stage', async () => {
    const stage = rangeOf(editor.document, 'stage: production');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, stage.end);
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(
      ['idea', 'trial', 'pilot', 'production', 'phase-out', 'retired'].every(value => labels.includes(value)),
      labels.join(', '),
    );
  });

  it('goes back to the real date', async () => {
    const today = (): unknown => vscode.workspace.getConfiguration('martechStack').get('today');
    assert.equal(today(), '2026-11-22');
    await vscode.commands.executeCommand('martechStack.useRealDate');
    assert.equal(today(), null);
  });
});

async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** The source of the first flow: an id that another entry declares. */
function firstReference(document: vscode.TextDocument): { readonly position: vscode.Position; readonly id: string } {
  const text = document.getText();
  const found = /^ +from: ([a-z0-9-]+)/m.exec(text.slice(text.indexOf('\nflows:')));
  assert.ok(found?.[1]);
  return { position: rangeOf(document, found[0], text.indexOf('\nflows:')).end, id: found[1] };
}
