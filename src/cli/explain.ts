// `martech-stack explain RULE`: the page of a rule, of the policies here or built in, and of the engine's own ids.

import { join } from 'node:path';
import { packs } from '../generated/packs.ts';
import { builtinPolicy } from '../core/policy/builtin-policy.ts';
import type { Policy } from '../core/policy/policy.ts';
import { engineIds } from '../core/reports/engine-ids.ts';
import { withoutEscapes } from '../core/reports/markdown-text.ts';
import { rulePage } from '../core/reports/rule-page.ts';
import { nearest } from '../core/schema/nearest.ts';
import { message } from '../core/text/message.ts';
import { analyzeFiles } from './analyze-files.ts';
import { type Command, exit } from './command.ts';
import { Failure } from './failure.ts';
import { uriOfPath, workspaceOf } from './find-files.ts';
import type { Io } from './io.ts';
import { WorkspaceFiles } from './workspace-files.ts';

export const explain: Command = {
  name: 'explain',
  help: 'cli.help-explain',
  options: {},
  async run({ words }, io, language) {
    const [id, ...more] = words;
    if (id === undefined || more.length > 0) throw new Failure(message('cli.explain-one-rule'));
    const builtin = builtinPolicy(packs);
    const page = rulePage(id, await policiesHere(io), language, builtin);
    if (page === undefined) throw unknownRule(id, builtin);
    io.out(withoutEscapes(page));
    return exit.clean;
  },
};

/** The policy of the stack in the working folder: it may weigh a rule differently, and have rules of its own. */
async function policiesHere(io: Io): Promise<readonly Policy[]> {
  const folder = workspaceOf(io.cwd, io.cwd, true);
  const uris = ['martech-stack.yaml', 'martech-stack.yml'].map(name => uriOfPath(join(io.cwd, name)));
  const texts = await Promise.all(uris.map(uri => io.files.readInside(uri, folder)));
  const here = uris.filter((_, index) => typeof texts[index] === 'string');
  const { roots } = await analyzeFiles(new WorkspaceFiles(io.files, [folder]), here, { today: io.today() });
  return roots.map(root => root.policy);
}

function unknownRule(rule: string, builtin: Policy): Failure {
  const ids = [...builtin.rules.keys(), ...engineIds];
  const pack = ids.filter(id => id.startsWith(rule.endsWith('/') ? rule : `${rule}/`));
  if (pack.length > 0) return new Failure(message('cli.rules-of-pack', { pack: rule.replace(/\/$/, ''), ids: pack.sort().map(id => `\n  ${id}`).join('') }));
  // What was begun is more likely meant than what looks alike: `syntax/tab` is no `syntax/tag`.
  const near = ids.find(id => id.startsWith(rule)) ?? nearest(rule, ids, 1)[0];
  return new Failure(near ? message('cli.unknown-rule-near', { rule, near }) : message('cli.unknown-rule', { rule }));
}
