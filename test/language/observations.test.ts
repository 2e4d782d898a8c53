// An observations file in the editor: what each word leads to and says, from the stack to it and back.
import assert from 'node:assert/strict';
import { definition } from '../../src/language/definition.ts';
import { documentLinks } from '../../src/language/document-links.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { highlights } from '../../src/language/highlights.ts';
import { hover } from '../../src/language/hover.ts';
import { outline } from '../../src/language/outline.ts';
import { references } from '../../src/language/references.ts';
import { prepareRename, rename } from '../../src/language/rename.ts';
import { semanticTokens } from '../../src/language/semantic-tokens.ts';
import { workspaceSymbols } from '../../src/language/workspace-symbols.ts';
import { placeRange } from '../../src/core/syntax/document.ts';
import type { Language } from '../../src/core/text/language.ts';
import { afterEdit, editorAt, type Marked, spelt } from '../support/editor-fixture.ts';

const stack = `version: 1
stack: { name: Aurore, country: FR }
policies: [martech-policies.yaml]
observations: { ignore: [{ domain: example.org, reason: ours }] }
tools:
  replay: { name: Session replay, category: session-replay, lifecycle: retired, catalog: hotjar }
  mail: { name: Brevo, category: personalization-testing, lifecycle: trial }
  shop: { name: Shop, category: cms, lifecycle: production, url: "https://shop.aurore.fr/start" }
`;
const policy = 'version: 1\nextends: [builtin:lifecycle, builtin:privacy]\n';
const seen = `version: 1
observed:
  - on: 2026-11-02 # in the browser
    source: har
    domain: static.hotjar.com
    name: Hotjar 😀
    tool: hotjar
    count: 14
  - { on: 2026-11-09, source: gtm, name: Brevo, consent: not-set }
  - { on: 2026-11-10, source: har, domain: cdn.shop.aurore.fr }
  - { on: 2026-11-04, source: expenses, name: Slack, tool: slack, amount: 49 EUR/month }
  - { on: 2026-11-05, source: sso, name: Slack, tool: slack }
  - { on: 2026-11-05, source: har, domain: cdn.example.org }
`;

/** The mark goes behind the first letter of `word`, its first one behind `after`. */
function at(word: string, after = '', text = seen, own: Record<string, string> = {}, language: Language = 'en'): Marked {
  const offset = text.indexOf(word, text.indexOf(after)) + 1;
  const marked = `${text.slice(0, offset)}‸${text.slice(offset)}`;
  return editorAt({ 'martech-stack.yaml': stack, 'martech-policies.yaml': policy, 'martech-observations.yaml': seen, ...(text === seen ? { 'martech-observations.yaml': marked } : { 'martech-stack.yaml': marked }), ...own }, { language });
}

