import assert from 'node:assert/strict';
import type { SyntaxDocument } from '../../../src/core/syntax/document.ts';
import { readDocument } from '../../../src/core/syntax/read-document.ts';
import { addItem, createEntry, removeAt, removeEntry, renameKey, setValue } from '../../../src/core/syntax/yaml-edit.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import type { TextEdit } from '../../../src/core/text/edit.ts';
import { sections } from './support/random.ts';

type Edit = (document: SyntaxDocument) => readonly TextEdit[];

/** A tool `a` with the given lines, after an edit of it; the lines of the tool alone are given back. */
const inTool: readonly (readonly [name: string, before: string, edit: Edit, after: string])[] = [
  ['replaces a value', 'name: x', d => setValue(d, 'tools/a', ['name'], 'y'), 'name: y'],
  ['keeps a comment behind a value', 'name: x  # note', d => setValue(d, 'tools/a', ['name'], 'y'), 'name: y  # note'],
  ['adds a key at the end', 'name: x\n# note', d => setValue(d, 'tools/a', ['url'], 'https://x.y'), 'name: x\nurl: https://x.y\n# note'],
  ['fills an empty value', 'name:\nurl: z', d => setValue(d, 'tools/a', ['name'], 'y'), 'name: y\nurl: z'],
  ['fills an empty value before a comment', 'name:  # which?\nurl: z', d => setValue(d, 'tools/a', ['name'], 'y'), 'name: y  # which?\nurl: z'],
  ['makes the maps that lead to a value', 'name: x', d => setValue(d, 'tools/a', ['security', 'sso', 'enabled'], true), 'name: x\nsecurity:\n  sso: { enabled: true }'],
  ['adds to a map below', 'security:\n  mfa: true\nname: x', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'security:\n  mfa: true\n  sso: true\nname: x'],
  ['adds to a map in braces', 'security: { mfa: true } # c', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'security: { mfa: true, sso: true } # c'],
  ['adds to empty braces', 'security: {}', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'security: { sso: true }'],
  ['adds to braces over several lines', 'security: {\n  mfa: true # c\n}', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'security: {\n  mfa: true,\n  sso: true # c\n}'],
  ['spells a short form out', 'lifecycle: trial', d => setValue(d, 'tools/a', ['lifecycle', 'until'], '2027-01-01', () => 'stage'), 'lifecycle: { stage: trial, until: 2027-01-01 }'],
  ['does not lose a value that it cannot place', 'lifecycle: trial', d => setValue(d, 'tools/a', ['lifecycle', 'until'], '2027-01-01'), 'lifecycle: trial'],
  ['puts quotes around what would read as something else', 'name: x', d => setValue(d, 'tools/a', ['name'], 'yes: no'), "name: 'yes: no'"],
  ['keeps a text that looks like a number a text', 'name: x', d => setValue(d, 'tools/a', ['name'], '0012'), "name: '0012'"],
  ['replaces lines by a value', 'retention:\n  duration: 1 year\n  then: delete\nname: x', d => setValue(d, 'tools/a', ['retention'], '3 years'), 'retention: 3 years\nname: x'],
  ['replaces a value by lines', 'links: none # c\nname: x', d => setValue(d, 'tools/a', ['links'], [{ title: 'a', url: 'b' }, { title: 'c' }]), 'links: # c\n  - { title: a, url: b }\n  - { title: c }\nname: x'],
  ['leaves stops to fill in', 'name: x', d => setValue(d, 'tools/a', ['lifecycle'], { stage: 'trial', until: { stop: 'until' } }), `name: x\nlifecycle: { stage: trial, until: ${'$'}{1} \\}`],
  ['adds an item in brackets', 'tags: [a, b] # c', d => addItem(d, 'tools/a', ['tags'], 'c'), 'tags: [a, b, c] # c'],
  ['adds an item with a dash', 'tags:\n  - a  # first\n  - b\nname: x', d => addItem(d, 'tools/a', ['tags'], 'c'), 'tags:\n  - a  # first\n  - b\n  - c\nname: x'],
  ['adds an item where dashes stand below the key', 'tags:\n- a\nname: x', d => addItem(d, 'tools/a', ['tags'], 'c'), 'tags:\n- a\n- c\nname: x'],
  ['makes a list', 'name: x', d => addItem(d, 'tools/a', ['tags'], 'c'), 'name: x\ntags: [c]'],
  ['makes a list of one value', 'tags: a', d => addItem(d, 'tools/a', ['tags'], 'c'), 'tags: [a, c]'],
  ['adds a map as an item', 'links:\n  - title: a\n    url: b', d => addItem(d, 'tools/a', ['links'], { title: 'c', url: 'd' }), 'links:\n  - title: a\n    url: b\n  - { title: c, url: d }'],
  ['removes a key', 'name: x\nurl: y # gone\ntags: []', d => removeAt(d, 'tools/a', ['url']), 'name: x\ntags: []'],
  ['removes a map that would be empty', 'name: x\nsecurity:\n  sso: true', d => removeAt(d, 'tools/a', ['security', 'sso']), 'name: x'],
  ['removes from braces', 'security: { mfa: true, sso: true, x: 1 }', d => removeAt(d, 'tools/a', ['security', 'sso']), 'security: { mfa: true, x: 1 }'],
  ['removes the last of braces', 'security: { mfa: true, sso: true }', d => removeAt(d, 'tools/a', ['security', 'sso']), 'security: { mfa: true }'],
  ['removes an item', 'tags:\n  - a\n  - b\n  - c', d => removeAt(d, 'tools/a', ['tags', 1]), 'tags:\n  - a\n  - c'],
  ['leaves “none” behind the last item', 'tags:\n  - a\nname: x', d => removeAt(d, 'tools/a', ['tags', 0]), 'tags: []\nname: x'],
  ['removes the first key of an item', 'links:\n  - title: a\n    url: b', d => removeAt(d, 'tools/a', ['links', 0, 'title']), 'links:\n  - url: b'],
  ['renames a key', 'nam: x  # note\nurl: y', d => renameKey(d, 'tools/a', ['nam'], 'name'), 'name: x  # note\nurl: y'],
  ['does not touch an entry with a syntax error', 'name: "x\nurl: y', d => setValue(d, 'tools/a', ['url'], 'z'), 'name: "x\nurl: y'],
];

