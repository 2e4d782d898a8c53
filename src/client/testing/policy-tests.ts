// The tests of policy files in VS Code's Testing view: found as the server lists them, a file above its tests.

import { type CancellationToken, type Disposable, EventEmitter, Range, type TestController, type TestItem, type TestRunProfile, TestRunProfileKind, TestRunRequest, Uri, tests, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type PolicyTest, type PolicyTestFile, type PolicyTestResult, type PolicyTestsChanged, type PolicyTestsParams, policyTestsChanged, policyTestsRequest,
} from '../../protocol.ts';
import { sayHere } from '../say-here.ts';
import { type FileRun, runFiles } from './run-files.ts';
import { runOnSave } from './run-on-save.ts';

export class PolicyTests implements Disposable {
  readonly controller: TestController;
  readonly #client: LanguageClient;
  readonly #profile: TestRunProfile;
  readonly #listening: Disposable;
  /** The rule of each test, for running those of one rule. */
  readonly #rules = new WeakMap<TestItem, string>();
  readonly #found = new EventEmitter<void>();
  readonly #ran = new EventEmitter<readonly PolicyTestResult[]>();
  /** After the items were brought up to date. */
  readonly onDidFind = this.#found.event;
  /** After a run has ended. */
  readonly onDidRun = this.#ran.event;
  #finding: Promise<void> = Promise.resolve();

  constructor(client: LanguageClient) {
    this.#client = client;
    this.controller = tests.createTestController('martechStack.policyTests', sayHere('testing.controller'));
    this.controller.resolveHandler = () => this.find();
    this.controller.refreshHandler = () => this.find();
    this.#profile = this.controller.createRunProfile(sayHere('testing.run'), TestRunProfileKind.Run, async (request, token) => void (await this.run(request, token)), true, undefined, true);
    this.#listening = client.onNotification(policyTestsChanged, ({ uris }: PolicyTestsChanged) => void this.find(uris));
  }

  /** Asks for the tests of some files, or of all; one asking after the other. */
  find(uris?: readonly string[]): Promise<void> {
    this.#finding = this.#finding.then(() => this.#find(uris)).catch(() => undefined);
    return this.#finding;
  }

  /** Runs what is asked for; in continuous mode again after each save. */
  async run(request: TestRunRequest, token: CancellationToken): Promise<readonly PolicyTestResult[]> {
    if (request.continuous) return runOnSave(token, each => this.#runOnce(request, each));
    return this.#runOnce(request, token);
  }

  /** Runs all tests of a rule, wherever they are written; how many there are. */
  async runRule(rule: string, token: CancellationToken): Promise<number> {
    await this.find();
    const include = this.#leaves().filter(item => this.#rules.get(item) === rule);
    if (include.length > 0) await this.#runOnce(new TestRunRequest(include, undefined, this.#profile), token);
    return include.length;
  }

  dispose(): void {
    for (const each of [this.#listening, this.controller, this.#found, this.#ran]) each.dispose();
  }

  async #find(uris: readonly string[] | undefined): Promise<void> {
    const params: PolicyTestsParams = uris ? { uris } : {};
    const files = await this.#client.sendRequest<readonly PolicyTestFile[]>(policyTestsRequest, params);
    const found = new Set(files.map(({ uri }) => Uri.parse(uri).toString()));
    const asked = uris?.map(uri => Uri.parse(uri).toString()) ?? [...this.controller.items].map(([id]) => id);
    for (const id of asked) if (!found.has(id)) this.controller.items.delete(id);
    for (const file of files) this.#showFile(file);
    this.#found.fire();
  }

  /** What stays keeps its item, and with it its last result. */
  #showFile({ uri, tests: list }: PolicyTestFile): void {
    const target = Uri.parse(uri);
    const known = this.controller.items.get(target.toString());
    const item = known ?? this.controller.createTestItem(target.toString(), workspace.asRelativePath(target), target);
    item.description = sayHere('testing.tests-of', { count: list.length });
    item.children.replace(list.map((test, index) => this.#testItem(item, target, test, index)));
    if (!known) this.controller.items.add(item);
  }

  #testItem(file: TestItem, uri: Uri, test: PolicyTest, index: number): TestItem {
    const item = file.children.get(test.name) ?? this.controller.createTestItem(test.name, test.name, uri);
    const { start, end } = test.range;
    item.range = new Range(start.line, start.character, end.line, end.character);
    item.sortText = String(index).padStart(5, '0');
    if (test.rule === undefined) delete item.description;
    else item.description = test.rule;
    if (test.rule !== undefined) this.#rules.set(item, test.rule);
    return item;
  }

  #leaves(): readonly TestItem[] {
    return [...this.controller.items].flatMap(([, file]) => [...file.children].map(([, item]) => item));
  }

  async #runOnce(request: TestRunRequest, token: CancellationToken): Promise<readonly PolicyTestResult[]> {
    const excluded = new Set(request.exclude);
    const chosen = request.include ?? [...this.controller.items].map(([, item]) => item);
    const items = chosen.flatMap(item => (item.parent ? [item] : [...item.children].map(([, child]) => child)));
    const byFile = new Map<TestItem, TestItem[]>();
    for (const item of items) {
      const file = item.parent;
      if (!file || excluded.has(item) || excluded.has(file)) continue;
      byFile.set(file, [...(byFile.get(file) ?? []), item]);
    }
    const files: readonly FileRun[] = [...byFile].map(([file, some]) => ({ uri: file.id, items: some, isWhole: some.length === file.children.size }));
    const results = await runFiles(this.#client, this.controller.createTestRun(request), files, token);
    this.#ran.fire(results);
    return results;
  }
}
