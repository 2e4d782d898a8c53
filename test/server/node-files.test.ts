import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listYaml, readInside } from '../../src/server/node-files.ts';
import { canonicalUri, folderUri } from '../../src/server/uri.ts';

describe('files of this machine', () => {
  let top: string;
  let folder: string;
  let uri: (name: string) => string;

  beforeEach(async () => {
    top = await realpath(await mkdtemp(join(tmpdir(), 'martech-')));
    await mkdir(join(top, 'work', 'sub folder é'), { recursive: true });
    folder = folderUri(pathToFileURL(join(top, 'work')).href);
    uri = name => canonicalUri(pathToFileURL(join(top, 'work', name)).href);
  });
  afterEach(() => rm(top, { recursive: true, force: true }));

  const write = (name: string, text: string | Uint8Array) => writeFile(join(top, 'work', name), text);

  it('are listed at any depth, but for node_modules and .git', async () => {
    await Promise.all(['node_modules', '.git', '.github'].map(name => mkdir(join(top, 'work', name))));
    await Promise.all(['a.yaml', 'b.YML', 'c.json', 'sub folder é/d.yaml', 'node_modules/e.yaml', '.git/f.yaml', '.github/g.yaml'].map(name => write(name, '')));
    assert.deepEqual(await listYaml(folder), ['.github/g.yaml', 'a.yaml', 'b.YML', 'sub folder é/d.yaml'].map(uri).sort());
  });

  it('are none in a folder that is not there', async () => {
    assert.deepEqual(await listYaml(`${folder}gone/`), []);
    assert.deepEqual(await listYaml('untitled:x/'), []);
  });

  it('are read as UTF-8', async () => {
    await write('sub folder é/a.yaml', 'name: é 🎉\r\n');
    assert.equal(await readInside(uri('sub folder é/a.yaml'), folder), 'name: é 🎉\r\n');
  });

  it('keep their byte-order mark', async () => {
    await write('a.yaml', '\ufeffname: A\n');
    assert.equal(await readInside(uri('a.yaml'), folder), '\ufeffname: A\n');
  });

  for (const encoding of ['latin1', 'utf16le'] as const) {
    it(`are not guessed where they are ${encoding}`, async () => {
      await write('a.yaml', Buffer.from('name: Société\n', encoding));
      assert.deepEqual(await readInside(uri('a.yaml'), folder), { unread: 'encoding' });
    });
  }

  it('list a folder that is named like a file: reading it says what it is', async () => {
    await mkdir(join(top, 'work', 'martech-stack.yaml'));
    await write('martech-stack.yaml/a.yaml', '');
    assert.deepEqual(await listYaml(folder), ['martech-stack.yaml', 'martech-stack.yaml/a.yaml'].map(uri));
  });

  it('say why they cannot be read', async () => {
    await mkdir(join(top, 'work', 'folder.yaml'));
    await write('large.yaml', new Uint8Array(5 * 1024 * 1024 + 1));
    await write('limit.yaml', new Uint8Array(5 * 1024 * 1024));
    await write('file.yaml', '');
    assert.deepEqual(await readInside(uri('gone.yaml'), folder), { unread: 'missing' });
    assert.deepEqual(await readInside(uri('file.yaml/below.yaml'), folder), { unread: 'missing' });
    assert.deepEqual(await readInside(uri('folder.yaml'), folder), { unread: 'directory' });
    assert.deepEqual(await readInside(uri('large.yaml'), folder), { unread: 'too-large' });
    assert.equal(typeof (await readInside(uri('limit.yaml'), folder)), 'string');
    assert.deepEqual(await readInside('untitled:x.yaml', folder), { unread: 'outside' });
  });

  it('outside the folder are not read, whatever leads there', async () => {
    await writeFile(join(top, 'secret.yaml'), 'secret: 1');
    await mkdir(join(top, 'work-too'));
    await writeFile(join(top, 'work-too', 'a.yaml'), 'a: 1');
    await symlink(join(top, 'secret.yaml'), join(top, 'work', 'link.yaml'));
    await symlink(top, join(top, 'work', 'up'));
    assert.deepEqual(await readInside(uri('../secret.yaml'), folder), { unread: 'outside' });
    assert.deepEqual(await readInside(uri('../work-too/a.yaml'), folder), { unread: 'outside' });
    assert.deepEqual(await readInside(uri('link.yaml'), folder), { unread: 'outside' });
    assert.deepEqual(await readInside(uri('up/secret.yaml'), folder), { unread: 'outside' });
    assert.deepEqual(await listYaml(folder), [uri('link.yaml')]);
  });

  it('inside are read through a link, the folder itself being one too', async () => {
    await write('a.yaml', 'a: 1');
    await symlink(join(top, 'work', 'a.yaml'), join(top, 'work', 'b.yaml'));
    await symlink(join(top, 'work'), join(top, 'linked'));
    assert.equal(await readInside(uri('b.yaml'), folder), 'a: 1');
    const linked = folderUri(pathToFileURL(join(top, 'linked')).href);
    assert.equal(await readInside(`${linked}a.yaml`, linked), 'a: 1');
  });
});

describe('the canonical spelling of a URI', () => {
  for (const [given, expected] of [
    ['file:///c%3A/Users/A/martech-stack.yaml', 'file:///c:/Users/A/martech-stack.yaml'],
    ['file:///C:/Users/A/martech-stack.yaml', 'file:///c:/Users/A/martech-stack.yaml'],
    ['file:///w/a%20b/%C3%A9.yaml', 'file:///w/a%20b/%C3%A9.yaml'],
    ['file:///w/a b/é.yaml', 'file:///w/a%20b/%C3%A9.yaml'],
    ['file:///w/%5Bx%5D@%40.yaml', 'file:///w/%5Bx%5D@@.yaml'],
    ['file:///w/100%.yaml', 'file:///w/100%.yaml'],
    ['untitled:martech-stack.yaml', 'untitled:martech-stack.yaml'],
    ['vscode-vfs://github/a/b.yaml', 'vscode-vfs://github/a/b.yaml'],
  ] as const) {
    it(`of ${given}`, () => {
      assert.equal(canonicalUri(given), expected);
      assert.equal(canonicalUri(expected), expected);
    });
  }
});
