// START HERE: what the extension adds to VS Code, one line a part. Starts nothing by itself but the language server.

import type { ExtensionContext } from 'vscode';
import { registerCheckGovernance } from './commands/check-governance.ts';
import { registerCopyId } from './commands/copy-id.ts';
import { registerExplainRule } from './commands/explain-rule.ts';
import { registerMakeEdit } from './commands/make-edit.ts';
import { registerNewStack } from './commands/new-stack.ts';
import { registerRefresh } from './commands/refresh.ts';
import { registerSilence } from './commands/silence.ts';
import { registerUseRealDate } from './commands/use-real-date.ts';
import { registerWriteBaseline } from './commands/write-baseline.ts';
import { registerDayStatus } from './day-status.ts';
import { registerDiagram } from './diagram/register-diagram.ts';
import { languageClient, startClient } from './language-client.ts';
import { Pages } from './pages.ts';
import { registerShowPlaces } from './commands/show-places.ts';
import { registerShowSteps } from './commands/show-steps.ts';
import type { TestApi } from './test-api.ts';
import { registerPolicyTests } from './testing/register-policy-tests.ts';
import { registerStackView } from './views/stack-view.ts';

/** Registers every part at once; the server starts beside that, and nobody waits for it here. */
export function activate(context: ExtensionContext): TestApi {
  const client = languageClient(context);
  const pages = new Pages(client);
  const check = registerCheckGovernance(client, pages);
  const view = registerStackView(client);
  context.subscriptions.push(
    pages, check, view, registerExplainRule(client, pages), registerRefresh(client, view), registerNewStack(), registerUseRealDate(), registerCopyId(), registerDayStatus(),
  );
  context.subscriptions.push(registerMakeEdit(client), registerSilence(client), registerWriteBaseline(client));
  registerDiagram(context, client);
  const started = startClient(client);
  context.subscriptions.push({ dispose: () => void client.dispose() });
  const policyTests = registerPolicyTests(context, client, started);
  context.subscriptions.push(registerShowPlaces(), registerShowSteps());
  return { client, started, policyTests, treeRows: parent => view.rows(parent), lastReport: () => pages.report };
}
