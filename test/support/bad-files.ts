// Files that go wrong in every way that is known, and what is said of each: one table for the command line and the editor.

const head = 'version: 1\nstack: { name: Aurore }\npolicies: [none.martech-policies.yaml]\n';
const good = '  good: { name: Good, category: crm, lifecycle: prodution }\n';
/** The tool `good` has a typo: it is found in spite of what is wrong elsewhere. */
const stillChecked = 'schema/wrong-value';
const aliases = `x-a: &a [1]\nx-list: [${'*a, '.repeat(1100)}*a]\n`;
const bomb = ['x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]', ...'bcdefghij'.split('').map((name, i) => `x-${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)].join('\n');

export interface BadFile {
  readonly text: string | Uint8Array;
  /** What is said of it, and nothing more where `exact`. */
  readonly rules: readonly string[];
  readonly exact?: boolean;
}

/** What `martech-stack.yaml` holds, by what is wrong with it. */
export const badFiles: Readonly<Record<string, BadFile>> = {
  'tabs as indentation': { text: `${head}tools:\n\tbrevo:\n\t\tname: Brevo\n${good}`, rules: ['syntax/tab-indentation'] },
  'a tab in one tool': { text: `${head}tools:\n  brevo:\n\tname: Brevo\n${good}`, rules: ['syntax/tab-indentation', stillChecked] },
  'CRLF': { text: `${head}tools:\n${good}`.replaceAll('\n', '\r\n'), rules: [stillChecked], exact: true },
  'a byte-order mark': { text: `\ufeff${head}tools:\n${good}`, rules: [stillChecked], exact: true },
  'emoji and wide characters': { text: `${head}tools:\n  mail: { name: "📮 メール é", category: crm, lifecycle: production }\n${good}`, rules: [stillChecked], exact: true },
  'an emoji as an id': { text: `${head}tools:\n  "📮": { name: Mail, category: crm, lifecycle: production }\n${good}`, rules: ['schema/bad-id', stillChecked] },
  'several documents': { text: `${head}tools:\n${good}---\nversion: 1\n`, rules: ['syntax/several-documents', stillChecked] },
  'an empty file': { text: '', rules: ['schema/empty-file'], exact: true },
  'blank lines only': { text: ' \n\n', rules: ['schema/empty-file'], exact: true },
  'only comments': { text: '# Later\n# more\n', rules: ['schema/empty-file'], exact: true },
  'a scalar': { text: 'hello\n', rules: ['syntax/not-a-map'] },
  'a list': { text: '- a\n- b\n', rules: ['syntax/not-a-map'] },
  'an import that is missing': { text: `${head}imports: [gone.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import that matches nothing': { text: `${head}imports: ["gone/*.yaml"]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import that is a folder': { text: `${head}imports: [folder.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import outside the workspace': { text: `${head}imports: [../../../elsewhere.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import of itself': { text: `${head}imports: [martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import cycle': { text: `${head}imports: [ring.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'an import of a root': { text: `${head}imports: [other.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'more aliases than can be read': { text: `${head}${aliases}tools:\n${good}`, rules: ['syntax/too-many-aliases', stillChecked] },
  'an alias bomb': { text: `${head}${bomb}\ntools:\n${good}`, rules: ['syntax/too-many-aliases', stillChecked] },
  'an alias of itself': { text: `${head}x-a: &a { b: *a }\ntools:\n${good}`, rules: ['syntax/circular-alias', stillChecked] },
  'an alias of nothing': { text: `${head}x-a: *nothing\ntools:\n${good}`, rules: ['syntax/unknown-alias', stillChecked] },
  'deep nesting': { text: `${head}x-deep: ${'['.repeat(5000)}${']'.repeat(5000)}\ntools:\n${good}`, rules: ['syntax/too-deep', stillChecked] },
  'a file that is too large': { text: `${head}# ${'x'.repeat(5 * 1024 * 1024)}\n`, rules: ['syntax/too-large'], exact: true },
  'a null byte': { text: `${head}tools:\n  brevo: { name: "Br\0evo", category: crm, lifecycle: production }\n${good}`, rules: ['syntax/null-byte', stillChecked] },
  'bytes that are no UTF-8': { text: Uint8Array.from([...Buffer.from(head), 0x78, 0x2d, 0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]), rules: ['syntax/encoding'], exact: true },
  'UTF-16': { text: Buffer.from(`\ufeff${head}`, 'utf16le'), rules: ['syntax/encoding'], exact: true },
  'UTF-16 without a byte-order mark': { text: Buffer.from(head, 'utf16le'), rules: ['syntax/encoding'], exact: true },
  'ISO-8859-1': { text: Buffer.from(head.replace('Aurore', 'Société'), 'latin1'), rules: ['syntax/encoding'], exact: true },
  'an import in ISO-8859-1': { text: `${head}imports: [latin.martech-stack.yaml]\ntools:\n${good}`, rules: ['schema/import', stillChecked], exact: true },
  'another version of YAML': { text: `%YAML 1.1\n---\n${head}tools:\n${good}`, rules: ['syntax/yaml-version', stillChecked] },
  'a key twice': { text: `${head}tools:\n  twice: { name: A, name: B, category: crm, lifecycle: production }\n${good}`, rules: ['syntax/duplicate-key', stillChecked] },
  'an unclosed bracket in one tool': { text: `${head}tools:\n  open: { name: A, category: [crm\n${good}`, rules: ['syntax/unclosed-flow', stillChecked] },
  'an unclosed quote in one tool': { text: `${head}tools:\n  open:\n    name: "A\n    category: crm\n${good}`, rules: ['syntax/unclosed-quote', stillChecked] },
  'keys of JavaScript': { text: `${head}tools:\n  __proto__: { name: A, category: crm, lifecycle: production }\n  constructor: { name: B, category: crm, lifecycle: production, hasOwnProperty: 1 }\n${good}`, rules: ['schema/bad-id', 'schema/unknown-key', stillChecked] },
};

/** What lies beside each. */
export const besideBadFiles: Readonly<Record<string, string | Uint8Array>> = {
  'none.martech-policies.yaml': 'version: 1\nrules: {}\n',
  'ring.martech-stack.yaml': 'version: 1\nimports: [ring.martech-stack.yaml]\n',
  'latin.martech-stack.yaml': Buffer.from('version: 1\ntools: { a: { name: Société } }\n', 'latin1'),
  'other.martech-stack.yaml': 'version: 1\nstack: { name: Other }\n',
};
/** A folder that bears the name of a file. */
export const folderBesideBadFiles = 'folder.martech-stack.yaml';