function told(editor: Marked): string {
  const contents = hover(editor.context, editor.offset)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const leads = (editor: Marked) => definition(editor.context, editor.offset).map(location => spelt(editor, location));
const uses = (editor: Marked) => references(editor.context, editor.offset, true).map(location => spelt(editor, location));

describe('hover in an observations file', () => {
  for (const [word, after, expected] of [
    ['observed', '', /^\*\*Observed\*\* `observed`/], ['on:', 'observed', /^\*\*Day\*\* `on`/], ['2026-11-02', '', /2 Nov 2026[\s\S]*Day/],
    ['source', '', /^\*\*Source\*\* `source`/], ['har', '', /^\*\*Web recording \(HAR\)\*\* `har`/], ['domain', '', /^\*\*Domain\*\*/], ['name', '', /^\*\*Name\*\*/],
    ['tool', '', /^\*\*Catalog entry\*\*/], ['count', '', /^\*\*Count\*\*/], ['14', '', /^\*\*Count\*\*/], ['consent', '', /^\*\*Consent\*\*/], ['not-set', '', /^\*\*Not set\*\*/],
    ['gtm', '', /^\*\*Tag container\*\*/], ['49 EUR', '', /Amount/],
    ['static', '', /^\*\*Session replay\*\* — tool `replay`\n[\s\S]*- Seen in use: Web recording \\\(HAR\\\) \\\(2 Nov 2026\\\)/],
    ['Hotjar', '', /^\*\*Session replay\*\* — tool `replay`/], ['hotjar', 'tool:', /^\*\*Session replay\*\* — tool `replay`/],
    ['Brevo', '', /^\*\*Brevo\*\* — tool `mail`/], ['cdn.shop', '', /^\*\*Shop\*\* — tool `shop`/],
    ['Slack', '', /^\*\*Slack\*\* — observation `slack`\n\n- Seen in use: Sign-ins \\\(5 Nov 2026\\\), Expenses \\\(4 Nov 2026\\\)\n- Declared as: nothing yet\n/],
    ['cdn.example', '', /^\*\*cdn.example.org\*\* — observation `cdn.example.org`\n\n[\s\S]*- Domains: cdn.example.org\n- Declared as: left out by observations.ignore/],
  ] as const) {
    it(`of ${word}`, () => assert.match(told(at(word, after)), expected));
  }
  it('speaks French', () => assert.match(told(at('Slack', '', seen, {}, 'fr')), /- Vu à l’usage\u00a0: Connexions[\s\S]*- Déclaré comme\u00a0: rien pour l’instant/));
  it('tells at the undeclared what rules found', () => assert.match(told(at('Slack')), /lifecycle\/undeclared-tool/));
});

describe('from an observation to the stack and back', () => {
  for (const [what, word, after, expected] of [
    ['the catalog id leads to the tool that states it', 'hotjar', 'tool:', ['martech-stack.yaml:6:89 hotjar']],
    ['a domain of the same sighting leads to the tool', 'static', '', ['martech-stack.yaml:6:2 replay']],
    ['a name leads to the tool of that name', 'Brevo', '', ['martech-stack.yaml:7:2 mail']],
    ['a domain leads to the tool with that url', 'cdn.shop', '', ['martech-stack.yaml:8:2 shop']],
    ['what nobody declares leads to itself', 'Slack', '', ['martech-observations.yaml:11:59 slack']],
    ['a day leads nowhere', '2026-11-02', '', []], ['a key leads nowhere', 'domain', '', []], ['a comment leads nowhere', 'browser', '', []],
  ] as const) {
    it(what, () => assert.deepEqual(leads(at(word, after)), expected));
  }
  it('references of a tool include where it was seen', () => assert.deepEqual(uses(at('shop:', '', stack)), ['martech-stack.yaml:8:2 shop', 'martech-observations.yaml:10:43 cdn.shop.aurore.fr']));
  it('references of an observation are those of its tool', () => assert.deepEqual(uses(at('Brevo')), ['martech-stack.yaml:7:2 mail', 'martech-observations.yaml:9:41 Brevo']));
  it('all sightings of what nobody declares are found together', () => assert.deepEqual(uses(at('Slack')), ['martech-observations.yaml:11:59 slack', 'martech-observations.yaml:12:54 slack']));
  it('highlights the word under the cursor, and the sightings', () => {
    const editor = at('static');
    assert.deepEqual(highlights(editor.context, editor.offset).map(({ range }) => spelt(editor, { uri: editor.context.uri, range })), ['martech-observations.yaml:7:10 hotjar', 'martech-observations.yaml:5:12 static.hotjar.com']);
  });
});

describe('renaming beside observations', () => {
  it('a tool: what was seen stays as it was seen', () => {
    const editor = at('replay:', '', stack.replace('replay:', 'hotjar:'));
    const moved = editorAt({ ...editor.files, 'martech-stack.yaml': stack.replace('  replay:', '  ho‸tjar:'), 'martech-observations.yaml': seen, 'martech-policies.yaml': policy });
    const edit = rename(moved.context, moved.offset, 'session-tool');
    assert.ok(edit && !('refused' in edit));
    assert.equal(afterEdit(moved, edit)['martech-observations.yaml'], seen);
    assert.match(afterEdit(moved, edit)['martech-stack.yaml'] ?? '', /^ {2}session-tool: .*catalog: hotjar/m);
  });
  it('a catalog id keeps its name, and the reason is told', () => {
    const editor = at('hotjar', 'tool:');
    assert.deepEqual(prepareRename(editor.context, editor.offset), { refused: { id: 'rename.catalog-id', args: { id: 'hotjar' } } });
  });
  for (const word of ['static', 'Brevo', 'Slack', '2026-11-02']) {
    it(`nothing is renamed at ${word}`, () => {
      const editor = at(word);
      assert.equal(prepareRename(editor.context, editor.offset), undefined);
      assert.equal(rename(editor.context, editor.offset, 'other'), undefined);
    });
  }
});

describe('the observations file as a whole', () => {
  it('has an outline of what was seen', () => {
    const [, observed] = outline(at('observed').context.document);
    assert.deepEqual(observed?.children?.map(({ name, detail }) => `${name} | ${detail}`), [
      'Hotjar 😀 | 2026-11-02 · har · static.hotjar.com', 'Brevo | 2026-11-09 · gtm', 'cdn.shop.aurore.fr | 2026-11-10 · har', 'Slack | 2026-11-04 · expenses', 'Slack | 2026-11-05 · sso',
      'cdn.example.org | 2026-11-05 · har',
    ]);
    assert.deepEqual(observed?.children?.[0]?.children?.map(({ name }) => name), ['on', 'source', 'domain', 'name', 'tool', 'count']);
  });
  it('is found by what was seen, each once, behind the tool of that name', () => {
    const { context } = at('observed');
    const symbols = (query: string) => workspaceSymbols({ ...context, folderOf: uri => uri.replace(/[^/]*$/, '') }, query).map(({ name, containerName }) => `${name} | ${containerName}`);
    assert.deepEqual(symbols('observation:slack'), ['slack · Slack | martech-observations.yaml']);
    assert.deepEqual(symbols('cdn.example'), ['cdn.example.org | martech-observations.yaml']);
    assert.equal(symbols('observation:').length, 5);
  });
  it('folds its list and its sightings', () => assert.deepEqual(foldingRanges(at('observed').context.document).map(({ startLine, endLine }) => [startLine, endLine]), [[1, 12], [2, 7]]));
  it('has no links: a host that was seen is nothing to open', () => assert.deepEqual(documentLinks(at('observed').context), []));
  it('colours what is declared as its tool, a retired one struck through', () => {
    const { context } = at('observed');
    const data = semanticTokens(context, { start: 0, end: seen.length });
    assert.deepEqual(Array.from({ length: data.length / 5 }, (_, index) => [data[index * 5 + 2], data[index * 5 + 4]]), [[17, 2], [9, 2], [6, 2], [5, 0], [18, 0]]);
  });
  it('has findings at what was seen, related to its tool', () => {
    const { context } = at('observed');
    const said = context.analysis.findings.get(context.uri) ?? [];
    assert.deepEqual(said.map(({ rule, place }) => `${rule} ${context.document.lines.positionAt(placeRange(context.document, place)?.start ?? 0).line}`), ['privacy/tag-fires-without-consent 8', 'lifecycle/undeclared-tool 11']);
    assert.deepEqual(said[0]?.related?.map(({ place }) => place.entry), ['tools/mail']);
  });
  it('is the same with CRLF', () => {
    const editor = editorAt({ 'martech-stack.yaml': stack, 'martech-policies.yaml': policy, 'martech-observations.yaml': seen.replaceAll('\n', '\r\n').replace('Brevo', 'Br‸evo') });
    assert.deepEqual(leads(editor), ['martech-stack.yaml:7:2 mail']);
    assert.deepEqual(outline(editor.context.document)[1]?.children?.length, 6);
  });
});
