// Renaming anything in the examples and back leaves every file as it was; in between nothing is named that is not there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import type { Analysis } from '../../src/core/analyze.ts';
import { placeRange } from '../../src/core/syntax/document.ts';
import { allEntities } from '../../src/core/model/resolve.ts';
import { fileKindOf } from '../../src/core/file-kind.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import type { Context } from '../../src/language/context.ts';
import { rename } from '../../src/language/rename.ts';
import { abilities } from '../support/editor-fixture.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { runAnalyze } from '../support/run-analyze.ts';

type Files = Readonly<Record<string, string>>;

function example(name: string): Files {
  const folder = new URL(`../../examples/${name}/`, import.meta.url);
  const names = readdirSync(folder, { recursive: true }).map(String).filter(file => fileKindOf(file));
  return Object.fromEntries(names.map(file => [file, readFileSync(new URL(file, folder), 'utf8')]));
}

function contextOf(files: Files, analysis: Analysis, uri: string): Context {
  const textAt = (other: string) => files[Object.keys(files).find(name => uriOf(name) === other) ?? ''];
  return {
    uri, kind: fileKindOf(uri) ?? 'martech-stack', document: analysis.documents.get(uri) as Context['document'], analysis, abilities,
    documentAt: other => analysis.documents.get(other), textAt, filesMatching: () => [], clientUri: other => other, versionOf: () => 1,
  };
}

/** The files after a rename of what is declared at a place. */
function renamed(files: Files, analysis: Analysis, uri: string, offset: number, id: string): Files {
  const edit = rename(contextOf(files, analysis, uri), offset, id);
  assert.ok(edit && !('refused' in edit), JSON.stringify(edit));
  const after: Record<string, string> = { ...files };
  for (const change of edit.documentChanges ?? []) {
    assert.ok('textDocument' in change);
    const name = Object.keys(files).find(each => uriOf(each) === change.textDocument.uri) as string;
    const lines = analysis.documents.get(change.textDocument.uri)?.lines;
    assert.ok(lines);
    after[name] = applyEdits(files[name] as string, change.edits.map(each => ({ range: { start: lines.offsetAt(each.range.start), end: lines.offsetAt(each.range.end) }, text: 'newText' in each ? each.newText : '' })));
  }
  return after;
}

/** How often each rule speaks: what names nothing would be one more. */
function counts(analysis: Analysis): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { rule } of [...analysis.findings.values()].flat()) found[rule] = (found[rule] ?? 0) + 1;
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('rename in the examples', () => {
  for (const name of readdirSync(new URL('../../examples/', import.meta.url), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)) {
    it(`${name}: there and back again`, function () {
      this.timeout(120_000);
      const files = example(name);
      const before = runAnalyze(files);
      const expected = counts(before);
      let last = before;
      const entities = before.roots.flatMap(({ stack }) => [...allEntities(stack)].filter(({ kind }) => kind !== 'stack' && kind !== 'observation'));
      // Every fifth: all of them would cost much and show little more.
      for (const entity of entities.filter((_, index) => index % 5 === 0)) {
        const document = before.documents.get(entity.uri);
        const at = document && placeRange(document, entity.place)?.start;
        assert.ok(at !== undefined);
        const there = renamed(files, before, entity.uri, at, 'renamed-thing');
        const between = runAnalyze(there, undefined, last);
        last = between;
        assert.deepEqual(counts(between), expected, `${entity.kind} ${entity.id}`);
        const now = between.roots.flatMap(({ stack }) => [...allEntities(stack)]).find(({ kind, id }) => kind === entity.kind && id === 'renamed-thing');
        const back = now && placeRange(between.documents.get(now.uri) as Context['document'], now.place)?.start;
        assert.ok(back !== undefined);
        assert.deepEqual(renamed(there, between, entity.uri, back, entity.id), files, `${entity.kind} ${entity.id}`);
      }
    });
  }
});
