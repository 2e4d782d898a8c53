// What client and server say to each other beside the Language Server Protocol. Types and method names only.

import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** A range as the protocol writes it. */
interface WireRange { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }
export interface WireLocation { readonly uri: string; readonly range: WireRange }

/** `initializationOptions`, and the settings section `martechStack` after that. */
export interface Settings {
  /** A fixed calendar day `YYYY-MM-DD`; null for the real one. */
  readonly today: string | null;
  /** Code lenses in manifests and policy files; on unless `false`. So are the two below. */
  readonly lenses?: boolean;
  readonly inlayHints?: boolean;
  readonly semanticTokens?: boolean;
}
export interface InitializationOptions extends Settings {
  readonly locale: string;
  /** A command of the client that opens the page of a rule; without one, diagnostics carry no links. */
  readonly ruleCommand?: string;
  /** A command of the client that takes a `PreparedEdit`; without one, actions carry plain edits. */
  readonly editCommand?: string;
  /** Before an id and `.md`: the URI under which the client shows the page of a rule (definitions of built-in rules). */
  readonly rulePages?: string;
  /** A command of the client that shows places: a URI, a position, locations. */
  readonly placesCommand?: string;
  /** A command of the client that lists the steps of a tool to its next stage: `ShownSteps`. */
  readonly stepsCommand?: string;
  /** A command of the client that runs the tests of a rule: the policy file, the rule. */
  readonly testsCommand?: string;
  /** `whole` shows findings on a line that is still being typed at once (for tests). */
  readonly reading?: 'whole';
}

/** What a tool has done and still owes for its next stage, as a list to choose from. */
export interface ShownSteps {
  readonly title: string;
  readonly steps: readonly ShownStep[];
}
export interface ShownStep {
  readonly title: string;
  readonly rule: string;
  readonly state: 'done' | 'owed' | 'standing';
  readonly items: readonly { readonly text: string; readonly owners: readonly string[]; readonly location?: WireLocation }[];
}

/** An edit that needs more of an editor than the protocol has: a file to open for its stops, files to save since nobody sees them. */
export interface PreparedEdit {
  readonly edit: WorkspaceEdit;
  readonly open?: string;
  readonly save: readonly string[];
}

/** Server → client: something that views show has changed; ask again. */
export const stackChanged = 'martechStack/changed';

/** Client → server: the rows of the Stack view under a parent (undefined: the top). */
export const treeRequest = 'martechStack/tree';
export interface TreeParams { readonly parent?: string }
export interface TreeItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon name. */
  readonly icon?: string;
  /** The worst finding, and how many findings count. */
  readonly severity?: 'error' | 'warning' | 'info';
  readonly count?: number;
  readonly hasChildren: boolean;
  readonly location?: WireLocation;
  /** For `when` clauses of context menus: `tool`, `flow`, `group`, … */
  readonly context: string;
}

/** Client → server: check the whole workspace; progress comes as `$/progress` on `workDoneToken`; cancellable. */
export const checkRequest = 'martechStack/check';
export interface CheckParams { readonly workDoneToken?: string | number }
export interface CheckResult {
  readonly errors: number; readonly warnings: number; readonly infos: number; readonly questions: number;
  readonly roots: number; readonly tools: number; readonly flows: number;
  /** A readable report, Markdown, in the user's language. */
  readonly report: string;
}

/** Client → server: the picture of one root (the root that holds `uri`, or the first one). */
export const diagramRequest = 'martechStack/diagram';
export interface DiagramParams { readonly uri?: string }

/** Client → server: the day that checks use, and where it comes from. */
export const todayRequest = 'martechStack/today';
export interface TodayResult { readonly today: string; readonly fixed: boolean }

/** Client → server: the page of a rule, Markdown; undefined for an unknown id. */
export const explainRequest = 'martechStack/explain';
export interface ExplainParams { readonly rule: string }

/** Client → server: the ids and titles of all rules that have a page, by id. */
export const rulesRequest = 'martechStack/rules';
export interface RuleName { readonly id: string; readonly title: string }

/** Client → server: what can be waived or ignored, or the waivers there are; what stands at `uri` and `line` first. */
export const silencingRequest = 'martechStack/silencing';
export type SilencingAct = 'waiver' | 'ignore' | 'renew' | 'remove';
export interface SilencingParams { readonly act: SilencingAct; readonly uri?: string; readonly line?: number }
export interface SilencingItem {
  /** For `silencingEditRequest`. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** True for what stands at the line that was named. */
  readonly isHere: boolean;
}

/** Client → server: the edits that do it, each with its title (renewing has several ends); none where it has become needless. */
export const silencingEditRequest = 'martechStack/silencingEdit';
export interface SilencingEditParams { readonly act: SilencingAct; readonly id: string }
export interface SilencingEdit extends PreparedEdit { readonly title: string }

/** Client → server: a baseline of everything that is found now, one a root. Reads the disk anew. */
export const baselineRequest = 'martechStack/baseline';
export interface BaselineFile {
  readonly uri: string;
  readonly text: string;
  /** How many findings it holds, and how many of them it did not hold before. */
  readonly count: number;
  readonly added: number;
}

/** Client → server: the tests of policy files, of all of them without `uris`; files without tests are left out. */
export const policyTestsRequest = 'martechStack/policyTests';
export interface PolicyTestsParams { readonly uris?: readonly string[] }
export interface PolicyTestFile { readonly uri: string; readonly tests: readonly PolicyTest[] }
export interface PolicyTest {
  readonly name: string;
  readonly rule?: string;
  /** The test's name in the file. */
  readonly range: WireRange;
}

/** Server → client: the tests of these files may be other ones, or gone. */
export const policyTestsChanged = 'martechStack/policyTestsChanged';
export interface PolicyTestsChanged { readonly uris: readonly string[] }

/** Client → server: runs the tests of a policy file, on its text as it is now; cancellable between two tests. */
export const runPolicyTestsRequest = 'martechStack/runPolicyTests';
export interface RunPolicyTestsParams { readonly uri: string; readonly names?: readonly string[] }
export interface PolicyTestResult {
  readonly name: string;
  readonly rule?: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly failures: readonly PolicyTestFailure[];
}
export interface PolicyTestFailure {
  readonly message: string;
  readonly location?: WireLocation;
  /** What should be said and what is said, one finding a line; both or neither. */
  readonly expected?: string;
  readonly actual?: string;
}
