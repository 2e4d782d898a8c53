// What an editor feature is given: one file as it reads now, the last complete check, and what the client can do.

import type { Analysis, RootAnalysis } from '../core/analyze.ts';
import type { FileKind } from '../core/file-kind.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import type { Language } from '../core/text/language.ts';

/** What the client told of itself when it started. */
export interface Abilities {
  /** The language of texts. */
  readonly language: Language;
  /** A command of the client that opens the page of a rule; clients without one get no links to pages. */
  readonly ruleCommand: string | undefined;
  /** Where the client shows the page of a rule: `martech-stack-rule:/` before an id and `.md`. */
  readonly rulePages?: string;
  /** Commands of the client that show places, and that run the tests of a rule; without them lenses only tell. */
  readonly placesCommand?: string;
  readonly testsCommand?: string;
  /** A command of the client that lists the steps to a tool's next stage. */
  readonly stepsCommand?: string;
  /** True for a client that shows no Markdown in hovers. */
  readonly plainHover?: boolean;
  readonly completionSnippets: boolean;
  /** What the client asks for once an item of a completion is looked at (`completionItem/resolve`). */
  readonly completionLater?: readonly ('documentation' | 'detail' | 'additionalTextEdits')[];
  /** What a list of completions may say once for all its items. */
  readonly completionDefaults?: readonly string[];
  /** `SnippetTextEdit` inside workspace edits. */
  readonly editSnippets: boolean;
  /** How many ranges the client folds at most. */
  readonly foldingLimit?: number | undefined;
  readonly documentChanges: boolean;
  /** `CreateFile` inside workspace edits. */
  readonly createFiles: boolean;
  /** The client asks for the edit of an action once it is chosen (`codeAction/resolve`), and for its command. */
  readonly resolveEdits?: boolean;
  readonly resolveCommands?: boolean;
  /** The client shows actions that cannot be done here, with the reason. */
  readonly disabledActions?: boolean;
  /** A command of the client that opens a file, makes an edit there with its stops, and saves what no editor shows. */
  readonly editCommand: string | undefined;
}

export interface Context {
  readonly uri: string;
  readonly kind: FileKind;
  /** As the text reads now; the analysis may be older. */
  readonly document: SyntaxDocument;
  readonly analysis: Analysis;
  readonly abilities: Abilities;
  /** True where the editor calls the file plain YAML, so that another extension speaks of YAML and the schema (beside-yaml.ts). */
  readonly isPlainYaml?: boolean;
  /** Any file that was read, as its text reads now. */
  documentAt(uri: string): SyntaxDocument | undefined;
  /** The text of any file that was asked for: a baseline, too. Undefined where there is none. */
  textAt(uri: string): string | undefined;
  /** The files that a pattern in the file `base` matches, sorted; empty where they are not known. */
  filesMatching(base: string, pattern: string): readonly string[];
  /** The client's own spelling of a URI. */
  clientUri(uri: string): string;
  /** The version of an open file, null for one that is not open. */
  versionOf(uri: string): number | null;
}

/** The roots whose stack holds this file, or whose observations or policies it is; all roots where none does, so that ids can still be offered. */
export function rootsOf(context: Pick<Context, 'analysis' | 'uri'>): readonly RootAnalysis[] {
  const { roots } = context.analysis;
  const holding = roots.filter(root => root.stack.documents.has(context.uri) || root.stack.observedIn?.uri === context.uri || root.policy.documents.has(context.uri));
  return holding.length > 0 ? holding : roots;
}