/** Whole files. */
const files: readonly (readonly [name: string, before: string, edit: Edit, after: string])[] = [
  ['adds a key beside an alias', 'x: &x {mfa: true}\ntools:\n  a:\n    security: *x\n', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'x: &x {mfa: true}\ntools:\n  a:\n    security: { <<: *x, sso: true }\n'],
  ['overrides a merged key', 'x: &x {mfa: true}\ntools:\n  a:\n    <<: *x\n', d => setValue(d, 'tools/a', ['mfa'], false), 'x: &x {mfa: true}\ntools:\n  a:\n    <<: *x\n    mfa: false\n'],
  ['writes a merged map out to change it', 'x: &x {security: {mfa: true}}\ntools:\n  a:\n    <<: *x\n', d => setValue(d, 'tools/a', ['security', 'sso'], true), 'x: &x {security: {mfa: true}}\ntools:\n  a:\n    <<: *x\n    security: { mfa: true, sso: true }\n'],
  ['does not remove what an anchor says', 'x: &x {mfa: true}\ntools:\n  a:\n    <<: *x\n', d => removeAt(d, 'tools/a', ['mfa']), 'x: &x {mfa: true}\ntools:\n  a:\n    <<: *x\n'],
  ['keeps CRLF', 'tools:\r\n  a:\r\n    name: x\r\n', d => setValue(d, 'tools/a', ['security'], { a: 1, b: 2, c: 3, d: 4, e: 5 }), 'tools:\r\n  a:\r\n    name: x\r\n    security:\r\n      a: 1\r\n      b: 2\r\n      c: 3\r\n      d: 4\r\n      e: 5\r\n'],
  ['follows the indentation of the file', 'tools:\n    a:\n        name: x\n', d => setValue(d, 'tools/a', ['links'], [{ a: { b: 1 } }]), 'tools:\n    a:\n        name: x\n        links:\n            - a: { b: 1 }\n'],
  ['adds an entry', 'tools:\n  a:\n    name: x\n# end\nflows: {}\n', d => createEntry(d, 'tools', 'b', { name: 'y', category: 'crm' }), 'tools:\n  a:\n    name: x\n  b:\n    name: y\n    category: crm\n# end\nflows: {}\n'],
  ['keeps entries apart where they are', 'tools:\n  a:\n    name: x\n\n  c:\n    name: z\n\nflows: {}\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'tools:\n  a:\n    name: x\n\n  c:\n    name: z\n\n  b:\n    name: y\n\nflows: {}\n'],
  ['adds an entry to an empty section', 'tools:  # ours\nflows: {}\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'tools:  # ours\n  b:\n    name: y\nflows: {}\n'],
  ['adds an entry to empty braces', 'tools: {}\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'tools:\n  b:\n    name: y\n'],
  ['adds an entry to a section in braces', 'tools: {a: {n: 1}}\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'tools: {a: {n: 1}, b: { name: y }}\n'],
  ['adds a section', 'version: 1\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'version: 1\n\ntools:\n  b:\n    name: y\n'],
  ['adds a section to an empty file', '', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'tools:\n  b:\n    name: y\n'],
  ['adds a section behind a last line without line break', 'version: 1', d => createEntry(d, 'tools', 'b', { name: 'y' }), 'version: 1\n\ntools:\n  b:\n    name: y\n'],
  ['adds a top-level key', 'version: 1\n', d => setValue(d, 'alliance', ['actions', 'x'], { text: 'y', owner: 'z' }), 'version: 1\n\nalliance:\n  actions:\n    x: { text: y, owner: z }\n'],
  ['does not add an entry twice', 'tools:\n  a: {}\n', d => createEntry(d, 'tools', 'a', {}), 'tools:\n  a: {}\n'],
  ['removes an entry', 'tools:\n  a:\n    name: x\n    # its own\n\n  b:\n    name: y\n\n  c: {}\n', d => removeEntry(d, 'tools/b'), 'tools:\n  a:\n    name: x\n    # its own\n\n  c: {}\n'],
  ['renames an entry', 'tools:\n  a: {}  # note\n', d => renameKey(d, 'tools/a', [], 'new-id'), 'tools:\n  new-id: {}  # note\n'],
  ['edits a file with wide characters', 'tools:\n  a:\n    name: 😀é\n    url: x\n', d => setValue(d, 'tools/a', ['url'], 'ü'), 'tools:\n  a:\n    name: 😀é\n    url: ü\n'],
  ['edits a file with a byte-order mark', '\ufefftools:\n  a: {}\n', d => createEntry(d, 'tools', 'b', { name: 'y' }), '\ufefftools:\n  a: {}\n  b:\n    name: y\n'],
];

describe('an edit of a tool', () => {
  for (const [name, before, edit, after] of inTool) {
    it(name, () => {
      const indented = (lines: string): string => `tools:\n  a:\n${lines.replace(/^/gm, '    ')}\n  b: {}\n`;
      const document = readDocument('file:///a.yaml', indented(before), sections);
      assert.equal(applyEdits(document.text, edit(document)), indented(after));
    });
  }
});

describe('an edit of a file', () => {
  for (const [name, before, edit, after] of files) {
    it(name, () => {
      const document = readDocument('file:///a.yaml', before, sections);
      assert.equal(applyEdits(document.text, edit(document)), after);
    });
  }
});
