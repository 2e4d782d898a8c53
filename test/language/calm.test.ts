import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/model/finding.ts';
import { type Calm, calmed, moved } from '../../src/language/calm.ts';
import { type Shown, diagnosticsOf } from '../../src/language/diagnostics.ts';
import { editorAt } from '../support/editor-fixture.ts';

const text = 'version: 1\nstack: { name: A }\ntools:\n  crm: { name: CRM 🎉, category: crm, lifecycle: production }\n  cms:\n    name: "CMS\n';
const { context } = editorAt(text);
const { document } = context;
const [crm, cms, top] = [3, 4, 1];

function shown(rule: string, line: number, more: Partial<Finding> = {}): Shown {
  const start = document.lines.offsetAt({ line, character: 2 });
  const finding: Finding = {
    rule, kind: 'finding', severity: 'error', target: { kind: 'tool', id: 'crm' }, place: { uri: context.uri, entry: '', start, end: start + 3 }, path: '', message: { en: rule, fr: rule }, ...more,
  };
  return diagnosticsOf(context, document, [finding])[0] as Shown;
}

const typing = (line: number, since = 100): Partial<Calm> => ({ typing: { line, since }, isUnsettled: since < 1000, isEdited: true });
const idle: Calm = { document, typing: undefined, isUnsettled: false, isEdited: true };

describe('what is shown while somebody types', () => {
  const [onLine, elsewhere, broken, syntax] = [shown('a/line', crm), shown('a/top', top), shown('a/broken', cms), shown('syntax/unclosed-quote', cms)];
  for (const [what, calm, before, now, expected] of [
    ['a new finding on the line waits', typing(crm), [], [onLine], []],
    ['… and comes after the pause', typing(crm, 200), [], [onLine], [onLine]],
    ['an old one on the line stays', typing(crm), [onLine], [onLine], [onLine]],
    ['… and goes after the pause', typing(crm, 200), [onLine], [], []],
    ['a new one elsewhere waits for a second', typing(crm, 999), [], [elsewhere], []],
    ['… and comes then', typing(crm, 1000), [], [elsewhere], [elsewhere]],
    ['an old one elsewhere stays for a second', typing(crm, 999), [elsewhere], [], [elsewhere]],
    ['… and goes then', typing(crm, 1000), [elsewhere], [], []],
    ['it waits while another file is typed in', { isUnsettled: true }, [elsewhere], [onLine], [elsewhere]],
    ['nothing waits after a save', { isEdited: false }, [elsewhere, broken], [onLine], [onLine]],
    ['what an entry said stays while it is broken', {}, [broken], [syntax], [syntax, broken]],
    ['what it did not say waits', {}, [], [syntax, broken], [syntax]],
    ['what is wrong with the syntax elsewhere waits for a second', typing(crm, 300), [], [syntax], []],
    ['… and comes then', { ...typing(crm, 1000), isUnsettled: true }, [], [syntax], [syntax]],
    ['… unless the line is wrong itself', typing(crm, 1000), [], [shown('syntax/bad-start', crm), syntax], [shown('syntax/bad-start', crm)]],
    ['what is wrong with the syntax goes at once', typing(crm), [syntax], [], []],
    ['several equal ones are told apart', {}, [onLine], [onLine, onLine], [onLine, onLine]],
  ] as const) {
    it(what, () => assert.deepEqual(calmed(before, now, { ...idle, ...calm }).map(({ finding }) => finding.rule), expected.map(({ finding }) => finding.rule)));
  }

  it('elsewhere not even words change before the end of the typing', () => {
    const waived = shown('a/top', top, { message: { en: 'other words', fr: 'autres mots' } });
    assert.equal(calmed([elsewhere], [waived], { ...idle, ...typing(crm) })[0], elsewhere);
    assert.equal(calmed([elsewhere], [waived], idle)[0], waived);
    assert.equal(calmed([onLine], [shown('a/line', crm, { severity: 'hint' })], { ...idle, ...typing(crm) })[0]?.finding.severity, 'hint');
  });

  it('is in the order of the text', () => {
    assert.deepEqual(calmed([elsewhere], [onLine], { ...idle, isUnsettled: true, typing: { line: crm, since: 300 } }).map(({ finding }) => finding.rule), ['a/top', 'a/line']);
  });
});

describe('what is shown moves with the text', () => {
  const one = shown('a/line', crm);
  const at = (changed: string) => moved([one], document, editorAt(changed).context.document, context.uri).map(({ range, diagnostic }) => [changed.slice(range.start, range.end), diagnostic.range.start.line, diagnostic.range.start.character]);
  for (const [what, changed, expected] of [
    ['not at all', text, [['crm', 3, 2]]],
    ['down', `# 🎉\r\n${text}`, [['crm', 4, 2]]],
    ['up', text.replace('version: 1\n', ''), [['crm', 2, 2]]],
    ['not for what is behind it', text.replace('CRM', 'Customers'), [['crm', 3, 2]]],
    ['with a word that grows', text.replace('  crm', '  croom'), [['croom', 3, 2]]],
    ['with a word that shrinks', text.replace('  crm', '  cm'), [['cm', 3, 2]]],
    ['nowhere with a word that goes', text.replace('  crm', '  '), []],
  ] as const) {
    it(what, () => assert.deepEqual(at(changed), expected));
  }
});
