// What `activate` hands out, for tests that run inside VS Code.

import type { LanguageClient } from 'vscode-languageclient/node';
import type { TreeItem } from '../protocol.ts';
import type { PolicyTests } from './testing/policy-tests.ts';

export interface TestApi {
  readonly client: LanguageClient;
  /** Settles once the server runs, or is known not to. */
  readonly started: Promise<void>;
  readonly policyTests: PolicyTests;
  /** Rows of the Stack view under a parent's id; the top without one. */
  treeRows(parent?: string): Promise<readonly TreeItem[]>;
  /** The report of the last check, Markdown. */
  lastReport(): string | undefined;
}
