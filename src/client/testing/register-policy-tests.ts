// Joins the Testing view to the language server, and the command that lenses of rules use.

import { type ExtensionContext, ProgressLocation, commands, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { sayHere } from '../say-here.ts';
import { PolicyTests } from './policy-tests.ts';

/** The command takes the id of a rule. */
export const testsCommand = 'martechStack.runTestsOfRule';

/** Tests are asked for once the server runs; nothing waits for that. */
export function registerPolicyTests(context: ExtensionContext, client: LanguageClient, started: Promise<void>): PolicyTests {
  const policyTests = new PolicyTests(client);
  void started.then(() => policyTests.find());
  const command = commands.registerCommand(testsCommand, (rule: unknown) => (typeof rule === 'string' ? runRule(policyTests, rule) : undefined));
  context.subscriptions.push(policyTests, command);
  return policyTests;
}

async function runRule(policyTests: PolicyTests, rule: string): Promise<void> {
  const count = await window.withProgress({ location: ProgressLocation.Window, cancellable: true, title: sayHere('testing.run') }, (_, token) => policyTests.runRule(rule, token));
  if (count === 0) void window.showInformationMessage(sayHere('testing.no-tests', { rule }));
}
