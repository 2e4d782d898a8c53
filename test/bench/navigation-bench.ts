// What navigation and renames cost on a large stack in one file, deep in it: after a warm-up, and once the stack was read anew.

import { type Analysis, analyze } from '../../src/core/analyze.ts';
import type { Context } from '../../src/language/context.ts';
import { definition } from '../../src/language/definition.ts';
import { documentLinks } from '../../src/language/document-links.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { highlights } from '../../src/language/highlights.ts';
import { incomingCalls, prepareCallHierarchy } from '../../src/language/call-hierarchy.ts';
import { linkedEditing } from '../../src/language/linked-editing.ts';
import { outline } from '../../src/language/outline.ts';
import { references } from '../../src/language/references.ts';
import { prepareRename, rename } from '../../src/language/rename.ts';
import { selectionRanges } from '../../src/language/selection-ranges.ts';
import { workspaceSymbols } from '../../src/language/workspace-symbols.ts';
import { abilities } from '../support/editor-fixture.ts';
import { syntheticStack } from '../support/synthetic-stack.ts';
import { median, milliseconds, verdict } from './measure.ts';

/** Prints each request with its target, in milliseconds; positions lie in the last flow. */
export function benchNavigation(size: number): void {
  const texts = new Map([...syntheticStack(size).files].map(([uri, text]) => [uri, text.replace('stack:\n', 'policies: [martech-policies.yaml]\nstack:\n')]));
  texts.set('file:///bench/martech-policies.yaml', 'version: 1\nextends: [builtin:integrity]\nparams:\n  hub: [tool-1]\nrules:\n  acme/one: { title: One, on: tool, severity: info, assert: \'tool.id != "tool-1"\' }\n');
  const [uri = '', text = ''] = [...texts][0] ?? [];
  const end = text.lastIndexOf('    from: tool-');
  const offset = end + '    from: to'.length;
  const id = /tool-\d+/.exec(text.slice(end))?.[0] ?? '';
  const contexts = readings(texts, uri, text);
  const line = text.slice(0, end).split('\n').length;
  console.log(`\n${size} tools, ${3 * size} flows, ${texts.size - 1} files, at line ${line} (${id})`);
  const row = (what: string, target: number, run: (context: Context) => unknown): void => {
    const warm = median(20, () => run(contexts[0] as Context));
    const fresh = median(contexts.length - 1, i => run(contexts[i + 1] as Context));
    console.log(`  ${what.padEnd(20)}${milliseconds(warm)} warm, ${milliseconds(fresh)} after a change (${verdict(Math.max(warm, fresh), target)})`);
  };
  row('definition', 50, context => definition(context, offset));
  row('highlight', 50, context => highlights(context, offset));
  row('references', 50, context => references(context, offset, true));
  row('prepare rename', 300, context => prepareRename(context, offset));
  row('rename', 300, context => rename(context, offset, 'another-id'));
  row('linked editing', 300, context => linkedEditing(context, offset));
  row('call hierarchy', 50, context => prepareCallHierarchy(context, offset).map(item => incomingCalls(context, item)));
  row('selection', 50, context => selectionRanges(context.document, [offset]));
  row('folding', 300, context => foldingRanges(context.document));
  row('outline', 500, context => outline(context.document));
  row('document links', 300, context => documentLinks(context));
  row('workspace symbols', 300, context => workspaceSymbols({ ...context, folderOf: () => 'file:///bench/' }, 'tl1'));
}

/** One reading of the stack, and some more, each behind an edit in the first lines. */
export function readings(texts: ReadonlyMap<string, string>, uri: string, text: string): readonly Context[] {
  let analysis: Analysis | undefined;
  return Array.from({ length: 6 }, (_, index) => {
    const now = new Map(texts).set(uri, text.replace('name: Synthetic stack', `name: Synthetic stac${'abcdef'[index]}`));
    analysis = check(now, analysis);
    const { documents } = analysis;
    return {
      uri, kind: 'martech-stack', document: documents.get(uri) as Context['document'], analysis, abilities,
      documentAt: other => documents.get(other), textAt: other => now.get(other), filesMatching: () => [], clientUri: other => other, versionOf: () => 1,
    };
  });
}

function check(texts: ReadonlyMap<string, string>, previous: Analysis | undefined): Analysis {
  const snapshot = { read: (uri: string) => texts.get(uri) ?? { unread: 'missing' as const }, glob: () => [], folderOf: () => 'file:///bench/' };
  const run = analyze(snapshot, [...texts.keys()], { today: '2026-11-22' }, previous);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}
