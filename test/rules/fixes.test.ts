// What the fixes of the delivered rules write: valid, never a fact of its own, and skeletons only where a person fills the stops.

import assert from 'node:assert/strict';
import { fixesFor } from '../../src/core/policy/fix.ts';
import { applyEdits } from '../../src/core/text/edit.ts';
import { say } from '../../src/core/text/language.ts';
import { uriOf } from '../support/memory-snapshot.ts';
import { analyzeStack, findingsOf } from './analyze-stack.ts';
import { casesOf, rules } from './delivered-packs.ts';

/** Rules whose fixes may correct a spelling or remove a twin without asking (`fixSafe` of the catalogue). */
const maySafely = new Set(['integrity/unknown-reference', 'integrity/duplicate-id', 'integrity/unknown-country', 'integrity/category-unknown']);

/** Findings on the form of the file, and references that lead nowhere: what a fix must never leave behind. */
function formFaults(analysis: ReturnType<typeof analyzeStack>): readonly string[] {
  return findingsOf(analysis).filter(finding => /^(syntax|schema|engine)\/|^integrity\/(unknown-reference|duplicate-id|date-order)$/.test(finding.rule) && finding.severity !== 'hint')
    .map(finding => `${finding.rule} ${finding.target.id} ${finding.path}`);
}

for (const id of rules.keys()) {
  describe(`fixes of ${id}`, () => {
    for (const [name, test] of casesOf(id).filter(([, found]) => found.stack && found.expect.length > 0)) {
      it(name, () => {
        const check = { today: test.today, extends: ['builtin:all'], ...(test.params && { params: test.params }) };
        const before = analyzeStack({ ...test.stack, stack: { name: 'Test', ...(test.stack?.['stack'] as object) } }, check);
        const [root] = before.roots;
        const text = before.documents.get(uriOf('martech-stack.yaml'))?.text ?? '';
        assert.ok(root);
        for (const finding of findingsOf(before).filter(found => found.rule === id)) {
          const titles = new Set<string>();
          for (const fix of fixesFor(root.stack, root.policy, finding, { today: test.today, language: 'fr' })) {
            const title = say(fix.title, 'fr');
            assert.ok(title.length > 3 && !title.includes('{') && !titles.has(title), title);
            titles.add(title);
            if (fix.safe) assert.ok(maySafely.has(id), `${title} may not be applied without asking`);
            const edits = fix.edits.flatMap(edit => (edit.uri === uriOf('martech-stack.yaml') ? edit.edits : []));
            assert.ok(edits.length > 0, title);
            assert.equal(edits.some(edit => edit.snippet), fix.kind === 'skeleton', title);
            if (fix.kind === 'skeleton') continue;
            const after = analyzeStack(applyEdits(text, edits), check, undefined);
            assert.deepEqual(formFaults(after).filter(fault => !formFaults(before).includes(fault)), [], title);
          }
        }
      });
    }
  });
}
