import assert from 'node:assert/strict';
import type { Unread } from '../../src/core/workspace.ts';
import { ServerFixture, type TextDiagnostic, folder } from '../support/server-fixture.ts';

type FileText = string | { readonly unread: Unread };

const name = 'martech-stack.yaml';
const good = 'version: 1\nstack: { name: Maison }\nowners:\n  crm-team: { name: CRM, side: marketing }\n';
const wrong = 'tools:\n  crm: { name: CRM, category: crm, lifecycle: producton, owners: { business: crm-team } }\n';
const bomb = `version: 1\nstack: { name: Maison }\nx-a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((each, index) => `x-${each}: &${each} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}\n`;

/** What a file holds, and the code that its answer has (none: the file is in order). */
const cases: readonly (readonly [what: string, text: FileText, code: RegExp | undefined])[] = [
  ['a tab as indentation', `${good}tools:\n\tcrm: { name: CRM }\n`, /^syntax\//],
  ['CRLF', (good + wrong).replaceAll('\n', '\r\n'), /^schema\/wrong-value$/],
  ['a byte-order mark', `\uFEFF${good}${wrong}`, /^schema\/wrong-value$/],
  ['wide and combining characters, and emoji', good.replace('Maison', '"Ｍａｉｓｏｎ e\u0301 🎉👩‍💻"') + wrong, /^schema\/wrong-value$/],
  ['several documents', `${good}---\n${good}`, /^syntax\//],
  ['nothing', '', undefined],
  ['only comments', '# soon\n# more\n', undefined],
  ['a directory in its place', { unread: 'directory' }, /^syntax\//],
  ['a missing import', `${good}imports: [gone.martech-stack.yaml]\n`, /^schema\/import$/],
  ['an unreadable file', { unread: 'unreadable' }, /^syntax\//],
  ['more than 5 MB', { unread: 'too-large' }, /^syntax\//],
  ['an alias bomb', bomb, /^syntax\//],
  ['a null byte', good.replace('CRM', 'C\0RM'), /^syntax\//],
  ['an id twice', `${good}  crm-team: { name: Again, side: marketing }\n`, undefined],
  ['a key twice', good.replace('name: CRM', 'name: CRM, name: Again'), /^syntax\/duplicate-key$/],
  ['a bracket that nothing closes', `${good}tools:\n  web: [\n  crm: { name: CRM, category: crm, lifecycle: producton }\n`, /^syntax\//],
  ['brackets 60 deep', `${good}x-deep: ${'['.repeat(60)}${']'.repeat(60)}\n`, /^syntax\//],
  ['no map at all', '- a\n- b\n', /./],
  ['a lone carriage return', 'version: 1\rstack: { name: Maison }\r', /^syntax\//],
  ['a half of an emoji', `${good}# \ud83c\n`, undefined],
];

describe('bad files in the server', () => {
  for (const [what, text, code] of cases) {
    it(what, async () => {
      const server = new ServerFixture({ [name]: text });
      await server.start();
      check(await server.pull(name), code, text);
      if (typeof text === 'string') await tryFeatures(server, text);
      assert.deepEqual(server.logged, []);
      await server.stop();
    });
  }

  it('one broken tool does not silence the others', async () => {
    const server = new ServerFixture({ [name]: `${good}tools:\n  web: { name: "Web\n  crm: { name: CRM, category: crm, lifecycle: producton, owners: { business: crm-team } }\n  ads:\n    name: [Ads\n  cdp: { name: CDP, category: cdp, lifecycle: trail, owners: { business: crm-team } }\n` });
    await server.start();
    const found = (await server.pull(name)).filter(diagnostic => diagnostic.code === 'schema/wrong-value').map(({ range }) => range.start.line);
    assert.deepEqual(found, [6, 9]);
    await server.stop();
  });

  it('edits that come and go in broken text end where a fresh reading does', async () => {
    const server = new ServerFixture({ [name]: good });
    await server.start();
    await server.open(name, good);
    for (const text of ['tools:\n  crm: [', '\t- {', '"', "'", '&a *a', '\u0000', '---\n', '- ]]']) {
      await server.edit(name, [4, 0], [4, 0], text);
      await server.pull(name);
      await tryFeatures(server, good + text);
      const lines = text.split('\n');
      await server.edit(name, [4, 0], [4 + lines.length - 1, (lines.at(-1) as string).length], '');
    }
    assert.deepEqual((await server.pull(name)).filter(({ code }) => /^(syntax|schema)\//.test(String(code))), []);
    assert.deepEqual(server.logged, []);
    await server.stop();
  });
});

function check(found: readonly TextDiagnostic[], code: RegExp | undefined, text: FileText): void {
  const codes = found.map(diagnostic => String(diagnostic.code));
  if (code) assert.ok(codes.some(each => code.test(each)), codes.join());
  else assert.deepEqual(codes.filter(each => each.startsWith('syntax/')), []);
  for (const { message, range } of found) {
    assert.ok(message.length > 0 && !/\bat \w+ \(|undefined|\[object/.test(message), message);
    const lines = typeof text === 'string' ? text.split(/\r\n|\r|\n/).length : 1;
    assert.ok(range.end.line < lines + 1 && range.start.line <= range.end.line, JSON.stringify(range));
  }
}

/** Every feature, at every few characters: an answer each, whatever it is. */
async function tryFeatures(server: ServerFixture, text: string): Promise<void> {
  const textDocument = { uri: folder + name };
  const lines = text.split(/\r\n|\r|\n/).slice(0, 14);
  await server.request('textDocument/documentSymbol', { textDocument });
  await server.request('textDocument/documentLink', { textDocument });
  await server.request('martechStack/tree', {});
  for (const [line, content] of lines.entries()) {
    for (let character = 0; character <= Math.min(content.length, 60); character += 7) {
      const params = { textDocument, position: { line, character } };
      await Promise.all(['hover', 'completion', 'definition'].map(method => server.request(`textDocument/${method}`, params)));
      await server.request('textDocument/references', { ...params, context: { includeDeclaration: true } });
      await server.request('textDocument/codeAction', { textDocument, range: { start: params.position, end: params.position }, context: { diagnostics: [] } });
    }
  }
}
