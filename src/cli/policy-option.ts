// The option `--policy FILE`: a policy file that replaces what the roots name. It has to be there, to be YAML, and to be a policy.

import { resolve } from 'node:path';
import { sectionsOf } from '../core/file-kind.ts';
import { isPolicyFile } from '../core/policy/is-policy-file.ts';
import { readDocument } from '../core/syntax/read-document.ts';
import type { SyntaxDocument } from '../core/syntax/document.ts';
import { message } from '../core/text/message.ts';
import { Failure } from './failure.ts';
import { uriOfPath, workspaceOf } from './find-files.ts';
import type { Io } from './io.ts';

export interface FoundPolicy {
  readonly uri: string;
  /** The workspace folder that holds it: what it extends lies there too. */
  readonly folder: string;
}

/** Problems that leave a file a YAML file: they are findings like any other. */
const harmless: ReadonlySet<string> = new Set(['yaml-version', 'unknown-directive', 'duplicate-key', 'tag']);

/** The policy file that the command line names, undefined where it names none. Throws a `Failure` where it cannot be used. */
export async function findPolicy(shown: string | undefined, io: Io): Promise<FoundPolicy | undefined> {
  if (shown === undefined) return undefined;
  const path = resolve(io.cwd, shown);
  const uri = uriOfPath(path);
  const folder = workspaceOf(path, io.cwd);
  const text = await io.files.readInside(uri, folder);
  if (typeof text !== 'string') throw new Failure(message(`cli.policy-${text.unread}`, { path: shown }));
  const document = readDocument(uri, text, sectionsOf['martech-policies']);
  const line = brokenLine(document);
  if (line !== undefined) throw new Failure(message('cli.policy-not-yaml', { path: shown, line }));
  if (!isPolicyFile(document)) throw new Failure(message('cli.policy-none', { path: shown }));
  return { uri, folder };
}

/** The first line (from 1) that is no YAML. */
function brokenLine(document: SyntaxDocument): number | undefined {
  const inEntries = [...document.entries.values()].flatMap(({ offset, content }) => content.problems.map(problem => ({ ...problem, at: offset + problem.range.start })));
  const all = [...document.problems.map(problem => ({ ...problem, at: problem.range.start })), ...inEntries].filter(problem => !harmless.has(problem.kind));
  return all.length === 0 ? undefined : document.lines.positionAt(Math.min(...all.map(problem => problem.at))).line + 1;
}
