// Imports run one way, and each library has one door; read from the bundler's own graph.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Import, importGraph } from './import-graph.ts';

const root = join(import.meta.dirname, '..', '..');

/** Which parts a part may import, beside itself. A part is the longest of these folders or files that a file lies in. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/generated': ['src/core/schema'],
  'src/protocol': [],
  'src/core/file-kind.ts': [],
  'src/core/workspace.ts': [],
  'src/core/text': ['src/generated'],
  'src/core/syntax': ['src/core/text'],
  'src/core/values': ['src/core/text', 'catalog'],
  'src/core/schema': ['src/core/text', 'src/core/syntax', 'src/core/values', 'src/core/file-kind.ts', 'src/generated', 'schemas'],
  'src/core/model': [
    'src/core/text',
    'src/core/syntax',
    'src/core/values',
    'src/core/schema',
    'src/core/file-kind.ts',
    'src/core/workspace.ts',
  ],
  'src/core/policy': [
    'src/core/text',
    'src/core/syntax',
    'src/core/values',
    'src/core/schema',
    'src/core/model',
    'src/core/file-kind.ts',
    'src/core/workspace.ts',
    'src/generated',
  ],
  'src/core': [
    'src/core/text',
    'src/core/syntax',
    'src/core/values',
    'src/core/schema',
    'src/core/model',
    'src/core/policy',
    'src/core/file-kind.ts',
    'src/core/workspace.ts',
    'src/generated',
  ],
  'src/core/reports': ['src/core/*', 'src/generated'],
  'src/core/diagram': ['src/core/text', 'src/core/syntax', 'src/core/values', 'src/core/schema', 'src/core/model', 'src/core/policy'],
  'src/language': ['src/core/*', 'src/protocol', 'src/generated'],
  'src/server': ['src/core/*', 'src/language', 'src/protocol', 'src/generated'],
  'src/cli': ['src/core/*', 'src/server', 'src/language', 'src/generated', 'package.json'],
  'src/client': ['src/protocol', 'src/core/text'],
  'src/webview': ['src/protocol', 'src/core/text', 'src/core/diagram'],
};

/** The only parts that may import a package (by the start of its name). A package that is not here is nobody's. */
const doors: Readonly<Record<string, readonly string[]>> = {
  yaml: ['src/core/syntax'],
  '@marcbachmann/cel-js': ['src/core/policy/expressions'],
  'fastest-levenshtein': ['src/core'],
  re2js: ['src/core/policy'],
  picomatch: ['src/core/model', 'src/server', 'src/cli'],
  vscode: ['src/client'],
  'vscode-languageclient/': ['src/client'],
  'vscode-languageserver-types': ['src/language', 'src/server'],
  'vscode-languageserver': ['src/server', 'src/cli'],
  'node:': ['src/server', 'src/client', 'src/cli'],
};

const parts = Object.keys({ ...mayImport, catalog: 0, schemas: 0, 'package.json': 0 }).sort((a, b) => b.length - a.length);
const inside = (file: string, part: string): boolean =>
  file === part || file.startsWith(`${part}/`) || file.startsWith(`${part}.`) || file.startsWith(`${part}-`);
const partOf = (file: string): string | undefined => parts.find(part => inside(file, part));

describe('imports', () => {
  let graph: readonly Import[] = [];
  before(async () => {
    graph = await importGraph(root, 'src');
  });

  it('run one way', () => {
    const wrong = graph.filter(({ from, to, external }) => !external && !allowed(from, to)).map(said);
    assert.deepEqual(wrong, []);
  });

  it('enter each package by its one door', () => {
    const wrong = graph.filter(({ from, to, external }) => external && !doorsOf(to).some(door => inside(from, door))).map(said);
    assert.deepEqual(wrong, []);
  });

  it('make no circle of parts', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to, external } of graph) {
      const [a, b] = [partOf(from), partOf(to)];
      if (!external && a && b && a !== b && a !== 'src/generated') edges.set(a, (edges.get(a) ?? new Set()).add(b));
    }
    const circles = [...edges.keys()].filter(part => reachable(edges, part).has(part));
    assert.deepEqual(circles, []);
  });
});

function allowed(from: string, to: string): boolean {
  const [a, b] = [partOf(from), partOf(to)];
  if (a === undefined || b === undefined) return false;
  return a === b || (mayImport[a] ?? []).some(part => part === b || (part.endsWith('/*') && inside(b, part.slice(0, -2))));
}

/** The longest name that fits wins: `vscode-languageserver-types` is not `vscode-languageserver`. */
function doorsOf(name: string): readonly string[] {
  const found = Object.keys(doors)
    .filter(door => name === door || name.startsWith(door.endsWith('/') || door.endsWith(':') ? door : `${door}/`))
    .sort((a, b) => b.length - a.length)[0];
  return found ? (doors[found] ?? []) : [];
}

function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(edges.get(start) ?? [])];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    waiting.push(...(edges.get(part) ?? []));
  }
  return seen;
}

function said({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
