import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze.ts';
import { Checker, type CheckerHost } from '../../src/server/checker.ts';
import { OpenDocuments } from '../../src/server/open-documents.ts';
import { Workspace } from '../../src/server/workspace.ts';
import { MemoryFiles, folder } from '../support/server-fixture.ts';

function checkerOf(files: Record<string, string>, more: Partial<CheckerHost> = {}) {
  const documents = new OpenDocuments(() => 0);
  const workspace = new Workspace(new MemoryFiles(files), documents);
  workspace.setFolders([folder]);
  const seen = { checked: 0, failed: [] as string[], pauses: 0 };
  const checker = new Checker(workspace, {
    analyze, options: () => ({ today: '2026-11-22' }), now: () => 0,
    pause: async () => void seen.pauses++,
    checked: () => void seen.checked++, failed: error => void seen.failed.push(String(error)), ...more,
  });
  return { checker, documents, workspace, seen };
}

const name = 'martech-stack.yaml';
const text = 'version: 1\nstack: { name: Maison }\n';

describe('the checker', () => {
  it('loads what each run asks for, and tells once', async () => {
    const { checker, seen } = checkerOf({
      [name]: `${text}imports: [a.martech-stack.yaml]\n`, 'a.martech-stack.yaml': 'version: 1\nimports: [b.martech-stack.yaml]\n', 'b.martech-stack.yaml': 'version: 1\n',
    });
    checker.changed();
    const analysis = await checker.current();
    assert.deepEqual(analysis?.needs, []);
    assert.deepEqual([...(analysis?.roots[0]?.stack.documents.keys() ?? [])].length, 3);
    assert.equal(seen.checked, 1);
  });

  it('pauses between slices, and says how far it is', async () => {
    let time = 0;
    const heard: string[] = [];
    const { checker, seen } = checkerOf({ [name]: text }, {
      now: () => time,
      analyze: function* (...args) {
        for (let done = 0; done < 4; done++) {
          time += 5;
          yield { done, total: 4 };
        }
        return yield* analyze(...args);
      },
    });
    checker.onProgress(({ done, total }) => heard.push(`${done}/${total}`));
    checker.changed();
    await checker.current();
    assert.ok(seen.pauses >= 2);
    assert.ok(heard.includes('1/4') && heard.includes('3/4'), heard.join());
  });

  it('does not tell of a run that a change overtakes', async () => {
    let overtake = (): void => undefined;
    let runs = 0;
    const made = checkerOf({ [name]: text }, {
      analyze: function* (...args) {
        if (++runs === 2) overtake();
        return yield* analyze(...args);
      },
    });
    overtake = () => made.checker.changed();
    made.checker.changed();
    await made.checker.current();
    assert.equal(made.seen.checked, 1);
  });

  it('lives through a listener that fails, and ends', async () => {
    const { checker, seen } = checkerOf({ [name]: text }, { checked: () => { throw new Error('a listener'); } });
    checker.changed();
    assert.equal((await checker.current())?.roots.length, 1);
    assert.deepEqual(seen.failed, ['Error: a listener']);
  });

  it('ends where every run fails', async () => {
    const { checker, seen } = checkerOf({ [name]: text }, { analyze: () => { throw new Error('a run'); } });
    checker.changed();
    assert.equal(await checker.current(), undefined);
    assert.deepEqual(seen.failed, ['Error: a run']);
  });
});
